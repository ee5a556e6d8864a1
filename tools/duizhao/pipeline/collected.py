"""The lessons of chosen articles, worked out for an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from duizhao.config import Settings
from duizhao.errors import UsageError
from duizhao.export.anki import to_apkg
from duizhao.export.chapters import English, chapter_of
from duizhao.export.epub import to_epub
from duizhao.export.sentences import to_jsonl
from duizhao.export.tables import VOCABULARY, WRITERS, vocabulary
from duizhao.model import ArticleSummary, Term
from duizhao.pages.summary import summarise
from duizhao.pipeline.articles import align_article
from duizhao.pipeline.lessons import Lesson, book_of, lesson_of, note_link
from duizhao.pipeline.seeds import articles_of, memory_bytes, memory_of, page_files, read_lexicon, read_source
from duizhao.pipeline.takeaway import distinct, term_decks
from duizhao.pipeline.workers import workshop


@dataclass(frozen=True, slots=True)
class Collection:
    """What is exported: lessons in reading order, and the glossary."""

    settings: Settings
    terms: Mapping[str, Term]
    lessons: tuple[Lesson, ...]
    summaries: tuple[ArticleSummary, ...]
    is_whole: bool
    """Whether it is the whole site, not articles that were named."""


def collect(settings: Settings, slugs: frozenset[str], english: English = English.AFTER) -> Collection:
    """Work out these articles, all where none is named; raises UsageError for a slug that is none."""
    shop = workshop(settings, read_lexicon(settings))
    lessons, summaries, known = [], [], []
    for path in page_files(settings):
        for article in articles_of(read_source(settings, path)):
            known.append(article.slug)
            if slugs and article.slug not in slugs:
                continue
            memory = memory_of(settings, article.slug, memory_bytes(settings, article.slug))
            aligned = align_article(shop.tools, article, memory)
            lesson = lesson_of(aligned, shop.scripts)
            lessons.append(replace(lesson, chapter=chapter_of(aligned, shop.tools.names, english)))
            summaries.append(summarise(aligned))
    if unknown := sorted(slugs - {*known}):
        raise UsageError(f"no article {unknown[0]}; the slugs are {', '.join(sorted(known))}")
    return Collection(settings, shop.terms, tuple(lessons), tuple(summaries), not slugs)


def anki_package(collection: Collection) -> bytes:
    """Pack the decks of the articles, and of the glossary where the whole site is exported."""
    settings = collection.settings
    decks = term_decks(collection.terms, collection.summaries) if collection.is_whole else ()
    every = distinct((*decks, *(lesson.deck for lesson in collection.lessons)))
    return to_apkg(every, settings.edition, note_link(settings), settings.site_name)


def book(collection: Collection) -> bytes:
    """Bind the articles into one book; a single one gives it its title."""
    lessons, settings = collection.lessons, collection.settings
    title = lessons[0].chapter.title if len(lessons) == 1 else settings.site_name
    about = book_of(settings, title, tuple(lesson.publication for lesson in lessons))
    return to_epub(about, [lesson.chapter for lesson in lessons], collection.terms)


def vocabulary_table(collection: Collection, style: str) -> bytes:
    """Write the terms and words of the articles as a table."""
    return WRITERS[style](VOCABULARY, vocabulary(lesson.deck for lesson in collection.lessons)).encode()


def sentences(collection: Collection) -> bytes:
    """Write the aligned sentences as JSON Lines."""
    pairs = [pair for lesson in collection.lessons for pair in lesson.pairs]
    return to_jsonl(pairs, collection.settings.language).encode()
