"""Terms with their renderings and sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class RenderingStatus(StrEnum):
    """Standing of a rendering among those of its term (ISO 12620's words)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


class Evidence(StrEnum):
    """How we know a rendering."""

    SEEN = "seen"  # a document was found and holds the phrase
    DICTIONARY = "dictionary"  # CC-CEDICT
    EDITORS = "editors"  # our own


@dataclass(frozen=True, slots=True)
class Rendering:
    """One English for a term, with where it comes from."""

    text: str
    status: RenderingStatus
    evidence: Evidence
    source: str
    """`Duizhao`, `CC-CEDICT`, or the title of the document that was seen."""
    publisher: str = ""
    date: str = ""
    """ISO date, year or month of that document, or `unknown`; empty for our own and the dictionary's."""
    url: str = ""
    quote: str = ""
    """At most 12 words of that document around the phrase."""
    note: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether a translator may use it."""
        return self.status in (RenderingStatus.PREFERRED, RenderingStatus.ADMITTED)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the things that a figure stands for: the two and the three of 两不愁三保障."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the glossary."""

    id: str
    """Toneless pinyin with hyphens, `duikou-bangfu`; the address of its page, forever."""
    term: str
    domain: str
    """Name of the file it stands in."""
    kind: str
    """term, slogan, abbreviation, institution, office, metaphor or idiom."""
    definition_zh: str
    definition_en: str
    renderings: tuple[Rendering, ...]
    pinyin: str = ""
    """Words in dictionary tone, `duìkǒu bāngfú`; filled in from the readings where not written."""
    variants: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    not_inside: tuple[str, ...] = ()
    """Longer strings in which it is no term: 北大 not inside 向北大."""
    traditional: tuple[str, str] = ("", "")
    """As its record has it written in Taiwan and Hong Kong; empty where the converter is right."""
    forms: tuple[str, str] = field(default=("", ""), compare=False)
    """As it is written in Taiwan and Hong Kong, worked out; empty before."""
    line: int = field(default=0, compare=False)
    """Where its record begins in the file of its domain."""

    @property
    def preferred(self) -> Rendering:
        """The rendering to use."""
        return next(r for r in self.renderings if r.status is RenderingStatus.PREFERRED)


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term with what is worked out of it: level, relations from both sides, where it occurs."""

    term: Term
    level: int | None = None
    """Level of its hardest word in GF 0025-2021; None where one of its words stands in no list."""
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    """Ids of the shorter terms within it, which a text's matching passes over."""
    within: tuple[str, ...] = ()
    """Ids of the longer terms that it is within."""
    count: int = 0
    """How often it occurs, longer terms aside."""
    articles: tuple[str, ...] = ()
    """Slugs of the articles that have it, in reading order."""
