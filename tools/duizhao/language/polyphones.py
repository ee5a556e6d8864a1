"""The trained model: how a character with several readings is read in its place.

One multinomial logit a character over the features of `contexts`, trained by tools/train, in
`polyphones.xz`: see tools/train/CARD.md for data, licences and scores. A feature's weights are small
whole numbers, one a reading, packed into the lanes of one integer: a score is a sum of look-ups.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from duizhao.language.contexts import TEMPLATES, Contexts, features

LANE = 16
"""Bits a reading; the sum of some thirty weights of one byte never leaves them."""
SCALE = 16
"""How many steps of a weight make one unit of log odds."""
SETTLED = "="
"""Heads the line of the words that are read alike everywhere."""
ALWAYS = "*"
"""The feature that every place has: how often each reading is right."""
_EMPTY: dict[str, int] = {}
_ZEROS = (0,) * len(TEMPLATES)
_MIDDLE = 1 << (LANE - 1)
_MASK = (1 << LANE) - 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What the model says of one place."""

    syllable: str
    runner_up: str
    odds: float
    """Of the syllable against the runner-up: 1 is a toss-up, 20 is twenty to one."""


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one character."""

    syllables: tuple[str, ...]
    weights: tuple[dict[str, int], ...]
    """One table for each of TEMPLATES."""
    bias: int
    """The middle of every lane, so that none of them falls below zero, and what always holds."""


def open_places(word: str) -> tuple[int, ...]:
    """Give the places of the characters in `word` that its context decides.

    None in a word that was read alike in all of the training texts, so that its place tells nothing.
    """
    known = _characters()
    if known.isdisjoint(word) or word in _settled():
        return ()
    return tuple([place for place, char in enumerate(word) if char in known])


def choose(char: str, contexts: Contexts, index: int, start: int, place: int) -> str:
    """Give the reading of `char`, which is character `place` of word `index`, beginning at `start`."""
    return likeliest(_table(char), features(contexts, index, start, place))


def likeliest(table: Table, seen: Sequence[str]) -> str:
    """Give the reading for which the features of a place speak most."""
    score = _score(table, seen)
    best, most = 0, score & _MASK
    for number in range(1, len(table.syllables)):
        score >>= LANE
        if score & _MASK > most:
            best, most = number, score & _MASK
    return table.syllables[best]


def weigh(char: str, contexts: Contexts, index: int, start: int, place: int) -> Choice:
    """Give the reading and how sure it is; slower than `choose`."""
    model = _table(char)
    score = _score(model, features(contexts, index, start, place))
    lanes = [(score >> (LANE * number)) & _MASK for number in range(len(model.syllables))]
    ranked = sorted(range(len(lanes)), key=lambda number: (-lanes[number], number))
    first, second = ranked[:2]
    odds = exp((lanes[first] - lanes[second]) / SCALE)
    return Choice(model.syllables[first], model.syllables[second], odds)


def _score(table: Table, seen: Sequence[str]) -> int:
    return sum(map(dict.get, table.weights, seen, _ZEROS), table.bias)


@cache
def _table(char: str) -> Table:
    return unpack(_lines()[char])


def unpack(line: str) -> Table:
    """Read what the file has of a character: its readings, and cells like `a盲 -23 目 5`, one a template.

    A feature is followed by its weights, one for each reading but the first; ALWAYS has that of every place.
    """
    head, *cells = line.split("\t")
    syllables = tuple(head.split())
    bias = sum(_MIDDLE << (LANE * number) for number in range(len(syllables)))
    tables = {cell[0]: _unpacked(cell[1:].split(" "), len(syllables)) for cell in cells}
    bias += tables.get(ALWAYS, _EMPTY).get("", 0)
    return Table(syllables, tuple(tables.get(letter, _EMPTY) for letter in TEMPLATES), bias)


def _unpacked(fields: Sequence[str], width: int) -> dict[str, int]:
    weights = [int(number) << LANE for number in fields[1::width]]
    for lane in range(2, width):
        more = (int(number) << (LANE * lane) for number in fields[lane::width])
        weights = [*map(int.__add__, weights, more)]
    return dict(zip(fields[::width], weights, strict=True))


@cache
def _characters() -> frozenset[str]:
    return frozenset(_lines()) - {SETTLED}


@cache
def _settled() -> frozenset[str]:
    return frozenset(_lines()[SETTLED].split("\t"))


@cache
def _lines() -> Mapping[str, str]:
    packed = (files("duizhao.language") / "polyphones.xz").read_bytes()
    rows = (line.partition("\t") for line in lzma.decompress(packed).decode().split("\n") if line)
    return {char: rest for char, _, rest in rows}
