"""Sentences that a column or page end broke are whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duizhao.ingest.breaks import cannot_begin
from duizhao.ingest.lines import Piece
from duizhao.ingest.marks import cuts_figure, is_complete, is_list_item
from duizhao.ingest.rules import is_numbered
from duizhao.model import Role

_PASSED_OVER = frozenset({Role.PAGE, Role.CAPTION, Role.CREDIT})
_QUOTED_WORD = re.compile(r"“[^“”，。！？]{1,10}”$")


def continues(upper: str, lower: str) -> bool:
    """Tell whether `lower` goes on with a sentence that broke off at the end of the paragraph `upper`.

    Never after 。！？…; after a colon, a semicolon or quoted speech only where `lower` cannot begin anew.
    """
    if is_complete(upper) or (is_numbered(lower) and not cuts_figure(upper, lower)):
        return False
    if upper[-1] in "：:—；;":
        goes_on = upper[-1] in "；;" and not is_list_item(upper)
        return not is_list_item(lower) and (goes_on or cannot_begin(lower, upper))
    if upper[-1] in "”’」":
        return _QUOTED_WORD.search(upper[-12:]) is not None or cannot_begin(lower, upper)
    return True


def join_broken(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> tuple[int | None, ...]:
    """Tell of each piece which earlier piece it continues, across pictures and page numbers between them."""
    joined: list[int | None] = [None] * len(pieces)
    open_at: int | None = None
    last = -1
    for index, role in enumerate(roles):
        if role is Role.PARAGRAPH:
            if open_at is not None and continues(pieces[last].text, pieces[index].text):
                joined[index] = open_at
            else:
                open_at = index
            last = index
        elif role is Role.NOTE:
            open_at = last = index
        elif role not in _PASSED_OVER:
            open_at = None
    return tuple(joined)
