"""Aligned sentences as JSON Lines: one object a sentence, each with its source and licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from duizhao.model import AlignedArticle, Publication
from duizhao.store import to_json


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its reviewed English."""

    article: str
    segment: str
    number: str
    """The visible number, `3·2`; empty for headings."""
    role: str
    zh: str
    en: str
    publication: Publication


def pairs_of(aligned: AlignedArticle, numbers: Mapping[str, str]) -> Iterator[Pair]:
    """Yield the sentences of an article that have reviewed English."""
    article = aligned.article
    for passage in article.passages:
        for segment in passage.segments:
            unit = aligned.units[segment.id]
            if unit.is_reviewed:
                number, role = numbers.get(segment.id, ""), str(passage.role)
                yield Pair(
                    article.slug, segment.id, number, role, segment.text, unit.target, article.publication
                )


def to_jsonl(pairs: Iterable[Pair], language: str) -> str:
    """Write a line for each pair; what the page does not prove is `unknown`, never left out."""
    return "".join(to_json(_row(pair, language)) for pair in pairs)


def _row(pair: Pair, language: str) -> dict[str, Any]:
    publication = pair.publication
    return {
        "id": f"{pair.article}#{pair.segment}",
        "article": pair.article,
        "number": pair.number,
        "role": pair.role,
        "zh-Hans": pair.zh,
        language: pair.en,
        "source": {"paper": publication.paper, "date": publication.date, "section": publication.section},
        "licence": {"zh-Hans": publication.licence, language: "MIT"},
    }
