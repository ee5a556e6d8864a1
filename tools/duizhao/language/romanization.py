"""Syllables from and into letters: CC-CEDICT's numbers, tone marks, apostrophes and hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from duizhao.language.syllables import is_syllable, toned

_NUMBERED = re.compile(r"([a-zêü]+)([1-5])")
_BARE_BEGINNINGS = "aāáǎàeēéěèoōóǒò"
_HYPHENS = re.compile(r"[-‐‑]")


@lru_cache(maxsize=1 << 13)
def from_numbers(syllable: str) -> str | None:
    """Turn CC-CEDICT's `lu:4` into `lǜ` and `r5` into `r`; None for what is no syllable."""
    match = _NUMBERED.fullmatch(syllable.lower().replace("u:", "ü").replace("v", "ü"))
    if match is None:
        return None
    marked = match[1] if match[2] == "5" else toned(match[1], int(match[2]))
    return marked if is_syllable(marked) else None


def parse_syllables(text: str) -> tuple[str, ...] | None:
    """Cut a written word into its syllables, in small letters; None where it is not pinyin.

    Lù'ān gives lù, ān; a syllable that begins with a, e or o needs its apostrophe, except at the
    beginning, so every word has one cut only: fāngàn is fān, gàn, and 方案 is fāng'àn. A hyphen divides
    as well: dì-yī, Hù-Diān.
    """
    parts = _HYPHENS.sub("'", text.lower().replace("’", "'")).split("'")
    cuts = [_cut(part, first=True) for part in parts]
    if not all(cuts):
        return None
    return tuple(syllable for cut in cuts for syllable in cut or ())


def _cut(text: str, *, first: bool = False) -> tuple[str, ...] | None:
    if not text:
        return None if first else ()
    if not first and text[0] in _BARE_BEGINNINGS:
        return None
    for length in range(min(7, len(text)), 0, -1):
        head, tail = text[:length], text[length:]
        rest = _cut(tail) if is_syllable(head) and (head != "r" or (not first and not tail)) else None
        if rest is not None:
            return (head, *rest)
    return None


def join_syllables(syllables: Iterable[str]) -> str:
    """Write the syllables of one word together: xī, ān gives xī'ān."""
    written = ""
    for syllable in syllables:
        written += f"'{syllable}" if written and syllable[0] in _BARE_BEGINNINGS else syllable
    return written
