"""Bylines, credits and jumps that share a line with prose are cut off from it; datelines are not.

本报讯（记者 王某）近日，…… is a byline and a paragraph; 本报昭通5月17日电（记者 王某）…… is one paragraph,
because the place and day of a dateline belong to what is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.ingest.bylines import is_byline
from duizhao.ingest.credits import is_credit
from duizhao.ingest.lines import Piece, cut_piece
from duizhao.ingest.marks import is_complete
from duizhao.ingest.rules import role_of
from duizhao.model import Role

_REACH = 80  # characters at either end that a byline or a jump may take
_PICTURED = r"(?:摄|供图|提供|制图|绘|资料图?片?|资料照片|新华社发|视觉中国|人民视觉|摄[）)])"
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
    Cut(
        "【本报讯】（记者 王某）, 【本报讯 记者 王某】",
        re.compile(r"【本报(?:综合)?讯[^【】。]{0,40}】\s*(?:[（(][^（()）。]{2,40}[）)])?"),
        lambda part, _: is_byline(part),
    ),
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
        "王某 摄, （资料图片）, 新华社发（王某 摄）",
        re.compile(
            rf"(?:(?<=[。！？”）\s])(?=\S)|[（(]).{{0,50}}{_PICTURED}(?:[）)]|[（(][^（()）]{{2,12}}[）)])?$"
        ),
        lambda part, rest: is_credit(part) and (is_complete(rest) or role_of(rest) is Role.CAPTION),
    ),
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
        role = role_of(piece.text)
        if role in {None, Role.PARAGRAPH}:
            yield from _cut_opening(piece)
        elif role is Role.CAPTION:
            yield from _cut_closing(piece)
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
    at = next(_closings(piece.text), None)
    if at is None:
        yield piece
        return
    remaining, part = cut_piece(piece, at)
    yield from _cut_closing(remaining)
    yield part


def _closings(text: str) -> Iterator[int]:
    """Yield where a closing part may begin; 图为 义诊 王某 摄 has several places for it."""
    for cut in CLOSINGS:
        start = max(0, len(text) - _REACH)
        while found := cut.pattern.search(text, start):
            rest = text[: found.start()].strip()
            if rest and cut.holds(found[0].strip(), rest):
                yield found.start()
            start = found.start() + 1
