"""The page of a term: its record, its neighbours, and a bilingual concordance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.glossary.concordance import ConcordanceLine, concordance_line, count_renderings
from duizhao.model import ArticleSummary, Heading, Rendering, SitePage, Term, TermEntry
from duizhao.pages.addresses import GLOSSARY, article_path, relative, term_path
from duizhao.pages.structured import term_data
from duizhao.pages.summary import Uses
from duizhao.pages.templating import fill
from duizhao.pages.wording import EVIDENCE, KINDS, RELATIONS, STATUSES, Wording, domain_words, level_words

SHOWN = 200
"""So many occurrences stand on a term's page; what is left is counted, article by article."""

_STANDING = tuple(STATUSES)


@dataclass(frozen=True, slots=True)
class ConcordanceGroup:
    """The lines of one article, and how many more it has that are not shown."""

    article: ArticleSummary
    lines: tuple[ConcordanceLine, ...]
    left_over: int


def term_page(
    entry: TermEntry,
    uses: Sequence[Uses],
    entries: Mapping[str, TermEntry],
    traditional: Mapping[str, str] | None = None,
) -> SitePage:
    """Make `glossary/ID`: the record, then its occurrences by article.

    `traditional` maps a place to the form it writes, `{"TW": "對口幫扶"}`; equal forms are not shown.
    """
    term = entry.term
    path = term_path(term.id)
    groups = tuple(_concordance(term, uses))
    html = fill(
        "term.html",
        term=term,
        entry=entry,
        level=level_words(entry.level),
        domain=domain_words(term.domain),
        renderings=sorted(term.renderings, key=_standing),
        statuses=STATUSES,
        evidence=EVIDENCE,
        kind=KINDS[term.kind],
        forms=_forms(term, traditional or {}),
        relations=tuple(_relations(entry, entries)),
        groups=groups,
        counts=count_renderings(line for group in groups for line in group.lines),
        count=sum(len(use.occurrences) for use in uses),
        data=term_data(term),
        to_term=lambda name: relative(path, term_path(name)),
        to_article=lambda slug: relative(path, article_path(slug)),
        to_glossary=relative(path, GLOSSARY),
    )
    title = f"{term.term} {term.preferred.text}"
    return SitePage(path, title, term.definition_en, "page.html", html, (Heading("term", term.term, 1),))


def _standing(rendering: Rendering) -> int:
    return _STANDING.index(rendering.status)


def _forms(term: Term, traditional: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the traditional forms with the places that write them: `[("對口幫扶", "TW/HK")]`."""
    places: dict[str, list[str]] = {}
    for place, form in traditional.items():
        if form != term.term:
            places.setdefault(form, []).append(place)
    return [(form, "/".join(names)) for form, names in places.items()]


def _relations(entry: TermEntry, entries: Mapping[str, TermEntry]) -> Iterator[tuple[Wording, list[Term]]]:
    """Yield what to say of each relation, and its terms, each under the first that it belongs to."""
    said: set[str] = set()
    for relation, wording in RELATIONS.items():
        names = [name for name in getattr(entry, relation) if name not in said]
        said.update(names)
        if names:
            yield wording, [entries[name].term for name in names]


def _concordance(term: Term, uses: Sequence[Uses]) -> Iterator[ConcordanceGroup]:
    room = SHOWN
    for use in uses:
        shown = use.occurrences[:room]
        room -= len(shown)
        lines = tuple(concordance_line(occurrence, term) for occurrence in shown)
        yield ConcordanceGroup(use.article, lines, len(use.occurrences) - len(shown))
