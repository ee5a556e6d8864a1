"""All uses of a term, the term in the middle, and what stands for it in the English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from duizhao.glossary.renderings import RenderingSpan, find_renderings
from duizhao.model import Occurrence, Rendering, Term

CONTEXT = 18
"""Characters on either side of the term in a line."""


@dataclass(frozen=True, slots=True)
class EnglishPiece:
    """A run of an English sentence; with the rendering that it is, or without."""

    text: str
    rendering: Rendering | None = None


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """An occurrence with the term in the middle (KWIC), and its English cut at the renderings."""

    occurrence: Occurrence
    left: str
    node: str
    right: str
    english: tuple[EnglishPiece, ...]
    """Empty where there is no reviewed English."""

    @property
    def renderings(self) -> tuple[Rendering, ...]:
        """The renderings that the English has, each once; none: it puts the term otherwise."""
        return tuple(dict.fromkeys(piece.rendering for piece in self.english if piece.rendering))


@dataclass(frozen=True, slots=True)
class RenderingCounts:
    """How often the English of a term's occurrences has which rendering."""

    by_rendering: Mapping[Rendering, int]
    otherwise: int
    """Occurrences whose English has none of the renderings."""
    untranslated: int


def concordance_line(occurrence: Occurrence, term: Term) -> ConcordanceLine:
    """Put the term of an occurrence in the middle: 上海不断总结|对口帮扶|、脱贫攻坚的经验."""
    text, start, end = occurrence.zh, occurrence.start, occurrence.end
    left, right = text[:start], text[end:]
    spans = find_renderings(occurrence.en, term.renderings)
    return ConcordanceLine(
        occurrence,
        left if len(left) <= CONTEXT else f"…{left[-CONTEXT:]}",
        text[start:end],
        right if len(right) <= CONTEXT else f"{right[:CONTEXT]}…",
        tuple(_pieces(occurrence.en, spans)),
    )


def _pieces(english: str, spans: Iterable[RenderingSpan]) -> Iterator[EnglishPiece]:
    done = 0
    for span in spans:
        if done < span.start:
            yield EnglishPiece(english[done : span.start])
        yield EnglishPiece(english[span.start : span.end], span.rendering)
        done = span.end
    if done < len(english):
        yield EnglishPiece(english[done:])


def count_renderings(lines: Iterable[ConcordanceLine]) -> RenderingCounts:
    """Count the first rendering of each line, and the lines that have none."""
    lines = tuple(lines)
    counts = Counter(line.renderings[0] for line in lines if line.renderings)
    untranslated = sum(not line.english for line in lines)
    return RenderingCounts(counts, len(lines) - counts.total() - untranslated, untranslated)
