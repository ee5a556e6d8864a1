"""Annotated text: tokens, readings, names, where terms stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class TokenKind(StrEnum):
    """What a token is, for spacing, capitals and marks."""

    WORD = "word"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    PROPER = "proper"  # other names: peoples, dynasties, festivals, works
    NUMBER = "number"
    LATIN = "latin"
    PUNCTUATION = "punctuation"
    SPACE = "space"

    __hash__ = str.__hash__  # that of Enum is written in Python, and words are looked up by their kind


NAME_KINDS = frozenset({TokenKind.PERSON, TokenKind.PLACE, TokenKind.ORGANISATION, TokenKind.PROPER})


class Source(StrEnum):
    """Which authority decided a reading, highest first."""

    SIDECAR = "sidecar"
    GLOSSARY = "glossary"
    NAME = "name"
    MODEL = "model"  # the trained model, for a polyphone in its context
    PHRASE = "phrase"
    DICTIONARY = "dictionary"
    NONE = "none"  # nothing to read: punctuation, or a character without a known reading

    __hash__ = str.__hash__  # as above


@dataclass(frozen=True, slots=True)
class Token:
    """A run of text that is looked up, read aloud and glossed as one unit."""

    text: str
    """Exactly as printed."""
    reading: tuple[str | None, ...]
    """One entry a character: a syllable in dictionary tone with its mark (`r` for the 儿 of erhua),
    None where there is no Han character or no known reading."""
    kind: TokenKind = TokenKind.WORD
    source: Source = Source.NONE
    level: int | None = None
    """Level of the word in GF 0025-2021, 1 to 6, 7 for the band 7–9; None: in no list."""


@dataclass(frozen=True, slots=True)
class TermSpan:
    """An occurrence of a glossary term in a text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A text with its words and terms; no term's edge lies inside a token."""

    tokens: tuple[Token, ...]
    terms: tuple[TermSpan, ...] = ()
    """Left to right, longest match, never overlapping."""

    @property
    def text(self) -> str:
        """The text that was annotated, to the character."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation, as `seeds/names.yml` has it."""

    text: str
    kind: TokenKind
    english: str
    reading: tuple[tuple[str, ...], ...] = ()
    """Words of syllables: (("shàn",), ("yǐng", "wén")); empty where the automatic reading is right."""
    note: str = ""
    hyphens: tuple[int, ...] = ()
    """Which of these words a hyphen joins to the one before: 1 in Hù-Diān."""
    traditional: tuple[str, str] = ("", "")
    """As its record has it written in Taiwan and Hong Kong; empty where the converter is right."""
    line: int = field(default=0, compare=False)
    """Where its record begins in `seeds/names.yml`."""


class Standing(StrEnum):
    """What would make a word or character of a text known to a reader of some level."""

    KNOWN = "known"  # in the lists up to this level
    TERM = "term"  # not in them, and taught here by the glossary
    NAME = "name"
    ABOVE = "above"  # in the lists of a higher level
    UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True)
class Vocable:
    """A word, or a character, as it counts for coverage."""

    text: str
    """Simplified."""
    reading: tuple[str | None, ...] = ()
    """Empty for characters, which count whatever their reading."""
    level: int | None = None
    other: Standing = Standing.UNLISTED
    """TERM, NAME or UNLISTED: what it is beside its level."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The vocabulary of a text, most used first, with how often each is used."""

    words: tuple[tuple[Vocable, int], ...]
    characters: tuple[tuple[Vocable, int], ...]
