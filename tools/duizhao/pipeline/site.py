"""The pages of the whole site, from what is known of every article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from pathlib import Path

from duizhao.annotate import Tools
from duizhao.config import Settings
from duizhao.errors import SeedError
from duizhao.model import Article, ArticleSummary, SeriesPlace, SitePage, Term
from duizhao.pages.addresses import article_path
from duizhao.pages.glossary_index import glossary_index
from duizhao.pages.lists import home, reading_list, search_page, series_page
from duizhao.pages.summary import uses_by_term
from duizhao.pages.terms import term_page
from duizhao.pipeline.seeds import memory_bytes, memory_of
from duizhao.pipeline.terms import term_entries
from duizhao.store import content_hash
from duizhao.traditional import REGIONS
from duizhao.translation.entries import Memory
from duizhao.translation.memory import SourceUnit, align

SITE_MEMORY = "site"
"""Name of the translation memory of what stands above the articles: sections, banners, titles of series."""


def check_slugs(summaries: Sequence[ArticleSummary]) -> None:
    """Refuse two articles under one address, old addresses included, and addresses of our own pages."""
    owners: dict[str, ArticleSummary] = {}
    for summary in summaries:
        sidecar = Path("seeds/pages") / f"{summary.page}.yml"
        for slug in (summary.slug, *summary.old_slugs):
            if slug in owners:
                other = owners[slug]
                reason = f"the slug {slug} belongs to {other.headline} ({other.page}) already; choose another"
                raise SeedError(sidecar, 1, reason)
            if slug in {"index", SITE_MEMORY} or slug.startswith("series-"):
                raise SeedError(sidecar, 1, f"the slug {slug} is kept for our own pages; choose another")
            owners[slug] = summary


def places(summaries: Sequence[ArticleSummary]) -> dict[str, SeriesPlace]:
    """Give each article its neighbours: within its series, or among the articles without one."""
    found: dict[str, SeriesPlace] = {}
    for _, group in groupby(sorted(summaries, key=_series_of), key=_series_of):
        members = [None, *group, None]
        for before, here, after in zip(members, members[1:], members[2:], strict=False):
            found[here.slug] = SeriesPlace(before, after)  # type: ignore[union-attr] # the ends alone are None
    near = alike(summaries)
    return {slug: replace(place, alike=_first_other(near[slug], place)) for slug, place in found.items()}


NEIGHBOURS = 12
"""So many articles on either side of one, ordered by level, are compared with it."""

MIDDLE = 3
"""Place of level 4 among the levels, at which articles are compared."""


def alike(summaries: Sequence[ArticleSummary]) -> dict[str, list[ArticleSummary]]:
    """Give each article others of about its level, those with the most topics in common first."""
    ordered = sorted(summaries, key=lambda summary: (_difficulty(summary), summary.slug))
    found = {}
    for place, here in enumerate(ordered):
        others = ordered[max(0, place - NEIGHBOURS) : place] + ordered[place + 1 : place + 1 + NEIGHBOURS]
        found[here.slug] = sorted(others, key=lambda other: _distance(here, other))
    return found


def _distance(here: ArticleSummary, other: ArticleSummary) -> tuple[int, int, str]:
    common = len({*here.topics} & {*other.topics})
    return -common, abs(_difficulty(here) - _difficulty(other)), other.slug


def _difficulty(summary: ArticleSummary) -> int:
    return -summary.known[MIDDLE] if summary.known else 0


def _first_other(near: Sequence[ArticleSummary], place: SeriesPlace) -> ArticleSummary | None:
    shown = {other.slug for other in (place.previous, place.next) if other}
    return next((other for other in near if other.slug not in shown), None)


def _series_of(summary: ArticleSummary) -> str:
    return summary.series


def site_units(summaries: Sequence[ArticleSummary | Article]) -> tuple[SourceUnit, ...]:
    """List what stands above the articles and wants English."""
    sections = dict.fromkeys(s.publication.section for s in summaries if s.publication.section != "unknown")
    series = dict.fromkeys(summary.series for summary in summaries if summary.series)
    banners = dict.fromkeys(line for summary in summaries for line in summary.banner)
    return (*_units(sections, "section"), *_units(banners, "banner"), *_units(series, "series"))


def _units(texts: Mapping[str, None], comment: str) -> Iterator[SourceUnit]:
    return (SourceUnit(f"t-{content_hash(text)[:10]}", text, comment) for text in texts)


def site_memory(settings: Settings) -> Memory | None:
    """Read the memory of what stands above the articles, if there is one."""
    return memory_of(settings, SITE_MEMORY, memory_bytes(settings, SITE_MEMORY))


def shared_pages(
    summaries: Sequence[ArticleSummary], terms: Mapping[str, Term], tools: Tools, settings: Settings
) -> Iterator[SitePage]:
    """Make every page that is not an article's."""
    uses = uses_by_term(summaries)
    entries = term_entries(terms, tools, uses)
    english = _english(summaries, settings)
    yield home(summaries, entries, settings, english)
    yield reading_list(summaries, english)
    yield from _series_pages(summaries, english)
    if settings.search == "on":
        yield search_page(summaries, terms)
    yield glossary_index(entries, summaries)
    for entry in entries.values():
        forms = dict(zip(REGIONS, entry.term.forms, strict=True))
        yield term_page(entry, uses.get(entry.term.id, ()), entries, forms)
    yield from chain.from_iterable(map(_moved_pages, summaries))


def _english(summaries: Sequence[ArticleSummary], settings: Settings) -> dict[str, str]:
    units = site_units(summaries)
    aligned = align(units, site_memory(settings))
    return {unit.text: aligned[unit.id].reviewed for unit in units}


def _series_pages(summaries: Sequence[ArticleSummary], english: Mapping[str, str]) -> Iterator[SitePage]:
    for title in dict.fromkeys(summary.series for summary in summaries if summary.series):
        members = [summary for summary in summaries if summary.series == title]
        banner = dict.fromkeys(line for member in members for line in member.banner)
        yield series_page(title, english[title], members, {line: english[line] for line in banner})


def _moved_pages(summary: ArticleSummary) -> Iterator[SitePage]:
    for old in summary.old_slugs:
        yield SitePage(
            path=article_path(old),
            title=summary.headline,
            description="This article has moved.",
            template="moved.html",
            html="",
            location=f"../{summary.slug}/",
        )
