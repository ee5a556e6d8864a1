"""Articles as edited: passages of segments."""

from __future__ import annotations

from dataclasses import dataclass, field

from duizhao.model.newsprint import Publication, Role


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's note on a place in a segment; a misprint mended, or only remarked upon."""

    start: int
    end: int
    """The span in the *corrected* text of the segment; empty where something was left out."""
    printed: str
    """What the paper printed there."""
    note_id: str
    """Id of the note in the translation memory, `n-…`."""
    note: str
    """The editor's note in Chinese."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence (or heading, or caption) as the unit of alignment."""

    id: str
    """`s-` and a hash of the printed text; survives corrections and insertions."""
    printed: str
    text: str
    """With the sidecar's corrections; equals `printed` where there are none."""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article, cut into segments that join to its text."""

    role: Role
    segments: tuple[Segment, ...]
    speaker: str | None = None

    @property
    def text(self) -> str:
        """The corrected text."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class ReadingOverride:
    """A reading fixed by an editor for one place: 受聘[为]顾问 → wéi."""

    before: str
    character: str
    after: str
    syllable: str
    line: int = 0
    """Where it stands in the sidecar."""

    @property
    def context(self) -> str:
        """The text to look for, without the brackets."""
        return self.before + self.character + self.after


@dataclass(frozen=True, slots=True)
class WordOverride:
    """Word boundaries fixed by an editor: 教育|引导."""

    words: tuple[str, ...]
    line: int = 0
    """Where it stands in the sidecar."""

    @property
    def context(self) -> str:
        """The text to look for, without the bars."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a sidecar says about the language of one article."""

    readings: tuple[ReadingOverride, ...] = ()
    words: tuple[WordOverride, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording of an article."""

    file: str
    """Below docs/: `audio/qingpu.mp3`."""
    times: tuple[float, ...] = ()
    """Second at which each sentence begins that is read aloud; empty where they are not known."""
    line: int = field(default=0, compare=False)
    """Where it stands in the sidecar."""


READ_ALOUD = frozenset({Role.HEADLINE, Role.SUBHEAD, Role.PARAGRAPH, Role.NOTE})
"""Roles whose sentences a recording holds, and a voice reads: no captions, no credits."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as edited: passages of segments, in reading order."""

    slug: str
    page: str
    """Name of the page file without its ending."""
    passages: tuple[Passage, ...]
    publication: Publication = field(default_factory=Publication)
    topics: tuple[str, ...] = ()
    series: str = ""
    """Title of the series as printed, or empty."""
    banner: tuple[str, ...] = ()
    """Lines that are printed over the whole series."""
    old_slugs: tuple[str, ...] = ()
    overrides: Overrides = field(default_factory=Overrides)
    recording: Recording | None = None

    @property
    def headline(self) -> Segment:
        """The headline; every article has exactly one."""
        return next(p.segments[0] for p in self.passages if p.role is Role.HEADLINE)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in reading order."""
        return tuple(segment for passage in self.passages for segment in passage.segments)
