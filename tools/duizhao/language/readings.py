"""Readings of words: the model for characters with several, else the phrases and the dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from duizhao.language.contexts import contexts_of
from duizhao.language.dictionary import is_headword, single_reading, word_readings
from duizhao.language.phrases import is_phrase, listed_syllables, phrase_reading
from duizhao.language.polyphones import Choice, choose, open_places, weigh
from duizhao.language.syllables import bare_syllable, tone
from duizhao.language.transliterated import DOT
from duizhao.language.usual import CHARACTERS, GIVEN_NAMES, NO_SURNAMES, SURNAMES, WORDS
from duizhao.language.words import Words
from duizhao.model import NAME_KINDS, Source, TokenKind

Reading: TypeAlias = tuple[tuple[str | None, ...], Source]
"""One entry a character, and who decided."""

Unsettled: TypeAlias = tuple[int, Reading, tuple[int, ...]]
"""The number of a word, its reading by itself, and the places that the model is to decide."""

_LONGEST_PHRASE = 10
_PARTICLES = frozenset("的地得着了过们子么吗呢吧啊呀")
"""Neutral in words whose entry has the full tone, or is no word with them: 穿着, 看过."""
_BEFORE_NOUN = frozenset("打中目标鹄端破")
"""Behind these 的 may be a taxi or a target."""
_READ_KINDS = NAME_KINDS | {TokenKind.WORD}
RANK = {source: rank for rank, source in enumerate(Source)}
"""The authorities over a reading, highest first."""


_SURE, _LOUD = 4.0, 50.0
"""Odds from which the model is believed: alone, and against the dictionary."""


@dataclass(frozen=True, slots=True)
class CloseCall:
    """A place where the model was in doubt, or the dictionary says otherwise."""

    offset: int
    choice: Choice
    dictionary: str | None
    """What the word by itself is read; None where nothing but the model knows."""


def is_particle(words: Words, index: int) -> bool:
    """Say whether a word is the 的 of 我的书, and not that of 打的 dǎdī or 中的 zhòngdì."""
    return words.texts[index] == "的" and (not index or words.texts[index - 1][-1] not in _BEFORE_NOUN)


def read_in_context(words: Words, unsettled: Iterable[Unsettled]) -> Iterator[tuple[int, Reading]]:
    """Decide the polyphones of these words by the model; yields the number of each word and its reading."""
    contexts = contexts_of(words)
    for index, known, places in unsettled:
        text, kind = words.texts[index], words.kinds[index]
        start = words.ends[index] - len(text)
        chosen = [(place, choose(text[place], contexts, index, start, place)) for place in places]
        reading = _with_chosen(text, known, _without_surname(text, kind, chosen))
        yield index, _with_surname(text, reading) if kind is TokenKind.PERSON else reading


def close_calls(words: Words) -> Iterator[CloseCall]:
    """List the places where the model was not sure, or says otherwise than the dictionary and not loudly."""
    contexts, start = contexts_of(words), 0
    for index, (text, kind) in enumerate(zip(words.texts, words.kinds, strict=True)):
        if kind is TokenKind.WORD and not is_particle(words, index):
            known, places = read_alone(text, kind)
            for place in places:
                choice = weigh(text[place], contexts, index, start, place)
                said = known[0][place] if len(text) > 1 and known[1] is not Source.NONE else None
                is_contested = said is not None and not agree(said, choice.syllable)
                if choice.odds < (_LOUD if is_contested else _SURE):
                    yield CloseCall(start + place, choice, said)
        start += len(text)


def _without_surname(text: str, kind: TokenKind, chosen: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take a reading back that belongs to a surname, where no name stands."""
    if kind is TokenKind.WORD and text in NO_SURNAMES and (chosen[0][1],) == SURNAMES[text]:
        return [(0, NO_SURNAMES[text])]
    return chosen


def _with_chosen(text: str, known: Reading, chosen: Sequence[tuple[int, str]]) -> Reading:
    syllables, is_word = list(known[0]), len(text) > 1
    for place, syllable in chosen:
        said = syllables[place]
        is_kept = said and ((is_word and agree(said, syllable)) or _is_full(text, place, said, syllable))
        if not is_kept:
            syllables[place] = syllable
    return tuple(syllables), Source.NAME if known[1] is Source.NAME else Source.MODEL


def _is_full(text: str, place: int, said: str, syllable: str) -> bool:
    """Keep a full tone where the dictionary knows no other: 伤害 shānghài, but 地方 dìfang, 穿着 chuānzhe."""
    is_tone_lost = tone(syllable) == 0 and bare_syllable(said) == syllable
    return is_tone_lost and text[place] not in _PARTICLES and single_reading(text) is not None


def agree(said: str, syllable: str) -> bool:
    """Let a neutral tone of the dictionary stand for the full one, 识 in 知识, and the r of erhua for 儿."""
    if said == syllable or (said == "r" and syllable == "ér"):
        return True
    return tone(said) == 0 and bare_syllable(said) == bare_syllable(syllable)


def read_alone(text: str, kind: TokenKind) -> tuple[Reading, tuple[int, ...]]:
    """Give the reading of a word by itself, and the places of characters that are the model's to decide."""
    if kind not in _READ_KINDS:
        return ((None,) * len(text), Source.NONE), ()
    reading, places = read_word(text), () if text in WORDS else open_places(text)
    return _with_surname(text, reading) if kind is TokenKind.PERSON and not places else reading, places


@cache
def read_word(word: str) -> Reading:
    """Read one word in simplified characters, alone: 重庆市 is Chóngqìng by its longest part, and shì.

    一 and 不 have their dictionary tone, whatever the phrase data says.
    """
    if len(word) == 1:
        return _character(word)
    known = _known_reading(word)
    if known:
        return known
    parts = list(_parts(word))
    syllables = tuple(syllable for part, _ in parts for syllable in part)
    return syllables, min((source for _, source in parts), key=RANK.__getitem__, default=Source.NONE)


def _parts(word: str) -> Iterator[Reading]:
    """Read what is not known whole by forward longest match, single characters by their usual reading."""
    start, longest = 0, min(_LONGEST_PHRASE, len(word) - 1)
    while start < len(word):
        for size in range(min(longest, len(word) - start), 1, -1):
            known = _known_reading(word[start : start + size])
            if known:
                yield known
                start += size
                break
        else:
            yield _character(word[start], is_suffix=start > 1 and start + 1 == len(word))
            start += 1


def _known_reading(word: str) -> Reading | None:
    """Read a word of two characters or more if it is known whole, its neutral tones by the dictionary."""
    if word in WORDS:
        return WORDS[word], Source.PHRASE
    phrase = phrase_reading(word) if is_phrase(word) else None
    listed = single_reading(word) if is_headword(word) else None
    if listed:
        merged = _neutral(listed, phrase)
        return merged, Source.PHRASE if merged == phrase else Source.DICTIONARY
    return (phrase, Source.PHRASE) if phrase else None


def _neutral(reading: tuple[str, ...], phrase: tuple[str, ...] | None) -> tuple[str, ...]:
    """Keep a neutral tone that only the phrase data has, in the last syllable: 房子 fángzi."""
    if phrase and phrase[:-1] == reading[:-1] and bare_syllable(reading[-1]) == phrase[-1]:
        return phrase
    return reading


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
    candidates += listed_syllables(char)
    syllable = next(filter(None, candidates), None)
    return (syllable,), Source.DICTIONARY if syllable else Source.NONE


_TWO_SYLLABLES = frozenset("瓩兙兛兝兞兡兣嗧圕瓧瓰瓱瓼瓸瓲竍竕竏竓竡竰")
"""Old signs for kilowatt, gram, litre and library, which no one syllable reads."""
_SUFFIXES: Mapping[str, str] = {"子": "zi", "儿": "r"}
"""Read so at the end of a word that is not known whole."""


def _with_surname(text: str, reading: Reading) -> Reading:
    """Read 单 in 单小燕 as a surname, and 燕 as in given names; foreign names, 哈莉·奎恩, have neither."""
    if DOT in text:
        return reading
    surname = SURNAMES.get(text[:2]) or SURNAMES.get(text[:1]) or reading[0][:1]
    given = zip(text[len(surname) :], reading[0][len(surname) :], strict=True)
    syllables = (*surname, *(GIVEN_NAMES.get(char, syllable) for char, syllable in given))
    return (syllables, Source.NAME) if syllables != reading[0] else reading
