"""Printed lines, and how they are joined and cut without losing their place on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed line, or several that belong together, without the white space at the ends."""

    text: str
    spans: tuple[Span, ...]
    gap: int = 0
    """Blank lines before it."""
    indent: int = 0
    """White space before it, in half-width cells: two full-width spaces are four."""


def read_lines(text: str) -> tuple[Piece, ...]:
    """Find the lines that are not blank; offsets count code points of `text`."""
    lines: list[Piece] = []
    offset = gap = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            lines.append(Piece(body, ((start, start + len(body)),), gap, width_of(raw[:indent])))
            gap = -1
        offset += len(raw)
        gap += 1
    return tuple(lines)


def join_pieces(pieces: Sequence[Piece]) -> Piece:
    """Join lines into one piece; only between two Latin letters is a space needed."""
    if len(pieces) == 1:
        return pieces[0]
    texts = [pieces[0].text]
    for before, after in pairwise(pieces):
        texts.append(" " + after.text if _are_latin(before.text[-1], after.text[0]) else after.text)
    return replace(
        pieces[0], text="".join(texts), spans=tuple(span for piece in pieces for span in piece.spans)
    )


def cut_piece(piece: Piece, at: int) -> tuple[Piece, Piece]:
    """Cut a piece before the character `at` of its text; the white space at the cut goes."""
    left, right = piece.text[:at].rstrip(), piece.text[at:].lstrip()
    start = len(piece.text) - len(right)
    return (
        replace(piece, text=left, spans=tuple(_under(piece, 0, len(left)))),
        Piece(right, tuple(_under(piece, start, len(piece.text)))),
    )


def width_of(text: str) -> int:
    """Measure in half-width cells: a Latin letter is one, everything else two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _are_latin(before: str, after: str) -> bool:
    return (before + after).isascii() and before.isalpha() and after.isalpha()


def _under(piece: Piece, start: int, end: int) -> Iterator[Span]:
    """Yield the places on the page of `piece.text[start:end]`."""
    position = 0
    for first, last in piece.spans:
        position += piece.text[position : position + 1].isspace()
        low, high = max(start - position, 0), min(end - position, last - first)
        if low < high:
            yield first + low, first + high
        position += last - first
