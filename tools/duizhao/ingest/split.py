"""Page text → printed articles of typed blocks: the stages in order, and the promise that nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from duizhao.errors import SeedError
from duizhao.ingest.captions import find_captions
from duizhao.ingest.cuts import cut_lines
from duizhao.ingest.decode import decode_page
from duizhao.ingest.interviews import name_speakers
from duizhao.ingest.joins import join_broken
from duizhao.ingest.lines import Piece, join_pieces, read_lines
from duizhao.ingest.neighbours import usual_gap
from duizhao.ingest.rules import role_of
from duizhao.ingest.structure import find_articles
from duizhao.ingest.wrapping import unwrap
from duizhao.model import Block, PrintedArticle, PrintedPage, Role


def split_page(text: str) -> PrintedPage:
    """Split the text of a page into articles of blocks; every non-blank character is in exactly one.

    A page on which no line can be a headline has no article: all its blocks are furniture.
    """
    pieces = tuple(cut_lines(unwrap(read_lines(text))))
    roles, starts = find_articles(pieces, [role_of(piece.text) for piece in pieces])
    bounds = (0, *starts[1:], len(pieces)) if starts else (0,)
    roles = find_captions(pieces, roles, bounds, usual_gap(pieces, roles))
    return _assemble(pieces, roles, starts)


def read_page(data: bytes, path: Path) -> PrintedPage:
    """Decode, split and check a page file; a page without any headline is an error."""
    text = decode_page(data, path)
    page = split_page(text)
    check_cover(page, text, path)
    if not page.articles:
        raise SeedError(path, 1, NO_HEADLINE)
    return page


NO_HEADLINE = (
    "no line of this page can be its headline; give it a line of its own, "
    "or name it in the sidecar: `roles:`, then `- {find: its text, role: headline}`"
)


def check_cover(page: PrintedPage, text: str, path: Path) -> None:
    """Raise unless the spans hold every non-blank character once and each block says what it spans."""
    blocks = (*page.furniture, *(block for article in page.articles for block in article.blocks))
    end = 0
    for start, stop in sorted(span for block in blocks for span in block.spans):
        if start < end or text[end:start].strip():
            raise _broken_promise(text, min(start, end), path)
        end = stop
    if text[end:].strip():
        raise _broken_promise(text, end, path)
    for block in blocks:
        if _squeeze(block.text) != _squeeze("".join(text[start:stop] for start, stop in block.spans)):
            raise _broken_promise(text, block.spans[0][0], path)


def _broken_promise(text: str, at: int, path: Path) -> SeedError:
    line = len(text[: at + 1].splitlines())
    return SeedError(path, line, "splitting lost, doubled or changed text here; please report this page")


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _assemble(pieces: Sequence[Piece], roles: Sequence[Role], starts: Sequence[int]) -> PrintedPage:
    """Make blocks of the pieces, and articles of the blocks; furniture stands outside."""
    groups = _group(pieces, roles)
    blocks = {group[0]: _block([pieces[index] for index in group], roles[group[0]]) for group in groups}
    articles = []
    first = starts[0] if starts else len(pieces)
    for start, end in pairwise((*starts, len(pieces))):
        own = [blocks[i] for i in range(start, end) if i in blocks and roles[i] is not Role.PAGE]
        articles.append(PrintedArticle(name_speakers(own)))
    outside = [block for index, block in blocks.items() if index < first or block.role is Role.PAGE]
    return PrintedPage(tuple(articles), tuple(outside))


def _group(pieces: Sequence[Piece], roles: Sequence[Role]) -> list[list[int]]:
    """Put the pieces together that are one block: broken sentences, headlines of two lines."""
    groups: dict[int, list[int]] = {}
    for index, continued in enumerate(join_broken(pieces, roles)):
        is_second_line = index > 0 and roles[index - 1] is roles[index] is Role.HEADLINE
        groups.setdefault(
            index - 1 if is_second_line else index if continued is None else continued, []
        ).append(index)
    return list(groups.values())


def _block(pieces: Sequence[Piece], role: Role) -> Block:
    spans = tuple(span for piece in pieces for span in piece.spans)
    text = " ".join(piece.text for piece in pieces) if role is Role.HEADLINE else join_pieces(pieces).text
    return Block(role, text, spans)


def printed_json(page: PrintedPage, source: str) -> dict[str, Any]:
    """Return the page as plain values for `split --json`; `source` is the path as it was given."""
    return {
        "source": source,
        "articles": [
            {"headline": article.headline, "blocks": [_block_json(block) for block in article.blocks]}
            for article in page.articles
        ],
        "furniture": [_block_json(block) for block in page.furniture],
    }


def _block_json(block: Block) -> dict[str, Any]:
    """Return a block; `speaker` only where there is one."""
    plain: dict[str, Any] = {
        "role": block.role.value,
        "text": block.text,
        "spans": [list(span) for span in block.spans],
    }
    return plain | ({"speaker": block.speaker} if block.speaker else {})
