"""Pictures without a mark: a lone sentence after the end of an article describes one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from duizhao.ingest.lines import Piece
from duizhao.ingest.marks import is_complete, sentence_ends
from duizhao.ingest.rules import gives_number
from duizhao.model import Role

_CAPTION = 3.0  # from this weight on the last sentence of an article is a caption
_SHORTEST, _LONGEST = 6, 70
_SMALL = 0.6  # of the usual paragraph
_PLACE = re.compile(r"（[^（）]{0,6}(?:左|右|中|前|后|一排|二排)[^（）]{0,6}）")
_TAKEN = re.compile(r"(?:[摄]|供图|资料图片?|提供)[）)]?。?$")
_PHOTOGRAPHER = re.compile(r"摄|供图|图片|资料|发[）)]?$")
_SCENE = re.compile(
    r"正在|正忙|忙着|忙碌|笑|合影|一角|一景|新貌|全景|掠影|场景|现场|俯瞰|航拍|鸟瞰|展示|^\d+月\d+日，"
)
_DOES = re.compile(r"开展|参与|打开|走进|采摘|表演|培训|建设|指导|学习|慰问|义诊|打造")
_TALK = re.compile(
    r"^“|说[，。：]|说$|表示|介绍|认为|我们|(?<![重主需])要|必须|只有|将(?!军)|下一步|还|领导|负责人|会议|调研|出席|活动中|\d+(?:余|多)?(?:人|家|个|名|项|万|户|亩|元)"
)
_OPENING = re.compile(
    r"(?:未来|目前|如今|此外|同时|下一步|今后|据|这|其|他|她|为此|因此|对此|截至|随着|从|只有|让|随后|最后|最终|会后|活动)"
)


@dataclass(frozen=True, slots=True)
class Last:
    """The last sentence of an article with what stands about it."""

    text: str
    is_set_off: bool
    """Whether more blank lines stand before it than between paragraphs."""
    is_after_end: bool
    """Whether a byline or a jump has closed the article before it."""
    credit: str
    """The credit that follows, if one does."""
    before: Role
    is_small: bool
    """Whether it is much shorter than the paragraphs of its article."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How much a trait speaks for a caption."""

    name: str
    weight: float
    holds: Callable[[Last], bool]


def _is_plain_deed(last: Last) -> bool:
    return _DOES.search(last.text) is not None and not re.search("[，；：了]", last.text)


SIGNS: tuple[Sign, ...] = (
    Sign("set off by blank lines", 3, lambda last: last.is_set_off),
    Sign("the article is signed above it", 3, lambda last: last.is_after_end),
    Sign("tells who stands where, （左）", 3, lambda last: _PLACE.search(last.text) is not None),
    Sign("tells who took it", 3, lambda last: _TAKEN.search(last.text) is not None),
    Sign("describes what is to be seen", 2, lambda last: _SCENE.search(last.text) is not None),
    Sign("tells what people do, in one clause", 2, _is_plain_deed),
    Sign("the photographer follows", 3, lambda last: is_photographer(last.credit)),
    Sign("another picture above it", 1, lambda last: last.before is Role.CAPTION),
    Sign("small beside the paragraphs", 1, lambda last: last.is_small),
    Sign("somebody speaks, or means to do", -2, lambda last: _TALK.search(last.text) is not None),
    Sign("gives a number to call", -9, lambda last: gives_number(last.text)),
    Sign("opens as a paragraph of the article does", -2, lambda last: _OPENING.match(last.text) is not None),
)


def is_photographer(credit: str) -> bool:
    """Tell whether a credit says where a picture comes from: 本报记者 王某 摄, 资料图片."""
    return _PHOTOGRAPHER.search(credit) is not None


def find_captions(
    pieces: Sequence[Piece], roles: Sequence[Role], bounds: Sequence[int], usual: int
) -> tuple[Role, ...]:
    """Find the captions at the end of each article; `bounds` are where articles start, and the end."""
    found = list(roles)
    for start, end in pairwise(bounds):
        _search_end(pieces, found, start, end, usual)
    return tuple(found)


def _search_end(pieces: Sequence[Piece], roles: list[Role], start: int, end: int, usual: int) -> None:
    """Walk up from the end of an article as long as captions are found."""
    prose = sorted(len(pieces[i].text) for i in range(start, end) if roles[i] is Role.PARAGRAPH)
    remaining = len(prose)
    for index in range(end - 1, start, -1):
        if roles[index] in _PASSED_OVER:
            continue
        if roles[index] is not Role.PARAGRAPH or remaining <= 1:
            return
        last = Last(
            text=pieces[index].text[: _LONGEST + 1],
            is_set_off=pieces[index].gap > usual,
            is_after_end=_has_ended(roles, start, index),
            credit=pieces[index + 1].text if roles[index + 1 : index + 2] == [Role.CREDIT] else "",
            before=roles[index - 1],
            is_small=len(pieces[index].text) < _SMALL * prose[len(prose) // 2],
        )
        if not _is_caption(last, is_broken=_is_broken(pieces, roles, index)):
            return
        roles[index] = Role.CAPTION
        remaining -= 1


_PASSED_OVER = frozenset({Role.CAPTION, Role.CREDIT, Role.PAGE, Role.JUMP, Role.BYLINE})


def _has_ended(roles: Sequence[Role], start: int, index: int) -> bool:
    """Tell whether a byline or a jump stands between the prose of an article and this line."""
    above = list(dropwhile(lambda role: role is Role.PARAGRAPH, reversed(roles[start:index])))
    return above[:1] in ([Role.BYLINE], [Role.JUMP]) and Role.PARAGRAPH in above


def _is_broken(pieces: Sequence[Piece], roles: Sequence[Role], index: int) -> bool:
    """Tell whether the paragraph above has broken off, so that this one ends it."""
    return roles[index - 1] is Role.PARAGRAPH and not is_complete(pieces[index - 1].text)


def _is_caption(last: Last, *, is_broken: bool) -> bool:
    is_one_sentence = sentence_ends(last.text) <= 1 or _TAKEN.search(last.text) is not None
    fits = _SHORTEST <= len(last.text) <= _LONGEST and is_one_sentence and not is_broken
    return fits and sum(sign.weight for sign in SIGNS if sign.holds(last)) >= _CAPTION
