"""Where terms occur in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from duizhao.language.scripts import to_simplified, to_traditional
from duizhao.model import Term, TermSpan

_HEAD = 2
"""Terms are filed under their first two characters; no term has fewer."""


class Matcher:
    """Finds terms in text; made once from all terms, then only read.

    At each place it asks one table for the terms that begin with the two characters there, so the time
    goes with the text and not with the number of terms.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._ids: dict[str, str] = {}
        self._guards: dict[str, tuple[tuple[str, int], ...]] = {}
        for term in terms:
            for form in _forms(term.term, *term.variants):
                self._ids[form] = term.id
                self._guards[form] = tuple(_guards(form, term.not_inside))
        self._lengths = _lengths(self._ids)
        self._first = _first_character(self._lengths)

    def find_terms(self, text: str) -> tuple[TermSpan, ...]:
        """Find the leftmost and there the longest terms; they never overlap.

        对口帮扶地区 holds 对口帮扶 and not also 帮扶; 北大 is no term within 向北大步走 where the
        record of 北大 says `not_inside: [向北大]`.
        """
        return tuple(self._spans(text))

    def _spans(self, text: str) -> Iterator[TermSpan]:
        found = self._first.search(text)
        while found:
            start = found.start()
            sizes = self._lengths.get(text[start : start + _HEAD], ())
            size = next((size for size in sizes if self._is_term(text, start, size)), 0)
            if size:
                yield TermSpan(self._ids[text[start : start + size]], start, start + size)
            found = self._first.search(text, start + (size or 1))

    def _is_term(self, text: str, start: int, size: int) -> bool:
        form = text[start : start + size]
        if len(form) < size or form not in self._ids:
            return False
        return not any(
            text.startswith(longer, start - offset)
            for longer, offset in self._guards[form]
            if offset <= start
        )


def _forms(*texts: str) -> Iterator[str]:
    """Give each spelling in simplified and in the three traditional ways of writing it."""
    for text in texts:
        yield from dict.fromkeys(
            (
                text,
                to_simplified(text),
                to_traditional(text),
                to_traditional(text, "TW"),
                to_traditional(text, "HK"),
            )
        )


def _guards(form: str, longer: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Give each string in which `form` is no term, and how far into it `form` begins."""
    for guard in _forms(*longer):
        offset = guard.find(form)
        while offset >= 0:
            yield guard, offset
            offset = guard.find(form, offset + 1)


def _first_character(heads: Iterable[str]) -> re.Pattern[str]:
    """Make the pattern of a place where a term may begin; without terms it matches nowhere."""
    firsts = "".join(sorted({re.escape(head[0]) for head in heads}))
    return re.compile(f"[{firsts}]" if firsts else "(?!)")


def _lengths(forms: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for form in forms:
        sizes.setdefault(form[:_HEAD], set()).add(len(form))
    return {head: tuple(sorted(found, reverse=True)) for head, found in sizes.items()}
