"""What is learnt and taken away from the whole site: decks, books, tables, and the pages for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from duizhao.config import Settings
from duizhao.exchange import tables
from duizhao.exchange.tbx import to_tbx
from duizhao.export.anki import to_apkg
from duizhao.export.epub import to_epub
from duizhao.export.sentences import Pair, to_jsonl
from duizhao.export.tables import CEDICT, OURS, VOCABULARY, WRITERS, vocabulary
from duizhao.language.levels import STANDARD, word_levels
from duizhao.model import ArticleSummary, Deck, Occurrence, SitePage, Term, TranslationState
from duizhao.pages.study import (
    DeckLine,
    Download,
    deck_line,
    deck_page,
    downloads_page,
    session_pages,
    study_home,
    words_page,
)
from duizhao.pages.wording import Wording
from duizhao.pipeline.lessons import Lesson, book_of, deck_files, note_link
from duizhao.store import read_bytes, to_json
from duizhao.study.decks import article_deck_id, domain_decks
from duizhao.study.notes import DICTIONARY
from duizhao.theme import theme_folder
from duizhao.translation.exchange import Exported
from duizhao.translation.tmx import to_tmx

WHOLE = 200
"""Up to so many articles there are files of the whole site; beyond, of each article alone."""

LEVELS_FILE, WHERE_FILE = "study/levels.json", "study/where.json"

WORKER_FILE, WORKER = "study/offline.js", "assets/javascripts/offline.mjs"
"""A worker sees the pages beside and below its own place, so it is emitted there."""

File = tuple[str, bytes]
"""Place below docs/, and what stands there."""


def study_pages(lines: Sequence[DeckLine], decks: Sequence[Deck]) -> Iterator[SitePage]:
    """Make the pages above the decks of articles, but for the downloads."""
    yield study_home(tuple(map(deck_line, decks)), lines)
    yield from session_pages()
    yield words_page()
    yield from (deck_page(deck, downloads=False) for deck in decks)


def term_decks(terms: Mapping[str, Term], summaries: Sequence[ArticleSummary]) -> tuple[Deck, ...]:
    """Make the decks of the glossary."""
    places: dict[str, list[tuple[str, Occurrence]]] = {}
    for summary in summaries:
        for occurrence in summary.occurrences:
            places.setdefault(occurrence.term, []).append((summary.slug, occurrence))
    return tuple(domain_decks(terms.values(), places))


def shared_files(
    settings: Settings, terms: Mapping[str, Term], decks: Sequence[Deck], lessons: Sequence[Lesson]
) -> Iterator[tuple[File, Download | None]]:
    """Yield the files above single articles, each with how the page of downloads tells of it, if it does."""
    yield (LEVELS_FILE, to_json(_levels()).encode()), None
    yield (WORKER_FILE, read_bytes(theme_folder() / WORKER, Path(WORKER))), None
    for deck in decks:
        yield from ((file, None) for file in deck_files(settings, deck))
    if lessons and len(lessons) <= WHOLE:
        yield (WHERE_FILE, to_json(_where(lessons)).encode()), None
        yield from (_told(*row) for row in _whole(settings, terms, decks, lessons))


def _told(told: Download, data: bytes) -> tuple[File, Download]:
    return (f"downloads/{told.file}", data), replace(told, size=len(data))


def distinct(decks: Iterable[Deck]) -> Iterator[Deck]:
    """Yield decks that have no note in common: a term belongs to its domain, a word to its first article."""
    seen: set[str] = set()
    for deck in decks:
        notes = tuple(note for note in deck.notes if note.id not in seen)
        seen.update(note.id for note in notes)
        if notes:
            yield replace(deck, notes=notes)


def _whole(
    settings: Settings, terms: Mapping[str, Term], decks: Sequence[Deck], lessons: Sequence[Lesson]
) -> Iterator[tuple[Download, bytes]]:
    press = _press(lessons)
    book = book_of(settings, settings.site_name, tuple(lesson.publication for lesson in lessons))
    every = distinct((*decks, *(lesson.deck for lesson in lessons)))
    data = to_apkg(every, settings.edition, note_link(settings), settings.site_name)
    yield Download("duizhao.apkg", DECKS, "Anki", book.rights, f"{DICTIONARY}; {press}"), data
    data = to_epub(book, [lesson.chapter for lesson in lessons], terms)
    yield Download("duizhao.epub", BOOK, "EPUB 3", book.rights, press), data
    licence, source = f"terms {OURS}, words {CEDICT}", f"{settings.site_name}; {DICTIONARY}"
    for ending, write in WRITERS.items():
        data = write(VOCABULARY, vocabulary(lesson.deck for lesson in lessons)).encode()
        yield Download(f"vocabulary.{ending}", WORDS, ending.upper(), licence, source), data
    for name, write_terms in TERM_WRITERS.items():
        data = write_terms(tuple(terms.values()), settings.site_name).encode()
        yield Download(name, TERMS, name.partition(".")[2].upper(), OURS, settings.site_name), data
    pairs = [pair for lesson in lessons for pair in lesson.pairs]
    licence = f"English {OURS}; Chinese: as each line says"
    data = to_jsonl(pairs, settings.language).encode()
    yield Download("sentences.jsonl", SENTENCES, "JSON Lines", licence, press), data
    note = f"{settings.site_name}, {settings.edition}. {book.rights} Source: {press}."
    data = to_tmx(map(_unit, pairs), settings.language, note).encode()
    yield Download("sentences.tmx", SENTENCES, "TMX 1.4b", book.rights, press), data


def _unit(pair: Pair) -> Exported:
    return Exported(pair.article, pair.segment, pair.role, pair.zh, pair.en, state=TranslationState.REVIEWED)


DECKS = Wording("All decks for Anki", "全部 Anki 牌组")
BOOK = Wording("All articles as a book", "全部文章电子书")
TERMS = Wording("The glossary", "术语库")
TERM_WRITERS: Mapping[str, Callable[[Sequence[Term], str], str]] = {
    "terms.tbx": to_tbx,
    "terms.tsv": lambda terms, _: tables.to_tsv(terms),
    "terms.csv": lambda terms, _: tables.to_csv(terms),
}
WORDS = Wording("Vocabulary of the articles", "词汇表")
SENTENCES = Wording("Aligned sentences", "双语对齐句")


def _press(lessons: Iterable[Lesson]) -> str:
    """Say where the Chinese was printed, as far as the pages prove it."""
    papers = sorted({lesson.publication.paper for lesson in lessons})
    known = [paper for paper in papers if paper != "unknown"]
    return ", ".join(known) if known else "newspaper unknown 报纸未详"


def _levels() -> dict[str, object]:
    """Lay out the words of the standard by level, for marking all of a level at once."""
    by_level: dict[int, list[str]] = {}
    for word, level in word_levels().items():
        by_level.setdefault(level, []).append(word)
    words = {str(level): " ".join(sorted(words)) for level, words in sorted(by_level.items())}
    return {"standard": STANDARD, "words": words}


def _where(lessons: Iterable[Lesson]) -> dict[str, str]:
    """Lay out in which deck a word is found first, for words that were brought as a list."""
    seen: set[str] = set()
    homes: dict[str, str] = {}
    for lesson in lessons:
        new = [zh for zh in dict.fromkeys(note.zh for note in lesson.deck.notes) if zh not in seen]
        seen.update(new)
        homes[lesson.deck.id] = " ".join(new)
    return homes


def article_line(summary: ArticleSummary, counts: tuple[int, int]) -> DeckLine:
    """Sum up the deck of an article from what is kept of it."""
    return DeckLine(article_deck_id(summary.slug), summary.headline_en, summary.headline, *counts)


def all_downloads(
    files: Iterable[Download | None], lines: Sequence[DeckLine], decks: Sequence[Deck]
) -> SitePage:
    """Make the page of downloads; `lines` are the decks of articles, `decks` those of the glossary."""
    return downloads_page([file for file in files if file], tuple(map(deck_line, decks)), lines)
