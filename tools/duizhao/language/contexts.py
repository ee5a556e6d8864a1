"""What the place of a character says about its reading, as names of features.

The trainer and the reader make them with the same code; see tools/train/CARD.md for what each tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.language.dictionary import single_reading
from duizhao.language.phrases import Match, find_phrases, phrase_reading
from duizhao.language.words import Words
from duizhao.model import TokenKind

TEMPLATES = "abcdefghijkllmmnorstuvwxpqy"
"""One letter for each entry of `features`."""
NOTHING = " "
"""The entry of a template that sees nothing."""

_EDGE = "\u2402"
_MARGIN = 4
_MARGINS = _EDGE * _MARGIN
_LONG = 4
_FIGURE = re.compile("[1-9]")


@dataclass(slots=True)
class Contexts:
    """A text with its words, ready to be asked for the features of any place in it."""

    text: str
    padded: str
    """With every figure as 0."""
    texts: Sequence[str]
    """The words, with an edge before and behind."""
    tags: Sequence[str]
    stretch: Match = (0, 0)
    """The part of the text in which phrases were looked for last, as its places are asked for in turn."""
    phrases: Sequence[Match] = ()


def contexts_of(words: Words) -> Contexts:
    """Prepare the words of a text in simplified characters."""
    text, texts, tags = words.text, [_EDGE, *words.texts, _EDGE], [_EDGE, *words.tags, _EDGE]
    if TokenKind.NUMBER in words.kinds:
        for index, kind in enumerate(words.kinds, 1):
            if kind is TokenKind.NUMBER:
                texts[index], tags[index] = "0", "m"
    return Contexts(text, _MARGINS + _FIGURE.sub("0", text) + _MARGINS, texts, tags)


def features(contexts: Contexts, index: int, start: int, place: int) -> tuple[str, ...]:
    """Say what is seen around character `place` of word `index`, which begins at `start` of the text.

    One entry for each of TEMPLATES: 琳 for its letter `a` where that character stands on the left hand.
    """
    around, at = contexts.padded, start + place
    far_l, c_l, b_l, a_l, _, a_r, b_r, c_r, far_r = tuple(around[at : at + 2 * _MARGIN + 1])
    before, word, after = contexts.texts[index : index + 3]
    tag_l, tag, tag_r = contexts.tags[index : index + 3]
    spot = f"{len(word)}{place}"
    phrase, lying = _phrase(contexts, at, start, start + len(word))
    known = single_reading(word) if len(word) > 1 else None
    return (
        a_l,
        a_r,
        b_l,
        b_r,
        b_l + a_l,
        a_r + b_r,
        a_l + a_r,
        c_l + b_l + a_l,
        a_r + b_r + c_r,
        b_l + a_l + a_r,
        a_l + a_r + b_r,
        c_l,
        c_r,
        far_l,
        far_r,
        f"{place}{word}",
        spot,
        before,
        after,
        spot + tag,
        tag_l,
        tag_r,
        a_l + tag_l,
        a_r + tag_r,
        phrase,
        lying,
        f"{known[place]}{min(len(word), _LONG)}" if known else NOTHING,
    )


def _phrase(contexts: Contexts, at: int, start: int, end: int) -> tuple[str, str]:
    """Give the syllable by the phrase around a place with its length, and with how it lies to the word."""
    if not contexts.stretch[0] <= at < contexts.stretch[1]:
        contexts.stretch, contexts.phrases = find_phrases(contexts.text, at)
    for begins, ends in contexts.phrases:
        if begins <= at < ends and (reading := phrase_reading(contexts.text[begins:ends])):
            syllable = reading[at - begins]
            return f"{syllable}{ends - begins}", f"{syllable}{_lies(begins, start)}{_lies(end, ends)}"
    return NOTHING, NOTHING


def _lies(outer: int, inner: int) -> str:
    """Say how an edge of a phrase lies to that of a word: the same, further out, or inside."""
    if outer == inner:
        return "="
    return "<" if outer < inner else ">"
