"""What stands on a page of newsprint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Start and end in code points, end excluded."""


class Role(StrEnum):
    """What a block of newsprint is."""

    KICKER = "kicker"  # 引题, 肩题
    HEADLINE = "headline"
    DECK = "deck"  # 副题
    BYLINE = "byline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"  # 制图：, 摄, 责任编辑：
    NOTE = "note"  # 编者按
    JUMP = "jump"  # 上接, 下转
    PAGE = "page"  # page furniture: section name, series title, date line


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a printed page with one role."""

    role: Role
    text: str
    """As printed, with broken lines joined; equals the text under `spans`, white space aside."""
    spans: tuple[Span, ...]
    """Where it stands on the decoded page; several where a column end broke it."""
    speaker: str | None = None
    """Who speaks, in an interview: 记者, 程向民."""


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article as printed, before any correction."""

    blocks: tuple[Block, ...]

    @property
    def headline(self) -> str:
        """The text of the headline block, the key of the article in the sidecar."""
        return next(block.text for block in self.blocks if block.role is Role.HEADLINE)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as split: every non-blank character lies in exactly one block."""

    articles: tuple[PrintedArticle, ...]
    furniture: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a page was printed; `unknown` is the honest value of what the page does not prove."""

    paper: str = "unknown"
    date: str = "unknown"
    """ISO date, or `unknown`."""
    section: str = "unknown"
    licence: str = "unknown"
