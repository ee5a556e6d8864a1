"""pypinyin's data: phrases as evidence for a reading, never as a rule, for they cross words; characters.

琳琅满目的 has dì in them, 创造了当地 liǎodàng; so each match is given with where it lies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from duizhao.language.syllables import is_syllable

_CITATION: Mapping[str, str] = {"一": "yī", "不": "bù"}
_LONGEST = 8


Match: TypeAlias = tuple[int, int]
"""Where a phrase begins and ends in a text."""


def is_phrase(word: str) -> bool:
    """Say whether the data has `word`, whatever it says of it."""
    return word in phrases_dict


@cache
def phrase_reading(word: str) -> tuple[str, ...] | None:
    """Give the syllables of a phrase, 一 and 不 in dictionary tone; None for what is none."""
    cells = phrases_dict.get(word)
    if cells is None or len(cells) != len(word):
        return None
    syllables = tuple(_CITATION.get(char, cell[0]) for char, cell in zip(word, cells, strict=True))
    return syllables if all(map(is_syllable, syllables)) else None


def find_phrases(text: str, place: int) -> tuple[Match, list[Match]]:
    """Cover the text around `place` by forward longest match: 生发 in 内生发展, for what that is worth.

    Gives where that stretch of the text begins and ends, and the phrases in it; no phrase crosses its
    edges, for there two characters meet that are beside each other in none.
    """
    pairs, start, end = _pairs(), place, place + 1
    while start and text[start - 1 : start + 1] in pairs:
        start -= 1
    while text[end - 1 : end + 1] in pairs:
        end += 1
    return (start, end), list(_cover(text, start, end))


def _cover(text: str, start: int, end: int) -> Iterator[Match]:
    sizes_of = _pairs()
    while start < end - 1:
        for size in sizes_of[text[start : start + 2]]:
            if start + size <= end and text[start : start + size] in phrases_dict:
                yield start, start + size
                start += size
                break
        else:
            start += 1


@lru_cache(maxsize=1)
def _pairs() -> Mapping[str, tuple[int, ...]]:
    """Give every two characters that are neighbours in a phrase, with the lengths of those they begin."""
    phrases = [phrase for phrase in phrases_dict if 1 < len(phrase) <= _LONGEST]
    inside = {phrase[place : place + 2]: 0 for phrase in phrases for place in range(1, len(phrase) - 1)}
    sizes = inside | dict.fromkeys((phrase[:2] for phrase in phrases), 0)
    for phrase in phrases:
        sizes[phrase[:2]] |= 1 << len(phrase)
    return {pair: _sizes(bits) for pair, bits in sizes.items()}


@cache
def _sizes(bits: int) -> tuple[int, ...]:
    return tuple(size for size in range(_LONGEST, 1, -1) if bits >> size & 1)


def listed_syllables(char: str) -> list[str]:
    """Give the syllables of a character in the order of the data, the usual one first."""
    return list(filter(is_syllable, pinyin_dict.get(ord(char), "").split(",")))
