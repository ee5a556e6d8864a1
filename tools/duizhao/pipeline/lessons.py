"""What is learnt and taken away from one article: its deck, its chapter, its sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from duizhao.config import Settings
from duizhao.export.anki import to_apkg
from duizhao.export.chapters import Chapter, English, chapter_of
from duizhao.export.epub import Book, to_epub
from duizhao.export.sentences import Pair, pairs_of
from duizhao.model import AlignedArticle, Deck, Note, NoteKind, Publication, Term
from duizhao.pages.addresses import absolute, article_path, term_path
from duizhao.pages.summary import visible_numbers
from duizhao.store import to_json
from duizhao.study.decks import article_deck, deck_json
from duizhao.traditional import Scripts

RIGHTS = (
    "Glossary, pinyin and translation: MIT licence, {site}. "
    "Dictionary: CC-CEDICT, CC BY-SA 4.0. Chinese text: {text}"
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """All of it; kept in the cache beside the pages."""

    deck: Deck
    chapter: Chapter
    pairs: tuple[Pair, ...]
    publication: Publication


def lesson_of(aligned: AlignedArticle, scripts: Scripts) -> Lesson:
    """Make everything that is learnt and taken away from an article."""
    numbers = visible_numbers(aligned.article)
    return Lesson(
        deck=article_deck(aligned, scripts.terms, numbers, scripts.taiwan),
        chapter=chapter_of(aligned, scripts.names, English.AFTER),
        pairs=tuple(pairs_of(aligned, numbers)),
        publication=aligned.article.publication,
    )


def lesson_files(
    settings: Settings, lesson: Lesson, terms: Mapping[str, Term]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside the page of an article's deck, by their place below docs/."""
    chapter = lesson.chapter
    yield from deck_files(settings, lesson.deck)
    book = book_of(settings, chapter.title, (lesson.publication,))
    yield f"downloads/{lesson.deck.id}.epub", to_epub(book, (chapter,), terms)


def lesson_names(slug: str) -> tuple[str, ...]:
    """List the places of these files."""
    return (
        f"docs/study/article-{slug}.json",
        f"docs/study/article-{slug}.apkg",
        f"docs/downloads/article-{slug}.epub",
    )


def deck_files(settings: Settings, deck: Deck) -> Iterator[tuple[str, bytes]]:
    """Yield the data of a deck, and the deck for Anki."""
    yield f"study/{deck.id}.json", to_json(deck_json(deck)).encode()
    yield f"study/{deck.id}.apkg", to_apkg((deck,), settings.edition, note_link(settings), settings.site_name)


def note_link(settings: Settings) -> Callable[[Note], str]:
    """Give the address of a note's page; nothing where the site has no address of its own."""

    def link(note: Note) -> str:
        if not settings.site_url:
            return ""
        if note.kind is NoteKind.TERM:
            return absolute(settings, term_path(note.id.removeprefix("t:")))
        place = note.example
        return f"{absolute(settings, article_path(place.article))}#{place.segment}" if place else ""

    return link


def book_of(settings: Settings, title: str, publications: tuple[Publication, ...]) -> Book:
    """Say of a book what it is, and whose."""
    licences = sorted({publication.licence for publication in publications})
    known = ", ".join(licence for licence in licences if licence != "unknown")
    text = known or "licence unknown; it remains its owners'."
    return Book(
        title, settings.site_name, settings.edition, RIGHTS.format(site=settings.site_name, text=text)
    )
