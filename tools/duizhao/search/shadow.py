"""Shadow pages: what Pagefind indexes in an article's place, sentence after sentence as tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duizhao.language.scripts import to_simplified
from duizhao.model import AnnotatedSentence, Token, TokenKind
from duizhao.search.tokens import (
    BLANK,
    BLOCK,
    LEVEL,
    LEVELS,
    english,
    initials,
    pairs,
    sound,
    steps,
)

_FOREIGN = frozenset({TokenKind.LATIN, TokenKind.NUMBER})


def sentence_tokens(sentence: AnnotatedSentence, translation: str) -> list[str]:
    """Return all that a sentence and its English can be found by.

    Words and figures in Latin letters are found as English wherever they stand: GDP增长5.2%.
    """
    tokens = [LEVEL + LEVELS[hardest(sentence)], *pairs(to_simplified(sentence.text))]
    for run in _runs(sentence.tokens):
        tokens += (BLANK, *steps(run))
    tokens += sorted({sound(syllable) for token in sentence.tokens for syllable in token.reading if syllable})
    tokens += (BLANK, *map(_initials, sentence.tokens))
    for token in sentence.tokens:
        if token.kind in _FOREIGN:
            tokens += (BLANK, *english(token.text))
    return [*tokens, BLANK, *english(translation)]


def _initials(token: Token) -> str:
    syllables = [syllable for syllable in token.reading if syllable]
    return initials(syllables) if len(syllables) > 1 else BLANK


def hardest(sentence: AnnotatedSentence) -> int:
    """Return the highest level of its words; names and words of no list do not count."""
    levels = [token.level for token in sentence.tokens if token.kind is TokenKind.WORD and token.level]
    return max(levels, default=0)


def blocks_of(sentence: str) -> int:
    """Say how many blocks the tokens of a sentence fill."""
    return -(-(sentence.count(" ") + 1) // BLOCK)


def shadow_page(sentences: Iterable[str]) -> str:
    """Write the page that stands for a volume of articles.

    It has no title: its words would be counted too, and every place would lie so much further on.
    """
    body = "\n".join(map(_padded, sentences))
    return f'<!doctype html><html lang="und"><body>\n{body}\n</body></html>\n'


def _padded(sentence: str) -> str:
    missing = blocks_of(sentence) * BLOCK - sentence.count(" ") - 1
    return sentence + f" {BLANK}" * missing


def _runs(tokens: tuple[Token, ...]) -> Iterator[list[tuple[str, bool, bool]]]:
    """Yield the runs of syllables between whatever is not read."""
    run: list[tuple[str, bool, bool]] = []
    for token in tokens:
        last = len(token.text) - 1
        for place, syllable in enumerate(token.reading):
            if syllable is None:
                if run:
                    yield run
                run = []
            else:
                run.append((syllable, place == 0, place == last))
    if run:
        yield run
