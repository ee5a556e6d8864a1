"""Sentences with readings marked in them: 记者[单晓岚|Shàn Xiǎolán]的任[rèn]务."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

Mark: TypeAlias = tuple[int, int, str]
"""Start and end in the plain text, and the pinyin; of a name with its capitals."""

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]|(.)\[([^|\]]+)\]|(.)")


def marked_lines(path: Path) -> list[str]:
    """Give the lines of a file, without comments and empty ones."""
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_marks(line: str) -> tuple[str, tuple[Mark, ...]]:
    """Part a line into its plain text and its marks."""
    pieces = list(_pieces(line))
    text, marks = "", []
    for plain, pinyin in pieces:
        if pinyin:
            marks.append((len(text), len(text) + len(plain), pinyin))
        text += plain
    return text, tuple(marks)


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    for match in _MARK.finditer(line):
        name, spelled, char, syllable, plain = match.groups()
        yield (name, spelled) if name else (char, syllable) if char else (plain, "")
