"""What an import would change, before anything is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from duizhao.errors import SeedError
from duizhao.exchange.rows import records_of
from duizhao.exchange.tables import read_table
from duizhao.exchange.tbx_reading import read_tbx
from duizhao.fields import Fields
from duizhao.glossary.records import OPTIONAL, REQUIRED, parse_term, term_record
from duizhao.model import Term
from duizhao.store import as_yaml, decode_text

ENDINGS = (".csv", ".tsv", ".tbx")
_SHOWN = 60
_DOMAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that would be another."""

    name: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.name}: {_short(self.old)} → {_short(self.new)}"


@dataclass(frozen=True, slots=True)
class Change:
    """A term that would be new, or other than it is."""

    term: Term
    """As it would be."""
    old: Term | None
    differences: tuple[Difference, ...] = ()


def read_terms(data: bytes, path: Path) -> tuple[Term, ...]:
    """Read the terms of a CSV, TSV or TBX file, as strictly as those of the seeds."""
    if path.suffix == ".tbx":
        records = list(read_tbx(data, path))
    else:
        records = list(records_of(read_table(decode_text(data, path), path), path))
    terms = tuple(_term(record, domain, line, path) for record, domain, line in records)
    seen: dict[str, int] = {}
    for term in terms:
        if term.id in seen:
            reason = f"the id {term.id} stands in line {seen[term.id]} already; keep one of the two"
            raise SeedError(path, term.line, reason)
        seen[term.id] = term.line
    return terms


def _term(record: dict[str, Any], domain: str, line: int, path: Path) -> Term:
    if not _DOMAIN.fullmatch(domain):
        reason = f"the domain {domain[:_SHOWN]!r} is no name of a file like poverty-alleviation; correct it"
        raise SeedError(path, line, reason)
    return parse_term(Fields.record(as_yaml(record, line), path, line, REQUIRED, OPTIONAL), domain)


def plan(
    current: Sequence[Term], incoming: Sequence[Term], automatic: Mapping[str, str]
) -> tuple[Change, ...]:
    """Compare what comes with what is there; terms that do not come stay as they are.

    `automatic` has the pinyin of each term as it is filled in; where a record leaves it to us and the
    file brings the same, nothing changes.
    """
    known = {term.id: term for term in current}
    changes = []
    for term in incoming:
        old = known.get(term.id)
        new = _without_automatic(term, old, automatic.get(term.id, ""))
        differences = tuple(_differences(old, new)) if old else ()
        if old is None or differences:
            changes.append(Change(new, old, differences))
    return tuple(changes)


def _without_automatic(term: Term, old: Term | None, automatic: str) -> Term:
    return replace(term, pinyin="") if old and not old.pinyin and term.pinyin == automatic else term


def _differences(old: Term, new: Term) -> Iterator[Difference]:
    before, after = _flat(old), _flat(new)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name, "") != after.get(name, ""):
            yield Difference(name, before.get(name, ""), after.get(name, ""))


def _flat(term: Term) -> dict[str, str]:
    """Lay a record out as one text a field, `definition.en`, `rendering 2`."""
    record = term_record(term)
    flat = {"domain": term.domain}
    for name, value in record.items():
        if name == "renderings":
            flat |= {f"rendering {n}": " · ".join(cells.values()) for n, cells in enumerate(value, 1)}
        elif isinstance(value, dict):
            flat |= {f"{name}.{key}": text for key, text in value.items()}
        else:
            flat[name] = value if isinstance(value, str) else _listed(value)
    return flat


def _listed(items: Iterable[Any]) -> str:
    return ", ".join(item if isinstance(item, str) else " = ".join(item.values()) for item in items)


def _short(text: str) -> str:
    if not text:
        return "nothing"
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}…”"
