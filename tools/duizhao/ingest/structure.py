"""Where articles begin: lines like titles become heads of articles, subheads or broken prose."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mode

from duizhao.ingest.breaks import Break, cannot_begin, is_broken_prose, words_of
from duizhao.ingest.bylines import is_signature
from duizhao.ingest.datelines import opens_with_dateline
from duizhao.ingest.heads import MOST_TITLES, Title, is_section, label_head
from duizhao.ingest.joins import continues
from duizhao.ingest.lines import Piece
from duizhao.ingest.marks import is_complete, unclosed
from duizhao.ingest.rules import is_numbered
from duizhao.model import Role

_STARTS = 3.0  # from this weight on short lines after prose begin a new article
_STACKED = frozenset({None, Role.BYLINE, Role.PAGE, Role.NOTE, Role.JUMP})
_NEAR = 8  # lines above that tell whether an article has been signed
_SHORT_NOTE = 10
_SHORT_NAME = 3
_INDENTED = 2
_REACH = 200  # characters of a line that tell whether it goes on

Roles = list[Role | None]


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
    is_set_off: bool
    """Whether more blank lines stand before it than between paragraphs."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How much a trait speaks for a new article rather than a subhead."""

    name: str
    weight: float
    holds: Callable[[Opening], bool]


SIGNS: tuple[Sign, ...] = (
    Sign("a byline below the title", 4, lambda o: o.has_byline),
    Sign("a kicker above a title", 4, lambda o: any(text.endswith(("——", "：")) for text in o.heads[:-1])),
    Sign("a deck below a title", 4, lambda o: any(text.startswith("——") for text in o.heads[1:])),
    Sign("the article before has been signed", 4, lambda o: o.is_signed),
    Sign(
        "the article before goes on elsewhere", 4, lambda o: o.before is Role.JUMP and "下转" in o.before_text
    ),
    Sign("the text below opens with a dateline", 4, lambda o: opens_with_dateline(o.after)),
    Sign("set off by blank lines", 3, lambda o: o.is_set_off),
    Sign("furniture above", 3, lambda o: o.has_furniture),
    Sign("a section's name above a title", 4, lambda o: any(map(is_section, o.heads[:-1]))),
    Sign("several titles", 3, lambda o: sum(not is_numbered(text) for text in o.heads) > 1),
    Sign("a picture or credit above", 2, lambda o: o.before in {Role.CAPTION, Role.CREDIT}),
    Sign("an editor's note", 2, lambda o: o.has_note),
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
    _spread_notes(pieces, settled)
    _find_signatures(pieces, settled)
    _find_broken_prose(pieces, settled)
    starts: list[int] = []
    usual = usual_gap(pieces, settled)
    for stack in list(_stacks(settled)):
        if stack.heads and (not starts or _begins(pieces, settled, stack, usual)):
            starts.append(_label(pieces, settled, stack, usual, is_top=not starts))
    return tuple(_settle_rest(pieces, settled, starts)), tuple(starts)


def _spread_notes(pieces: Sequence[Piece], roles: Roles) -> None:
    """Give the text below a bare 编者按 its role, and what else stands between it and the byline."""
    for index in range(1, len(roles)):
        above = roles[index - 1] is Role.NOTE and roles[index] is Role.PARAGRAPH
        if above and (len(pieces[index - 1].text) <= _SHORT_NOTE or _byline_follows(roles, index)):
            roles[index] = Role.NOTE


def _byline_follows(roles: Sequence[Role | None], index: int) -> bool:
    return list(roles[index + 1 : index + 3]) == [Role.BYLINE, Role.PARAGRAPH]


def _find_signatures(pieces: Sequence[Piece], roles: Roles) -> None:
    """Find names that no 记者 announces: below a title, or below the last paragraph."""
    for index in range(1, len(roles)):
        text = pieces[index].text
        if (
            roles[index] is None
            and roles[index - 1] in {None, Role.PARAGRAPH, Role.BYLINE}
            and is_signature(text)
        ):
            is_list = re.search(r"[\s、（(]", text) is not None
            after = roles[index + 1] if index + 1 < len(roles) else None
            is_lone = len(text) <= _SHORT_NAME and (roles[index - 1] is not None or after is Role.PARAGRAPH)
            if is_list or is_lone:
                roles[index] = Role.BYLINE


def _find_broken_prose(pieces: Sequence[Piece], roles: Roles) -> None:
    """Find short lines that belong to a sentence which a column end broke: its beginning, or its end."""
    prose = [piece for piece, role in zip(pieces, roles, strict=True) if role is Role.PARAGRAPH]
    is_indented_page = 2 * sum(piece.indent >= _INDENTED for piece in prose) > len(prose)
    words = words_of(piece.text for piece in pieces)
    usual = usual_gap(pieces, roles)
    for index in range(len(roles) - 2, 0, -1):
        if roles[index] is not None:
            continue
        upper, lower = pieces[index], pieces[index + 1]
        if roles[index + 1] is Role.PARAGRAPH and not opens_with_dateline(lower.text):
            is_flush = is_indented_page and not lower.indent
            broken = Break(upper.text, lower.text[:_REACH], is_flush, lower.gap < usual, words)
            if is_broken_prose(broken):
                roles[index] = Role.PARAGRAPH
        elif roles[index + 1] is Role.JUMP and "下转" in lower.text and not lower.gap:
            roles[index] = Role.PARAGRAPH
    for index in range(1, len(roles)):
        if roles[index] is None and roles[index - 1] is Role.PARAGRAPH:
            upper, lower = pieces[index - 1], pieces[index]
            if continues(upper.text, lower.text) and _ends_sentence(upper.text, lower.text):
                roles[index] = Role.PARAGRAPH


def _ends_sentence(upper: str, lower: str) -> bool:
    """Tell whether a short line is the end of the sentence that breaks off above it."""
    return is_complete(lower) or unclosed(upper) > 0 or cannot_begin(lower, upper)


def usual_gap(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> int:
    """Find how many blank lines this page usually has between paragraphs."""
    pairs = zip(pieces[1:], roles, roles[1:], strict=False)
    gaps = [piece.gap for piece, above, role in pairs if above is Role.PARAGRAPH is role]
    return mode(gaps or [piece.gap for piece in pieces[1:]] or [0])


def _stacks(roles: Sequence[Role | None]) -> Iterator[Stack]:
    start = 0
    while start < len(roles):
        end = start
        while end < len(roles) and roles[end] in _STACKED:
            end += 1
        if end > start:
            yield _stack(roles, start, end)
        start = max(end, start + 1)


def _stack(roles: Sequence[Role | None], start: int, end: int) -> Stack:
    """Tell the titles above the byline from those below; a byline above all signs the article before."""
    titles = [index for index in range(start, end) if roles[index] is None]
    if not titles:
        return Stack(start, end, (), ())
    bylines = (index for index in range(titles[0], end) if roles[index] is Role.BYLINE)
    below = next(bylines, end)
    return Stack(start, end, tuple(i for i in titles if i < below), tuple(i for i in titles if i > below))


def _begins(pieces: Sequence[Piece], roles: Roles, stack: Stack, usual: int) -> bool:
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


def _settle_rest(
    pieces: Sequence[Piece], roles: Sequence[Role | None], starts: Sequence[int]
) -> Iterator[Role]:
    """Name the remaining lines like titles: subheads where prose follows.

    A single question among the paragraphs is one of them; where an article has several, they head its parts.
    """
    ahead = [*roles[1:], None][: len(roles)]
    asked = [i for i, role in enumerate(roles) if role is None and pieces[i].text.endswith("？")]
    counts = Counter(bisect(starts, index) for index in asked)
    for index, (piece, role, after) in enumerate(zip(pieces, roles, ahead, strict=True)):
        asks_often = piece.text.endswith("？") and counts[bisect(starts, index)] > 1
        yield role or _name_title(piece.text, after, is_part=asks_often or is_numbered(piece.text))


def _name_title(text: str, after: Role | None, *, is_part: bool) -> Role:
    leads = after in {Role.PARAGRAPH, Role.SUBHEAD, Role.NOTE, None}
    return Role.SUBHEAD if leads and (is_part or not is_complete(text)) else Role.PARAGRAPH
