"""The line grammar of PO files, strict, so that a cut file is refused instead of read short.

A file is cut into blocks, one an entry, which join back to the file to the byte: a writer
replaces the blocks it changes and leaves the others as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from duizhao.errors import SeedError

STRING = r'"(?:[^"\\]|\\[abfnrtv"\\])*"\s*'
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("b", re.compile(r"\s*")),
    ("p", re.compile(rf"#~?\|\s*(?:msgctxt|msgid|msgid_plural)?\s*{STRING}")),
    ("c", re.compile(r"#(?![~|]).*")),
    ("x", re.compile(rf"(?:#~\s*)?msgctxt\s*{STRING}")),
    ("i", re.compile(rf"(?:#~\s*)?msgid\s*{STRING}")),
    ("s", re.compile(rf"(?:#~\s*)?msgstr\s*{STRING}")),
    ("I", re.compile(rf"(?:#~\s*)?msgid_plural\s*{STRING}")),
    ("S", re.compile(rf"(?:#~\s*)?msgstr\[\d+\]\s*{STRING}")),
    ("q", re.compile(rf"(?:#~\s*)?{STRING}")),
)
"""Each kind of line has a letter; an entry is a word over them."""

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line of the file; a U+2028 that somebody pasted into a string ends none."""
ENTRY = re.compile(r"[bcp]*(?:xq*)?iq*(?:sq*|Iq*(?:Sq*)+)")
TAIL = re.compile(r"[bc]*\Z")


@dataclass(frozen=True, slots=True)
class EntryText:
    """One entry as it stands in the file, the blank lines and comments before it included."""

    text: str
    line: int
    """Line of its msgctxt or msgid."""


def split_entries(text: str, path: Path) -> tuple[tuple[EntryText, ...], str]:
    """Cut a PO file into its entries and what follows the last; together they are the file.

    Raises SeedError with the line where the grammar breaks: an unclosed string, a msgid without
    msgstr, a strange line.
    """
    lines = LINE.findall(text)
    kinds = "".join(_kind(line, path, number) for number, line in enumerate(lines, 1))
    entries: list[EntryText] = []
    position = 0
    while match := ENTRY.match(kinds, position):
        start, end = match.span()
        body = end - len(kinds[start:end].lstrip("bcp"))
        entries.append(EntryText("".join(lines[start:end]), body + 1))
        position = end
    if not TAIL.match(kinds, position):
        raise SeedError(path, _broken_line(kinds, position), BROKEN)
    return tuple(entries), "".join(lines[position:])


BROKEN = (
    "an entry is not whole (msgid without msgstr, or lines out of order); restore the file or mend the entry"
)


def kind_of(line: str) -> str:
    """Return the letter of a line, empty for one that is none of a PO file."""
    body = line.rstrip("\r\n")
    return next((letter for letter, pattern in KINDS if pattern.fullmatch(body)), "")


def _kind(line: str, path: Path, number: int) -> str:
    if letter := kind_of(line):
        return letter
    reason = f"not a line of a PO file: {line[:40]!r}; close its quotation mark or restore the file"
    raise SeedError(path, number, reason)


def _broken_line(kinds: str, position: int) -> int:
    """Find the line of the last keyword before the place where no entry fits any more."""
    head = re.match(r"[bcp]*(?:xq*)?(?:iq*)?(?:Iq*)?", kinds[position:])
    reached = position + (head.end() if head else 0)
    return min(max(reached, 1), len(kinds))
