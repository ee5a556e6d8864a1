"""Sources with their translations, and what glossary and names expect of them: what is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from duizhao.model import (
    AlignedArticle,
    AnnotatedSentence,
    Name,
    Role,
    Segment,
    Span,
    Term,
)
from duizhao.translation.stems import words_of

BEFORE = 2
"""How many units before a sentence it may lean on: “the park”, named just above."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its translation."""

    id: str
    source: str
    target: str
    role: str = "paragraph"
    """Of the passage, or `editorial note`."""
    terms: tuple[Term, ...] = ()
    """The terms of the source, each once, in their order."""
    names: tuple[Name, ...] = ()
    words: tuple[Span, ...] = ()
    """Where terms and names stand in the source; numerals in them count nothing."""
    above: str = ""
    """The translation of what stands just before."""
    names_above: tuple[Name, ...] = ()
    vocabulary: frozenset[str] = frozenset()
    """Every English word of every name of the site, one object for all pairs."""
    is_reviewed: bool = True


@dataclass(frozen=True, slots=True)
class Lore:
    """What the seeds know of words, ready to be looked up."""

    terms: Mapping[str, Term]
    """By id."""
    names: Mapping[str, Name]
    """By the Chinese."""
    pattern: re.Pattern[str]
    """Finds names, the longest first."""
    vocabulary: frozenset[str]
    """The English words of all names."""

    @classmethod
    def of(cls, terms: Mapping[str, Term], names: Mapping[str, Name]) -> Lore:
        """Make the pattern of all names; without any it matches nowhere."""
        longest = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
        firsts = "".join(sorted({re.escape(name[0]) for name in longest}))
        names_of = "|".join(map(re.escape, longest))
        pattern = re.compile(f"(?=[{firsts}])(?:{names_of})" if longest else "(?!)")
        english = {word for name in names.values() for word in words_of(name.english) if word[0].isupper()}
        return cls(terms, names, pattern, frozenset(english))


def article_pairs(aligned: AlignedArticle, lore: Lore) -> Iterator[Pair]:
    """Yield what of an article is translated, reviewed or by a machine, in reading order."""
    done: list[Pair] = []
    for passage in aligned.article.passages:
        for segment in passage.segments:
            pair = _segment_pair(segment, passage.role, aligned, lore, done[-BEFORE:])
            done.append(pair)
            if pair.target:
                yield pair
    notes = (correction for segment in aligned.article.segments for correction in segment.corrections)
    for note in {note.note_id: note for note in notes}.values():
        target = aligned.units[note.note_id].current
        if target:
            is_reviewed = aligned.units[note.note_id].is_reviewed
            yield Pair(note.note_id, note.note, target, "editorial note", is_reviewed=is_reviewed)


def _segment_pair(
    segment: Segment, role: Role, aligned: AlignedArticle, lore: Lore, before: Sequence[Pair]
) -> Pair:
    sentence = aligned.sentences[segment.id]
    found = names_in(sentence, lore)
    return Pair(
        segment.id,
        segment.text,
        aligned.units[segment.id].current,
        str(role),
        tuple(lore.terms[name] for name in dict.fromkeys(span.id for span in sentence.terms)),
        tuple(dict.fromkeys(name for name, _ in found)),
        (*((span.start, span.end) for span in sentence.terms), *(span for _, span in found)),
        " ".join(pair.target for pair in before),
        tuple(name for pair in before for name in pair.names),
        lore.vocabulary,
        aligned.units[segment.id].is_reviewed,
    )


def names_in(sentence: AnnotatedSentence, lore: Lore) -> list[tuple[Name, Span]]:
    """Find names whose edges are those of words: 大理 is none in 大理石."""
    edges = {0, *accumulate(len(token.text) for token in sentence.tokens)}
    spans = (found.span() for found in lore.pattern.finditer(sentence.text))
    return [
        (lore.names[sentence.text[start:end]], (start, end)) for start, end in spans if {start, end} <= edges
    ]
