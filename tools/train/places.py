"""Places of polyphones in texts, with their features, found once and used in every fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from duizhao.language.contexts import contexts_of, features
from duizhao.language.dictionary import is_headword
from duizhao.language.levels import word_levels
from duizhao.language.words import Segmenter


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


def find_places(texts: Sequence[str], characters: Collection[str]) -> Iterator[Place]:
    """Yield every place of `characters` in simplified `texts`, segmented as a build does it."""
    cut = Segmenter([], is_headword, word_levels().__contains__).cut
    for text in texts:
        words = cut(text)
        contexts = contexts_of(words)
        start = 0
        for index, word in enumerate(words.texts):
            for place, char in enumerate(word):
                if char in characters:
                    seen = features(contexts, index, start, place)
                    yield Place(char, text, start + place, word, place, seen)
            start += len(word)
