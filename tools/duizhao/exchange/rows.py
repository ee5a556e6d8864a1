"""Terms as rows of one table, a row a rendering; the same columns for CSV and TSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duizhao.errors import SeedError
from duizhao.glossary.records import (
    RENDERING_OPTIONAL,
    RENDERING_REQUIRED,
    term_record,
)
from duizhao.model import Term

_DEFINITION = {"definition_zh": "zh", "definition_en": "en"}
_LISTS = ("variants", "broader", "narrower", "related", "not_inside")
_OF_RENDERING = {"rendering": "text"} | {
    name: name for name in (*RENDERING_REQUIRED[1:], *RENDERING_OPTIONAL)
}
_PLAIN = ("id", "domain", "term", "kind", "pinyin", "traditional")
COLUMNS = (*_PLAIN, *_LISTS[:1], *_DEFINITION, "members", *_LISTS[1:], *_OF_RENDERING)
"""In the order in which they are written; a file may have them in any, and leave some out."""
_NEEDED = ("id", "domain")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the line where it begins."""

    cells: dict[str, str]
    line: int


def rows_of(terms: Iterable[Term]) -> Iterator[dict[str, str]]:
    """Yield a row for each rendering; what is said of the concept stands in its first row.

    Every row has id and domain, so that the table may be sorted and filtered.
    """
    for term in terms:
        record = term_record(term)
        head = _head(record)
        for rendering in record["renderings"]:
            cells = {column: str(rendering.get(key, "")) for column, key in _OF_RENDERING.items()}
            yield {"id": term.id, "domain": term.domain, **head, **cells}
            head = {}


def _head(record: dict[str, Any]) -> dict[str, str]:
    cells = {name: record.get(name, "") for name in _PLAIN[2:]}
    cells["traditional"] = traditional_cell(cells["traditional"])
    cells |= {column: record["definition"][key] for column, key in _DEFINITION.items()}
    cells |= {name: " | ".join(escaped(item, "|") for item in record.get(name, ())) for name in _LISTS}
    pairs = ((escaped(m["zh"], "|="), escaped(m["en"], "|=")) for m in record.get("members", ()))
    cells["members"] = " | ".join(f"{zh} = {en}" for zh, en in pairs)
    return cells


def records_of(rows: Sequence[Row], path: Path) -> Iterator[tuple[dict[str, Any], str, int]]:
    """Yield record, domain and line of each term, its rows put together in the order of the file."""
    for group in _by_id(rows, path).values():
        merged = _merged(group, path)
        yield _record(merged, group), merged["domain"], group[0].line


def _by_id(rows: Sequence[Row], path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in _NEEDED:
            if not row.cells.get(name):
                raise SeedError(path, row.line, f"{name} is missing; each row needs {' and '.join(_NEEDED)}")
        found.setdefault(row.cells["id"], []).append(row)
    return found


def _merged(group: Sequence[Row], path: Path) -> dict[str, str]:
    """Take what the rows say of the concept; two that say different things are an error."""
    merged = dict.fromkeys(COLUMNS, "")
    for row in group:
        for name, value in row.cells.items():
            if not value or name in _OF_RENDERING:
                continue
            if merged[name] not in ("", value):
                where = f"{row.cells['id']} is another than in line {group[0].line}"
                raise SeedError(path, row.line, f"{name} of {where}; keep one of the two")
            merged[name] = value
    return merged


def _record(merged: dict[str, str], group: Sequence[Row]) -> dict[str, Any]:
    record: dict[str, Any] = {name: merged[name] for name in ("id", "term", "kind", "pinyin")}
    record["definition"] = {key: merged[column] for column, key in _DEFINITION.items()}
    record |= {name: [unescaped(item) for item in split_at(merged[name], "|")] for name in _LISTS}
    record["traditional"] = traditional_record(merged["traditional"])
    record["members"] = [_member(pair) for pair in split_at(merged["members"], "|")]
    record["renderings"] = [
        {key: row.cells.get(column, "") for column, key in _OF_RENDERING.items() if row.cells.get(column)}
        for row in group
        if row.cells.get("rendering")
    ]
    return {name: value for name, value in record.items() if value}


def traditional_cell(forms: str | dict[str, str]) -> str:
    """Write what a record says of traditional forms in one cell: `裡` or `tw = 裡 | hk = 裏`."""
    if isinstance(forms, str):
        return escaped(forms, "|=")
    return " | ".join(f"{region} = {escaped(form, '|=')}" for region, form in forms.items())


def traditional_record(cell: str) -> str | dict[str, str]:
    """Take such a cell apart again; a region that we do not know is told by who reads the record."""
    pairs = [split_at(pair, "=") for pair in split_at(cell, "|")]
    if pairs and len(pairs[0]) > 1:
        return {region: unescaped("=".join(form)) for region, *form in pairs}
    return unescaped(cell)


def _member(pair: str) -> dict[str, str]:
    zh, *rest = split_at(pair, "=")
    return {"zh": unescaped(zh), "en": unescaped("=".join(rest).strip())}


def escaped(text: str, marks: str) -> str:
    """Put a backslash before each of `marks`, and before each backslash."""
    return re.sub(rf"[{re.escape(marks)}\\]", r"\\\g<0>", text)


def unescaped(text: str) -> str:
    """Take the backslashes back."""
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def split_at(text: str, mark: str) -> list[str]:
    """Split at each `mark` that no backslash precedes; the parts keep their backslashes."""
    parts = re.findall(rf"(?:\\.|[^{re.escape(mark)}\\])+", text, re.DOTALL)
    return [part.strip() for part in parts if part.strip()]
