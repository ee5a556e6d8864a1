"""English words by stem, so that a rendering is known in every inflected form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from duizhao.translation.wordlists import IRREGULAR, STOP_WORDS, SUFFIXES

GAP = 4
"""How many other words may stand between those of a rendering: “lifted 3,000 families out of poverty”."""

_WORD = re.compile(r"[^\W_]+(?:[’'](?!s\b)[^\W_]+)*")


def words_of(text: str) -> tuple[str, ...]:
    """List the words of a text as they are written; a hyphen parts them, a possessive falls away."""
    return tuple(word for word in _WORD.findall(text) if word not in {"s", "S"})


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Take the endings off a word: alleviate, alleviating and alleviation are one."""
    plain = word.lower()
    plain = _singular(IRREGULAR.get(plain, plain))
    while len(plain) > len("stem"):
        ending = next((e for e in SUFFIXES if plain.endswith(e) and len(plain) - len(e) >= len("stem")), "")
        if not ending:
            break
        plain = plain[: -len(ending)]
    return plain[:-1] if len(plain) > len("stem") and plain[-1] == plain[-2] else plain


def _singular(word: str) -> str:
    """Take the s off, whatever it marks: counties, houses, officials, builds."""
    if word.endswith("ies") and len(word) > len("stem"):
        return word[:-3] + "y"
    is_plain = not word.endswith("s") or word.endswith(("ss", "us", "is"))
    return word if is_plain or len(word) < len("stem") else word[:-1]


@lru_cache(maxsize=8192)
def stems_of(text: str) -> tuple[str, ...]:
    """List the stems of the words that carry the sense."""
    return tuple(stem(word) for word in words_of(text) if word.lower() not in STOP_WORDS)


def has_phrase(text: str, phrase: str, gap: int = GAP) -> bool:
    """Say whether the words of a phrase stand close together in a text, in any order and form.

    “alleviate poverty” has “poverty alleviation”. Of three words one may be missing, of six two. With no
    gap allowed all must be there, in the phrase's order.
    """
    here, wanted = stems_of(text), stems_of(phrase)
    if not wanted:
        return phrase.lower() in text.lower()
    size = len(wanted) + gap
    places = range(max(1, len(here) - len(wanted) + 1))
    if not gap:
        return any(here[place : place + size] == wanted for place in places)
    return any(_holds(here[place : place + size], Counter(wanted)) for place in places)


def _holds(window: Sequence[str], wanted: Counter[str]) -> bool:
    """Say whether at least two thirds of the words are there."""
    return (wanted - Counter(window)).total() <= wanted.total() // 3
