"""Verb and complement, a character each, are one word: 迈|上 is 迈上 màishàng, 筑|牢 zhùláo (GB/T 16159)."""

from __future__ import annotations

from collections.abc import Mapping

from duizhao.language.words import Words
from duizhao.model import TokenKind

_VERBS: Mapping[str, frozenset[str]] = {
    complement: frozenset(verbs)
    for complement, verbs in {
        "上": "迈贴喝登踏戴挂装搭接跟赶追献奔过穿",
        "起": "办筑架树挑扛担撑竖燃掀带",
        "出": "带踏闯端掏",
        "进": "住搬迁送请引装嵌融",
        "好": "打办管建护种养守讲答抓用备写",
        "牢": "筑扎守系抓绑拴",
        "实": "做抓夯压",
        "强": "做建",
        "大": "做",
        "优": "做",
        "深": "做",
        "细": "做抓",
        "紧": "抓绷握盯拧",
        "稳": "抓站兜守",
        "足": "备铆",
        "活": "盘激搞",
        "住": "守留稳抓扛站兜",
    }.items()
}
_DIRECTIONS = frozenset("上起出进住")
_QUALITIES = frozenset("好强大优深细")
"""Before single characters these are mostly no complement: 用好茶, 做大事."""


def with_complements(words: Words) -> Words:
    """Join each verb of the table with its complement: 打|好|攻坚战 becomes 打好|攻坚战."""
    texts = words.texts
    if _VERBS.keys().isdisjoint(texts):
        return words
    heads = [place for place in range(len(texts) - 1) if _is_joined(words, place)]
    if not heads:
        return words
    rows = list(zip(texts, words.tags, words.kinds, strict=True))
    for place in reversed(heads):
        rows[place : place + 2] = [(texts[place] + texts[place + 1], "v", TokenKind.WORD)]
    return Words(*zip(*rows, strict=True))


def _is_joined(words: Words, place: int) -> bool:
    complement = words.texts[place + 1]
    if complement not in _VERBS or words.texts[place] not in _VERBS[complement]:
        return False
    after = words.texts[place + 2] if place + 2 < len(words.texts) else ""
    may_be_noun = complement in _QUALITIES and len(after) == 1 and after.isalnum() and after != "了"
    return complement in _DIRECTIONS or (after != "的" and not may_be_noun)
