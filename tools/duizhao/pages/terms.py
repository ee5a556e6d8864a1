"""The glossary's pages: an index from A to Z, and a record for each term with its occurrences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from duizhao.model import ArticleSummary, Heading, Occurrence, Rendering, SitePage, Term
from duizhao.pages.addresses import GLOSSARY, article_path, relative, term_path
from duizhao.pages.summary import Uses
from duizhao.pages.templating import fill
from duizhao.pages.wording import EVIDENCE, KINDS, RELATIONS, STATUSES

SHOWN = 200
"""So many occurrences stand on a term's page; what is left is counted, article by article."""

CONTEXT = 18
"""Characters on either side of the term in a line of its concordance."""

_STANDING = tuple(STATUSES)


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """An occurrence with the term in the middle."""

    occurrence: Occurrence
    left: str
    node: str
    right: str


@dataclass(frozen=True, slots=True)
class ConcordanceGroup:
    """The lines of one article, and how many more it has that are not shown."""

    article: ArticleSummary
    lines: tuple[ConcordanceLine, ...]
    left_over: int


def glossary_index(terms: Mapping[str, Term], counts: Mapping[str, int]) -> SitePage:
    """Make `glossary/index`: the terms by the first letter of their pinyin, with how often each occurs."""
    ordered = sorted(terms.values(), key=lambda term: (term.id, term.term))
    letters = [(letter, tuple(group)) for letter, group in groupby(ordered, key=_letter)]
    html = fill(
        "glossary_index.html",
        letters=letters,
        counts=counts,
        count=len(ordered),
        kinds=KINDS,
        to_term=lambda term: relative(GLOSSARY, term_path(term)),
    )
    description = f"{len(ordered)} terms of Chinese policy language with pinyin, English and sources."
    return SitePage(
        GLOSSARY, "Glossary 术语", description, "page.html", html, (Heading("glossary", "Glossary 术语", 1),)
    )


def term_page(
    term: Term, uses: Sequence[Uses], terms: Mapping[str, Term], traditional: Mapping[str, str] | None = None
) -> SitePage:
    """Make `glossary/ID`: the record, then its occurrences by article.

    `traditional` maps a place to the form it writes, `{"TW": "對口幫扶"}`; equal forms are not shown.
    """
    path = term_path(term.id)
    html = fill(
        "term.html",
        term=term,
        renderings=sorted(term.renderings, key=_standing),
        statuses=STATUSES,
        evidence=EVIDENCE,
        kind=KINDS[term.kind],
        forms=_forms(term, traditional or {}),
        relations=tuple(_relations(term, terms)),
        groups=tuple(_concordance(uses)),
        count=sum(len(use.occurrences) for use in uses),
        to_term=lambda name: relative(path, term_path(name)),
        to_article=lambda slug: relative(path, article_path(slug)),
        to_glossary=relative(path, GLOSSARY),
    )
    title = f"{term.term} {term.preferred.text}"
    return SitePage(path, title, term.definition_en, "page.html", html, (Heading("term", term.term, 1),))


def _letter(term: Term) -> str:
    return term.id[:1].upper()


def _standing(rendering: Rendering) -> int:
    return _STANDING.index(rendering.status)


def _forms(term: Term, traditional: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the traditional forms with the places that write them: `[("對口幫扶", "TW/HK")]`."""
    places: dict[str, list[str]] = {}
    for place, form in traditional.items():
        if form != term.term:
            places.setdefault(form, []).append(place)
    return [(form, "/".join(names)) for form, names in places.items()]


def _relations(term: Term, terms: Mapping[str, Term]) -> Iterator[tuple[str, str, list[Term]]]:
    for relation, (en, zh) in RELATIONS.items():
        if names := getattr(term, relation):
            yield en, zh, [terms[name] for name in names]


def _concordance(uses: Sequence[Uses]) -> Iterator[ConcordanceGroup]:
    room = SHOWN
    for use in uses:
        shown = use.occurrences[:room]
        room -= len(shown)
        yield ConcordanceGroup(use.article, tuple(map(_line, shown)), len(use.occurrences) - len(shown))


def _line(occurrence: Occurrence) -> ConcordanceLine:
    text, start, end = occurrence.zh, occurrence.start, occurrence.end
    left, right = text[:start], text[end:]
    return ConcordanceLine(
        occurrence,
        left if len(left) <= CONTEXT else f"…{left[-CONTEXT:]}",
        text[start:end],
        right if len(right) <= CONTEXT else f"{right[:CONTEXT]}…",
    )
