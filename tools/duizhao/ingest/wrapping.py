"""Hard-wrapped columns: the lines of a paragraph become one piece again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.ingest.interviews import opens_with_speaker
from duizhao.ingest.lines import Piece, join_pieces, width_of
from duizhao.ingest.marks import cuts_figure, is_complete, is_list_item, unclosed
from duizhao.ingest.rules import opens_anew, role_of
from duizhao.model import Role

_WINDOW = 10  # lines on each side that tell how wide a column is
_NARROWEST, _WIDEST = 20, 120  # columns, in cells
_TOLERANCE = 2  # cells by which a full line may differ from its column
_OUTSIZE = 4  # at most one line in so many is wider than the column, as headlines are
_ENOUGH = 3  # full lines about a line, itself included, before a column is believed
_MOST = 1.6  # so many first lines to one indented at the most, and indents mark paragraphs
_SIGNED = re.compile("（[^（）]{2,40}）$")
_STRAY = 1  # a single space before a line, left over between a word and a name, is no indent
_ANNOUNCES = re.compile(r"(?:本报|新华社|\s)(?:记者|通讯员)$")
_FEW = 8  # one blank line in so many lines, and blank lines mark paragraphs
_CREDITED = re.compile("(?<![拍航])摄[）)]?$|供图[）)]?$|资料图?片[）)]?$")
_NEVER_WRAPPED = frozenset({Role.CREDIT, Role.PAGE, Role.JUMP})
_NO_LINE_BEGINS_WITH = frozenset("，。、；：！？”’）》…—·")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line beside its column."""

    piece: Piece
    room: int | None
    """Cells left to the edge of the column; None: the line does not reach it."""
    may_end: bool
    """Whether a paragraph, a caption with its credit or a kicker may end with it."""


def unwrap(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join the lines of hard-wrapped paragraphs.

    A paragraph ends before an indented line, before a blank line, and after a line that is not full.
    Some columns are so many characters wide, others so many cells: what fills more lines is believed.
    """
    by_count, by_width = list(_rooms(pieces, lambda text: 2 * len(text))), list(_rooms(pieces, width_of))
    rooms = max(by_count, by_width, key=lambda rooms: sum(room is not None for room in rooms))
    lines = [_Line(piece, room, _may_end(piece.text)) for piece, room in zip(pieces, rooms, strict=True)]
    page = _Page.of(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        is_flush = not line.piece.gap and line.piece.indent <= page.margin + _STRAY
        if is_flush and groups and _is_prose(groups, page) and _continues(groups[-1][-1], line, page):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(join_pieces([line.piece for line in group]) for group in groups)


@dataclass(frozen=True, slots=True)
class _Page:
    """How a page marks its paragraphs."""

    margin: int
    indents: bool
    blanks: bool

    @classmethod
    def of(cls, lines: Sequence[_Line]) -> _Page:
        """Look at the full lines with which a paragraph of several begins, and at the blank lines."""
        margin = min((line.piece.indent for line in lines), default=0)
        firsts = [
            line.piece.indent > margin
            for upper, line, lower in zip(lines, lines[1:], lines[2:], strict=False)
            if line.room is not None
            and (upper.room is None or line.piece.gap or line.piece.indent > margin)
            and lower.piece.indent == margin
        ]
        blanks = sum(line.piece.gap > 0 for line in lines) * _FEW > len(lines)
        return cls(margin, bool(firsts) and _MOST * sum(firsts) > len(firsts), blanks)


def _is_prose(groups: Sequence[Sequence[_Line]], page: _Page) -> bool:
    """Tell whether the last group may be prose: where paragraphs are indented, it is, or goes on with one."""
    first = groups[-1][0].piece
    if not page.indents or first.indent > page.margin or role_of(first.text) in {Role.CAPTION, Role.NOTE}:
        return True
    return len(groups) > 1 and not groups[-2][-1].may_end and _is_prose(groups[:-1][-2:], page)


def _continues(upper: _Line, lower: _Line, page: _Page) -> bool:
    """Tell whether a paragraph goes on below a full line.

    Below a full stop it does not where a title stands, nor (where neither indents nor blank lines mark
    paragraphs) where the line above would have had room for another character.
    """
    above, below = upper.piece.text, lower.piece.text
    is_marked = page.indents or page.blanks
    if _ANNOUNCES.search(above) and role_of(below) is Role.CREDIT:
        return True
    if upper.room is None or role_of(above) in _NEVER_WRAPPED or _CREDITED.search(above):
        return False
    if unclosed(above) or cuts_figure(above, below):
        return True
    if (
        opens_anew(below)
        or opens_with_speaker(below)
        or (not is_marked and (_is_item_after(above, below) or role_of(above) is Role.BYLINE))
    ):
        return False
    is_title = lower.room is None and not lower.may_end
    pushed_down = below[1:2] in _NO_LINE_BEGINS_WITH
    return not upper.may_end or (not is_title and (is_marked or upper.room < _TOLERANCE or pushed_down))


def _may_end(text: str) -> bool:
    return is_complete(_SIGNED.sub("", text)) or text.endswith("——") or _CREDITED.search(text) is not None


def _is_item_after(above: str, below: str) -> bool:
    return above.endswith(("；", "：")) and is_list_item(below)


def _rooms(pieces: Sequence[Piece], measure: Callable[[str], int]) -> Iterator[int | None]:
    """Tell of each line how much room it leaves in the column it stands in.

    A column is a width that several lines about it share, most of them broken off in a sentence.
    """
    sizes = [piece.indent + measure(piece.text) for piece in pieces]
    broken = [not is_complete(piece.text) for piece in pieces]
    for index, (piece, size) in enumerate(zip(pieces, sizes, strict=True)):
        about = slice(max(0, index - _WINDOW), index + _WINDOW + 1)
        column = _column(sizes[about], broken[about]) if _NARROWEST <= size <= _WIDEST else None
        widths = (size, size - piece.indent)
        fits = [column - width for width in widths if column and abs(column - width) <= _TOLERANCE]
        yield max(0, min(fits)) if fits else None


def _column(sizes: Sequence[int], broken: Sequence[bool]) -> int | None:
    """Return the greatest width that several lines share, or None where there is no hard-wrapped column."""
    counts = Counter(size for size in sizes if size >= _NARROWEST)
    for width in sorted(counts, reverse=True):
        is_prose_wider = any(size > 2 * width and not cut for size, cut in zip(sizes, broken, strict=True))
        if is_prose_wider or _OUTSIZE * sum(size > width for size in sizes) > len(sizes):
            return None
        near = [cut for size, cut in zip(sizes, broken, strict=True) if 0 <= width - size <= _TOLERANCE]
        if len(near) >= _ENOUGH and 2 * sum(near) >= len(near):
            return max(range(width - _TOLERANCE, width + 1), key=lambda size: (counts[size], size))
    return None
