"""Which terms matter most to one who begins to read."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from duizhao.model import TermEntry

_KNOWN = 4
"""Up to this level of GF 0025-2021 a word is known to whoever reads a newspaper at all."""


def weightiest(entries: Sequence[TermEntry], limit: int) -> tuple[TermEntry, ...]:
    """Choose the terms that open most of the text: in many articles, often, and in no beginner's list.

    Of terms that hold each other, 脱贫攻坚战 and 脱贫攻坚, only the weightier is taken.
    """
    chosen: list[TermEntry] = []
    for entry in sorted(entries, key=_weight, reverse=True):
        if len(chosen) < limit and entry.count and not any(_overlap(entry, other) for other in chosen):
            chosen.append(entry)
    return tuple(chosen)


def _weight(entry: TermEntry) -> tuple[float, str]:
    is_new = entry.level is None or entry.level > _KNOWN
    return is_new * len(entry.articles) * (1 + log(max(entry.count, 1))), entry.term.id


def _overlap(one: TermEntry, other: TermEntry) -> bool:
    return other.term.id in one.contains or one.term.id in other.contains
