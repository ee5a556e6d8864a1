"""One entry of a PO file given a translation, by its lines: what is not said anew keeps every byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from duizhao.translation.entries import Entry, Memory, quoted
from duizhao.translation.grammar import LINE, kind_of

MACHINE = "machine: "
"""How a translator's comment begins that says which engine made a draft, and when."""


def with_translation(
    memory: Memory, name: str, target: str, *, machine: str = "", is_fuzzy: bool = False
) -> str:
    """Return the text of the file with one entry translated; `machine` is the `ENGINE DATE` of a draft.

    The entry loses its previous msgid, since the translation is of the Chinese as it is now.
    """
    entries = tuple(
        (entry, _translated(block, target, machine, is_fuzzy=is_fuzzy or bool(machine)))
        if entry.id == name and not entry.is_obsolete
        else (entry, block)
        for entry, block in memory.entries
    )
    return replace(memory, entries=entries).text


def is_open(memory: Memory, name: str, source: str) -> bool:
    """Say whether an entry of this Chinese waits for a translation; what a person wrote is none."""
    entry: Entry | None = memory.active.get(name)
    return bool(entry and entry.source == source and not entry.target)


def _translated(block: str, target: str, machine: str, *, is_fuzzy: bool) -> str:
    lines = LINE.findall(block)
    newline = "\r\n" if lines[-1].endswith("\r\n") else "\n"
    start = next(number for number, line in enumerate(lines) if kind_of(line) == "s")
    head = list(_head(lines[:start], machine, newline, is_fuzzy=is_fuzzy))
    return "".join((*head, f"msgstr {quoted(target)}{newline}"))


def _head(lines: Iterable[str], machine: str, newline: str, *, is_fuzzy: bool) -> Iterator[str]:
    """Yield what stands above the msgstr: comments, flags as they should be, context and source."""
    wanted = [f"# {MACHINE}{machine}{newline}"] if machine else []
    flag = [f"#, fuzzy{newline}"] if is_fuzzy else []
    for line in lines:
        if kind_of(line) == "p" or ((machine or is_fuzzy) and line.startswith(f"# {MACHINE}")):
            continue
        if re.match(r"\s*$|# |#\s*$", line):
            yield line
            continue
        yield from wanted
        wanted = []
        if line.startswith("#,"):
            yield from _flags(line, newline, is_fuzzy=is_fuzzy)
            flag = []
            continue
        if not line.startswith("#"):
            yield from flag
            flag = []
        yield line


def _flags(line: str, newline: str, *, is_fuzzy: bool) -> Iterator[str]:
    flags = [flag for flag in re.split(r"[,\s]+", line[2:]) if flag and flag != "fuzzy"]
    if flags or is_fuzzy:
        yield f"#, {', '.join((['fuzzy'] if is_fuzzy else []) + flags)}{newline}"
