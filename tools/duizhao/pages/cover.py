"""What stands before a text: how long it takes, how much of it a reader knows, what to learn first.

Every figure is written for every level; the page shows those of the reader's own, without script level 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from duizhao.coverage import lifting, reading_minutes, shares
from duizhao.language.dictionary import senses
from duizhao.language.levels import LEVELS
from duizhao.language.orthography import join_syllables
from duizhao.model import Coverage, Standing, Vocable
from duizhao.pages.wording import LEVEL_NAMES, STANDINGS, Wording

WORDS_FIRST = 6
"""Words to learn first, at each level."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A text and the levels at which it holds: `("12 %", "34")`."""

    text: str
    levels: str


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar that is 100 wide."""

    standing: Standing
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class FirstWord:
    """A word to learn, and the levels at which it is among the first."""

    text: str
    pinyin: str
    gloss: str
    uses: int
    levels: str


@dataclass(frozen=True, slots=True)
class CoverView:
    """The lines before a text."""

    minutes: tuple[int, int]
    """Of a fluent reader, and of a learner."""
    known: tuple[Figure, ...]
    rows: tuple[tuple[Standing, Wording, tuple[Figure, ...]], ...]
    bars: tuple[tuple[str, tuple[BarPart, ...]], ...]
    words: tuple[FirstWord, ...]


def cover_view(coverage: Coverage) -> CoverView:
    """Lay out the coverage of a text at every level."""
    percents = {level: _percents(coverage, level) for level in LEVELS}
    learner, fluent = reading_minutes(coverage)
    return CoverView(
        minutes=(fluent, learner),
        known=tuple(
            Figure(f"{percents[level][Standing.KNOWN]} % at level {LEVEL_NAMES[level]}", str(level))
            for level in LEVELS
        ),
        rows=tuple(
            (standing, wording, _figures(f"{percents[level][standing]} %" for level in LEVELS))
            for standing, wording in STANDINGS.items()
        ),
        bars=tuple((str(level), tuple(_bar(percents[level]))) for level in LEVELS),
        words=tuple(_first_words(coverage)),
    )


def known_shares(coverage: Coverage) -> tuple[int, ...]:
    """Return the share of the words that a reader of each level knows, in whole percents."""
    return tuple(_percents(coverage, level)[Standing.KNOWN] for level in LEVELS)


def _percents(coverage: Coverage, level: int) -> dict[Standing, int]:
    """Round the shares so that they make 100 together: each border between them is rounded."""
    parts = shares(coverage.words, level)
    borders = [round(100 * border) for border in accumulate(parts[standing] for standing in STANDINGS)]
    return {
        standing: end - start for standing, start, end in zip(STANDINGS, [0, *borders], borders, strict=False)
    }


def _figures(texts: Iterable[str]) -> tuple[Figure, ...]:
    """Write a figure that holds at several levels once."""
    levels: dict[str, str] = {}
    for level, text in zip(LEVELS, texts, strict=True):
        levels[text] = levels.get(text, "") + str(level)
    return tuple(Figure(text, where) for text, where in levels.items())


def _bar(percents: dict[Standing, int]) -> Iterator[BarPart]:
    x = 0
    for standing, width in percents.items():
        yield BarPart(standing, x, width)
        x += width


def _first_words(coverage: Coverage) -> Iterator[FirstWord]:
    where: dict[tuple[Vocable, int], str] = {}
    for level in LEVELS:
        for row in lifting(coverage, level, WORDS_FIRST):
            where[row] = where.get(row, "") + str(level)
    for word, uses in sorted(where, key=lambda row: -row[1]):
        pinyin = join_syllables(filter(None, word.reading))
        gloss = "".join(senses(word.text, word.reading)[:1])
        yield FirstWord(word.text, pinyin, gloss, uses, where[word, uses])
