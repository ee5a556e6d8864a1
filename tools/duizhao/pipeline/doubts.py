"""Readings that were close calls, for an editor to look at: most frequent first, with the line to paste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from duizhao.annotate import Tools, find_doubts
from duizhao.errors import Problem, Severity
from duizhao.language.readings import CloseCall
from duizhao.language.scripts import HAN_CHARACTER
from duizhao.model import Article

_REACH = 4
"""Characters of context on either side."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A close call in its article."""

    text: str
    call: CloseCall
    sidecar: Path

    @property
    def char(self) -> str:
        """The character in question."""
        return self.text[self.call.offset]

    @property
    def line_to_paste(self) -> str:
        """The entry for `readings` of the sidecar that settles it: `盲目[种]茶: zhòng`."""
        at = self.call.offset
        before = _joined(self.text[max(0, at - _REACH) : at][::-1])[::-1]
        after = _joined(self.text[at + 1 : at + 1 + _REACH])
        return f"{before}[{self.char}]{after}: {self.call.choice.syllable}"


def doubts_of(article: Article, sidecar: Path, tools: Tools) -> Iterator[Doubt]:
    """List the close calls of an article."""
    for segment in article.segments:
        for call in find_doubts(segment.text, tools, article.overrides):
            yield Doubt(segment.text, call, sidecar)


def as_problems(doubts: Iterable[Doubt]) -> Iterator[Problem]:
    """Make a note of each, those of the most frequent characters first."""
    by_char: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        by_char.setdefault(doubt.char, []).append(doubt)
    for char, rows in sorted(by_char.items(), key=lambda item: (-len(item[1]), item[0])):
        for doubt in sorted(rows, key=lambda row: row.call.choice.odds):
            yield Problem(doubt.sidecar, 1, _message(char, len(rows), doubt), Severity.NOTE)


def _message(char: str, count: int, doubt: Doubt) -> str:
    choice, said = doubt.call.choice, doubt.call.dictionary
    other = f"; the dictionary says {said}" if said and said != choice.syllable else ""
    return (
        f"{char} ({count} in doubt) is read {choice.syllable} by the model, {choice.odds:.1f} to 1 against "
        f"{choice.runner_up}{other}; to settle it add to readings `{doubt.line_to_paste}`"
    )


def _joined(text: str) -> str:
    """Take the Chinese characters up to the first other one."""
    return "".join(takewhile(HAN_CHARACTER.match, text))
