"""Checks of what a translation says: figures, how exact they are, terms, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from duizhao.model import Name, Rendering, RenderingStatus, Term, TokenKind
from duizhao.translation.figures import Difference, Value, compare_figures
from duizhao.translation.figures_en import english_figures
from duizhao.translation.figures_zh import chinese_figures
from duizhao.translation.pairs import Pair
from duizhao.translation.stems import has_phrase, stems_of, words_of
from duizhao.translation.wordlists import NUMBERS, SCALES

ALIKE = 0.75
"""How alike a word and a name must be to be the name misspelt: Lincnag, Lincang."""
_SHORT = 4
"""Names of fewer letters are like too many others."""


def difference(pair: Pair) -> Difference:
    """Hold the figures of a pair against each other."""
    explained = _values(text for term in pair.terms for text in _english_of(term))
    named = _values(name.english for name in pair.names)
    source = chinese_figures(pair.source, pair.words)
    return compare_figures(source, english_figures(pair.target), [*explained, *named])


def _values(texts: Iterable[str]) -> Iterator[Value]:
    return (value for text in texts for figure in english_figures(text) for value in figure.values)


def _english_of(term: Term) -> Iterator[str]:
    yield from (rendering.text for rendering in term.renderings)
    yield from (member.en for member in term.members)
    yield term.definition_en


def figures(pair: Pair) -> Iterator[str]:
    """Find figures that differ by value."""
    found = difference(pair)
    if found.missing:
        yield f"{'、'.join(figure.text for figure in found.missing)} is not in the translation"
    if found.unexpected:
        yield f"{', '.join(figure.text for figure in found.unexpected)} is not in the Chinese"


_NUMBER = r"[\d一二两三四五六七八九十百千万亿]"
_ABOUT = "about|some|around|roughly|approximately|nearly|almost|close to|approach\\w*|nearing|just under"
_UP = (
    "(?:more|greater|higher|fewer|less) than|over|above|exceed\\w*|at least|upwards? of|surpass\\w*|beyond"
    "|topp\\w+|tops|pass(?:es|ed|ing)"
)
_FIGURE = rf"(?=\W+(?:\w+\W+){{0,3}}?(?:\d|an?\b|{'|'.join((*NUMBERS, *SCALES))}))"
_BEHIND = r"-odd\b|\d\+|\b(?:or so|or more|and more|and above|or above|plus)\b"
_MORE = (
    r"\d[\d.]*[万亿千百十]?[余多](?![次年月天]?来)|[百千万十][余多](?=[人名户家个种项位座次亩元里])"
    r"|[超逾]过?[\d百千万亿]|[\d两二三四五六七八九十百千万亿][^，。；、]{0,4}以上(?!海)|不少于"
)
_NEAR = (
    rf"(?<![最附远将])近{_NUMBER}+(?![年来期日平])|(?<![条签预大])约{_NUMBER}"
    rf"|{_NUMBER}[^，。；、]{{0,3}}左右|接近\d"
)
EXACTNESS = ((_MORE, f"{_UP}|{_ABOUT}", "more than"), (_NEAR, _ABOUT, "about"))
"""Words that make a figure inexact, in Chinese and in English: 40余位, 近千名."""


def exactness(pair: Pair) -> Iterator[str]:
    """Find figures made more exact than they are: 1000余名 is not 1,000; two such figures want two words."""
    target = re.sub(r"\([^)]*\)", "", pair.target)
    for chinese, english, word in EXACTNESS:
        found = [match[0] for match in re.finditer(chinese, pair.source)]
        said = re.findall(rf"\b(?:{english})\b{_FIGURE}|{_BEHIND}", target, flags=re.IGNORECASE)
        if len(said) < len(found):
            yield f"{'、'.join(found)} is given as exact; say “{word}”"


def terms(pair: Pair) -> Iterator[str]:
    """Find terms without any of their renderings that are in use; which of them, the translator chooses.

    Of idioms and metaphors the sense is translated, as the sentence wants it: 翻天覆地, 牵线搭桥.
    """
    for term in (term for term in pair.terms if term.kind not in _BY_SENSE):
        if not any(has_phrase(pair.target, rendering.text) for rendering in _in_use(term)):
            listed = " / ".join(rendering.text for rendering in _in_use(term))
            yield f"{term.term} is not rendered as {listed}"


_BY_SENSE = frozenset({"idiom", "metaphor"})


def _in_use(term: Term) -> list[Rendering]:
    return [r for r in term.renderings if r.status is not RenderingStatus.DEPRECATED]


def deprecated(pair: Pair) -> Iterator[str]:
    """Find renderings to be avoided."""
    for term in pair.terms:
        for rendering in term.renderings:
            if rendering.status is RenderingStatus.DEPRECATED and _says(pair.target, rendering, term):
                yield f"“{rendering.text}” is to be avoided for {term.term}; write “{term.preferred.text}”"


def _says(target: str, rendering: Rendering, term: Term) -> bool:
    """Say whether a rendering is used, and not as a part of a better one."""
    words = set(stems_of(rendering.text))
    better = (r for r in _in_use(term) if words <= set(stems_of(r.text)))
    return has_phrase(target, rendering.text, gap=0) and not any(has_phrase(target, r.text) for r in better)


def names(pair: Pair) -> Iterator[str]:
    """Find names that are missing, misspelt, or another's.

    A name may be taken up by “the park” or “he” where it stands just above, unless the name of
    something else stands here.
    """
    misspelt = list(_misspelt(pair))
    yield from misspelt
    for name in pair.names:
        is_taken_up = has_name(pair.above, name) and not _strangers(pair)
        if not (has_name(pair.target, name) or misspelt or is_taken_up):
            yield f"{name.text} ({name.english}) is missing"


def _strangers(pair: Pair) -> set[str]:
    """Return the words of names that the Chinese does not have, here or just above."""
    known = {word for name in (*pair.names, *pair.names_above) for word in words_of(name.english)}
    return (set(words_of(pair.target)) & pair.vocabulary) - known - set(words_of(pair.above))


def has_name(text: str, name: Name) -> bool:
    """Say whether a name stands in a text: Zhao Huiqin or Zhao, Songjiang District or Songjiang."""
    spelled = _folded(text)
    forms = [_folded(form) for form in re.split(r"\s*[()/;]\s*|, | or ", name.english) if form]
    if any(form in spelled for form in forms):
        return True
    words = words_of(name.english)
    if name.kind in {TokenKind.PERSON, TokenKind.PLACE}:
        return _folded(words[0]) in map(_folded, words_of(text))
    return has_phrase(text, forms[0])


def _folded(text: str) -> str:
    return text.replace("’", "'")


def _misspelt(pair: Pair) -> Iterator[str]:
    """Find words with a capital that are nearly, but not quite, a word of a name that should be there."""
    known = {word for name in (*pair.names, *pair.names_above) for word in words_of(name.english)}
    known |= {
        word.capitalize() for term in pair.terms for text in _english_of(term) for word in words_of(text)
    }
    here = words_of(_folded(pair.target))
    parts = ((word, name) for name in pair.names for word in words_of(_folded(name.english)))
    wanted = [(word, name) for word, name in parts if word[0].isupper() and word not in here]
    for word in here:
        if word[0].isupper() and len(word) >= _SHORT and word not in known:
            near = next((name for right, name in wanted if _is_near(word, right)), None)
            if near:
                yield f"{word} looks like {near.text} ({near.english}) misspelt"


def _is_near(word: str, right: str) -> bool:
    """Say whether one is the other with a slip; a plural or the like is none."""
    if word.startswith(right) or right.startswith(word) or len(right) < _SHORT:
        return False
    return SequenceMatcher(None, word.lower(), right.lower(), autojunk=False).ratio() >= ALIKE
