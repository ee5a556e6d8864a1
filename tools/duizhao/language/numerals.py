"""Numbers written in characters, cut and joined as GB/T 16159 has them: sānbǎi wǔshíliù, dì-yī, sān-wǔ."""

from __future__ import annotations

import re
from itertools import pairwise

_DIGIT = "[一二三四五六七八九两几数]"
_PIECE = re.compile(
    rf"{_DIGIT}{{1,2}}[万亿](?![百千万亿])|[十百千万][万亿]|{_DIGIT}{{0,2}}十{_DIGIT}{{0,2}}"
    rf"|{_DIGIT}{{1,2}}[百千]|{_DIGIT}{{2}}|{_DIGIT}|[〇零百千万亿]"
)
_NUMERAL = "〇零一二三四五六七八九十百千万亿两几数"
_OF = "分之"
"""What stands between the parts of a fraction: 十|分|之|一."""
_WHOLE = re.compile(rf"第?[{_NUMERAL}]+")
_ORDER = "一二三四五六七八九"
_NEIGHBOURS = frozenset({a + b for a, b in pairwise(_ORDER)} | {"两三", "三五", "三两", "千百", "百千"})


def numeral_length(text: str) -> int:
    """Say how much of `text` is a number at its beginning: 2 of 三百多 and of 分之一, 0 of 几乎."""
    if text.startswith(_OF):
        return len(_OF)
    match = _WHOLE.match(text)
    return len(match[0]) if match and (len(match[0]) > 1 or match[0] in _ORDER + "十两") else 0


def divide_numeral(text: str) -> tuple[str, ...]:
    """Cut a number into its words: 三百五十六 is 三百, 五十六; 两千万 is 两千, 万; 第十三 is one.

    Hundreds, thousands and so on go with the one figure before them, what is below a hundred is one
    word. Figures without them are read one by one and stay together: 二〇二〇.
    """
    if text == _OF:
        return tuple(_OF)
    ordinal, number = ("第", text[1:]) if text[:1] == "第" else ("", text)
    if not re.search("[十百千万亿]", number):
        return (text,)
    pieces = _PIECE.findall(number)
    return (ordinal + pieces[0], *pieces[1:])


def is_numeral(text: str) -> bool:
    """Tell whether `text` is a number and nothing else: 第十三, 三五, 十七八."""
    return numeral_length(text) == len(text) > 0


def hyphens(text: str) -> tuple[int, ...]:
    """Give the offsets in a number at which a hyphen stands: 1 in 第一 and 三五, 2 in 十七八.

    More than two figures do not guess but count: 一二三四.
    """
    after_ordinal = (1,) if text[:1] == "第" and len(text) > 1 else ()
    figures = sum(char in _ORDER + "两" for char in text)
    if figures > len("三五"):
        return after_ordinal
    places = range(1, len(text))
    return after_ordinal + tuple(place for place in places if text[place - 1 : place + 1] in _NEIGHBOURS)
