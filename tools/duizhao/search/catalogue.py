"""The catalogue: all that the reader's side must know before it can read the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from duizhao.language.scripts import to_simplified
from duizhao.language.syllables import BARE_SYLLABLES
from duizhao.model import Term
from duizhao.search.findable import FindableArticle

VOLUME = 50
"""Articles on one shadow page: fewer pages are indexed faster and in less memory."""


@dataclass(frozen=True, slots=True)
class IndexTable:
    """What must be known of the index that Pagefind made."""

    pages: list[str]
    """Its names of the shadow pages, volume by volume."""
    edges: list[str]
    """The first word of each of its pieces."""


_HAN = range(0x3400, 0x9FFF)


def volumes(articles: Sequence[FindableArticle]) -> list[Sequence[FindableArticle]]:
    """Part the articles into the volumes that the shadow pages stand for."""
    return [articles[start : start + VOLUME] for start in range(0, len(articles), VOLUME)]


def catalogue(
    articles: Sequence[FindableArticle], terms: Iterable[Term], counts: Mapping[str, int], index: IndexTable
) -> dict[str, Any]:
    """Gather articles, terms and tables; `counts` says how often terms occur."""
    topics = list(dict.fromkeys(topic for article in articles for topic in article.topics))
    numbers = {topic: number for number, topic in enumerate(topics)}
    return {
        "volume": VOLUME,
        "pages": index.pages,
        "edges": index.edges,
        "topics": topics,
        "articles": [
            [article.slug, article.date, [numbers[topic] for topic in article.topics], article.blocks]
            for article in articles
        ],
        "terms": [_term(term, counts.get(term.id, 0)) for term in terms],
        "syllables": " ".join(sorted(BARE_SYLLABLES)),
    }


def _term(term: Term, count: int) -> list[Any]:
    others = [rendering.text for rendering in term.renderings if rendering is not term.preferred]
    taiwan, hong_kong = term.forms
    forms = [taiwan, hong_kong] if hong_kong != taiwan else [taiwan] if taiwan != term.term else []
    return [term.id, term.term, forms, term.pinyin, term.variants, term.preferred.text, others, count]


def gist(term: Term) -> str:
    """Return the first sentence of a term's definition, for its card."""
    return term.definition_en.partition(". ")[0].rstrip(".") + "."


def simpler_forms(articles: Iterable[FindableArticle]) -> str:
    """Pair each traditional character with its simplified one, of those that stand in the texts: 鄉乡興兴."""
    characters = set(chain.from_iterable(article.characters for article in articles))
    others = [chr(code) for code in _HAN]
    plains = to_simplified("\n".join(others)).split("\n")
    pairs = zip(others, plains, strict=True)
    return "".join(other + plain for other, plain in pairs if other != plain and plain in characters)
