"""Readings of words: the phrases of pypinyin and the headwords of the dictionary, never across words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import TypeAlias

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from duizhao.language.dictionary import is_headword, word_readings
from duizhao.language.polyphones import polyphone
from duizhao.language.syllables import bare_syllable, is_syllable
from duizhao.language.usual import CHARACTERS, SURNAMES, WORDS
from duizhao.language.words import Words
from duizhao.model import Source, TokenKind

Reading: TypeAlias = tuple[tuple[str | None, ...], Source]
"""One entry a character, and who decided."""

Reader: TypeAlias = Callable[[Words], Sequence[Reading]]
"""A column of readings for a text; what reads better is put in here."""

_LONGEST_PHRASE = 10
_CITATION: Mapping[str, str] = {"一": "yī", "不": "bù"}
_READ_KINDS = frozenset({TokenKind.WORD, TokenKind.PERSON, TokenKind.PLACE, TokenKind.ORGANISATION})


def read_words(words: Words) -> list[Reading]:
    """Read each word by itself, and the grammar words by their neighbours."""
    readings = [
        read_word(text) if kind in _READ_KINDS else _nothing(len(text))
        for text, kind in zip(words.texts, words.kinds, strict=True)
    ]
    for index, text in enumerate(words.texts):
        if len(text) == 1 and (syllable := polyphone(words, index)):
            readings[index] = ((syllable,), Source.PHRASE)
        elif words.kinds[index] is TokenKind.PERSON:
            readings[index] = _with_surname(text, readings[index])
    return readings


@lru_cache(maxsize=1 << 16)
def read_word(word: str) -> Reading:
    """Read one word in simplified characters, alone: 重庆市 is Chóngqìng by its longest part, and shì.

    一 and 不 have their dictionary tone, whatever the phrase data says.
    """
    whole = _known_reading(word)
    if whole:
        return whole
    parts = list(_parts(word))
    syllables = tuple(syllable for part, _ in parts for syllable in part)
    return syllables, min((source for _, source in parts), key=tuple(Source).index, default=Source.NONE)


def _parts(word: str) -> Iterator[Reading]:
    """Read `word` by forward longest match, its single characters by their usual reading."""
    start = 0
    while start < len(word):
        sizes = range(min(_LONGEST_PHRASE, len(word) - start), 1, -1)
        found = ((size, _known_reading(word[start : start + size])) for size in sizes)
        size, part = next(((size, known) for size, known in found if known), (1, None))
        yield part or _character(word[start], is_suffix=start > 1 and start + 1 == len(word))
        start += size


def _known_reading(word: str) -> Reading | None:
    """Read a word of two characters or more if it is known whole, its neutral tones by the dictionary."""
    if len(word) == 1:
        return None
    if word in WORDS:
        return WORDS[word], Source.PHRASE
    phrase = _phrase(word)
    listed = word_readings(word) if is_headword(word) else frozenset()
    if len(listed) == 1:
        (reading,) = listed
        if all(reading):
            merged = _neutral(reading, phrase)
            return merged, Source.PHRASE if merged == phrase else Source.DICTIONARY
    return (phrase, Source.PHRASE) if phrase else None


def _neutral(reading: tuple[str | None, ...], phrase: tuple[str, ...] | None) -> tuple[str | None, ...]:
    """Keep a neutral tone that only the phrase data has, in the last syllable: 房子 fángzi."""
    if phrase and phrase[:-1] == reading[:-1] and reading[-1] and bare_syllable(reading[-1]) == phrase[-1]:
        return phrase
    return reading


@lru_cache(maxsize=1 << 16)
def _phrase(word: str) -> tuple[str, ...] | None:
    cells = phrases_dict.get(word)
    if cells is None or len(cells) != len(word):
        return None
    syllables = tuple(_CITATION.get(char, cell[0]) for char, cell in zip(word, cells, strict=True))
    return syllables if all(map(is_syllable, syllables)) else None


@lru_cache(maxsize=1 << 14)
def _character(char: str, *, is_suffix: bool = False) -> Reading:
    if is_suffix and char in _SUFFIXES:
        return (_SUFFIXES[char],), Source.PHRASE
    if char in _TWO_SYLLABLES:
        return (None,), Source.NONE
    if char in CHARACTERS:
        return (CHARACTERS[char],), Source.PHRASE
    listed = word_readings(char) if is_headword(char) else frozenset()
    candidates = [reading[0] for reading in listed if len(listed) == 1]
    candidates += pinyin_dict.get(ord(char), "").split(",")
    syllable = next((cell for cell in candidates if cell and is_syllable(cell)), None)
    return (syllable,), Source.DICTIONARY if syllable else Source.NONE


_TWO_SYLLABLES = frozenset("瓩兙兛兝兞兡兣嗧圕瓧瓰瓱瓼瓸瓲竍竕竏竓竡竰")
"""Old signs for kilowatt, gram, litre and library, which no one syllable reads."""
_SUFFIXES: Mapping[str, str] = {"长": "zhǎng", "子": "zi", "地": "dì", "得": "de", "过": "guo", "行": "háng"}
"""Read so at the end of a word that is not known whole: 班组长, 种植地."""


def _with_surname(text: str, reading: Reading) -> Reading:
    surname = SURNAMES.get(text[:2]) or SURNAMES.get(text[:1])
    if surname is None:
        return reading
    return (*surname, *reading[0][len(surname) :]), Source.NAME


@lru_cache(maxsize=256)
def _nothing(length: int) -> Reading:
    return tuple(repeat(None, length)), Source.NONE
