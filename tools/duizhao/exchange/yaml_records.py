"""Records of terms as YAML in the manner of the seeds, and put in the place of old ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from duizhao.glossary.records import term_record
from duizhao.model import Term

_PLAIN = re.compile(r"[^\W_][^:#\[\]{},&*!|>'\"%@`\\\n]*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_NO_TEXT = frozenset({"null", "~"})


def format_record(term: Term) -> str:
    """Write one record, a fact a line: `- id: duikou-bangfu`, and so on."""
    return format_items([term_record(term)])


def format_items(items: Sequence[Mapping[str, Any]]) -> str:
    """Write a list of tables."""
    return "".join("\n".join(_item(item, "")) + "\n" for item in items)


def _item(item: Mapping[str, Any], indent: str) -> Iterator[str]:
    lead = f"{indent}- "
    for line in _table(item, f"{indent}  "):
        yield lead + line[len(lead) :]
        lead = f"{indent}  "


def _table(table: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _table(value, f"{indent}  ")
        elif isinstance(value, str):
            yield f"{indent}{key}: {scalar(value)}".rstrip()
        elif all(isinstance(item, str) for item in value):
            yield f"{indent}{key}: [{', '.join(map(scalar, value))}]"
        else:
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, f"{indent}  ")


def scalar(text: str) -> str:
    """Write a text plain where YAML reads it as it is, else in quotation marks; nothing stays nothing."""
    if not text:
        return ""
    if _PLAIN.fullmatch(text) and text == text.strip() and text not in _NO_TEXT and text.isprintable():
        return text
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def merged(text: str, old: Sequence[Term], changed: Mapping[str, Term], removed: frozenset[str]) -> str:
    """Put changed records into a domain's file: each in its place, new ones before the next id.

    `old` are the terms of the file as it stands. Every record that has not changed keeps every byte,
    and so do the comments between records.
    """
    blocks = _blocks(text, old)
    for name in removed & blocks.keys():
        blocks[name] = ("", blocks[name][1])
    for name, term in changed.items():
        if name in blocks:
            blocks[name] = (format_record(term), blocks[name][1])
        else:
            blocks = _inserted(blocks, term)
    joined = "".join(body + rest for body, rest in blocks.values())
    return joined.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in text else joined


_Blocks: TypeAlias = dict[str, tuple[str, str]]
"""By id: a record, and the blank lines and comments behind it; what precedes the first stands under no id."""


def _blocks(text: str, old: Sequence[Term]) -> _Blocks:
    lines = (text if text.endswith("\n") or not text else f"{text}\n").splitlines(keepends=True)
    starts = [term.line - 1 for term in old]
    blocks: _Blocks = {"": ("", "".join(lines[: starts[0]] if starts else lines))}
    for term, (start, end) in zip(old, pairwise([*starts, len(lines)]), strict=True):
        blocks[term.id] = _parted(lines[start:end])
    return blocks


def _inserted(blocks: _Blocks, term: Term) -> _Blocks:
    """Put a new record before the first whose id comes after its own, with a blank line around it."""
    names = list(blocks)
    place = next((i for i, name in enumerate(names) if name > term.id), len(names))
    before = names[place - 1]
    body, rest = blocks[before]
    gap = "" if not body + rest or (body + rest).endswith("\n\n") else "\n"
    behind = "\n" if place < len(names) else ""
    found = {name: blocks[name] for name in names[:place]} | {before: (body, rest + gap)}
    found[term.id] = (format_record(term), behind)
    return found | {name: blocks[name] for name in names[place:]}


def _parted(lines: Sequence[str]) -> tuple[str, str]:
    """Part a record from the blank lines and comments behind it, which belong to what follows."""
    end = len(lines)
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return "".join(lines[:end]), "".join(lines[end:])
