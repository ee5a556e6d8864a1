"""Text as tokens of the index; `search-tokens.mjs` says the same in JavaScript, for queries.

Pagefind finds whole words, and words that begin alike. Every token here is therefore a word of its own
that begins no other: Chinese as pairs of characters, 对口帮扶 as `对口 口帮 帮扶 扶ꀀ`, so that a phrase is
pairs at known distances; readings and English end in a Greek letter. What is neither Han nor white space
becomes a letter of the Yi script, which Pagefind leaves alone, so that 5.2% can stand in a phrase too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from duizhao.language.scripts import HAN_CHARACTER
from duizhao.language.syllables import bare_syllable, tone
from duizhao.search.stemming import stem

PAD = "\ua000"
"""Stands behind the last character of a text."""

_YI = 0xA001
_RANGES = ((0x0, 0x250), (0x2000, 0x70), (0x3000, 0x40), (0x2460, 0xA0))
"""Characters with a letter of their own: Latin, punctuation, Chinese punctuation, numbers in circles."""
_REST = sum(length for _, length in _RANGES)
_LETTERS = 1164 - _REST

TONES = "εαβγδ"
"""By tone, the neutral one first."""
FLAGS = "αβγδ"
"""Of a syllable, by number: 1 it begins its word, 2 it ends its word."""
LEVELS = "αβγδεζηθ"
JOINT, SOUND, INITIALS, ENGLISH, LEVEL = "λ", "κ", "ι", "ω", "π"
BLOCK, BLANK = 64, "·"
"""Each sentence begins at a multiple of BLOCK; Pagefind counts blanks and does not index them."""

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|[a-z0-9]+(?:'[a-z]+)?", re.ASCII)
_FULL_WIDTH, _CASED = 0xFEE0, 0x590
"""Beyond Latin, Greek and Cyrillic, capitals are left alone: not every browser knows the same ones."""

Syllables = Sequence[tuple[str, bool, bool]]
"""A run of syllables; of each, whether it begins and whether it ends its word."""


def fold(text: str) -> str:
    """Make alike what a reader takes for the same, character for character: ＧＤＰ gives gdp."""
    return "".join(map(_folded, text))


def _folded(character: str) -> str:
    code = ord(character)
    half = chr(code - _FULL_WIDTH) if 0xFF01 <= code <= 0xFF5E else character  # noqa: PLR2004 - the full-width forms
    composed = unicodedata.normalize("NFC", half)
    plain_form = composed.lower() if ord(half) < _CASED else composed
    return plain_form if len(plain_form) == 1 else half


def letter(character: str) -> str:
    """Return a folded character as Pagefind can take it: Han as it is, all else as a letter of Yi."""
    if HAN_CHARACTER.match(character):
        return character
    code, before = ord(character), 0
    for start, length in _RANGES:
        if start <= code < start + length:
            return chr(_YI + before + code - start)
        before += length
    return chr(_YI + _REST + code % _LETTERS)


def letters(text: str) -> str:
    """Return the letters of a text without its white space."""
    return "".join(letter(character) for character in fold(text) if not character.isspace())


def pairs(text: str) -> list[str]:
    """Return the pairs of a text, one for each of its letters: 扶贫 gives 扶贫, 贫ꀀ."""
    return [left + right for left, right in pairwise(letters(text) + PAD)]


def steps(run: Syllables) -> Iterator[str]:
    """Yield a token for each step from syllable to syllable: both, the first one's place, both tones.

    对口 gives duiλkouλβδγ: who leaves tones out asks for what begins with duiλkouλ.
    """
    for (syllable, begins, ends), (following, *_) in pairwise(run):
        both = plain(bare_syllable(syllable)) + JOINT + plain(bare_syllable(following)) + JOINT
        yield both + FLAGS[begins + 2 * ends] + TONES[tone(syllable)] + TONES[tone(following)]


def sound(syllable: str) -> str:
    """Return the token of one syllable that a sentence holds: kǒu gives κkouλγ."""
    return SOUND + plain(bare_syllable(syllable)) + JOINT + TONES[tone(syllable)]


def initials(syllables: Sequence[str]) -> str:
    """Return the token of a word's initials: 对口 gives ιdkι."""
    return INITIALS + "".join(plain(bare_syllable(syllable))[0] for syllable in syllables) + INITIALS


def plain(bare: str) -> str:
    """Write a syllable without dots, which Pagefind takes off: lü gives lv."""
    return bare.replace("ü", "v").replace("ê", "ea")


def words(text: str) -> list[str]:
    """Return the English words and the figures of a text, small: 1,412 Party members' gives three."""
    plain_text = unicodedata.normalize("NFKD", text.replace("’", "'")).lower()
    plain_text = "".join(character for character in plain_text if not unicodedata.combining(character))
    return [word.replace(",", "") for word in _WORD.findall(plain_text)]


def english(text: str) -> list[str]:
    """Return the stems of a text: villages gives ωvillagω."""
    return [ENGLISH + stem(word.partition("'")[0]) + ENGLISH for word in words(text)]
