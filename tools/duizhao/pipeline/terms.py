"""What is worked out of the terms once all articles are known."""

from __future__ import annotations

from collections.abc import Mapping

from duizhao.annotate import Tools, annotate
from duizhao.glossary.relations import with_inverses
from duizhao.model import Term, TermEntry, TokenKind
from duizhao.pages.summary import Uses


def term_entries(
    terms: Mapping[str, Term], tools: Tools, uses: Mapping[str, tuple[Uses, ...]]
) -> dict[str, TermEntry]:
    """Give each term its level, its relations from both sides and its places, by id."""
    related = with_inverses(terms.values())
    contains = {name: tools.nested_in(term) for name, term in terms.items()}
    within: dict[str, list[str]] = {name: [] for name in terms}
    for name, shorter in contains.items():
        for other in shorter:
            within[other].append(name)
    return {
        name: TermEntry(
            term,
            term_level(term, tools),
            **related[name],
            contains=contains[name],
            within=tuple(within[name]),
            count=sum(len(use.occurrences) for use in uses.get(name, ())),
            articles=tuple(use.article.slug for use in uses.get(name, ())),
        )
        for name, term in terms.items()
    }


def term_level(term: Term, tools: Tools) -> int | None:
    """Return the level of the term, or of its hardest word; None where a word stands in no list.

    干部 stands in the lists itself; 深度贫困 does not, and is as hard as 贫困; 扶贫 is in no list.
    """
    if term.term in tools.levels:
        return tools.levels[term.term]
    words = [token for token in annotate(term.term, tools).tokens if token.kind is TokenKind.WORD]
    levels = [token.level for token in words]
    return None if None in levels else max((level for level in levels if level), default=None)
