"""The one place where words meet readings, terms and levels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, TypeAlias

from duizhao.glossary.matching import Matcher
from duizhao.language.complements import with_complements
from duizhao.language.dictionary import headwords, is_idiom, joints, senses
from duizhao.language.levels import word_levels
from duizhao.language.newswords import NEWS_WORDS
from duizhao.language.orthography import parse_syllables, spell
from duizhao.language.places import PAIRS, PLACES, place_reading
from duizhao.language.proper import proper_kind
from duizhao.language.readings import (
    RANK,
    CloseCall,
    Reading,
    close_calls,
    is_particle,
    read_alone,
    read_in_context,
)
from duizhao.language.recognition import recognizing
from duizhao.language.scripts import HAN, HAN_CHARACTER, to_simplified
from duizhao.language.suffixes import SUFFIXES, with_suffixes
from duizhao.language.transliterated import DOT, with_transliterated
from duizhao.language.words import Segmenter, Vocabulary, Words, recut
from duizhao.model import (
    NAME_KINDS,
    AnnotatedSentence,
    Name,
    Overrides,
    Source,
    Term,
    TermSpan,
    Token,
    TokenKind,
)
from duizhao.overrides import fixed_readings, fixed_words

_NO_OVERRIDES = Overrides()
_LONGEST_WORD, _WITH_SUFFIX = 4, 3
HAN_WORD = re.compile(f"[{HAN}]+")


TermWord: TypeAlias = tuple[int, tuple[str, ...]]
"""Where a word begins in its term, and its syllables."""
Lexeme: TypeAlias = tuple[Token, tuple[int, ...]]
"""A word by itself, and the places in it that its context decides."""
_Fixed: TypeAlias = tuple[int, tuple[str | None, Source]]
"""Offset of a character, its syllable and who fixed it."""
_Given: TypeAlias = Mapping[int, tuple[str, ...]]
"""The syllables of whole words that a term fixes, by the number of the word."""
_FixedAt: TypeAlias = Mapping[int, tuple[str | None, Source]]


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything that annotation looks things up in; made once, then only read."""

    cut: Callable[[str], Words]
    lexeme: Callable[[str, TokenKind], Lexeme]
    levels: Mapping[str, int]
    find_terms: Callable[[str], tuple[TermSpan, ...]]
    nested_in: Callable[[Term], tuple[str, ...]]
    """The ids of the terms within a term."""
    names: Mapping[str, Name]
    term_words: Mapping[str, tuple[TermWord, ...]]
    """The words of terms whose records give pinyin, by the simplified form."""


def build_tools(names: Iterable[Name] = (), terms: Iterable[Term] = ()) -> Tools:
    """Make the tools from what the seeds say; about half a second, most of it the dictionaries."""
    names, terms, levels = tuple(names), tuple(terms), word_levels()
    is_headword = headwords().__contains__
    vocabulary = Vocabulary(_more_words(), (*NEWS_WORDS, *PAIRS), proper_kind, is_idiom)
    segmenter = Segmenter(names, is_headword, levels.__contains__, vocabulary)
    matcher = Matcher(terms, is_headword, segmenter.knows, joints().__contains__)

    def cut(text: str) -> Words:
        words = with_complements(with_suffixes(segmenter.cut(text), is_headword, levels.__contains__))
        return with_transliterated(words, levels.__contains__) if DOT in words.texts else words

    names_by_text = {name.text: name for name in names}
    return Tools(
        cut=recognizing(cut, is_headword, levels.__contains__),
        lexeme=_lexemes(names_by_text, levels),
        levels=levels,
        find_terms=matcher.find_terms,
        nested_in=matcher.nested_in,
        names=names_by_text,
        term_words={to_simplified(term.term): tuple(_term_words(term)) for term in terms if term.pinyin},
    )


def _more_words() -> Iterator[str]:
    """Give the words of the dictionary, and of places, that jieba may not know."""
    yield from PLACES
    yield from (word for word in headwords() if 1 < len(word) <= _LONGEST_WORD and HAN_WORD.fullmatch(word))


def annotate(text: str, tools: Tools, overrides: Overrides = _NO_OVERRIDES) -> AnnotatedSentence:
    """Cut any text into words that join to it, each with reading and level, and find its terms.

    Words, readings and terms are found in simplified characters, which stand at the same offsets.
    """
    words, terms, given, fixed = _prepare(text, tools, overrides)
    lexemes = [*map(tools.lexeme, words.texts, words.kinds)]
    tokens = [token for token, _ in lexemes]
    for index, syllables in given.items():
        tokens[index] = _reread(tokens[index], (syllables, Source.GLOSSARY))
    unsettled = [
        (index, (token.reading, token.source), places)
        for index, (token, places) in enumerate(lexemes)
        if places and index not in given and not is_particle(words, index)
    ]
    if unsettled:
        for index, reading in read_in_context(words, unsettled):
            tokens[index] = _reread(tokens[index], reading)
    for index in {bisect_right(words.ends, offset) for offset in fixed} if fixed else ():
        tokens[index] = _fix(tokens[index], words.ends[index] - len(words.texts[index]), fixed)
    if text != words.text:
        tokens = [_written(token, text, end) for token, end in zip(tokens, words.ends, strict=True)]
    return AnnotatedSentence(tuple(tokens), terms)


def find_doubts(text: str, tools: Tools, overrides: Overrides = _NO_OVERRIDES) -> Iterator[CloseCall]:
    """List the readings of a text that were close calls, apart from those that seeds have fixed."""
    words, _, given, fixed = _prepare(text, tools, overrides)
    return (
        call
        for call in close_calls(words)
        if call.offset not in fixed and bisect_right(words.ends, call.offset) not in given
    )


def _prepare(
    text: str, tools: Tools, overrides: Overrides
) -> tuple[Words, tuple[TermSpan, ...], _Given, _FixedAt]:
    """Cut a text into words and find its terms, and what terms, names and the editor say of readings."""
    plain = to_simplified(text)
    terms = tools.find_terms(plain)
    words = uncut = tools.cut(plain)
    by_terms = [*_words_of_terms(plain, terms, tools.term_words)]
    edges = {edge for span in terms for edge in (span.start, span.end)}
    if edges:
        words = recut(uncut, edges, ((start, start + len(word)) for start, word in by_terms))
    if overrides.words:
        words = _named(recut(words, edges, fixed_words(text, overrides.words)), tools.names)
    fixed = {} if words is uncut else {**dict(_name_readings(uncut, tools.names)), **dict(_suffixes(uncut))}
    given: dict[int, tuple[str, ...]] = {}
    for start, syllables in by_terms:
        index, end = bisect_right(words.ends, start), start + len(syllables)
        if words.ends[index] == end == start + len(words.texts[index]):
            given[index] = syllables
            for offset in range(start, end):
                fixed.pop(offset, None)
        else:
            fixed.update((at, (syllable, Source.GLOSSARY)) for at, syllable in enumerate(syllables, start))
    fixed.update(fixed_readings(text, overrides.readings))
    return words, terms, given, fixed


def _named(words: Words, names: Mapping[str, Name]) -> Words:
    """Give names their kind that an editor has cut out of another word: 东海 in 东|海之滨."""
    known = (names.get(text) for text in words.texts)
    kinds = tuple(name.kind if name else kind for name, kind in zip(known, words.kinds, strict=True))
    return Words(words.texts, words.tags, kinds)


def _lexemes(names: Mapping[str, Name], levels: Mapping[str, int]) -> Callable[[str, TokenKind], Lexeme]:
    """Give the words of a language, each worked out when it is met first: there is a finite stock of them."""

    @cache
    def lexeme(text: str, kind: TokenKind) -> Lexeme:
        (syllables, source), places = read_alone(text, kind)
        token = Token(text, syllables, kind, source, levels.get(text))
        if kind not in NAME_KINDS:
            return token, places
        fixed = {offset: (syllable, Source.NAME) for offset, syllable in _name_cells(text, names)}
        return _fix(token, 0, fixed), tuple(place for place in places if place not in fixed)

    return lexeme


def _reread(token: Token, reading: Reading) -> Token:
    return _token(token.text, reading, token.kind, token.level)


@lru_cache(maxsize=1 << 16)
def _token(text: str, reading: Reading, kind: TokenKind, level: int | None) -> Token:
    """Make a token, or give the one that was made before: to make one takes longer than to find it."""
    return Token(text, reading[0], kind, reading[1], level)


def _written(token: Token, text: str, end: int) -> Token:
    """Write a token as `text` has it, in traditional characters."""
    return replace(token, text=text[end - len(token.text) : end])


def _name_readings(words: Words, names: Mapping[str, Name]) -> Iterator[_Fixed]:
    for word, kind, end in zip(words.texts, words.kinds, words.ends, strict=True):
        if kind in NAME_KINDS:
            for offset, syllable in _name_cells(word, names):
                yield end - len(word) + offset, (syllable, Source.NAME)


def _suffixes(words: Words) -> Iterator[_Fixed]:
    """Give the readings of suffixes, lǜ in 返贫率, which the edge of a term may cut off."""
    for word, end in zip(words.texts, words.ends, strict=True):
        if word[-1] in SUFFIXES and len(word) == _WITH_SUFFIX:
            (syllables, source), places = read_alone(word, TokenKind.WORD)
            if not places:
                yield end - 1, (syllables[-1], source)


def _name_cells(word: str, names: Mapping[str, Name]) -> Iterator[tuple[int, str]]:
    """Give the syllables that a record has for a name, or the table of places for its beginning."""
    reading = (name.reading if (name := names.get(word)) else ()) or place_reading(word)
    syllables = [syllable for group in reading for syllable in group]
    yield from zip(_han_offsets(word), syllables, strict=False)


def _words_of_terms(
    text: str, terms: Iterable[TermSpan], term_words: Mapping[str, tuple[TermWord, ...]]
) -> Iterator[TermWord]:
    for span in terms:
        for offset, syllables in term_words.get(text[span.start : span.end], ()):
            yield span.start + offset, syllables


def _fix(token: Token, start: int, fixed: _FixedAt) -> Token:
    cells = [fixed.get(at, (syllable, token.source)) for at, syllable in enumerate(token.reading, start)]
    source = min((by for _, by in cells), key=RANK.__getitem__)
    return _reread(token, (tuple(syllable for syllable, _ in cells), source))


def with_pinyin(term: Term, tools: Tools) -> Term:
    """Fill in the pinyin of a term from the readings of its words, where its record has none.

    Figures stand as they are: shìjiè 500 qiáng.
    """
    if term.pinyin:
        return term
    words = (
        token.text if token.kind is TokenKind.NUMBER else spell(token, tools.names)
        for token in annotate(term.term, tools).tokens
    )
    return replace(term, pinyin=" ".join(filter(None, words)))


def _term_words(term: Term) -> Iterator[TermWord]:
    """Lay the words of a term's pinyin over its characters, one run of Chinese at a time."""
    words = [word for word in map(parse_syllables, term.pinyin.split()) if word]
    offsets = _han_offsets(term.term)
    starts = accumulate(map(len, words), initial=0)
    for start, word in zip(starts, words, strict=False):
        if offsets[start : start + len(word)] == list(range(offsets[start], offsets[start] + len(word))):
            yield offsets[start], word


def _han_offsets(text: str) -> list[int]:
    return [match.start() for match in HAN_CHARACTER.finditer(text)]


def annotation_json(text: str, tools: Tools, *, gloss: bool = False) -> dict[str, Any]:
    """Annotate one line as `duizhao annotate --json` prints it."""
    sentence = annotate(text, tools)
    return {
        "text": text,
        "tokens": [_token_json(token, gloss=gloss) for token in sentence.tokens],
        "terms": [{"id": span.id, "start": span.start, "end": span.end} for span in sentence.terms],
    }


def _token_json(token: Token, *, gloss: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"text": token.text, "pinyin": list(token.reading), "kind": str(token.kind)}
    if token.level is not None:
        row["level"] = token.level
    if gloss and token.kind not in _UNGLOSSED and (found := senses(to_simplified(token.text), token.reading)):
        row["gloss"] = list(found)
    return row


_UNGLOSSED = frozenset({TokenKind.NUMBER, TokenKind.LATIN, TokenKind.PUNCTUATION, TokenKind.SPACE})
