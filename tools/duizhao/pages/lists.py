"""Home, the reading list and the pages of series: ways into the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from duizhao.config import Settings
from duizhao.glossary.weight import weightiest
from duizhao.model import ArticleSummary, Heading, SitePage, Term, TermEntry
from duizhao.pages.addresses import (
    GLOSSARY,
    HOME,
    READING_LIST,
    SEARCH,
    article_path,
    relative,
    series_path,
    term_path,
)
from duizhao.pages.templating import fill

ARTICLES_ON_HOME, TERMS_ON_HOME = 12, 12


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that belong together: a series, or what stands alone on one page of a paper."""

    title: str
    """The series as printed, or the section; the name of the page file where the page proves neither."""
    title_en: str
    """Empty where there is no reviewed English."""
    is_series: bool
    articles: tuple[ArticleSummary, ...]


def home(
    articles: Sequence[ArticleSummary],
    entries: Mapping[str, TermEntry],
    settings: Settings,
    english: Mapping[str, str],
) -> SitePage:
    """Make `index`: where to start, the articles, the terms that matter most.

    `english` has the English of series and sections, by their Chinese.
    """
    html = fill(
        "home.html",
        settings=settings,
        start=min(articles, key=attrgetter("characters", "slug"), default=None),
        groups=tuple(_groups(articles[:ARTICLES_ON_HOME], english)),
        article_count=len(articles),
        entries=weightiest(tuple(entries.values()), TERMS_ON_HOME),
        term_count=len(entries),
        **_links(HOME),
    )
    heading = Heading("home", settings.site_name, 1)
    return SitePage(HOME, settings.site_name, settings.site_description, "page.html", html, (heading,))


def reading_list(articles: Sequence[ArticleSummary], english: Mapping[str, str]) -> SitePage:
    """Make `read/index`: every article, series together, otherwise in the order given."""
    groups = tuple(_groups(articles, english))
    html = fill("reading_list.html", groups=groups, count=len(articles), **_links(READING_LIST))
    description = "All articles, with their length and how much of them stands in English."
    return SitePage(
        READING_LIST, "Read 阅读", description, "page.html", html, (Heading("read", "Read 阅读", 1),)
    )


def search_page(articles: Sequence[ArticleSummary], terms: Mapping[str, Term]) -> SitePage:
    """Make `search/index`: where scripts do not run, a plain list of articles and terms."""
    ordered = sorted(terms.values(), key=attrgetter("id"))
    html = fill("search.html", articles=articles, terms=ordered, **_links(SEARCH))
    description = "Search the articles in Chinese, pinyin and English."
    return SitePage(
        SEARCH, "Search 搜索", description, "page.html", html, (Heading("search", "Search 搜索", 1),)
    )


def series_page(
    title: str, title_en: str, articles: Sequence[ArticleSummary], banner: Mapping[str, str]
) -> SitePage:
    """Make the page of one series, its articles in reading order; `title_en` may be empty.

    `banner` has the lines that are printed over the series, with their English.
    """
    path = series_path(title)
    html = fill(
        "series.html", title=title, title_en=title_en, articles=articles, banner=banner, **_links(path)
    )
    description = f"{title_en or title}: {len(articles)} articles in a series."
    return SitePage(path, title, description, "page.html", html, (Heading("series", title, 1),))


def _links(page: str) -> dict[str, Any]:
    """Return the ways out of a page, as functions for its template."""
    return {
        "to_article": lambda slug: relative(page, article_path(slug)),
        "to_term": lambda term: relative(page, term_path(term)),
        "to_series": lambda title: relative(page, series_path(title)),
        "to_reading_list": relative(page, READING_LIST),
        "to_glossary": relative(page, GLOSSARY),
    }


def _groups(articles: Sequence[ArticleSummary], english: Mapping[str, str]) -> Iterator[Group]:
    groups: dict[tuple[str, bool], list[ArticleSummary]] = {}
    for article in articles:
        groups.setdefault((_title(article), bool(article.series)), []).append(article)
    for (title, is_series), members in groups.items():
        yield Group(title, english.get(title, ""), is_series, tuple(members))


def _title(article: ArticleSummary) -> str:
    section = article.publication.section
    return article.series or (article.page if section == "unknown" else section)
