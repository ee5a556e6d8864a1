"""Terms from a file of another program, compared with those of the site and put in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.config import Settings
from duizhao.errors import SeedError, UsageError
from duizhao.exchange.plan import ENDINGS, Change, plan, read_terms
from duizhao.exchange.yaml_records import merged
from duizhao.glossary.checks import faults
from duizhao.glossary.records import parse_terms
from duizhao.model import Term
from duizhao.pipeline.seeds import read_lexicon
from duizhao.pipeline.workers import workshop
from duizhao.store import parse_yaml, read_bytes, read_text, write_text


@dataclass(frozen=True, slots=True)
class Import:
    """What a file would change, and the files of the seeds as they would be."""

    changes: tuple[Change, ...]
    unchanged: int
    """Terms of the file that are as they are."""
    absent: int
    """Terms of the site that the file does not have; they stay."""
    files: tuple[tuple[Path, str], ...]
    """Path and whole text of each file that would be another."""


def prepare_import(settings: Settings, path: Path) -> Import:
    """Read a file, compare, and make the new texts; writes nothing.

    Raises SeedError for whatever the glossary could not be built with afterwards.
    """
    if path.suffix not in ENDINGS:
        raise UsageError(f"{path}: terms are read from {', '.join(ENDINGS)}; give such a file")
    lexicon = read_lexicon(settings)
    incoming = read_terms(read_bytes(path, path), path)
    filled = workshop(settings, lexicon).terms
    changes = plan(lexicon.terms, incoming, {name: term.pinyin for name, term in filled.items()})
    after = _after(lexicon.terms, changes)
    _refuse_faults(after, changes, path)
    brought = {term.id for term in incoming}
    return Import(
        changes,
        len(incoming) - len(changes),
        sum(term.id not in brought for term in lexicon.terms),
        tuple(_files(settings, lexicon.terms, changes)),
    )


def write_import(prepared: Import) -> None:
    """Write the files; each is written whole or not at all."""
    for path, text in prepared.files:
        write_text(path, text)


def _after(current: Sequence[Term], changes: Sequence[Change]) -> tuple[Term, ...]:
    new = {change.term.id: change.term for change in changes}
    kept = tuple(term for term in current if term.id not in new)
    return (*kept, *new.values())


def _refuse_faults(after: Sequence[Term], changes: Sequence[Change], path: Path) -> None:
    """Say the first fault; at the line of the file, where it is a term of the file that has it."""
    places = {(f"{change.term.domain}.yml", change.term.line) for change in changes}
    for fault in faults(after):
        is_brought = (fault.path.name, fault.line) in places
        raise SeedError(path if is_brought else fault.path, fault.line, fault.message)


def _files(
    settings: Settings, current: Sequence[Term], changes: Sequence[Change]
) -> Iterator[tuple[Path, str]]:
    domains = {change.term.domain for change in changes} | {c.old.domain for c in changes if c.old}
    for domain in sorted(domains):
        path = settings.seeds / "glossary" / f"{domain}.yml"
        shown = path.relative_to(settings.root)
        old = [term for term in current if term.domain == domain]
        text = read_text(path, shown) if path.is_file() else ""
        changed = {c.term.id: c.term for c in changes if c.term.domain == domain}
        gone = frozenset(c.old.id for c in changes if c.old and c.old.domain == domain != c.term.domain)
        new = merged(text, old, changed, gone)
        _check(new, shown, [*(t for t in old if t.id not in changed and t.id not in gone), *changed.values()])
        yield path, new


def _check(text: str, shown: Path, wanted: Sequence[Term]) -> None:
    """Read the new text again: it must hold these terms and no others, or it is not written."""
    written = {term.id: term for term in parse_terms(parse_yaml(text, shown), shown)}
    if written != {term.id: term for term in wanted}:
        raise UsageError(
            f"{shown}: is laid out in a way that cannot be rewritten; change its records by hand"
        )
