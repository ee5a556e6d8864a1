"""Labelled characters: files of others, one label a line, and our own sentences with labels in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.language.orthography import from_numbers
from duizhao.language.scripts import to_simplified
from duizhao.language.syllables import is_syllable

_LABEL = re.compile(r"(.)\[([^]]+)\]")


@dataclass(frozen=True, slots=True)
class Label:
    """One character of a text and how it is read there."""

    text: str
    """Simplified."""
    index: int
    syllable: str
    """With its tone mark: wéi."""


def read_labels(path: Path) -> list[Label]:
    """Read lines of `sentence, index, wei2`, or sentences with labels in place.

    Those look like `改为[wei2]按订单种[zhong4]菜。`, with numbers or with marks.

    Raises ValueError with file and line for what is no label.
    """
    labels: list[Label] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith(("#", "sentence\t")):
            try:
                labels += _parse_columns(line) if "\t" in line else _parse_brackets(line)
            except ValueError as error:
                raise ValueError(f"{path}:{number}: {error}") from error
    return labels


def _parse_columns(line: str) -> Iterator[Label]:
    text, index, numbered = line.split("\t")
    yield _label(text, int(index), numbered)


def _parse_brackets(line: str) -> Iterator[Label]:
    parts, length, found = [], 0, []
    end = 0
    for match in _LABEL.finditer(line):
        parts.append(line[end : match.start() + 1])
        length += len(parts[-1])
        found.append((length - 1, match[2]))
        end = match.end()
    text = "".join([*parts, line[end:]])
    if not found or "[" in text:
        raise ValueError(f"labels are written 种[zhong4], in {line!r}")
    for index, numbered in found:
        yield _label(text, index, numbered)


def _label(text: str, index: int, numbered: str) -> Label:
    syllable = numbered if is_syllable(numbered) else from_numbers(numbered)
    if syllable is None or not 0 <= index < len(text):
        raise ValueError(f"{numbered!r} at {index} is no reading of a character of {text!r}")
    return Label(to_simplified(text), index, syllable)
