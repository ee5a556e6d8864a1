"""Decks and downloads, written beside the pages of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from duizhao.config import Settings
from duizhao.model import SitePage, Term
from duizhao.pages.study import deck_page, deck_path
from duizhao.pipeline.articles import ArticleRecord
from duizhao.pipeline.lessons import Lesson, lesson_files, lesson_names
from duizhao.pipeline.takeaway import (
    WHOLE,
    File,
    all_downloads,
    article_line,
    shared_files,
    study_pages,
    term_decks,
)
from duizhao.store import write_bytes
from duizhao.study.decks import article_deck_id

Lessons = Callable[[str], tuple[Lesson, ...]]
"""Gives what is learnt from a page file, by its name."""


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """Everything above the decks of single articles, ready to be written."""

    pages: tuple[SitePage, ...]
    files: tuple[File, ...]
    names: tuple[str, ...]
    """All files below the root, those of single articles too."""


def plan_study(
    settings: Settings,
    terms: Mapping[str, Term],
    records: Mapping[str, Sequence[ArticleRecord]],
    lessons: Lessons,
) -> StudyPlan:
    """Make the shared pages and files; whatever can fail does so here, before anything is written."""
    articles = list(chain.from_iterable(records.values()))
    summaries = [article.summary for article in articles]
    lines = [article_line(article.summary, article.notes) for article in articles]
    decks = term_decks(terms, summaries)
    whole = chain.from_iterable(map(lessons, records)) if len(articles) <= WHOLE else ()
    rows = tuple(shared_files(settings, terms, decks, tuple(whole)))
    pages = (*study_pages(lines, decks), all_downloads((told for _, told in rows), lines, decks))
    files = tuple(file for file, _ in rows)
    names = (
        *(f"docs/{place}" for place, _ in files),
        *(name for summary in summaries for name in lesson_names(summary.slug)),
    )
    return StudyPlan(pages, files, names)


def deck_outputs(records: Mapping[str, Sequence[ArticleRecord]], keys: Mapping[str, str]) -> dict[str, str]:
    """Return the pages of the articles' decks, each with the key of what it is made from."""
    return {
        deck_path(article_deck_id(article.summary.slug)): keys[name]
        for name, articles in records.items()
        for article in articles
    }


def write_files(settings: Settings, files: Sequence[File] | Iterator[File]) -> None:
    """Write files below docs/; one that says the same already is left alone."""
    for place, data in files:
        write_bytes(settings.docs / place, data)


def lesson_pages(
    settings: Settings, lessons: Sequence[Lesson], terms: Mapping[str, Term]
) -> Iterator[SitePage]:
    """Write the files of these decks, and yield their pages."""
    for lesson in lessons:
        write_files(settings, lesson_files(settings, lesson, terms))
        yield deck_page(lesson.deck, downloads=True)
