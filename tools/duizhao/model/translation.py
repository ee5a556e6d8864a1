"""Segments with their English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from duizhao.model.article import Article
from duizhao.model.language import AnnotatedSentence


class TranslationState(StrEnum):
    """Standing of the English of a segment, as the PO file has it."""

    REVIEWED = "reviewed"
    DRAFT = "draft"  # fuzzy without previous msgid: by a machine
    STALE = "stale"  # fuzzy with previous msgid: the Chinese has changed
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """Source and target of one segment, or of one editorial note."""

    id: str
    source: str
    target: str = ""
    state: TranslationState = TranslationState.MISSING
    previous: str = ""
    """The Chinese that a stale target translates."""
    engine: str = ""
    """`ENGINE DATE` of a machine draft."""

    @property
    def current(self) -> str:
        """The English of the Chinese as it is now, reviewed or a machine's; what is stale is none."""
        return self.target if self.state in {TranslationState.REVIEWED, TranslationState.DRAFT} else ""

    @property
    def reviewed(self) -> str:
        """The target where a person has reviewed it; a draft is none, and so is what is stale."""
        return self.target if self.is_reviewed else ""

    @property
    def is_reviewed(self) -> bool:
        """Whether the target may stand as current."""
        return self.state is TranslationState.REVIEWED


@dataclass(frozen=True, slots=True)
class AlignedArticle:
    """An article with everything a page shows of it."""

    article: Article
    sentences: Mapping[str, AnnotatedSentence]
    """By segment id; every segment has one."""
    units: Mapping[str, TranslationUnit]
    """By segment id and note id; every one has one, missing ones too."""
    translator: str = ""
    """Who translated it, as the PO file names them."""
