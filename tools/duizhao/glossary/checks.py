"""The terms held against each other: what stops a build, and what an editor should see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from duizhao.errors import Problem, SeedError, Severity
from duizhao.glossary.records import RELATIONS
from duizhao.glossary.relations import broader_of
from duizhao.language.dictionary import word_readings
from duizhao.language.orthography import parse_syllables
from duizhao.language.scripts import HAN_CHARACTER, to_simplified
from duizhao.language.syllables import bare_syllable
from duizhao.model import Term

Keys = Callable[[Term], Iterable[str]]


def check_terms(terms: Sequence[Term]) -> None:
    """Raise the first of the faults as a SeedError."""
    for fault in faults(terms):
        raise SeedError(fault.path, fault.line, fault.message)


def faults(terms: Sequence[Term]) -> Iterator[Problem]:
    """Yield what no site can be built with: ids and written forms of two concepts, relations, circles.

    One written form belongs to one concept, or the page would not know where its link leads.
    """
    yield from _shared(terms, _ids, "the id {key} belongs to {other} too; choose another")
    yield from _shared(terms, _written, "{key} stands under {other} too; keep one")
    yield from _broken(terms)
    yield from _circles(terms)


def doubts(terms: Sequence[Term]) -> Iterator[Problem]:
    """Yield what should be looked at: one rendering preferred for two terms, unheard-of syllables."""
    reason = "{key} is preferred for {other} too; tell the two apart, or make one a variant of the other"
    for fault in _shared(terms, _preferred, reason):
        yield Problem(fault.path, fault.line, fault.message, Severity.WARNING)
    yield from chain.from_iterable(map(_unheard, terms))


def unused(
    terms: Sequence[Term], used: Iterable[str], nested: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """Yield the terms that no article has, not even within a longer term, as `nested` has them."""
    seen = set(used)
    seen.update(chain.from_iterable(nested.get(name, ()) for name in tuple(seen)))
    for term in terms:
        if term.id not in seen:
            message = f"{term.term} ({term.id}) occurs in no article; is a variant missing?"
            yield _problem(term, message, Severity.WARNING)


def _ids(term: Term) -> Iterable[str]:
    return (term.id,)


def _written(term: Term) -> Iterable[str]:
    """Give the forms as texts are searched for them; 對口幫扶 is 对口帮扶."""
    return [to_simplified(form) for form in (term.term, *term.variants)]


def _preferred(term: Term) -> Iterable[str]:
    return (term.preferred.text.casefold(),)


def _shared(terms: Iterable[Term], keys: Keys, reason: str) -> Iterator[Problem]:
    owners: dict[str, Term] = {}
    for term in terms:
        for key in keys(term):
            other = owners.setdefault(key, term)
            if other is not term or list(keys(term)).count(key) > 1:
                where = f"{other.term} ({other.domain}.yml:{other.line})"
                yield _problem(term, reason.format(key=key, other=where))
                break


def _broken(terms: Sequence[Term]) -> Iterator[Problem]:
    ids = {term.id for term in terms}
    for term in terms:
        for relation in RELATIONS:
            for target in getattr(term, relation):
                if target not in ids or target == term.id:
                    what = "itself" if target == term.id else f"{target}, which is no term"
                    yield _problem(term, f"{relation} of {term.term} names {what}; correct or remove it")


def _circles(terms: Sequence[Term]) -> Iterator[Problem]:
    """Name each circle of broader terms once, at the first of its terms."""
    owners, broader = {term.id: term for term in terms}, broader_of(terms)
    done: set[str] = set()
    for name in owners:
        circle = _circle_from(name, broader, done)
        if circle:
            way = " → ".join((*circle, circle[0]))
            yield _problem(owners[circle[0]], f"broader goes in a circle: {way}; remove one of the steps")


def _circle_from(start: str, broader: Mapping[str, Sequence[str]], done: set[str]) -> tuple[str, ...]:
    """Follow the broader terms from `start`, depth first; `done` are those that led to no circle."""
    path: list[str] = []
    waiting: list[tuple[str, bool]] = [(start, True)]
    while waiting:
        name, enters = waiting.pop()
        if not enters:
            path.pop()
        elif name in path:
            done.update(path)
            return tuple(path[path.index(name) :])
        elif name not in done:
            done.add(name)
            path.append(name)
            waiting.append((name, False))
            waiting.extend((other, True) for other in reversed(broader.get(name, ())))
    return ()


def _unheard(term: Term) -> Iterator[Problem]:
    """Name the syllables of a written pinyin that no entry of the dictionary gives the character."""
    written = [syllable for word in term.pinyin.split() for syllable in parse_syllables(word) or ()]
    for character, syllable in zip(HAN_CHARACTER.findall(to_simplified(term.term)), written, strict=False):
        known = {reading[0] for reading in word_readings(character)} - {None}
        is_neutral = syllable == bare_syllable(syllable)
        if known and syllable not in known and not (is_neutral and syllable in map(_bare, known)):
            listed = ", ".join(sorted(filter(None, known)))
            message = f"{character} of {term.term} is read {listed}, not {syllable}; mend pinyin"
            yield _problem(term, message, Severity.WARNING)


def _bare(syllable: str | None) -> str:
    return bare_syllable(syllable) if syllable else ""


def _problem(term: Term, message: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(Path("seeds/glossary") / f"{term.domain}.yml", term.line, message, severity)
