"""Clauses whose words a learner puts in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from duizhao.model import AlignedArticle, AnnotatedSentence, Clause, Example, Segment, Token, TokenKind

FEWEST, MOST = 4, 9
"""Words of a clause that is worth ordering and can be."""

LONGEST = 120
"""Characters of a sentence in which the clause can still be found."""

_BORDER = re.compile("[，。；：！？…—]")
_INNER = frozenset({TokenKind.PUNCTUATION, TokenKind.SPACE})


def clauses_of(aligned: AlignedArticle, numbers: Mapping[str, str]) -> tuple[Clause, ...]:
    """Return the clauses of the article that have one order only, as far as that can be told.

    What stands in a row (脱贫、致富) may be turned round, and so may a word that comes twice; a clause
    with a mark inside it is left out, and so is one without English or within a very long sentence.
    """
    return tuple(
        clause
        for segment in aligned.article.segments
        if segment.id in numbers and aligned.units[segment.id].is_reviewed and len(segment.text) <= LONGEST
        for clause in _clauses(segment, aligned, numbers[segment.id])
    )


def _clauses(segment: Segment, aligned: AlignedArticle, label: str) -> Iterator[Clause]:
    slug, english = aligned.article.slug, aligned.units[segment.id].reviewed
    for start, tokens in _runs(aligned.sentences[segment.id]):
        words = tuple(token.text for token in tokens)
        end = start + sum(map(len, words))
        if FEWEST <= len(words) <= MOST and len({*words}) == len(words) and _is_plain(tokens):
            place = Example(segment.id, label, segment.text, start, end, english, slug)
            yield Clause(place, words)


def _runs(sentence: AnnotatedSentence) -> Iterator[tuple[int, list[Token]]]:
    """Cut at the marks that end a clause; yields where each begins, and its tokens."""
    start, end = 0, 0
    run: list[Token] = []
    for token in sentence.tokens:
        end += len(token.text)
        if _BORDER.search(token.text):
            yield start, run
            start, run = end, []
        else:
            run.append(token)
    yield start, run


def _is_plain(tokens: list[Token]) -> bool:
    return not any(token.kind in _INNER for token in tokens)
