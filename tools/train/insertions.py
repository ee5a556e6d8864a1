"""Words of the dictionaries put into sentences, where the teacher may read what no labelled text has."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.annotate import build_tools
from duizhao.language.words import Words
from duizhao.model import TokenKind
from train.evidence import PhraseBook

_MOST = 300
"""Words a character."""
_AROUND = 10
"""Characters of the sentence that are kept on either side."""
_LENGTHS = frozenset({2, 3, 4})
_NOUN = "n"


@dataclass(frozen=True, slots=True)
class Insertion:
    """A word in the place of another: 天涯海角 for 大街小巷."""

    text: str
    index: int
    """Of the character for whose sake the word was chosen."""
    source: str
    """The sentence that it was put into."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A word in a sentence for which another may stand."""

    text: str
    start: int
    end: int


def insert_words(
    characters: Collection[str], books: Iterable[PhraseBook], texts: Sequence[str], seed: int = 1
) -> Iterator[Insertion]:
    """Put words with each of `characters` into sentences, for words of the same part of speech.

    Words that the segmenter knows come first; which of them, and where, chance decides.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret, the same words every time
    cut = build_tools().cut
    slots = _slots(texts, cut)
    for char, words in sorted(_words(characters, books).items()):
        chance.shuffle(words)
        tags = {word: _tag(word, cut) for word in words}
        words.sort(key=lambda word: not tags[word])
        for word in words[:_MOST]:
            slot = chance.choice(slots.get(tags[word], slots[_NOUN]))
            before = slot.text[max(0, slot.start - _AROUND) : slot.start]
            text = before + word + slot.text[slot.end : slot.end + _AROUND]
            yield Insertion(text, len(before) + word.index(char), slot.text)


def _words(characters: Collection[str], books: Iterable[PhraseBook]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(word for book in books for word in book.readings if len(word) in _LENGTHS):
        for char in sorted(set(word) & set(characters)):
            found.setdefault(char, []).append(word)
    return found


def _tag(word: str, cut: Callable[[str], Words]) -> str:
    """Give the part of speech, or nothing for what is no single word."""
    words = cut(word)
    return words.tags[0][:1] if len(words.texts) == 1 else ""


def _slots(texts: Iterable[str], cut: Callable[[str], Words]) -> Mapping[str, Sequence[_Slot]]:
    """Find the words of two characters and more, by part of speech."""
    slots: dict[str, list[_Slot]] = {_NOUN: []}
    for text in texts:
        words = cut(text)
        for word, tag, kind, end in zip(words.texts, words.tags, words.kinds, words.ends, strict=True):
            if kind is TokenKind.WORD and len(word) > 1:
                slots.setdefault(tag[:1], []).append(_Slot(text, end - len(word), end))
    return slots
