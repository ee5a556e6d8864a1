"""Pinyin as it is written, by GB/T 16159-2012: words joined and divided, capitals, hyphens, apostrophes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import TypeAlias

from duizhao.language.dictionary import entries, is_headword, is_idiom
from duizhao.language.divisions import is_paired, set_division
from duizhao.language.naming import COMPOUND_SURNAMES
from duizhao.language.numerals import hyphens, is_numeral
from duizhao.language.places import AIDING, is_pair, place_lengths
from duizhao.language.proper import proper_kind, proper_lengths
from duizhao.language.romanization import from_numbers, join_syllables, parse_syllables
from duizhao.language.scripts import to_simplified
from duizhao.language.transliterated import DOT
from duizhao.model import NAME_KINDS, Name, Token, TokenKind

__all__ = ("capitalized", "from_numbers", "join_syllables", "parse_syllables", "spell")

_Cuts: TypeAlias = Mapping[int, str]
"""What stands at an offset of a word, a space or a hyphen; apart from these it is written together."""

_NO_NAMES: Mapping[str, Name] = MappingProxyType({})
_FOUR = 4
_UNDIVIDED = re.compile(r".[不莫而].{2}|(.)里\1.|..[而之].|(.)\2(.)\3|一衣带水|(?:.不.){2}")
"""Four characters that are not read two and two: 不言而喻, 当务之急, 爱莫能助; and AABB, 清清楚楚."""
_COUNTED_TWICE = re.compile(r"(?:[一二三四五六七八九十百千万半].){2}")
"""四面八方, 五湖四海: sìmiàn-bāfāng."""
_TWICE = re.compile(r"(..)\1")


def spell(token: Token, names: Mapping[str, Name] = _NO_NAMES) -> str:
    """Write a token as GB/T 16159 has it; empty where there is nothing to read.

    脱贫 tuōpín, 西安 (a place) Xī'ān, 程向民 (a person) Chéng Xiàngmín, 勐海县 Měnghǎi Xiàn, 第一 dì-yī,
    风平浪静 fēngpíng-làngjìng. The words of a name follow its record in `names`; without one, surname and
    kind of place stand apart.
    """
    if not any(token.reading):
        return ""
    cells = zip(token.reading, token.text, strict=True)
    syllables = [syllable or char for syllable, char in cells if char != DOT]
    text = to_simplified(token.text) if len(syllables) > 1 else token.text
    if token.kind in NAME_KINDS and (token.text in names or not is_numeral(text)):
        cuts = _name_cuts(text, token.kind, names.get(token.text))
        edges = pairwise([0, *sorted(cuts), len(syllables)])
        return "".join(cuts.get(a, "") + capitalized(join_syllables(syllables[a:b])) for a, b in edges)
    if len(syllables) == 1:
        return syllables[0]
    written = "".join(_with_names(text, syllables, _word_cuts(text)))
    return capitalized(written) if token.kind in NAME_KINDS else written


def capitalized(written: str) -> str:
    """Begin with a capital letter, as names and sentences do: ān becomes Ān."""
    return written[:1].upper() + written[1:]


def _with_names(text: str, syllables: Sequence[str], cuts: _Cuts) -> Iterator[str]:
    """Yield the pieces of a common word, with capitals for the names among them: 抗日 kàng Rì."""
    edges, capitals = [0, *sorted(cuts), len(text)], _inner_capitals(text)
    for start, end in pairwise(edges):
        is_part = end - start < len(text)
        is_name = start in capitals or (is_part and not is_paired(text) and _is_proper(text[start:end]))
        written = join_syllables(syllables[start:end])
        yield cuts.get(start, "") + (capitalized(written) if is_name else written)


def _is_proper(word: str) -> bool:
    return proper_kind(word) is not None


def _name_cuts(text: str, kind: TokenKind, name: Name | None) -> _Cuts:
    if name is not None and name.reading:
        edges = [*accumulate(map(len, name.reading))][:-1]
        return {edge: "-" if place in name.hyphens else " " for place, edge in enumerate(edges, 1)}
    if DOT in text:
        return _spaces([len(part) for part in text.split(DOT)])
    is_whole = kind is not TokenKind.PERSON and is_pair(text)
    lengths = [len(text)] if is_whole else _LENGTHS[kind](text)
    head = text[: lengths[0]]
    is_paired = is_whole or is_pair(head) or (is_numeral(head) and len(lengths) > 1)
    paired = range(1, lengths[0]) if is_paired else ()
    return {**_spaces(lengths), **dict.fromkeys(paired, "-")}


def _spaces(lengths: Sequence[int]) -> _Cuts:
    return dict.fromkeys([*accumulate(lengths)][:-1], " ")


def _person_lengths(text: str) -> list[int]:
    surname = 2 if text[:2] in COMPOUND_SURNAMES else 1
    return [surname, len(text) - surname] if surname < len(text) <= surname + 2 else [len(text)]


def _place_lengths(text: str) -> list[int]:
    """Divide by our own table and the kind of place, or as the dictionary's capitals do: 泰山 Tài Shān."""
    lengths = place_lengths(text)
    return lengths if len(lengths) > 1 else _proper_lengths(text)


def _proper_lengths(text: str) -> list[int]:
    return [*proper_lengths(text)] or [len(text)]


def _body_lengths(text: str) -> list[int]:
    """Divide by the dictionary's capitals, or else by sense: 促进中心 Cùjìn Zhōngxīn."""
    lengths = _proper_lengths(text)
    edges = [0, *_word_cuts(text), len(text)]
    return lengths if len(lengths) > 1 else [end - start for start, end in pairwise(edges)]


_LENGTHS: Mapping[TokenKind, Callable[[str], list[int]]] = {
    TokenKind.PERSON: _person_lengths,
    TokenKind.PLACE: _place_lengths,
    TokenKind.ORGANISATION: _body_lengths,
    TokenKind.PROPER: _proper_lengths,
}


@lru_cache(maxsize=1 << 14)
def _inner_capitals(word: str) -> tuple[int, ...]:
    if AIDING.fullmatch(word):
        return (1,)
    found = entries(word) if len(word) > 1 else ()
    return found[0].capitals if len(found) == 1 and 0 not in found[0].capitals else ()


@lru_cache(maxsize=1 << 15)
def _word_cuts(word: str) -> _Cuts:
    """Say where a common word is divided in writing."""
    if (settled := set_division(word)) is not None:
        return settled
    if is_numeral(word):
        return dict.fromkeys(hyphens(word), "-")
    if inner := _inner_capitals(word):
        return dict.fromkeys(inner, " ")
    if len(word) == _FOUR:
        return _four_cuts(word)
    return _long_cuts(word) if len(word) > _FOUR else {}


def _four_cuts(word: str) -> _Cuts:
    """Divide 社会主义 by sense and 风平浪静 by rhythm; 不言而喻 and 清清楚楚 are one, 研究研究 is two."""
    if _TWICE.fullmatch(word):
        return {2: " "}
    if _UNDIVIDED.fullmatch(word):
        return {}
    if is_idiom(word) or _COUNTED_TWICE.fullmatch(word):
        return {2: "-"}
    return {2: " "} if is_headword(word[:2]) and is_headword(word[2:]) else {}


def _long_cuts(word: str) -> _Cuts:
    """Divide five characters and more into words of the dictionary; a single one goes with its neighbour.

    中国特色社会主义 gives Zhōngguó tèsè shèhuì zhǔyì, 研究生院 stays yánjiūshēngyuàn.
    """
    edges, start = [], 0
    while start < len(word):
        sizes = range(min(_FOUR, len(word) - start), 1, -1)
        size = next((size for size in sizes if is_headword(word[start : start + size])), 0)
        if not size:
            return {}
        edges += [start, *(start + cut for cut in _word_cuts(word[start : start + size]))]
        start += size
        if len(word) - start == 1:
            break
    return dict.fromkeys(sorted(set(edges) - {0}), " ")
