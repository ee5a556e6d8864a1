"""The sentence that shows a word best."""

from __future__ import annotations

from collections.abc import Sequence

from duizhao.model import Example

SHORTEST, LONGEST = 12, 60
"""Characters of a sentence that says enough and is soon read."""


def best_example(examples: Sequence[Example]) -> Example | None:
    """Choose the sentence to learn by: in English too, a sentence rather than a heading, short, early."""
    return min(examples, key=_cost, default=None)


def _cost(example: Example) -> tuple[bool, bool, int]:
    length = len(example.zh)
    strange = max(SHORTEST - length, 0) + max(length - LONGEST, 0)
    return not example.en, not example.label, strange


def cloze(example: Example, blank: str = "＿＿") -> str:
    """Blank out the word wherever it stands: 上海不断总结＿＿、共奔小康的经验."""
    return example.zh.replace(word_of(example), blank)


def word_of(example: Example) -> str:
    """Return the word as it is printed there."""
    return example.zh[example.start : example.end]
