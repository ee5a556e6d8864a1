"""The English of CC-CEDICT as it is shown: what it points to in simplified characters and pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from duizhao.language.romanization import from_numbers, join_syllables

_FORM = r"[^\s|\[\](),;:“”\"']"
_PAIR = re.compile(rf"(?P<traditional>{_FORM}+)\|(?P<simplified>{_FORM}*)\|?")
"""Both forms of a headword: 大庫|大库."""

_NUMBERED = re.compile(r"(?P<before>\S)?\[(?P<syllables>[^\]]*[a-z:][1-5][^\]]*)\]")
"""Syllables with figures, behind the characters that they read or alone: [Da4 tong2]."""

_COUNTED = re.compile(r" \(CL:[^)]*\)")
"""Measure words of one sense."""


@lru_cache(maxsize=1 << 16)
def readable(sense: str) -> str:
    """Write `short for Shanghai 滬|沪[Hu4]` as `short for Shanghai 沪 Hù`."""
    if "[" not in sense and "|" not in sense:
        return sense
    sense = _COUNTED.sub("", sense)
    return _NUMBERED.sub(_spelled, _PAIR.sub(lambda pair: pair["simplified"] or pair["traditional"], sense))


def _spelled(match: re.Match[str]) -> str:
    before = match["before"] or ""
    words = [_word(word) for word in _words(match["syllables"].replace(" ,", ",").split())]
    return f"{before}{' ' if before not in ('', '(') else ''}{' '.join(words)}"


def _words(syllables: list[str]) -> Iterator[list[str]]:
    """Begin a word at every capital, and at and behind every mark: Xin1 jiang1 Wei2 wu2 er3."""
    word: list[str] = []
    for syllable in syllables:
        if word and (syllable[0].isupper() or syllable == "·" or word[-1][-1] in ",·"):
            yield word
            word = []
        word.append(syllable)
    yield word


def _word(syllables: list[str]) -> str:
    """Join the syllables of a word; what is no pinyin stays as it is written."""
    comma = "," if syllables[-1].endswith(",") else ""
    bare = [syllable.rstrip(",") for syllable in syllables]
    marked = [from_numbers(syllable) or syllable for syllable in bare]
    if None in map(from_numbers, bare):
        return " ".join(marked) + comma
    joined = join_syllables(marked)
    return (joined[0].upper() + joined[1:] if syllables[0][0].isupper() else joined) + comma
