"""Sentences and terms in the characters of Taiwan and Hong Kong: by the converter, and by their records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, repeat
from typing import TypeAlias

from duizhao.annotate import Tools, annotate
from duizhao.language.scripts import is_same_word, taiwan_words, to_simplified, traditional_words
from duizhao.model import AnnotatedSentence, Name, Term, Token

Write: TypeAlias = Callable[[Sequence[str]], Sequence[str]]
"""Puts a text that is cut into words into another script, word by word."""

REGIONS = ("TW", "HK")
_TAIWAN: Mapping[str, Write] = {"characters": partial(traditional_words, region="TW"), "words": taiwan_words}
_HONG_KONG: Write = partial(traditional_words, region="HK")


@dataclass(frozen=True, slots=True)
class Scripts:
    """How a site writes its traditional characters."""

    terms: Mapping[str, Term]
    names: Mapping[str, Name]
    taiwan: str = "characters"
    """`characters`, or `words` for the vocabulary of Taiwan too."""

    def write(self, pieces: Sequence[str], region: str) -> Sequence[str]:
        """Put words into the script of a region."""
        return writers(self.taiwan)[region](pieces)

    def cells(self, sentence: AnnotatedSentence, region: str) -> tuple[str, ...]:
        """Give what stands in the place of each character: 對, 口; 影, 片 for 视频 with the words of Taiwan.

        A form of another length leaves nothing in the places it does not need, or has more in its last.
        What the record of a term or name says goes before the converter.
        """
        words = [token.text for token in sentence.tokens]
        forms = self.write(words, region)
        if [*map(len, forms)] == [*map(len, words)]:
            cells = list("".join(forms))
        else:
            spread = (_spread(form, len(word)) for word, form in zip(words, forms, strict=True))
            cells = list(chain.from_iterable(spread))
        for start, end, form in self._by_records(sentence, REGIONS.index(region)):
            cells[start:end] = _spread(form, end - start)
        return tuple(cells)

    def other_words(self, sentence: AnnotatedSentence, region: str) -> Iterator[tuple[int, str]]:
        """Give the tokens, by number, that are other words there: 資訊 for 信息, which is read zīxùn."""
        cells, words = self.cells(sentence, region), [token.text for token in sentence.tokens]
        plain = writers("characters")[region](words)
        for number, (start, token) in enumerate(_starts(sentence.tokens)):
            form = "".join(cells[start : start + len(token.text)])
            if form != plain[number] and not is_same_word(form, token.text):
                yield number, form

    def _by_records(self, sentence: AnnotatedSentence, region: int) -> Iterator[tuple[int, int, str]]:
        for start, token in _starts(sentence.tokens):
            name = self.names.get(to_simplified(token.text)) if self.names else None
            if name and name.traditional[region]:
                yield start, start + len(token.text), name.traditional[region]
        for span in sentence.terms:
            term = self.terms.get(span.id)
            if term and term.traditional[region]:
                text = to_simplified(sentence.text[span.start : span.end])
                if text == to_simplified(term.term):
                    yield span.start, span.end, term.traditional[region]


def writers(taiwan: str) -> Mapping[str, Write]:
    """Give the way to write for each region, by the setting `taiwan`."""
    return {"TW": _TAIWAN[taiwan], "HK": _HONG_KONG}


def with_forms(term: Term, tools: Tools, taiwan: str) -> Term:
    """Fill in how a term is written in Taiwan and Hong Kong, by its record or else by its words."""
    words = [token.text for token in annotate(term.term, tools).tokens]
    taiwan_form, hong_kong_form = ("".join(write(words)) for write in writers(taiwan).values())
    own = term.traditional
    return replace(term, forms=(own[0] or taiwan_form, own[1] or hong_kong_form))


def _starts(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    start = 0
    for token in tokens:
        yield start, token
        start += len(token.text)


def _spread(form: str, places: int) -> Iterator[str]:
    """Lay a form over so many characters; the last of them takes what is left of it."""
    yield from form[: places - 1]
    yield from repeat("", places - 1 - len(form))
    yield form[places - 1 :]
