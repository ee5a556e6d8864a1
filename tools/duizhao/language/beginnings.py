"""Where a capital stands for more than a name: the first word of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from duizhao.model import AnnotatedSentence, TokenKind

_ENDING = frozenset("。！？!?")
_OPENING = frozenset("“‘「")
_FIGURES = frozenset({TokenKind.NUMBER, TokenKind.LATIN})


def beginnings(sentence: AnnotatedSentence) -> Iterator[int]:
    """Yield the words with which a sentence begins, also one that is quoted, as in 他说：“路通了。”.

    In 他说：要走“造血”的路 nothing is quoted: the mark must stand behind the colon.
    Where a figure comes first, 2020年, nothing has a capital.
    """
    begins, before = True, ""
    for index, token in enumerate(sentence.tokens):
        if token.kind is TokenKind.PUNCTUATION:
            begins = begins or token.text in _ENDING or (before == "：" and token.text in _OPENING)
            before = token.text
        elif token.kind is not TokenKind.SPACE:
            if begins and token.kind not in _FIGURES:
                yield index
            begins, before = False, ""
