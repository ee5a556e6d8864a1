"""Where articles begin: lines like titles become heads of articles, subheads or broken prose."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.ingest.datelines import opens_with_dateline
from duizhao.ingest.heads import MOST_TITLES, Title, is_label, is_section, label_head
from duizhao.ingest.interviews import opens_with_speaker
from duizhao.ingest.lines import Piece
from duizhao.ingest.marks import is_complete
from duizhao.ingest.neighbours import Roles, ask_neighbours, usual_gap
from duizhao.ingest.rules import gives_number, is_numbered
from duizhao.model import Role

_STARTS = 3.0  # from this weight on short lines after prose begin a new article
_STACKED = frozenset({None, Role.BYLINE, Role.PAGE, Role.NOTE, Role.JUMP})
_SHORT = 45  # characters of a notice's last line
_BRIEF = 2  # paragraphs of a piece of news in brief
_NEAR = 8  # lines above that tell whether an article has been signed


@dataclass(frozen=True, slots=True)
class Stack:
    """A run of lines without prose, which may be the head of an article."""

    start: int
    end: int
    heads: tuple[int, ...]
    """The lines like titles that stand above any byline."""
    rest: tuple[int, ...]
    """Those that stand below it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A stack with what stands about it, as the signs look at it."""

    heads: tuple[str, ...]
    has_byline: bool
    has_furniture: bool
    has_note: bool
    before: Role | None
    before_text: str
    is_signed: bool
    """Whether a byline stands between the prose above and this stack, pictures aside."""
    after: str
    is_brief: bool
    """Whether a signature ends the text below, and the article above is signed in a place of its own."""
    is_set_off: bool
    """Whether more blank lines stand before it than between paragraphs."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How much a trait speaks for a new article rather than a subhead."""

    name: str
    weight: float
    holds: Callable[[Opening], bool]


def _calls(role: Role | None, text: str) -> bool:
    return role is Role.PARAGRAPH and len(text) <= _SHORT and gives_number(text)


SIGNS: tuple[Sign, ...] = (
    Sign("a byline below the title", 4, lambda o: o.has_byline),
    Sign("a kicker above a title", 4, lambda o: any(text.endswith(("——", "：")) for text in o.heads[:-1])),
    Sign("a deck below a title", 4, lambda o: any(text.startswith("——") for text in o.heads[1:])),
    Sign("the article before has been signed", 4, lambda o: o.is_signed),
    Sign(
        "signed below, as the article before is for itself",
        4,
        lambda o: o.is_brief and not is_complete(o.heads[-1]),
    ),
    Sign(
        "the article before goes on elsewhere", 4, lambda o: o.before is Role.JUMP and "下转" in o.before_text
    ),
    Sign("the article before ends in a number to call", 4, lambda o: _calls(o.before, o.before_text)),
    Sign("the text below opens with a dateline", 4, lambda o: opens_with_dateline(o.after)),
    Sign("set off by blank lines", 3, lambda o: o.is_set_off),
    Sign("furniture above", 3, lambda o: o.has_furniture),
    Sign("a section's name above a title", 4, lambda o: any(map(is_section, o.heads[:-1]))),
    Sign("several titles", 3, lambda o: sum(not is_numbered(text) for text in o.heads) > 1),
    Sign("a picture or credit above", 2, lambda o: o.before in {Role.CAPTION, Role.CREDIT}),
    Sign("an editor's note", 3, lambda o: o.has_note),
    Sign(
        "two clauses with a space between",
        1,
        lambda o: re.search(r"\S{4,}[\s　]+\S{4,}", o.heads[-1]) is not None,
    ),
    Sign("the number of a part", -6, lambda o: is_numbered(o.heads[0])),
)


def find_articles(
    pieces: Sequence[Piece], roles: Sequence[Role | None]
) -> tuple[tuple[Role, ...], tuple[int, ...]]:
    """Decide on every line like a title; return the roles, and where each article starts."""
    settled = list(roles)
    ask_neighbours(pieces, settled)
    starts: list[int] = []
    usual = usual_gap(pieces, settled)
    for stack in list(_stacks(pieces, settled)):
        is_brief = bool(starts and stack.heads) and _is_brief(pieces, settled, starts[-1], stack)
        if stack.heads and (not starts or _begins(pieces, settled, stack, usual, is_brief=is_brief)):
            starts.append(_label(pieces, settled, stack, usual, is_top=not starts))
    if starts:
        starts[0] = _with_picture(settled, starts[0])
    return tuple(_settle_rest(pieces, settled, starts)), tuple(starts)


def _stacks(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> Iterator[Stack]:
    start = 0
    while start < len(roles):
        end = start
        while end < len(roles) and roles[end] in _STACKED:
            end += 1
        if end > start:
            yield _stack(pieces, roles, start, end)
        start = max(end, start + 1)


def _stack(pieces: Sequence[Piece], roles: Sequence[Role | None], start: int, end: int) -> Stack:
    """Tell the titles above the byline or the editor's note from those below.

    A byline above all signs the article before. A note below a label such as 今日关注 introduces the
    headline below it, and so does one with a title and a byline below it.
    """
    titles = [index for index in range(start, end) if roles[index] is None]
    if not titles:
        return Stack(start, end, (), ())
    below = next((i for i in range(titles[0], end) if roles[i] is Role.BYLINE), end)
    note = next((i for i in range(titles[0], below) if roles[i] is Role.NOTE), below)
    if (
        note < below
        and (below == end or roles[note + 1] is Role.BYLINE)
        and not is_label(pieces[note - 1].text)
    ):
        below = note
    return Stack(start, end, tuple(i for i in titles if i < below), tuple(i for i in titles if i > below))


def _is_brief(pieces: Sequence[Piece], roles: Roles, start: int, stack: Stack) -> bool:
    """Tell news in brief: （戴维） signs what stands below, and 本报讯（记者 …） what stands above.

    A long article too may have a byline on top and a signature at its end, but it has more paragraphs,
    and its byline is no 本报讯.
    """
    first = below = stack.heads[-1] + 1
    while below < len(roles) and roles[below] is Role.PARAGRAPH:
        below += 1
    is_signed = 0 < below - first <= _BRIEF and list(roles[below : below + 1]) == [Role.BYLINE]
    above = range(start, stack.heads[0])
    bylines = [pieces[index].text for index in above if roles[index] is Role.BYLINE]
    is_short = sum(roles[index] is Role.PARAGRAPH for index in above) <= _BRIEF
    return is_signed and bool(bylines) and (is_short or any("报讯" in text for text in bylines))


def _begins(pieces: Sequence[Piece], roles: Roles, stack: Stack, usual: int, *, is_brief: bool) -> bool:
    """Weigh whether this stack begins a new article; the lines of a longer list do not."""
    first, last = stack.heads[0], stack.heads[-1]
    inside = set(roles[stack.start : stack.end])
    opening = Opening(
        heads=tuple(pieces[index].text for index in stack.heads),
        has_byline=Role.BYLINE in roles[first : stack.end],
        has_furniture=Role.PAGE in roles[stack.start : last],
        has_note=Role.NOTE in inside,
        before=roles[first - 1],
        before_text=pieces[first - 1].text,
        is_signed=_is_signed_above(roles, first),
        after=pieces[last + 1].text if last + 1 < len(pieces) else "",
        is_brief=is_brief,
        is_set_off=pieces[first].gap > usual and (usual > 0 or not _gap_after(pieces, last)),
    )
    return len(stack.heads) <= MOST_TITLES and sum(s.weight for s in SIGNS if s.holds(opening)) >= _STARTS


def _is_signed_above(roles: Sequence[Role | None], first: int) -> bool:
    above = [role for role in roles[max(0, first - _NEAR) : first] if role not in {Role.CAPTION, Role.CREDIT}]
    return above[-1:] == [Role.BYLINE] and Role.PARAGRAPH in above[-_NEAR:]


def _gap_after(pieces: Sequence[Piece], index: int) -> int:
    return pieces[index + 1].gap if index + 1 < len(pieces) else 0


def _label(pieces: Sequence[Piece], roles: Roles, stack: Stack, usual: int, *, is_top: bool) -> int:
    """Give the head its roles and return where its article starts."""
    heads = _below_furniture(roles, stack)
    for index in set(stack.heads) - set(heads):
        roles[index] = Role.PAGE
    texts = ["", *(pieces[index].text for index in heads), ""]
    titles = [
        Title(
            text=texts[place],
            before=texts[place - 1],
            after=texts[place + 1],
            is_first=is_top and place == 1,
            is_apart=place > 1 and index - heads[place - 2] > 1,
            is_close=place > 1 and pieces[index].gap < usual,
        )
        for place, index in enumerate(heads, 1)
    ]
    for index, role in zip(heads, label_head(titles), strict=True):
        roles[index] = role
    start = next(index for index in heads if roles[index] is not Role.PAGE)
    return _with_note(pieces, roles, stack, start)


def _below_furniture(roles: Sequence[Role | None], stack: Stack) -> tuple[int, ...]:
    """Leave out what stands above the date line or the number of the page: it is furniture too."""
    furniture = [i for i in range(stack.start, stack.heads[-1]) if roles[i] is Role.PAGE]
    lowest = max(furniture, default=stack.start - 1)
    return tuple(index for index in stack.heads if index > lowest)


def _with_note(pieces: Sequence[Piece], roles: Sequence[Role | None], stack: Stack, start: int) -> int:
    """Let the article start with the editor's note or the 上接 that stands above its headline."""
    while start > stack.start and (
        (roles[start - 1] is Role.NOTE and "编后" not in pieces[start - 1].text)
        or (roles[start - 1] is Role.JUMP and "上接" in pieces[start - 1].text)
    ):
        start -= 1
    return start


def _with_picture(roles: Sequence[Role | None], start: int) -> int:
    """Let the first article start with the picture that stands directly above it."""
    above = start
    while above > 0 and roles[above - 1] in {Role.CAPTION, Role.CREDIT}:
        above -= 1
    return next((i for i in range(above, start) if roles[i] is Role.CAPTION), start)


def _settle_rest(
    pieces: Sequence[Piece], roles: Sequence[Role | None], starts: Sequence[int]
) -> Iterator[Role]:
    """Name the remaining lines like titles: subheads where prose follows.

    A single question among the paragraphs is one of them; where an article has several, or where somebody
    begins to speak below, they head its parts.
    """
    ahead = [*roles[1:], None][: len(roles)]
    below = [*(piece.text for piece in pieces[1:]), ""]
    asked = [i for i, role in enumerate(roles) if role is None and pieces[i].text.endswith("？")]
    counts = Counter(bisect(starts, index) for index in asked)
    for index, (piece, role, after) in enumerate(zip(pieces, roles, ahead, strict=True)):
        asks_often = piece.text.endswith("？") and counts[bisect(starts, index)] > 1
        is_part = asks_often or is_numbered(piece.text) or opens_with_speaker(below[index])
        yield role or _name_title(piece.text, after, is_part=is_part)


def _name_title(text: str, after: Role | None, *, is_part: bool) -> Role:
    leads = after in {Role.PARAGRAPH, Role.SUBHEAD, Role.NOTE, None}
    return Role.SUBHEAD if leads and (is_part or not is_complete(text)) else Role.PARAGRAPH
