"""What the place of a character says about its reading, as names of features.

The trainer and the reader make them with the same code; see tools/train/CARD.md for what each tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from duizhao.language.dictionary import single_reading
from duizhao.language.phrases import Match, find_phrases
from duizhao.language.words import Words
from duizhao.model import TokenKind

_EDGE = "\u2402"
_MARGIN = 4
_LONG = 4
_DIGITS = str.maketrans("123456789", "0" * 9)


@dataclass(slots=True)
class Contexts:
    """A text with its words, ready to be asked for the features of any place in it."""

    padded: str
    """With every figure as 0."""
    phrases: list[Match | None]
    texts: list[str]
    """The words, with an edge before and behind."""
    tags: list[str]


def contexts_of(words: Words) -> Contexts:
    """Prepare the words of a text in simplified characters."""
    text = "".join(words.texts)
    texts, tags = list(words.texts), list(words.tags)
    for index, kind in enumerate(words.kinds):
        if kind is TokenKind.NUMBER:
            texts[index], tags[index] = "0", "m"
    return Contexts(
        padded=_EDGE * _MARGIN + text.translate(_DIGITS) + _EDGE * _MARGIN,
        phrases=find_phrases(text),
        texts=[_EDGE, *texts, _EDGE],
        tags=[_EDGE, *tags, _EDGE],
    )


def features(contexts: Contexts, index: int, start: int, place: int) -> list[str]:
    """Name what is seen around character `place` of word `index`, which begins at `start` of the text.

    The names are of one letter for the template and what fills it: `a盲` for 盲 on the left hand.
    """
    at = start + place
    far_l, c_l, b_l, a_l, _, a_r, b_r, c_r, far_r = tuple(contexts.padded[at : at + 2 * _MARGIN + 1])
    before, word, after = contexts.texts[index : index + 3]
    tag_l, tag, tag_r = contexts.tags[index : index + 3]
    spot = f"{len(word)}{place}"
    names = [
        "*",
        f"a{a_l}",
        f"b{a_r}",
        f"c{b_l}",
        f"d{b_r}",
        f"e{b_l}{a_l}",
        f"f{a_r}{b_r}",
        f"g{a_l}{a_r}",
        f"h{c_l}{b_l}{a_l}",
        f"i{a_r}{b_r}{c_r}",
        f"j{b_l}{a_l}{a_r}",
        f"k{a_l}{a_r}{b_r}",
        f"l{c_l}",
        f"l{c_r}",
        f"m{far_l}",
        f"m{far_r}",
        f"n{place}{word}",
        f"o{spot}",
        f"r{before}",
        f"s{after}",
        f"t{spot}{tag}",
        f"u{tag_l}",
        f"v{tag_r}",
        f"w{a_l}{tag_l}",
        f"x{a_r}{tag_r}",
    ]
    match = contexts.phrases[start + place]
    if match:
        begins, ends, reading = match
        syllable = reading[start + place - begins]
        names += (
            f"p{syllable}{ends - begins}",
            f"q{syllable}{_lies(begins, start)}{_lies(start + len(word), ends)}",
        )
    known = single_reading(word) if len(word) > 1 else None
    if known:
        names.append(f"y{known[place]}{min(len(word), _LONG)}")
    return names


def _lies(outer: int, inner: int) -> str:
    """Say how an edge of a phrase lies to that of a word: the same, further out, or inside."""
    if outer == inner:
        return "="
    return "<" if outer < inner else ">"
