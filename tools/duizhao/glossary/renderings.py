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
_ANYBODYS = frozenset({"one's", "somebody's", "someone's", "sb's"})
_OPEN = frozenset({"…", "..."})
_POSSESSIVE = r"(?:my|your|his|her|its|our|their|[^\W\d_]+['’]s?)"
_DETERMINER = rf"(?:the|an?|this|these|that|those|{_POSSESSIVE})"
_BETWEEN = r"[\s\-–—,“”‘’\"'()+/&]+"
_GAP = rf"{_BETWEEN}(?:{_DETERMINER}{_BETWEEN})?"
_ANYTHING = rf"{_BETWEEN}[^.;:!?]{{1,60}}?{_BETWEEN}"


@dataclass(frozen=True, slots=True)
class RenderingSpan:
    """A rendering as an English sentence has it."""

    rendering: Rendering
    start: int
    end: int


def find_renderings(english: str, renderings: Sequence[Rendering]) -> tuple[RenderingSpan, ...]:
    """Find the renderings in an English sentence: leftmost, there the longest, never overlapping.

    Words may be inflected, capitalised, hyphenated and have an article or a possessive between
    them: “build the will” is found in “building their will”, “paired assistance” in “Paired-assistance”.
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
    while words and (words[0] in _ARTICLES or words[0] in _OPEN):
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
    if word in _ANYBODYS:
        return _POSSESSIVE
    own, _, _ = word.partition("'")
    forms = sorted(forms_of(own), key=lambda form: (-len(form), form))
    return rf"(?:{'|'.join(map(re.escape, forms))})(?:['’]s?)?"
