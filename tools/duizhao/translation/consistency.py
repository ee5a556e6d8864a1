"""Checks that look at all articles at once: one Chinese text with two translations, and the reverse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from duizhao.translation.checks import Finding
from duizhao.translation.pairs import Pair
from duizhao.translation.stems import words_of


class Placed(NamedTuple):
    """A pair and the article that it stands in."""

    article: str
    pair: Pair


_FEW = 3
"""Translations of so few words may well serve two texts."""


def check_consistency(placed: Iterable[Placed]) -> Iterator[tuple[str, Finding]]:
    """Yield what differs from what an earlier article says, with the article it stands in."""
    reviewed = [place for place in placed if place.pair.is_reviewed]
    yield from _differing(reviewed, "same-source", _source, _target, "{other} has “{text}” for this Chinese")
    long = [place for place in reviewed if len(words_of(place.pair.target)) > _FEW]
    yield from _differing(long, "same-target", _target, _source, "{other} has this translation for {text}")


def _differing(
    placed: Iterable[Placed],
    name: str,
    key: Callable[[Pair], str],
    value: Callable[[Pair], str],
    message: str,
) -> Iterator[tuple[str, Finding]]:
    first: dict[str, Placed] = {}
    for place in placed:
        before = first.setdefault(key(place.pair), place)
        if value(before.pair) != value(place.pair):
            text = getattr(before.pair, "target" if name == "same-source" else "source")
            said = message.format(other=f"{before.article} ({before.pair.id})", text=text)
            yield place.article, Finding(place.pair.id, name, said)


def _source(pair: Pair) -> str:
    """Return the Chinese without its punctuation, since a headline may be quoted elsewhere."""
    return "".join(character for character in pair.source if character.isalnum())


def _target(pair: Pair) -> str:
    return " ".join(words_of(pair.target.lower()))
