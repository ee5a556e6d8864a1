"""Suffixes and plurals that the segmenter leaves alone: 返贫|率, 年轻|人们, 30|多个."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from duizhao.language.words import Words
from duizhao.model import TokenKind

SUFFIXES = frozenset("率式型性化岛器链感度版费额量业界端圈群")
"""What makes a noun of a stem of two characters."""
_STEMS = frozenset({"n", "v", "vn", "nz", "an", "l", "b"})
_TWO = 2
_TRIGGERS = SUFFIXES | {"人们", "多个", "多年", "多名", "多种", "几个", "余个"}
_AFTER_FIGURES = frozenset({"多个", "多年", "多名", "多种", "余个"})


def with_suffixes(
    words: Words, is_headword: Callable[[str], bool], is_common: Callable[[str], bool]
) -> Words:
    """Join a stem of two characters with its suffix, and move edges that are a character off.

    返贫|率 becomes 返贫率, 年轻|人们 becomes 年轻人|们, and behind a figure 多个 becomes 多|个.
    """
    if _TRIGGERS.isdisjoint(words.texts):
        return words
    rows = list(zip(words.texts, words.tags, words.kinds, strict=True))
    return Words(*zip(*_mended(rows, is_headword, is_common), strict=True))


def _mended(
    rows: list[tuple[str, str, TokenKind]],
    is_headword: Callable[[str], bool],
    is_common: Callable[[str], bool],
) -> Iterator[tuple[str, str, TokenKind]]:
    held: tuple[str, str, TokenKind] | None = None
    for place, row in enumerate(rows):
        text, before = row[0], held or ("", "", TokenKind.SPACE)
        after = rows[place + 1][0] if place + 1 < len(rows) else ""
        if text in SUFFIXES and _is_stem(before) and not _is_word_with(text, after, is_common):
            held = (before[0] + text, "n", TokenKind.WORD)
        elif text == "人们" and before[2] is TokenKind.WORD and is_headword(before[0] + "人"):
            yield before[0] + "人", "n", TokenKind.WORD
            held = ("们", "k", TokenKind.WORD)
        elif text in _AFTER_FIGURES and (before[2] is TokenKind.NUMBER or before[1] == "m"):
            yield before
            yield text[0], "m", TokenKind.WORD
            held = (text[1], "q", TokenKind.WORD)
        else:
            if held:
                yield held
            held = row
    if held:
        yield held


def _is_stem(row: tuple[str, str, TokenKind]) -> bool:
    return row[2] is TokenKind.WORD and len(row[0]) == _TWO and row[1] in _STEMS


def _is_word_with(suffix: str, after: str, is_common: Callable[[str], bool]) -> bool:
    return len(after) == 1 and is_common(suffix + after)
