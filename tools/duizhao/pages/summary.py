"""What the rest of the site says about an article: visible numbers, counts, occurrences of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from duizhao.coverage import cover_text, reading_minutes
from duizhao.language.scripts import HAN_CHARACTER
from duizhao.model import (
    AlignedArticle,
    Article,
    ArticleSummary,
    Coverage,
    Occurrence,
    Role,
    Segment,
)
from duizhao.pages.cover import known_shares

NUMBERED = frozenset({Role.PARAGRAPH, Role.NOTE})
"""Roles whose sentences carry a visible number."""


@dataclass(frozen=True, slots=True)
class Uses:
    """All occurrences of one term in one article."""

    article: ArticleSummary
    occurrences: tuple[Occurrence, ...]


def visible_numbers(article: Article) -> dict[str, str]:
    """Return `paragraph·sentence` by segment id, `3·2`; headings and captions have none."""
    paragraphs = (passage for passage in article.passages if passage.role in NUMBERED)
    return {
        segment.id: f"{number}·{place}"
        for number, passage in enumerate(paragraphs, 1)
        for place, segment in enumerate(passage.segments, 1)
    }


def han_count(text: str) -> int:
    """Count the Han characters, what 字数 means."""
    return len(HAN_CHARACTER.findall(text))


def summarise(aligned: AlignedArticle) -> ArticleSummary:
    """Boil an article down to what lists, series and term pages need of it."""
    article, units = aligned.article, aligned.units
    coverage = coverage_of(aligned)
    learner, fluent = reading_minutes(coverage)
    return ArticleSummary(
        slug=article.slug,
        page=article.page,
        headline=article.headline.text,
        headline_en=units[article.headline.id].reviewed,
        kicker=_text_of(article, Role.KICKER),
        deck=_text_of(article, Role.DECK),
        characters=sum(han_count(passage.text) for passage in article.passages),
        segments=len(article.segments),
        reviewed=sum(bool(units[segment.id].reviewed) for segment in article.segments),
        topics=article.topics,
        series=article.series,
        publication=article.publication,
        occurrences=tuple(_occurrences(aligned)),
        old_slugs=article.old_slugs,
        minutes=(fluent, learner),
        known=known_shares(coverage),
        banner=article.banner,
    )


def coverage_of(aligned: AlignedArticle) -> Coverage:
    """Count the vocabulary of an article, headings and captions with the text."""
    return cover_text(aligned.sentences[segment.id] for segment in aligned.article.segments)


def uses_by_term(summaries: Iterable[ArticleSummary]) -> Mapping[str, tuple[Uses, ...]]:
    """Turn articles with their terms into terms with their articles, in reading order."""
    found: dict[str, list[Uses]] = {}
    for summary in summaries:
        here: dict[str, list[Occurrence]] = {}
        for occurrence in summary.occurrences:
            here.setdefault(occurrence.term, []).append(occurrence)
        for term, occurrences in here.items():
            found.setdefault(term, []).append(Uses(summary, tuple(occurrences)))
    return {term: tuple(uses) for term, uses in found.items()}


def _text_of(article: Article, role: Role) -> str:
    return " ".join(passage.text for passage in article.passages if passage.role is role)


def _occurrences(aligned: AlignedArticle) -> Iterator[Occurrence]:
    numbers = visible_numbers(aligned.article)
    for segment in aligned.article.segments:
        yield from _occurrences_in(segment, aligned, numbers.get(segment.id, ""))


def _occurrences_in(segment: Segment, aligned: AlignedArticle, label: str) -> Iterator[Occurrence]:
    english = aligned.units[segment.id].reviewed
    for span in aligned.sentences[segment.id].terms:
        yield Occurrence(segment.id, label, segment.text, span.start, span.end, english, span.id)
