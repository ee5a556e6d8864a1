"""What an editor does to the blocks of a page where the rules erred: cut, join, rename, move."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from duizhao.errors import SeedError
from duizhao.ingest.lines import Piece, cut_piece
from duizhao.model import Block, PrintedArticle, PrintedPage, Role


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block with the number of its article; None: furniture."""

    block: Block
    article: int | None


Leaves: TypeAlias = tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an edit looks for its text: in one article, or (None) on the whole page."""

    article: int | None
    path: Path
    """The sidecar, for messages."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A block is two: `at: 左边|右边` cuts between 边 and 右."""

    left: str
    right: str
    line: int


@dataclass(frozen=True, slots=True)
class Join:
    """Two blocks are one: the first ends in `before`, the second begins with `after`."""

    before: str
    after: str
    line: int


@dataclass(frozen=True, slots=True)
class RoleEdit:
    """A block has another role than the rules found."""

    find: str
    role: Role
    line: int


@dataclass(frozen=True, slots=True)
class Move:
    """A block belongs to another article than the one it is printed under."""

    find: str
    article: str
    """Headline of the article it belongs to."""
    line: int


@dataclass(frozen=True, slots=True)
class Structure:
    """Everything a sidecar says about blocks, for the page or for one article, in the order it is done."""

    cuts: tuple[Cut, ...] = ()
    joins: tuple[Join, ...] = ()
    roles: tuple[RoleEdit, ...] = ()
    moves: tuple[Move, ...] = ()


def leaves_of(page: PrintedPage) -> Leaves:
    """Lay the blocks of a page side by side in the order of the print."""
    leaves = [Leaf(block, None) for block in page.furniture]
    for number, article in enumerate(page.articles):
        leaves.extend(Leaf(block, number) for block in article.blocks)
    return tuple(sorted(leaves, key=lambda leaf: leaf.block.spans[0]))


def page_of(leaves: Leaves) -> PrintedPage:
    """Put the blocks into articles again."""
    numbers = sorted({leaf.article for leaf in leaves if leaf.article is not None})
    articles = (tuple(leaf.block for leaf in leaves if leaf.article == number) for number in numbers)
    furniture = tuple(leaf.block for leaf in leaves if leaf.article is None)
    return PrintedPage(tuple(map(PrintedArticle, articles)), furniture)


def restructure(leaves: Leaves, structure: Structure, scope: Scope) -> Leaves:
    """Cut, join and rename."""
    for cut in structure.cuts:
        leaves = _cut(leaves, cut, scope)
    for join in structure.joins:
        leaves = _join(leaves, join, scope)
    for edit in structure.roles:
        at = _find(leaves, scope, edit.line, edit.find, _containing(edit.find))
        leaves = _put(leaves, at, replace(leaves[at], block=replace(leaves[at].block, role=edit.role)))
    return leaves


def regroup(leaves: Leaves) -> Leaves:
    """Let every headline begin an article, with the kicker and note above it.

    An article that has lost its headline joins the one before; two neighbouring headlines are two
    lines of one; a block named `page` is furniture.
    """
    merged = _merge_headlines(leaves)
    starts = {_start(merged, index) for index, leaf in enumerate(merged) if leaf.block.role is Role.HEADLINE}
    regrouped: list[Leaf] = []
    number: int | None = None
    for index, leaf in enumerate(merged):
        if index in starts:
            number = 0 if number is None else number + 1
        is_outside = leaf.block.role is Role.PAGE
        regrouped.append(Leaf(leaf.block, None if is_outside else number))
    return tuple(regrouped)


def move(leaves: Leaves, edit: Move, scope: Scope) -> Leaves:
    """Move a block to the article it belongs to: behind its last picture, or else to its end."""
    at = _find(leaves, scope, edit.line, edit.find, _containing(edit.find))
    target = _article_named(leaves, edit, scope.path)
    rest = leaves[:at] + leaves[at + 1 :]
    own = [index for index, leaf in enumerate(rest) if leaf.article == target]
    pictures = [index for index in own if rest[index].block.role is Role.CAPTION]
    behind = (pictures or own)[-1] + 1
    return (*rest[:behind], Leaf(leaves[at].block, target), *rest[behind:])


def _article_named(leaves: Leaves, edit: Move, path: Path) -> int | None:
    headlines = {leaf.block.text: leaf.article for leaf in leaves if leaf.block.role is Role.HEADLINE}
    if edit.article not in headlines:
        known = "; ".join(headlines)
        raise SeedError(path, edit.line, f"no article has the headline {edit.article!r}; there are: {known}")
    return headlines[edit.article]


def _cut(leaves: Leaves, edit: Cut, scope: Scope) -> Leaves:
    at = _find(leaves, scope, edit.line, edit.left + edit.right, lambda text: _place(text, edit) > 0)
    block = leaves[at].block
    left, right = cut_piece(Piece(block.text, block.spans), _place(block.text, edit))
    halves = (
        replace(block, text=left.text, spans=left.spans),
        replace(block, text=right.text, spans=right.spans, speaker=None),
    )
    return (*leaves[:at], *(replace(leaves[at], block=half) for half in halves), *leaves[at + 1 :])


def _place(text: str, edit: Cut) -> int:
    """Find where to cut, white space at the cut aside; 0 where the text is not to be found."""
    for space in ("", " ", "\u3000"):
        start = text.find(edit.left + space + edit.right)
        if start >= 0:
            return start + len(edit.left)
    return 0


def _join(leaves: Leaves, edit: Join, scope: Scope) -> Leaves:
    first = _find(leaves, scope, edit.line, edit.before, lambda text: text.endswith(edit.before))
    second = _find(leaves, scope, edit.line, edit.after, lambda text: text.startswith(edit.after))
    if second <= first:
        raise SeedError(
            scope.path, edit.line, f"{edit.after!r} stands before {edit.before!r}; exchange the two"
        )
    upper, lower = leaves[first].block, leaves[second].block
    joined = replace(upper, text=upper.text + lower.text, spans=upper.spans + lower.spans)
    without = leaves[:second] + leaves[second + 1 :]
    return _put(without, first, replace(leaves[first], block=joined))


def _put(leaves: Leaves, at: int, leaf: Leaf) -> Leaves:
    return (*leaves[:at], leaf, *leaves[at + 1 :])


def _containing(find: str) -> Callable[[str], bool]:
    return lambda text: find in text


def _find(leaves: Leaves, scope: Scope, line: int, text: str, holds: Callable[[str], bool]) -> int:
    """Return the place of the one block that is meant; none or several are an error."""
    inside = (i for i, leaf in enumerate(leaves) if scope.article in {None, leaf.article})
    found = [index for index in inside if holds(leaves[index].block.text)]
    if len(found) != 1:
        where = "in no block" if not found else f"in {len(found)} blocks"
        place = "of the page" if scope.article is None else "of this article"
        cure = "copy it from the page to the character" if not found else "quote more of it"
        raise SeedError(scope.path, line, f"{text!r} stands {where} {place}; {cure}")
    return found[0]


def _merge_headlines(leaves: Leaves) -> list[Leaf]:
    merged: list[Leaf] = []
    for is_headline, run in groupby(leaves, key=lambda leaf: leaf.block.role is Role.HEADLINE):
        group = list(run)
        merged.extend(_one_headline(group) if is_headline else group)
    return merged


def _one_headline(group: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield the lines of a headline as one block."""
    blocks = [leaf.block for leaf in group]
    text = " ".join(block.text for block in blocks)
    spans = tuple(span for block in blocks for span in block.spans)
    yield replace(group[0], block=replace(blocks[0], text=text, spans=spans))


def _start(leaves: Sequence[Leaf], headline: int) -> int:
    """Find where the article of a headline starts: with the kickers and the note above it."""
    start = headline
    while (
        start
        and leaves[start - 1].block.role in {Role.KICKER, Role.NOTE}
        and _is_near(leaves, start, headline)
    ):
        start -= 1
    return start


def _is_near(leaves: Sequence[Leaf], start: int, headline: int) -> bool:
    """Tell whether the block above is not the end of another article: an 编后 stays where it is."""
    return leaves[start - 1].article == leaves[headline].article or leaves[start - 1].article is None
