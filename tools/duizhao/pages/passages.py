"""Passages of an article as its template shows them: numbered sentences, each beside its English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from duizhao.config import Settings
from duizhao.model import (
    AlignedArticle,
    Article,
    Correction,
    Name,
    Role,
    Segment,
    TranslationState,
    TranslationUnit,
)
from duizhao.pages.addresses import report_link
from duizhao.pages.ruby import Mark, render_sentence
from duizhao.pages.summary import visible_numbers
from duizhao.pages.templating import raw
from duizhao.pages.wording import WITHOUT_ENGLISH, Wording

GLOSSARY = "../../glossary/"
"""The way from an article to the glossary."""

BUCKETS = (20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 240, 280, 320, 360, 400, 480, 560, 640, 800, 1000)
"""Lengths in characters for which the style sheet knows how high a paragraph will be."""

QUESTIONERS = frozenset({"记者", "问", "本报记者", "主持人"})


@dataclass(frozen=True, slots=True)
class EnglishView:
    """The English of a segment, or the words that stand in its place."""

    text: str
    state: TranslationState
    absence: Wording | None
    engine: str = ""
    """`ENGINE DATE` of a machine's draft."""

    @property
    def is_draft(self) -> bool:
        """Whether nobody has reviewed it."""
        return self.state is TranslationState.DRAFT


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A sentence as printed on the page."""

    id: str
    label: str
    zh: Any
    english: EnglishView
    report: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with the classes that its look hangs on."""

    role: Role
    segments: tuple[SegmentView, ...]
    bucket: int
    is_question: bool

    @property
    def number(self) -> str:
        """The number of the paragraph, or nothing."""
        return self.segments[0].label.partition("·")[0]

    @property
    def absence(self) -> Wording | None:
        """What to say once where the whole passage has no English."""
        absences = {segment.english.absence for segment in self.segments}
        return absences.pop() if len(absences) == 1 else None


@dataclass(frozen=True, slots=True)
class FixView:
    """An editorial note: its number on the page, the place, what is printed and what we say of it."""

    number: int
    segment: str
    label: str
    printed: str
    corrected: str
    note: str
    english: EnglishView


def english_of(unit: TranslationUnit) -> EnglishView:
    """Show reviewed English and labelled drafts; never show stale English as current."""
    absence = WITHOUT_ENGLISH.get(unit.state)
    text = "" if absence else unit.target
    return EnglishView(text, unit.state, absence, unit.engine)


def passage_views(
    aligned: AlignedArticle, settings: Settings, names: Mapping[str, Name]
) -> tuple[PassageView, ...]:
    """Return all passages in reading order."""
    numbers, daggers, met = visible_numbers(aligned.article), _daggers(aligned.article), _terms_met(aligned)

    def view(segment: Segment) -> SegmentView:
        sentence, marks = aligned.sentences[segment.id], daggers.get(segment.id, ())
        return SegmentView(
            id=segment.id,
            label=numbers.get(segment.id, ""),
            zh=raw(render_sentence(sentence, GLOSSARY, marks, names, met.get(segment.id, ()))),
            english=english_of(aligned.units[segment.id]),
            report=report_link(settings, aligned.article, segment),
        )

    return tuple(
        PassageView(
            role=passage.role,
            segments=tuple(map(view, passage.segments)),
            bucket=next((size for size in BUCKETS if len(passage.text) <= size), BUCKETS[-1]),
            is_question=passage.speaker in QUESTIONERS,
        )
        for passage in aligned.article.passages
    )


def _terms_met(aligned: AlignedArticle) -> dict[str, frozenset[str]]:
    """Return the terms that stood before each sentence; headings, without pinyin, teach none."""
    met: frozenset[str] = frozenset()
    before: dict[str, frozenset[str]] = {}
    for name in visible_numbers(aligned.article):
        before[name] = met
        met |= {term.id for term in aligned.sentences[name].terms}
    return before


def fix_views(aligned: AlignedArticle) -> tuple[FixView, ...]:
    """Return the editorial notes in reading order, numbered from 1."""
    numbers = visible_numbers(aligned.article)
    return tuple(
        FixView(
            number=number,
            segment=segment.id,
            label=numbers.get(segment.id, ""),
            printed=correction.printed,
            corrected=segment.text[correction.start : correction.end],
            note=correction.note,
            english=english_of(aligned.units[correction.note_id]),
        )
        for number, segment, correction in _corrections(aligned.article)
    )


def _corrections(article: Article) -> Iterator[tuple[int, Segment, Correction]]:
    pairs = ((s, c) for s in article.segments for c in sorted(s.corrections, key=attrgetter("end", "start")))
    return ((number, segment, correction) for number, (segment, correction) in enumerate(pairs, 1))


def _daggers(article: Article) -> dict[str, list[Mark]]:
    marks: dict[str, list[Mark]] = {}
    for number, segment, correction in _corrections(article):
        dagger = (
            f'<sup class=fix id=fixed-{number}><a href="#fix-{number}" '
            f'aria-label="Editorial note {number}">†</a></sup>'
        )
        marks.setdefault(segment.id, []).append((correction.end, dagger))
    return marks
