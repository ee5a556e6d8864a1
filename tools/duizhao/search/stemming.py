"""English words cut to their stems by Porter's rules of 1980; `search-stem.mjs` holds the same tables.

Two spellings of one word are one before it is cut: revitalisation and revitalization, labour and labor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache


def _pairs(written: str) -> tuple[tuple[str, str], ...]:
    """Read `ational>ate ful>` as endings with what takes their place."""
    rows = (row.split(">") for row in written.split())
    return tuple((ending, other) for ending, other in rows)


_SPELLINGS = (
    (re.compile(r"(?<=...)is(e|es|ed|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=..[^aeiou])our(|s|ed|ing|ly|al|able|hood|hoods|er|ers)$"), r"or\1"),
)
_PLURAL = _pairs("sses>ss ies>i ss>ss s>")
_PAST = ("ed", "ing")
_LONG = _pairs(
    "ational>ate tional>tion enci>ence anci>ance izer>ize abli>able alli>al entli>ent eli>e ousli>ous"
    " ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive"
    " biliti>ble"
)
_MIDDLE = _pairs("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>")
_LAST = _pairs(
    "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> sion>s tion>t ou> ism> ate> iti> ous> ive>"
    " ize>"
)
_SHORTEST = 3


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of a word in small letters: villages gives villag; what holds a figure stays."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    for pattern, other in _SPELLINGS:
        word = pattern.sub(other, word)
    word = _cut(word, _PLURAL, lambda *_: True)
    word = _without_past(word)
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _cut(word, _LONG, lambda rest, _: _measure(rest) > 0)
    word = _cut(word, _MIDDLE, lambda rest, _: _measure(rest) > 0)
    word = _cut(word, _LAST, lambda rest, other: _measure(rest + other) > 1)
    return _without_e(word)


def _cut(word: str, endings: Iterable[tuple[str, str]], may: Callable[[str, str], bool]) -> str:
    """Exchange the longest ending that the word has, if what is left before it may lose it."""
    fitting = [(ending, other) for ending, other in endings if word.endswith(ending)]
    if not fitting:
        return word
    ending, other = max(fitting, key=lambda pair: len(pair[0]))
    rest = word[: len(word) - len(ending)]
    return rest + other if may(rest, other) else word


def _without_past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    ending = next((ending for ending in _PAST if word.endswith(ending)), "")
    rest = word[: len(word) - len(ending)]
    if not ending or not _has_vowel(rest):
        return word
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if re.search(r"([^aeioulsz])\1$", rest):
        return rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _is_short(rest) else rest


def _without_e(word: str) -> str:
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _is_short(word[:-1])):
            word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word


def _shape(word: str) -> str:
    """Write c for each consonant, v for each vowel; y is a vowel behind a consonant."""
    shape = ""
    for character in word:
        is_vowel = character in "aeiou" or (character == "y" and shape[-1:] == "c")
        shape += "v" if is_vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Count how often consonants follow vowels, Porter's m."""
    return len(re.findall("v+c+", _shape(word)))


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _is_short(word: str) -> bool:
    """Say whether a word ends consonant, vowel, consonant, the last not w, x or y: hop, not bow."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"
