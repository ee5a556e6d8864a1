"""What the site shows."""

from __future__ import annotations

from dataclasses import dataclass

from duizhao.model.newsprint import Publication


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a segment, with all of the segment around it."""

    segment: str
    label: str
    """The visible number, `3·2`; empty for headings."""
    zh: str
    start: int
    end: int
    en: str
    """Empty unless reviewed."""


@dataclass(frozen=True, slots=True)
class Occurrence(Excerpt):
    """Where a term occurs, as its term page shows it."""

    term: str


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """What the other pages of the site say about an article; small, and kept in the cache."""

    slug: str
    page: str
    headline: str
    headline_en: str
    kicker: str
    deck: str
    characters: int
    """Han characters of the whole article."""
    segments: int
    reviewed: int
    """How many of the segments have reviewed English."""
    topics: tuple[str, ...]
    series: str
    publication: Publication
    occurrences: tuple[Occurrence, ...]
    old_slugs: tuple[str, ...] = ()
    minutes: tuple[int, int] = (1, 1)
    """To read it: of a fluent reader, and of a learner."""
    known: tuple[int, ...] = ()
    """Percents of its words that a reader of each level knows, from level 1."""
    banner: tuple[str, ...] = ()
    """Lines that are printed over the whole series."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page to emit: a tiny Markdown file, and the HTML it stands for."""

    path: str
    """Below docs/, without ending: `read/SLUG`."""
    title: str
    """Plain text; it is escaped when the front matter is written."""
    description: str
    template: str
    """Template of the theme, `article.html`."""
    html: str
    headings: tuple[Heading, ...] = ()
    date: str = ""
    """ISO date, or empty where it is not known."""
    data: str = ""
    """The JSON beside the page, `docs/PATH.json`; empty for a page without one."""
    location: str = ""
    """Where the page has moved to, relative; empty for a page that is where it was."""


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """The neighbours of an article within its series, or within the reading list."""

    previous: ArticleSummary | None = None
    next: ArticleSummary | None = None
    alike: ArticleSummary | None = None
    """The article nearest by level and topic that is none of these."""
