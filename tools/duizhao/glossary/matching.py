"""Where terms occur in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from duizhao.glossary.edges import IsWord, stands_alone, word_counter
from duizhao.language.scripts import to_simplified, to_traditional
from duizhao.model import Term, TermSpan

Guard = tuple[str, int]
"""A string in which a form is no term, and how far into it the form begins."""


def _no_word(_: str) -> bool:
    return False


def _always(_: str) -> bool:
    return True


class Matcher:
    """Finds terms in text; made once from all terms, then only read.

    One automaton reads the text once, whatever the number of terms. `is_word` says what the
    dictionary has, so that 北大 is no term in 向北大概; `knows` all words that a text may be divided
    into, the dictionary's where it is not given. `is_joint` may say which two characters stand side by
    side in any word at all: where they do not at either edge, nothing else need be asked.
    """

    def __init__(
        self,
        terms: Iterable[Term],
        is_word: IsWord = _no_word,
        knows: IsWord | None = None,
        is_joint: IsWord = _always,
    ) -> None:
        self._ids: dict[str, str] = {}
        self._guards: dict[str, tuple[Guard, ...]] = {}
        self._is_word, self._count_words = is_word, word_counter(knows or is_word)
        self._is_joint = is_joint
        for term in terms:
            for form in _forms(term.term, *term.variants, *filter(None, term.traditional)):
                self._ids[form] = term.id
                self._guards[form] = tuple(_guards(form, term.not_inside))
        self._texts = tuple(self._ids)
        self._automaton = AhoCorasick(self._texts)

    def find_terms(self, text: str) -> tuple[TermSpan, ...]:
        """Find the leftmost and there the longest terms; they never overlap.

        对口帮扶地区 holds 对口帮扶 and not also 帮扶; 北大 is no term within 向北大步走 where the
        record of 北大 says `not_inside: [向北大]`.
        """
        return tuple(self._leftmost_longest(text))

    def nested_in(self, term: Term) -> tuple[str, ...]:
        """Return the ids of the shorter terms that stand within `term` or its variants, as they come.

        脱贫攻坚战 holds 脱贫攻坚, 脱贫 and 攻坚战; the matching of a text passes over them.
        """
        texts = (term.term, *term.variants)
        found = (self._ids[form] for text in texts for _, _, form in self._candidates(text))
        return tuple(dict.fromkeys(name for name in found if name != term.id))

    def _candidates(self, text: str) -> list[tuple[int, int, str]]:
        """List what is written like a term as start, end turned negative, form: leftmost, then longest."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return sorted([(start, -end, self._texts[which]) for which, start, end in matches])

    def _leftmost_longest(self, text: str) -> Iterator[TermSpan]:
        place = 0
        for start, minus_end, form in self._candidates(text):
            if start >= place and self._is_term(text, form, start, -minus_end):
                place = -minus_end
                yield TermSpan(self._ids[form], start, place)

    def _is_term(self, text: str, form: str, start: int, end: int) -> bool:
        for longer, offset in self._guards[form]:
            if offset <= start and text.startswith(longer, start - offset):
                return False
        is_joint = self._is_joint
        if not is_joint(text[max(0, start - 1) : start + 1]) and not is_joint(text[end - 1 : end + 1]):
            return True
        return stands_alone(text, start, end, self._is_word, self._count_words)


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


def _guards(form: str, longer: Iterable[str]) -> Iterator[Guard]:
    for guard in _forms(*longer):
        offset = guard.find(form)
        while offset >= 0:
            yield guard, offset
            offset = guard.find(form, offset + 1)
