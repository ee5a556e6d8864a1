"""Simplified and traditional characters, one for one, so that offsets hold in every script."""

from __future__ import annotations

import re
from functools import cache

import opencc

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for use inside the brackets of a regular expression."""

HAN_CHARACTER = re.compile(f"[{HAN}]")

_CONFIGS = {"TW": "s2tw", "HK": "s2hk", "": "s2t"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_simplified(text: str) -> str:
    """Turn 脫貧攻堅 into 脱贫攻坚, character for character: the key for every look-up."""
    return _converted("t2s", text)


def to_traditional(text: str, region: str = "") -> str:
    """Turn 屋里 into 屋裏 (`HK`) or 屋裡 (`TW`) and 里程 into 里程: convert whole texts, slice by offset."""
    return _converted(_CONFIGS[region], text)


def _converted(config: str, text: str) -> str:
    """Convert, or give `text` back where that would change its length (a NUL ends OpenCC's work)."""
    readable = _SURROGATE.sub("\ufffd", text)
    converted = str(_converter(config).convert(readable))
    return converted if len(converted) == len(text) else readable


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
