"""Decks: the terms of a domain, the terms and words of an article; and their JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from duizhao.model import AlignedArticle, Deck, Example, Note, Occurrence, Term
from duizhao.study.clauses import clauses_of
from duizhao.study.notes import term_note, uses_of_terms, word_notes


def article_deck_id(slug: str) -> str:
    """Return the id of an article's deck."""
    return f"article-{slug}"


def article_deck(
    aligned: AlignedArticle,
    terms: Mapping[str, Term],
    numbers: Mapping[str, str],
    taiwan: str = "characters",
) -> Deck:
    """Make the deck of an article: its terms as they come, then its words, most used first.

    `numbers` has the visible numbers of the segments, `terms` those that occur, by id;
    `taiwan` is the setting of that name.
    """
    article = aligned.article
    uses = uses_of_terms(aligned, numbers)
    notes = [term_note(terms[name], places) for name, places in uses.items()]
    known = {note.zh for note in notes}
    notes += [note for note in word_notes(aligned, numbers, taiwan) if note.zh not in known]
    unit = aligned.units[article.headline.id]
    title = unit.target if unit.is_reviewed else ""
    clauses = clauses_of(aligned, numbers)
    return Deck(
        article_deck_id(article.slug), title, article.headline.text, tuple(notes), clauses, article.slug
    )


def domain_decks(
    terms: Iterable[Term], occurrences: Mapping[str, Sequence[tuple[str, Occurrence]]]
) -> Iterator[Deck]:
    """Make a deck of each domain of the glossary; `occurrences` are by term, with the article's slug."""
    domains: dict[str, list[Note]] = {}
    for term in terms:
        places = [_example(slug, one) for slug, one in occurrences.get(term.id, ())]
        domains.setdefault(term.domain, []).append(term_note(term, places))
    for domain, notes in sorted(domains.items()):
        title = domain.replace("-", " ").capitalize()
        yield Deck(f"terms-{domain}", title, "", tuple(sorted(notes, key=lambda note: -note.uses)))


def _example(slug: str, one: Occurrence) -> Example:
    return Example(one.segment, one.label, one.zh, one.start, one.end, one.en, slug)


def deck_json(deck: Deck) -> dict[str, Any]:
    """Lay out a deck for the browser; what is empty is left out, and each sentence stands there once."""
    places = [note.example for note in deck.notes if note.example]
    places += [clause.place for clause in deck.clauses]
    return _filled(
        {
            "id": deck.id,
            "title": deck.title or deck.title_zh,
            "article": deck.article,
            "notes": [_note_json(note) for note in deck.notes],
            "clauses": [[*_place_json(clause.place), list(clause.words)] for clause in deck.clauses],
            "sentences": {_key(place): _sentence_json(place) for place in places},
        }
    )


def _note_json(note: Note) -> dict[str, Any]:
    return _filled(
        {
            "id": note.id,
            "kind": str(note.kind),
            "zh": note.zh,
            "hant": note.traditional[0] if note.traditional[0] != note.zh else "",
            "pinyin": note.pinyin,
            "spoken": note.spoken,
            "en": note.english,
            "source": note.source,
            "definition": note.definition,
            "domain": note.domain,
            "level": note.level,
            "others": list(note.others),
            "avoid": [list(pair) for pair in note.avoid],
            "kin": list(note.kin),
            "uses": note.uses,
            "example": note.example and _place_json(note.example),
        }
    )


def _key(place: Example) -> str:
    return f"{place.article}#{place.segment}"


def _place_json(place: Example) -> list[Any]:
    return [_key(place), place.start, place.end]


def _sentence_json(place: Example) -> list[str]:
    return [place.zh, place.en, place.label]


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in ("", None, [], 0)}
