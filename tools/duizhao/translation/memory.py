"""What a translation memory says of an article, and how it is brought up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from duizhao.model import Article, TranslationState, TranslationUnit
from duizhao.translation.entries import (
    DRAFT,
    Entry,
    Memory,
    format_entry,
    format_header,
    obsolete_text,
    read_memory,
    recount,
    revived_text,
)

ALIKE = 0.5
"""How alike (difflib's ratio) an old and a new sentence must be for the old English to be a suggestion."""


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """A Chinese text that wants English: a segment, or an editorial note."""

    id: str
    text: str
    comment: str
    """What it is, for the translator: `paragraph 3·2`, `headline`, `editorial note`."""


def source_units(article: Article) -> tuple[SourceUnit, ...]:
    """List what is to be translated, segments in reading order, then notes, each id once."""
    segments = [
        SourceUnit(segment.id, segment.text, str(passage.role))
        for passage in article.passages
        for segment in passage.segments
    ]
    notes = {
        correction.note_id: SourceUnit(correction.note_id, correction.note, "editorial note")
        for segment in article.segments
        for correction in segment.corrections
    }
    return (*segments, *notes.values())


def align(units: Sequence[SourceUnit], memory: Memory | None) -> Mapping[str, TranslationUnit]:
    """Give every unit its translation and state; what the memory lacks is missing."""
    known = memory.active if memory else {}
    return {unit.id: _aligned(unit, known.get(unit.id)) for unit in units}


def _aligned(unit: SourceUnit, entry: Entry | None) -> TranslationUnit:
    if entry is None or not entry.target:
        return TranslationUnit(unit.id, unit.text)
    stale = entry.previous or ("" if entry.source == unit.text else entry.source)
    if stale:
        state = TranslationState.STALE
    else:
        state = TranslationState.DRAFT if entry.is_fuzzy else TranslationState.REVIEWED
    return TranslationUnit(unit.id, unit.text, entry.target, state, stale, entry.machine)


def update_memory(text: str | None, path: Path, units: Sequence[SourceUnit], language: str) -> str:
    """Return the PO file with exactly these units in use; entries that need no change keep every byte.

    `text` is the file as it stands, None where there is none yet.
    New units come empty, in reading order. A unit whose Chinese changed is fuzzy with its old
    English and the old Chinese as previous msgid. Entries whose sentence is gone become obsolete,
    and are revived when it returns.
    """
    fresh = Memory(path, format_header(language, 0), ())
    memory = fresh if text is None else read_memory(text, path)
    inactive_first = sorted(memory.entries, key=lambda pair: not pair[0].is_obsolete)
    old = {entry.id: (entry, block) for entry, block in inactive_first}
    suggestions = _suggestions(memory, units)
    newline = "\r\n" if "\r\n" in memory.header else "\n"
    wanted = [_block(unit, old.get(unit.id), suggestions.get(unit.id), newline) for unit in units]
    header = recount(memory.header, len(units))
    return "".join((header, *wanted, *_obsolete_blocks(memory, units, suggestions), memory.tail))


def _block(unit: SourceUnit, old: tuple[Entry, str] | None, suggestion: Entry | None, newline: str) -> str:
    if old and old[0].source == unit.text:
        return revived_text(old[1]) if old[0].is_obsolete else old[1]
    entry, known = Entry(unit.id, unit.text), old[0] if old else suggestion
    if known and known.target:
        original = known.previous or known.source
        is_stale = original != unit.text
        comment = known.comment if known.previous else _marked(known)
        entry = replace(
            entry,
            target=known.target,
            comment=comment,
            is_fuzzy=is_stale or replace(known, comment=comment).is_draft,
            previous=original if is_stale else "",
        )
    return format_entry(entry, [unit.comment]).replace("\n", newline)


def _marked(entry: Entry) -> str:
    """Return the comment with the mark of a draft or without it, as the entry is one or not.

    When the Chinese changes, `fuzzy` comes to mean that; whether it meant a draft before must not be lost.
    """
    lines = [line for line in entry.comment.split("\n") if line and not line.startswith(("machine: ", DRAFT))]
    marks = [f"machine: {entry.machine}" if entry.machine else DRAFT] if entry.is_fuzzy else []
    return "\n".join((*marks, *lines))


def _obsolete_blocks(
    memory: Memory, units: Sequence[SourceUnit], suggestions: Mapping[str, Entry]
) -> Iterator[str]:
    kept = {unit.id for unit in units} | {entry.id for entry in suggestions.values()}
    for entry, block in memory.entries:
        if entry.is_obsolete:
            if entry.id not in kept or entry.id in memory.active:
                yield block
        elif entry.id not in kept and (entry.target or entry.comment):
            yield obsolete_text(block)


def _suggestions(memory: Memory, units: Sequence[SourceUnit]) -> dict[str, Entry]:
    """Find, for each new unit, the old entry that it replaces: by its place in the sequence, if alike."""
    ids = {unit.id for unit in units}
    before = list(memory.active.values())
    matcher = SequenceMatcher(
        None, [entry.id for entry in before], [unit.id for unit in units], autojunk=False
    )
    found: dict[str, Entry] = {}
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "replace":
            continue
        candidates = [entry for entry in before[i1:i2] if entry.id not in ids and entry.target]
        for unit in units[j1:j2]:
            best = max(candidates, key=lambda entry: _likeness(entry.source, unit.text), default=None)
            if best and unit.id not in memory.active and _likeness(best.source, unit.text) >= ALIKE:
                found[unit.id] = best
                candidates = candidates[candidates.index(best) + 1 :]
    return found


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old, new, autojunk=False).ratio()
