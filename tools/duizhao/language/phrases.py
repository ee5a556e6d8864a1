"""pypinyin's data: phrases as evidence for a reading, never as a rule, for they cross words; characters.

琳琅满目的 has dì in them, 创造了当地 liǎodàng; so each match is given with where it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from duizhao.language.syllables import is_syllable

_CITATION: Mapping[str, str] = {"一": "yī", "不": "bù"}
_LONGEST = 8


Match: TypeAlias = tuple[int, int]
"""Where a phrase begins and ends in a text."""


@cache
def phrase_reading(word: str) -> tuple[str, ...] | None:
    """Give the syllables of a phrase, 一 and 不 in dictionary tone; None for what is none."""
    cells = phrases_dict.get(word)
    if cells is None or len(cells) != len(word):
        return None
    syllables = tuple(_CITATION.get(char, cell[0]) for char, cell in zip(word, cells, strict=True))
    return syllables if all(map(is_syllable, syllables)) else None


def find_phrases(text: str) -> list[Match]:
    """Cover `text` by forward longest match, from left to right; 琳琅满|目的 and not 目的 alone."""
    return [(start, end) for _, start, end in _automaton().find_matches_as_indexes(text)]


@lru_cache(maxsize=1)
def _automaton() -> AhoCorasick:
    phrases = (phrase for phrase in phrases_dict if 1 < len(phrase) <= _LONGEST)
    return AhoCorasick(phrases, matchkind=MatchKind.LeftmostLongest)


def listed_syllables(char: str) -> list[str]:
    """Give the syllables of a character in the order of the data, the usual one first."""
    return list(filter(is_syllable, pinyin_dict.get(ord(char), "").split(",")))
