"""Pinyin as it is written: syllables, tone marks, and words by GB/T 16159."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from types import MappingProxyType

from duizhao.language.syllables import is_syllable, toned
from duizhao.model import Name, Token, TokenKind

_NUMBERED = re.compile(r"([a-zêü]+)([1-5])")
_COMPOUND_SURNAMES = frozenset(
    re.findall(
        r"\S+",
        "欧阳 司马 上官 诸葛 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 东方 南宫 夏侯 端木 呼延 轩辕 申屠",
    )
)
_PLACE_KINDS = re.compile(r"(?<=..)(?:自治[区州县旗]|特别行政区|新区|[省市县区州盟旗镇乡村])$")
_DOT = "·"
_NO_NAMES: Mapping[str, Name] = MappingProxyType({})


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
    beginning, so every word has one cut only: fāngàn is fān, gàn, and 方案 is fāng'àn.
    """
    parts = text.lower().replace("’", "'").split("'")
    cuts = [_cut(part, first=True) for part in parts]
    if not all(cuts):
        return None
    return tuple(syllable for cut in cuts for syllable in cut or ())


def _cut(text: str, *, first: bool = False) -> tuple[str, ...] | None:
    if not text:
        return None if first else ()
    if not first and text[0] in "aāáǎàeēéěèoōóǒò":
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
        written += f"'{syllable}" if written and syllable[0] in "aāáǎàeēéěèoōóǒò" else syllable
    return written


def spell(token: Token, names: Mapping[str, Name] = _NO_NAMES) -> str:
    """Write a token as GB/T 16159 has it; empty where there is nothing to read.

    脱贫 tuōpín, 西安 (a place) Xī'ān, 程向民 (a person) Chéng Xiàngmín, 勐海县 Měnghǎi Xiàn. The words
    of a name follow its record in `names`; without one, surname and kind of place stand apart.
    """
    if not any(token.reading):
        return ""
    cells = zip(token.reading, token.text, strict=True)
    syllables = [syllable or char for syllable, char in cells if char != _DOT]
    if token.kind not in _LENGTHS:
        return join_syllables(syllables)
    ends = [*accumulate(_word_lengths(token, names.get(token.text)))][:-1]
    words = [syllables[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True)]
    return " ".join(_capital(join_syllables(word)) for word in words if word)


def _word_lengths(token: Token, name: Name | None) -> list[int]:
    if name is not None and name.reading:
        return [len(word) for word in name.reading]
    if _DOT in token.text:
        return [len(part) for part in token.text.split(_DOT)]
    return _LENGTHS[token.kind](token.text)


def _person_lengths(text: str) -> list[int]:
    surname = 2 if text[:2] in _COMPOUND_SURNAMES else 1
    return [surname, len(text) - surname] if surname < len(text) <= surname + 2 else [len(text)]


def _place_lengths(text: str) -> list[int]:
    match = _PLACE_KINDS.search(text)
    return [match.start(), len(match[0])] if match else [len(text)]


def _whole_length(text: str) -> list[int]:
    return [len(text)]


_LENGTHS: Mapping[TokenKind, Callable[[str], list[int]]] = {
    TokenKind.PERSON: _person_lengths,
    TokenKind.PLACE: _place_lengths,
    TokenKind.ORGANISATION: _whole_length,
}


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
