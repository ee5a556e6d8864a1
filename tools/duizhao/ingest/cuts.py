"""Bylines and jumps that share a line with prose are cut off from it; datelines are not.

本报讯（记者 王某）近日，…… is a byline and a paragraph; 本报昭通5月17日电（记者 王某）…… is one paragraph,
because the place and day of a dateline belong to what is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.ingest.bylines import is_byline
from duizhao.ingest.lines import Piece, cut_piece
from duizhao.ingest.marks import is_complete
from duizhao.ingest.rules import role_of
from duizhao.model import Role

_REACH = 80  # characters at either end that a byline or a jump may take
_NUMBER = r"第?[A-Z]?[一二三四五六七八九十0-9０-９]{1,3}版"


@dataclass(frozen=True, slots=True)
class Cut:
    """A form at the beginning or the end of a paragraph that is a block of its own."""

    name: str
    pattern: re.Pattern[str]
    """Its match is what is cut off."""
    holds: Callable[[str, str], bool] = lambda _part, _rest: True
    """Whether this part may be cut from this rest."""


OPENINGS: tuple[Cut, ...] = (
    Cut(
        "（上接第一版）",
        re.compile(rf"[（(][^（()）。]{{0,6}}(?:上接|紧接|转接){_NUMBER}[^（()）。]{{0,30}}[）)]"),
    ),
    Cut("【本报讯】（记者 王某）", re.compile(r"【本报(?:综合)?讯】\s*(?:[（(][^（()）。]{2,40}[）)])?")),
    Cut("本报讯（记者 王某）", re.compile(r"本报(?:综合)?讯\s*[（(][^（()）。]{2,40}[）)]")),
    Cut(
        "（记者 王某）",
        re.compile(r"[（(][^（()）。]{0,8}(?:记者|通讯员)[^（()）。]{2,40}[）)]"),
        lambda part, _: is_byline(part),
    ),
)
CLOSINGS: tuple[Cut, ...] = (
    Cut("（下转第五版）", re.compile(rf"[（(][^（()）。]{{0,6}}下转{_NUMBER}[^（()）。]{{0,20}}[）)]$")),
    Cut(
        "（记者 王某）, （王某 李某）",
        re.compile(r"[（(][^（()）。]{2,60}[）)]$"),
        lambda part, rest: is_complete(rest) and is_byline(part),
    ),
    Cut(
        "本报记者 王某",
        re.compile(r"(?<=[。！？”）\s])(?:本报|通讯员|记者)[^。！？，：“”]{2,40}$"),
        lambda part, rest: is_complete(rest) and is_byline(part),
    ),
)


def cut_lines(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with bylines and jumps as pieces of their own."""
    for piece in pieces:
        if role_of(piece.text) in {None, Role.PARAGRAPH}:
            yield from _cut_opening(piece)
        else:
            yield piece


def _cut_opening(piece: Piece) -> Iterator[Piece]:
    for cut in OPENINGS:
        found = cut.pattern.match(piece.text[:_REACH])
        rest = piece.text[found.end() :].strip() if found else ""
        if found and rest and cut.holds(found[0].strip(), rest):
            part, remaining = cut_piece(piece, found.end())
            yield part
            yield from _cut_opening(remaining)
            return
    yield from _cut_closing(piece)


def _cut_closing(piece: Piece) -> Iterator[Piece]:
    reach = max(0, len(piece.text) - _REACH)
    for cut in CLOSINGS:
        found = cut.pattern.search(piece.text, reach)
        rest = piece.text[: found.start()].strip() if found else ""
        if found and rest and cut.holds(found[0], rest):
            remaining, part = cut_piece(piece, found.start())
            yield from _cut_closing(remaining)
            yield part
            return
    yield piece
