"""Where a word stands in the articles of the site: an index cut into files, of which a reader asks for one.

Words of two characters and more, and terms; what stands in one article only is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from duizhao.language.scripts import HAN_CHARACTER
from duizhao.model import AlignedArticle, AnnotatedSentence

SHARDS = 64
"""Files of the index; a word's is the code of its first character, modulo this."""

CONTEXT = 12
"""Characters on either side of the word in an example."""

EXAMPLES = 2
"""From so many articles, so that each of them finds one in another."""


@dataclass(frozen=True, slots=True)
class WordUse:
    """How often an article has a word, and the first place, in the middle of its line."""

    word: str
    count: int
    segment: str
    left: str
    right: str


def word_uses(aligned: AlignedArticle) -> tuple[WordUse, ...]:
    """List the words and terms of an article as they first come."""
    uses: dict[str, WordUse] = {}
    for segment in aligned.article.segments:
        sentence = aligned.sentences[segment.id]
        text = sentence.text
        for start, end in _spans(sentence):
            word = text[start:end]
            known = uses.get(word)
            uses[word] = (
                replace(known, count=known.count + 1)
                if known
                else WordUse(word, 1, segment.id, *_around(text, start, end))
            )
    return tuple(uses.values())


def _spans(sentence: AnnotatedSentence) -> Iterator[tuple[int, int]]:
    """Yield words and terms, once where a term is one word."""
    ends = list(accumulate(len(token.text) for token in sentence.tokens))
    words = {
        (end - len(token.text), end)
        for token, end in zip(sentence.tokens, ends, strict=True)
        if len(token.text) > 1 and HAN_CHARACTER.match(token.text)
    }
    yield from sorted(words | {(term.start, term.end) for term in sentence.terms})


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    left, right = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return f"…{left}" if start > CONTEXT else left, f"{right}…" if end + CONTEXT < len(text) else right


def word_shards(articles: Iterable[tuple[str, Sequence[WordUse]]]) -> list[dict[str, list[Any]]]:
    """Make the files of the index: each word with its uses, its articles and some examples.

    `articles` are pairs of slug and uses, in the order of the reading list.
    """
    found: dict[str, list[tuple[str, WordUse]]] = {}
    for slug, uses in articles:
        for use in uses:
            found.setdefault(use.word, []).append((slug, use))
    shards: list[dict[str, list[Any]]] = [{} for _ in range(SHARDS)]
    for word, places in _shared(found):
        examples = [[slug, use.segment, use.left, use.right] for slug, use in places[:EXAMPLES]]
        shards[ord(word[0]) % SHARDS][word] = [sum(use.count for _, use in places), len(places), examples]
    return shards


def _shared(
    found: Mapping[str, list[tuple[str, WordUse]]],
) -> Iterator[tuple[str, list[tuple[str, WordUse]]]]:
    return ((word, found[word]) for word in sorted(found) if len(found[word]) > 1)
