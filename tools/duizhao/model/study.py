"""What is learnt by heart: notes, the decks they come in, clauses to put in order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from duizhao.model.site import Excerpt


class NoteKind(StrEnum):
    """What a note is about."""

    TERM = "term"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Example(Excerpt):
    """Where a term or word stands, as its card shows it."""

    article: str
    """Slug."""


@dataclass(frozen=True, slots=True)
class Note:
    """All that is to be remembered of one term or word; its cards ask for it from different sides."""

    id: str
    """`t:duikou-bangfu` for a term, `w:扶贫:fúpín` for a word as it is read; never changes."""
    kind: NoteKind
    zh: str
    traditional: tuple[str, str]
    """As written in Taiwan and in Hong Kong."""
    pinyin: str
    spoken: str
    """The syllables as they are said, figures behind them: `xiao2 jie5`; what sounds alike is equal here."""
    english: str
    source: str = ""
    """Where the English comes from."""
    definition: str = ""
    domain: str = ""
    level: int | None = None
    others: tuple[str, ...] = ()
    """Further English that is right too."""
    avoid: tuple[tuple[str, str], ...] = ()
    """English to be avoided, each with the reason, which may be empty."""
    kin: tuple[str, ...] = ()
    """Notes that mean nearly the same or stand above or below: never offered as a wrong answer."""
    uses: int = 0
    """How often it stands in what the deck is made of."""
    example: Example | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """Words to put in order: a part of a sentence between two marks."""

    place: Example
    """The sentence; its span is the clause."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """Notes that are learnt together."""

    id: str
    """Last part of the address of its page: `terms-economy`, `article-qingpu`."""
    title: str
    """English where there is any."""
    title_zh: str
    notes: tuple[Note, ...]
    clauses: tuple[Clause, ...] = ()
    article: str = ""
    """Slug of the article that it is made of, if it is one."""
