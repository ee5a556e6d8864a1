"""The JSON beside an article: what a tap on a word shows, and what its other scripts and tones need.

It is fetched at the first use and holds each thing once:

    words    headwords as printed → level (0: in no list), readings with senses
             "长": [2, ["cháng", "length", "long"], ["zhǎng", "chief", …]]
    chars    characters → level, readings with a gloss
    names    names as printed → kind, English
    terms    ids of the glossary → the record in short
    measures nouns → their measure words, "书": "本册部"
    spoken   segment → number of the word in it → pinyin as it is said, where that differs
    scripts  TW, HK → the page's characters in pairs, 对對口口, and the places that differ from them,
             which may have more or fewer characters there, and the pinyin of words that are others
    cite     where the article was printed, as far as it is known
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import Any

from duizhao.language.dictionary import entries, is_headword, measure_words, senses
from duizhao.language.levels import character_levels, word_levels
from duizhao.language.orthography import join_syllables, spell
from duizhao.language.readings import read_word
from duizhao.language.scripts import to_simplified
from duizhao.language.views import spoken
from duizhao.model import (
    NAME_KINDS,
    AlignedArticle,
    AnnotatedSentence,
    Evidence,
    Name,
    Publication,
    Rendering,
    Term,
    Token,
)
from duizhao.pages.wording import EVIDENCE
from duizhao.traditional import REGIONS, Scripts

LONGEST = 8
"""Characters of the longest headword that is looked for across words."""

SENSES = 5
"""So many senses of a word are told; of a character the first, and one more if both are short."""

SHORT = 20
"""Letters that two senses of a character have at most."""


def lookup(
    aligned: AlignedArticle, terms: Mapping[str, Term], names: Mapping[str, Name], taiwan: str = "characters"
) -> dict[str, Any]:
    """Gather everything that the reader looks up on the page of this article; `taiwan` is the setting."""
    sentences, scripts = aligned.sentences, Scripts(terms, names, taiwan)
    words = _words(sentences.values())
    found = {term.id for sentence in sentences.values() for term in sentence.terms}
    tokens = [token for sentence in sentences.values() for token in sentence.tokens]
    return {
        "words": words,
        "chars": _characters(tokens, words),
        "names": {
            token.text: [names[token.text].kind, names[token.text].english]
            for token in tokens
            if token.kind in NAME_KINDS and token.text in names
        },
        "terms": {name: _term(terms[name]) for name in sorted(found)},
        "measures": {token.text: counted for token in tokens if (counted := _measures(token))},
        "spoken": {name: heard for name, one in sentences.items() if (heard := _spoken(one, names))},
        "scripts": {region: _script(sentences, region, scripts) for region in REGIONS},
        "cite": _citation(aligned.article.publication),
    }


def _words(sentences: Iterable[AnnotatedSentence]) -> dict[str, list[Any]]:
    runs = dict.fromkeys(run for sentence in sentences for run in _headwords(sentence))
    return {run: _headword(to_simplified(run)) for run in sorted(runs)}


def _headwords(sentence: AnnotatedSentence) -> Iterator[str]:
    """Yield what the dictionary has: words, runs of words, and shorter words within a long one."""
    text, plain = sentence.text, to_simplified(sentence.text)
    edges = [0, *accumulate(len(token.text) for token in sentence.tokens)]
    for place, start in enumerate(edges):
        for end in edges[place + 1 : place + 1 + LONGEST]:
            if end - start <= LONGEST and is_headword(plain[start:end]):
                yield text[start:end]
        if place + 1 < len(edges) and edges[place + 1] - start > 2:  # noqa: PLR2004 - shorter words hold none
            yield from _within(text[start : edges[place + 1]])


def _within(word: str) -> Iterator[str]:
    for start in range(len(word) - 1):
        for end in range(start + 2, min(len(word), start + LONGEST) + 1):
            if is_headword(to_simplified(word[start:end])):
                yield word[start:end]


@lru_cache(maxsize=1 << 16)
def _headword(word: str) -> list[Any]:
    """Give level and readings of a headword with their senses; a reading that is no pinyin is left empty."""
    readings = dict.fromkeys(entry.reading for entry in entries(word))
    senses_of = [[_spelled(reading), *senses(word, reading)[:SENSES]] for reading in readings]
    return [word_levels().get(word, 0), *senses_of]


def _spelled(reading: tuple[str | None, ...]) -> str:
    return "" if None in reading else join_syllables(filter(None, reading))


def _characters(tokens: Iterable[Token], words: Container[str]) -> dict[str, list[Any]]:
    """Give the characters of the page with the readings that they have on it.

    A character that stands as a word too has its senses there.
    """
    cells = ((char, s) for t in tokens for char, s in zip(t.text, t.reading, strict=True) if s)
    readings: dict[str, dict[str, None]] = {}
    for char, syllable in cells:
        readings.setdefault(char, {})[syllable] = None
    levels = character_levels()
    return {
        char: [
            levels.get(to_simplified(char), 0),
            *([s] if char in words else [s, _gloss(to_simplified(char), s)] for s in sorted(said)),
        ]
        for char, said in sorted(readings.items())
    }


@lru_cache(maxsize=1 << 14)
def _gloss(char: str, syllable: str) -> str:
    first, *others = senses(char, (syllable,))[:2] or ("",)
    both = "; ".join([first, *others])
    return both if len(both) <= SHORT else first


def _term(term: Term) -> dict[str, str]:
    preferred = term.preferred
    return {
        "term": term.term,
        "pinyin": term.pinyin,
        "english": preferred.text,
        "source": _source(preferred),
    }


def _source(rendering: Rendering) -> str:
    """Say how a rendering is known: `seen in: A White Paper, A Press, 2021`; our own names itself."""
    known = EVIDENCE[rendering.evidence].en
    if rendering.evidence is not Evidence.SEEN:
        return f"{known}, {rendering.source}"
    date = "" if rendering.date == "unknown" else rendering.date
    return f"{known} {', '.join(filter(None, (rendering.source, rendering.publisher, date)))}"


def _measures(token: Token) -> str:
    return "".join(measure_words(to_simplified(token.text), token.reading))


def _spoken(sentence: AnnotatedSentence, names: Mapping[str, Name]) -> dict[int, str]:
    """Give the words that are said otherwise than they are written, by their number among those read."""
    heard = spoken([(token.text, token.reading) for token in sentence.tokens])
    read = [(token, said) for token, said in zip(sentence.tokens, heard, strict=True) if any(token.reading)]
    return {
        number: spell(replace(token, reading=said), names)
        for number, (token, said) in enumerate(read)
        if said != token.reading
    }


def _script(sentences: Mapping[str, AnnotatedSentence], region: str, scripts: Scripts) -> dict[str, Any]:
    """Convert the page: each character's usual form, and the places that have another.

    里 is 裡 in 那里 and stays in 公里, so a table of characters alone would be wrong.
    """
    texts = {name: (one.text, scripts.cells(one, region)) for name, one in sentences.items()}
    pairs = Counter(pair for text, form in texts.values() for pair in zip(text, form, strict=True))
    usual = {char: form for (char, form), _ in reversed(pairs.most_common()) if len(form) == 1}
    places = {
        name: {
            at: form
            for at, (char, form) in enumerate(zip(*both, strict=True))
            if form != usual.get(char, char)
        }
        for name, both in texts.items()
    }
    said = {name: _said(one, scripts.other_words(one, region)) for name, one in sentences.items()}
    return {
        "usual": "".join(sorted(char + form for char, form in usual.items() if char != form)),
        "places": {name: cells for name, cells in places.items() if cells},
        "said": {name: words for name, words in said.items() if words},
    }


def _said(sentence: AnnotatedSentence, others: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Read the words that are others there, by their number among those read."""
    forms = dict(others)
    read = [number for number, token in enumerate(sentence.tokens) if any(token.reading)] if forms else ()
    return {
        place: join_syllables(filter(None, read_word(to_simplified(forms[number]))[0]))
        for place, number in enumerate(read)
        if number in forms
    }


def _citation(publication: Publication) -> dict[str, str]:
    fields = {"paper": publication.paper, "date": publication.date, "section": publication.section}
    return {name: value for name, value in fields.items() if value != "unknown"}
