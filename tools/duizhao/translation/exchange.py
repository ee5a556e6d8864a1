"""What is exchanged with other tools: a unit as it goes out, and as it comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from duizhao.model import TranslationState
from duizhao.translation.entries import Memory
from duizhao.translation.memory import SourceUnit, align

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML 1.0 document can hold, escaped or not."""


def xml_text(text: str, instead: str = "\ufffd") -> str:
    """Escape text for XML; a character that it cannot hold becomes `instead`."""
    return NOT_XML.sub(instead, escape(text, quote=False))


@dataclass(frozen=True, slots=True)
class Exported:
    """A text with its translation, as it goes out."""

    slug: str
    id: str
    role: str
    source: str
    target: str = ""
    state: TranslationState = TranslationState.MISSING
    previous: str = ""
    engine: str = ""


def exported(slug: str, units: Sequence[SourceUnit], memory: Memory | None) -> Iterator[Exported]:
    """Yield the units of an article in their order."""
    aligned = align(units, memory)
    for unit in units:
        said = aligned[unit.id]
        yield Exported(
            slug, unit.id, unit.comment, unit.text, said.target, said.state, said.previous, said.engine
        )


@dataclass(frozen=True, slots=True)
class Incoming:
    """A translation that comes back."""

    slug: str
    id: str
    source: str
    target: str
    state: TranslationState = TranslationState.REVIEWED
    trouble: str = ""
    """Why it cannot be read as text; empty if it can."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an incoming translation would change."""

    incoming: Incoming
    before: str = ""
    """The translation that stands there now."""
    before_state: TranslationState = TranslationState.MISSING


@dataclass(frozen=True, slots=True)
class Comparison:
    """Incoming translations held against what is there."""

    changes: tuple[Change, ...]
    refused: tuple[tuple[Incoming, str], ...]
    """What cannot be taken, and why."""


def compare(incoming: Sequence[Incoming], known: Mapping[str, Mapping[str, Exported]]) -> Comparison:
    """Hold what comes back against what went out; `known` is by slug and id. What is the same is left out."""
    changes: list[Change] = []
    refused: list[tuple[Incoming, str]] = []
    for one in incoming:
        here = known.get(one.slug, {}).get(one.id)
        reason = _reason(one, here)
        if reason:
            refused.append((one, reason))
        elif here and one.target and (one.target, one.state) != (here.target, here.state):
            changes.append(Change(one, here.target, here.state))
    return Comparison(tuple(changes), tuple(refused))


def _reason(one: Incoming, here: Exported | None) -> str:
    """Say why a translation cannot be taken; empty if it can."""
    if here is None:
        return "no article has this text any more"
    if one.source != here.source:
        return "its Chinese is no longer that of the page; export again"
    return one.trouble
