"""Figures by value: what a text says in numbers, and whether its translation says the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Kind(StrEnum):
    """What a number counts, as far as the two languages tell it alike."""

    NUMBER = "number"
    PERCENT = "percent"
    MONTH = "month"


class Value(NamedTuple):
    """A number by value: 1.5万 and 15,000 are one."""

    amount: Fraction
    kind: Kind = Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands in a text."""

    text: str
    values: frozenset[Value]
    """What it may mean; one of them must stand on the other side."""
    is_firm: bool = True
    """Whether the other side must have it: 1412名 must be found, 两 in 两地 only may."""
    near: tuple[Fraction, ...] = ()
    """What it comes to in another unit: 250亩 may be explained as 16.7 hectares."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two sides do not have in common."""

    missing: tuple[Figure, ...] = ()
    """Figures of the source that the translation lacks."""
    unexpected: tuple[Figure, ...] = ()
    """Figures of the translation that the source lacks."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.unexpected)


def compare_figures(
    source: Collection[Figure], target: Collection[Figure], explained: Iterable[Value] = ()
) -> Difference:
    """Hold the figures of both sides against each other by value.

    `explained` are values that the translation may add, since a term or name of the source stands for
    them: “14th Five-Year Plan (2021–25)” for “十四五”.
    """
    said = frozenset[Value]().union(*(figure.values for figure in target))
    known = frozenset(explained).union(*(figure.values for figure in source))
    near = [amount for figure in source for amount in figure.near]
    return Difference(
        tuple(f for f in source if f.is_firm and not f.values & said),
        tuple(f for f in target if f.is_firm and not f.values & known and not _is_near(f, near)),
    )


def _is_near(figure: Figure, amounts: Iterable[Fraction]) -> bool:
    """Say whether a figure is one of the converted amounts, rounded."""
    values = [value.amount for value in figure.values]
    return any(2 * abs(value - amount) <= _last_place(value) for amount in amounts for value in values)


def _last_place(amount: Fraction) -> Fraction:
    """Return what the last digit that is no zero counts: tens in 5,330, tenths in 16.7."""
    place = Fraction(10 ** len(str(amount.numerator)))
    while amount % place:
        place /= 10
    return place
