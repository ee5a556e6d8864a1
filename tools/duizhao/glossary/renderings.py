"""Which rendering of a term an English sentence has, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from duizhao.glossary.inflection import forms_of
from duizhao.model import Rendering

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|…|\.\.\.")
_ARTICLES = frozenset({"the", "a", "an"})
_LEADING = _ARTICLES | {"be", "to", "…", "..."}
"""Words of a rendering that its beginning can do without: “be lifted” is found in “lift them”."""
_OPEN = frozenset({"…", "..."})
_POSSESSIVE = r"(?:my|your|his|her|its|our|their|[^\W\d_]+['’]s?)"
_ONESELF = r"(?:my|your|him|her|it|our|them|one)sel(?:f|ves)"
_ANYBODY = dict.fromkeys(("one's", "somebody's", "someone's"), _POSSESSIVE) | {"oneself": _ONESELF}
_BETWEEN = r"[\s\-–—,“”‘’\"'()+/&]+"
_LIGHT = rf"(?:the|an?|this|these|that|those|him|them|it|us|people|{_POSSESSIVE})"
_NAMES = r"(?-i:(?:[A-Z][^\W\d_]*[\s–-]+){1,3})"
_GAP = rf"{_BETWEEN}(?:{_LIGHT}{_BETWEEN})?(?:{_NAMES})?"
_ANYTHING = rf"{_BETWEEN}[^.;:!?]{{1,60}}?{_BETWEEN}"


@dataclass(frozen=True, slots=True)
class RenderingSpan:
    """A rendering as an English sentence has it."""

    rendering: Rendering
    start: int
    end: int


def find_renderings(english: str, renderings: Sequence[Rendering]) -> tuple[RenderingSpan, ...]:
    """Find the renderings in an English sentence: leftmost, there the longest, never overlapping.

    Words may be inflected, capitalised, hyphenated, and have an article, a pronoun or a name between
    them: “build the will” is found in “building their will”, “secretary of the CPC district committee”
    in “secretary of the CPC Songjiang District Committee”.
    """
    spans = sorted(_spans(english, renderings), key=lambda span: (span.start, -span.end))
    found: list[RenderingSpan] = []
    for span in spans:
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _spans(english: str, renderings: Sequence[Rendering]) -> Iterator[RenderingSpan]:
    for rendering in renderings:
        for match in _pattern(rendering.text).finditer(english):
            yield RenderingSpan(rendering, match.start(), match.end())


@lru_cache(maxsize=1 << 12)
def _pattern(rendering: str) -> re.Pattern[str]:
    """Make the pattern of a rendering; without a word in it, it is found nowhere."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(rendering)]
    while len(words) > 1 and words[0] in _LEADING:
        words.pop(0)
    pattern, gap = "", ""
    for word in words:
        if word in _OPEN:
            gap = _ANYTHING
        elif word not in _ARTICLES:
            pattern += gap + _any_form(word)
            gap = _GAP
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])" if pattern else r"(?!)", re.IGNORECASE)


def _any_form(word: str) -> str:
    if word in _ANYBODY:
        return _ANYBODY[word]
    own, _, _ = word.partition("'")
    forms = sorted(forms_of(own), key=lambda form: (-len(form), form))
    return rf"(?:{'|'.join(map(re.escape, forms))})(?:['’]s?)?"
