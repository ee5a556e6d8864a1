"""Candidates for the glossary: runs of words that hold together, come again, and stand in no dictionary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from duizhao.language.words import Words
from duizhao.model import TokenKind

LONGEST, WORDS = 16, 6
"""Characters and words of a candidate at most."""
_QUOTED = re.compile(r"“([^“”。！？，、；：]{2,16})”")
_EDGE, _AROUND = "|", 12
_MORE, _FIRM = 1.5, 5.0
_SHORTEST = 3
_LOOSE = frozenset(
    {
        "u",
        "uj",
        "ul",
        "uv",
        "uz",
        "ud",
        "ug",
        "p",
        "c",
        "d",
        "r",
        "y",
        "e",
        "o",
        "f",
        "q",
        "m",
        "mq",
        "t",
        "k",
        "h",
        "zg",
    }
)
"""Tags of words that begin and end no term: particles, prepositions, adverbs, figures."""
_SHAPE_HEAD = {"v": 0.6, "z": 0.5}
_SHAPE_END = {"v": 0.8, "a": 0.6, "z": 0.5, "s": 0.8}
"""By the first letter of a tag; what is not here counts whole."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is counted: a sentence cut into words, and where it stands."""

    text: str
    words: Words
    article: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of words that may be a term."""

    text: str
    count: int
    articles: int
    cohesion: float
    """Least mutual information over its divisions into two: how surely its parts belong together."""
    freedom: float
    """The lesser of the entropies of what stands before and behind it."""
    quoted: int
    """How often it stands in quotation marks."""
    contexts: tuple[str, ...]

    shape: float
    """How like a term its first and last words make it: a noun at its end is, a verb at its head is less."""

    @property
    def score(self) -> float:
        """What the candidates are sorted by."""
        seen = log(1 + self.count) * (1 + log(self.articles)) + 2 * bool(self.quoted)
        freedom = max(self.freedom, bool(self.quoted))
        return seen * (0.2 + freedom) * sqrt(max(self.cohesion, 0.1)) * self.shape


@dataclass(slots=True)
class _Counts:
    """What is counted of one run of words."""

    count: int = 0
    quoted: int = 0
    articles: set[str] = field(default_factory=set)
    tags: tuple[str, str] = ("", "")
    before: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, int]] = field(default_factory=list)


def suggest(
    sentences: Sequence[Sentence], is_known: Callable[[str], bool], limit: int
) -> tuple[Candidate, ...]:
    """Propose candidates, the best first; `is_known` says what the dictionary, the names and the terms have.

    两不愁三保障 comes of its quotation marks, 精准扶贫 of its words, which come together more often
    than chance would have it.
    """
    counts = _count(sentences)
    totals = Counter(word for sentence in sentences for word in sentence.words.texts)
    found = [
        _candidate(words, seen, counts, totals, sentences)
        for words, seen in counts.items()
        if _may_be_term(words, seen) and not is_known("".join(words))
    ]
    return _apart(sorted(found, key=lambda one: (-one.score, one.text)), limit)


def _count(sentences: Sequence[Sentence]) -> dict[tuple[str, ...], _Counts]:
    counts: dict[tuple[str, ...], _Counts] = {}
    for number, sentence in enumerate(sentences):
        ends = (0, *sentence.words.ends)
        quoted = {(m.start(1), m.end(1)) for m in _QUOTED.finditer(sentence.text)}
        for first, last in _runs(sentence, quoted):
            seen = counts.setdefault(tuple(sentence.words.texts[first:last]), _Counts())
            seen.count += 1
            seen.tags = (sentence.words.tags[first], sentence.words.tags[last - 1])
            seen.quoted += (ends[first], ends[last]) in quoted
            seen.articles.add(sentence.article)
            seen.before[_neighbour(sentence.words, first - 1)] += 1
            seen.behind[_neighbour(sentence.words, last)] += 1
            seen.places.append((number, ends[first]))
    return counts


def _neighbour(words: Words, index: int) -> str:
    """Return the word there; every edge and mark counts as a neighbour of its own."""
    if not 0 <= index < len(words.texts) or words.kinds[index] is not TokenKind.WORD:
        return f"{_EDGE}{index}"
    return words.texts[index]


def _runs(sentence: Sentence, quoted: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs of plain words that could be a term, and all that stands in quotation marks."""
    words, ends = sentence.words, (0, *sentence.words.ends)
    places = {end: index for index, end in enumerate(ends)}
    spans = {(places[start], places[end]) for start, end in quoted if start in places and end in places}
    for first in range(len(words.texts)):
        for last in range(first + 1, min(first + WORDS, len(words.texts)) + 1):
            if words.kinds[last - 1] is not TokenKind.WORD or ends[last] - ends[first] > LONGEST:
                break
            if words.tags[first] not in _LOOSE and words.tags[last - 1] not in _LOOSE:
                spans.add((first, last))
    yield from sorted(spans)


def _may_be_term(words: tuple[str, ...], seen: _Counts) -> bool:
    return len("".join(words)) >= _SHORTEST and (seen.count > 1 or seen.quoted > 0)


def _candidate(
    words: tuple[str, ...],
    seen: _Counts,
    counts: dict[tuple[str, ...], _Counts],
    totals: Counter[str],
    sentences: Sequence[Sentence],
) -> Candidate:
    text = "".join(words)
    return Candidate(
        text=text,
        count=seen.count,
        articles=len(seen.articles),
        cohesion=_cohesion(words, counts, totals),
        freedom=min(_entropy(seen.before), _entropy(seen.behind)),
        quoted=seen.quoted,
        shape=_SHAPE_HEAD.get(seen.tags[0][:1], 1.0) * _SHAPE_END.get(seen.tags[1][:1], 1.0),
        contexts=tuple(_context(sentences[n].text, start, len(text)) for n, start in seen.places[:3]),
    )


def _cohesion(words: tuple[str, ...], counts: dict[tuple[str, ...], _Counts], totals: Counter[str]) -> float:
    size = totals.total()

    def seen(part: tuple[str, ...]) -> int:
        return totals[part[0]] if len(part) == 1 else (counts[part].count if part in counts else 1)

    together = seen(words)
    return min(
        (log(together * size / (seen(words[:cut]) * seen(words[cut:]))) for cut in range(1, len(words))),
        default=log(size / together),
    )


def _entropy(neighbours: Counter[str]) -> float:
    total = neighbours.total()
    return -sum(n / total * log(n / total) for n in neighbours.values())


def _context(text: str, start: int, length: int) -> str:
    end = start + length
    return f"…{text[max(0, start - _AROUND) : start]}[{text[start:end]}]{text[end : end + _AROUND]}…"


def _apart(candidates: Iterable[Candidate], limit: int) -> tuple[Candidate, ...]:
    """Leave out what only ever occurs within a better candidate, or only around one."""
    chosen: list[Candidate] = []
    for one in candidates:
        if len(chosen) < limit and not any(_says_no_more(one, other) for other in chosen):
            chosen.append(one)
    return tuple(chosen)


def _says_no_more(one: Candidate, other: Candidate) -> bool:
    if one.quoted and one.count > other.count:
        return False
    if one.text in other.text:
        return one.count <= _MORE * other.count
    return other.text in one.text and one.cohesion < _FIRM and not one.quoted
