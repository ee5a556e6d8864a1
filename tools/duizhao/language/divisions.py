"""Words that are divided in writing otherwise than their parts would say (GB/T 16159-2012)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PAIRED = frozenset(("多措并举", "牵线搭桥", "金山银山", "久久为功", "宅前屋后", "千里迢迢"))
"""Two and two, as idioms are, though the dictionary calls them none."""
_PARALLEL = """
    中-小学 中-小学生 大-中-小学 大-中专 中-小微 中-西部 东-西部 东-中-西部 农-牧民 农-牧区 中-青年 陆-海-空军
"""
"""Parts that share what follows."""
_APART = re.compile(
    r"(.)[不没]\1.*"
    r"|每(?![每逢当])(?:公[斤里顷]|.)|各(?![自位别色各个])."
    r"|[本我该](?=[国省市州区县镇乡村校院报刊台社店厂军党]$)."
    r"|[多几][个年天次位名家人项]"
    r"|另一方面"
)
"""What is two words: 有没有, 每年, 各项, 本报, 我国, 几年."""


def set_division(word: str) -> Mapping[int, str] | None:
    """Say where a word is divided, and how, if that is settled here.

    每年 měi nián, 我国 wǒ guó, 中小学 zhōng-xiǎoxué, 牵线搭桥 qiānxiàn-dāqiáo.
    """
    if word in _HYPHENS:
        return _HYPHENS[word]
    return {1: " "} if _APART.fullmatch(word) else None


def is_paired(word: str) -> bool:
    """Say whether a word is of two pairs in which no name is meant: 金山银山."""
    return word in _PAIRED


def _hyphens(written: str) -> Mapping[int, str]:
    marks = (match.start() - number for number, match in enumerate(re.finditer("-", written)))
    return dict.fromkeys(marks, "-")


_HYPHENS: Mapping[str, Mapping[int, str]] = {
    **{written.replace("-", ""): _hyphens(written) for written in _PARALLEL.split()},
    **{word: {2: "-"} for word in _PAIRED},
    "抗美援朝": dict.fromkeys((1, 2, 3), " "),
}
