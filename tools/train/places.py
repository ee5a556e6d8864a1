"""Places of polyphones in texts, with their features, found once and used in every fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from duizhao.annotate import build_tools
from duizhao.language.contexts import NOTHING, TEMPLATES, contexts_of, features
from duizhao.language.polyphones import ALWAYS


@dataclass(frozen=True, slots=True)
class Place:
    """A polyphone in its text."""

    char: str
    text: str
    index: int
    word: str
    """The word it stands in."""
    offset: int
    """Its place in that word."""
    features: Sequence[str]
    """Named by the letter of the template and what fills it: `a盲` for 盲 on the left hand."""


def find_places(texts: Sequence[str], characters: Collection[str]) -> Iterator[Place]:
    """Yield every place of `characters` in simplified `texts`, segmented as a build does it."""
    cut = build_tools().cut
    for text in texts:
        words = cut(text)
        contexts = contexts_of(words)
        start = 0
        for index, word in enumerate(words.texts):
            for place, char in enumerate(word):
                if char in characters:
                    seen = _named(features(contexts, index, start, place))
                    yield Place(char, text, start + place, word, place, seen)
            start += len(word)


def _named(seen: Sequence[str]) -> list[str]:
    pairs = zip(TEMPLATES, seen, strict=True)
    return [ALWAYS, *(letter + feature for letter, feature in pairs if feature != NOTHING)]
