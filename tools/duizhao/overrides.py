"""Where the readings and words that an editor sets in a sidecar stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from duizhao.model import Overrides, ReadingOverride, Source, Span, WordOverride


def fixed_readings(
    text: str, overrides: Iterable[ReadingOverride]
) -> Iterator[tuple[int, tuple[str | None, Source]]]:
    """Give the offset of each character whose reading is set, its syllable and who set it."""
    for override in overrides:
        for start in _occurrences(text, override.context):
            yield start + len(override.before), (override.syllable, Source.SIDECAR)


def fixed_words(text: str, overrides: Iterable[WordOverride]) -> Iterator[Span]:
    """Give where each word begins and ends that is set to be one."""
    for override in overrides:
        for start in _occurrences(text, override.context):
            ends = [start + end for end in accumulate(map(len, override.words))]
            yield from zip([start, *ends], ends, strict=False)


def unmatched_overrides(
    overrides: Overrides, texts: Iterable[str]
) -> tuple[ReadingOverride | WordOverride, ...]:
    """Give the overrides whose context stands in none of `texts`, in the order of their lines."""
    texts = tuple(texts)
    every: list[ReadingOverride | WordOverride] = [*overrides.readings, *overrides.words]
    lost = [override for override in every if not any(override.context in text for text in texts)]
    return tuple(sorted(lost, key=lambda override: override.line))


def _occurrences(text: str, context: str) -> Iterator[int]:
    start = text.find(context) if context else -1
    while start >= 0:
        yield start
        start = text.find(context, start + len(context))
