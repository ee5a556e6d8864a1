"""The page of an article: head, text with its English, editorial notes, terms, and the way on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from duizhao.config import Settings
from duizhao.model import (
    AlignedArticle,
    Article,
    ArticleSummary,
    Heading,
    Name,
    Occurrence,
    Role,
    SeriesPlace,
    SitePage,
    Term,
)
from duizhao.pages.addresses import article_path, relative, series_path, term_path
from duizhao.pages.cover import cover_view
from duizhao.pages.lookup import lookup
from duizhao.pages.passages import PassageView, fix_views, passage_views
from duizhao.pages.standing import language_name, standing_view
from duizhao.pages.summary import coverage_of
from duizhao.pages.templating import fill, raw
from duizhao.store import content_hash, to_json

HEAD = frozenset({Role.KICKER, Role.DECK, Role.BYLINE})
"""What may stand between the headline and the text."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the article, with the place where it first stands."""

    term: Term
    segment: str
    label: str
    count: int


WAY, ONWARD = "<!--dz:way-->", "<!--dz:onward-->"
"""Places for the neighbours; no text can hold them, since `<` is escaped in it."""

_NO_NAMES: Mapping[str, Name] = MappingProxyType({})


def article_page(
    aligned: AlignedArticle,
    summary: ArticleSummary,
    terms: Mapping[str, Term],
    settings: Settings,
    names: Mapping[str, Name] = _NO_NAMES,
) -> SitePage:
    """Make `read/SLUG`, all but the way to its neighbours.

    `summary` is the article's own, `terms` holds those that occur, by id.
    """
    article = aligned.article
    path = article_path(article.slug)
    passages = passage_views(aligned, settings, names)
    middle = _end_of_head(passages)
    data = to_json(lookup(aligned, terms, names, settings.taiwan))
    html = fill(
        "article.html",
        article=article,
        summary=summary,
        standing=standing_view(aligned),
        language=settings.language,
        language_name=language_name(settings.language),
        cover=cover_view(coverage_of(aligned)),
        lookup=f"../{article.slug}.json?{content_hash(data)[:8]}",
        head=passages[:middle],
        body=passages[middle:],
        fixes=fix_views(aligned),
        terms=_terms_of(summary.occurrences, terms),
        to_term=lambda term: relative(path, term_path(term)),
        to_series=lambda: relative(path, series_path(article.series)),
        way=raw(WAY),
        onward=raw(ONWARD),
    )
    return SitePage(
        path=path,
        title=article.headline.text,
        description=_description(aligned, language_name(settings.language)),
        template="article.html",
        html=html,
        headings=tuple(_headings(article)),
        date="" if article.publication.date == "unknown" else article.publication.date,
        data=data,
    )


def with_place(page: SitePage, place: SeriesPlace) -> SitePage:
    """Put the links to the neighbours into an article's page, under its head and at its foot."""
    neighbours = {
        "previous": place.previous,
        "next": place.next,
        "alike": place.alike,
        "to_article": lambda slug: relative(page.path, article_path(slug)),
    }
    html = page.html.replace(WAY, fill("way.html", **neighbours).strip())
    return replace(page, html=html.replace(ONWARD, fill("onward.html", **neighbours).strip()))


def _description(aligned: AlignedArticle, language: str) -> str:
    english = aligned.units[aligned.article.headline.id].reviewed
    return f"{english or aligned.article.headline.text}: Chinese with pinyin, glossary and {language}."


def _headings(article: Article) -> Iterator[Heading]:
    levels = {Role.HEADLINE: 1, Role.SUBHEAD: 2}
    for passage in article.passages:
        if passage.role in levels:
            yield Heading(passage.segments[0].id, passage.text, levels[passage.role])


def _end_of_head(passages: tuple[PassageView, ...]) -> int:
    """Return the place behind the headline and the kickers, decks and bylines that follow it."""
    end = next(i for i, passage in enumerate(passages, 1) if passage.role is Role.HEADLINE)
    while end < len(passages) and passages[end].role in HEAD:
        end += 1
    return end


def _terms_of(occurrences: Sequence[Occurrence], terms: Mapping[str, Term]) -> tuple[TermView, ...]:
    """Return the article's terms in the order in which they first occur."""
    first = {occurrence.term: occurrence for occurrence in reversed(occurrences)}
    counts = Counter(occurrence.term for occurrence in occurrences)
    return tuple(
        TermView(terms[name], first[name].segment, first[name].label, count) for name, count in counts.items()
    )
