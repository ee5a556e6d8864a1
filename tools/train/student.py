"""The student: what a build can afford. One logit a character, pruned, refitted and rounded."""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np

from duizhao.language.polyphones import SCALE, SETTLED
from train.logistic import Example, Vector, Weights, fit
from train.places import Place

_L2 = 0.1
_BYTE = 127

Examples = Mapping[str, Sequence[Example]]
"""By character."""


def study(examples: Examples, most: int) -> dict[str, Weights]:
    """Fit every character, keep the `most` strongest features of all, and fit those again."""
    first = {char: fit(rows, _L2) for char, rows in examples.items()}
    strengths = [
        (float(np.abs(against_first(vector)).max()), char, name)
        for char, weights in first.items()
        for name, vector in weights.items()
    ]
    kept: dict[str, set[str]] = {char: set() for char in examples}
    for _, char, name in sorted(strengths, reverse=True)[:most]:
        kept[char].add(name)
    return {char: fit(rows, _L2, frozenset(kept[char] | {"*"})) for char, rows in examples.items()}


def against_first(vector: Vector) -> Vector:
    """Express weights against the first class, which then needs none."""
    return np.asarray(vector - vector[0])


def score(weights: Mapping[str, Weights], place: Place) -> Vector:
    """Add up the weights of a place, one sum a reading; the first reading where no example was seen."""
    found = weights.get(place.char)
    if found is None:
        return np.zeros(1)
    rows = [found["*"], *(found[name] for name in place.features[1:] if name in found)]
    return np.asarray(np.sum(rows, axis=0))


def pack(
    weights: Mapping[str, Weights], candidates: Mapping[str, Sequence[str]], settled: Sequence[str]
) -> bytes:
    """Write `polyphones.xz`: the settled words, then a line a character.

    A line has the readings of the character, then a cell a template: features and their rounded weights.
    """
    lines = ["\t".join([SETTLED, *settled])]
    lines += ["\t".join([char, *_cells(candidates[char], weights[char])]) for char in sorted(weights)]
    return lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)


def _cells(syllables: Sequence[str], weights: Weights) -> Iterator[str]:
    yield " ".join(syllables)
    for letter, names in groupby(sorted(weights), key=itemgetter(0)):
        fields = [field for name in names for field in _fields(name, weights[name])]
        if fields:
            yield letter + " ".join(fields)


def _fields(name: str, vector: Vector) -> Sequence[str]:
    """Give what fills the template, and the weights; nothing for a feature that would tell nothing."""
    rounded = np.clip(np.rint(against_first(vector) * SCALE), -_BYTE, _BYTE).astype(int)
    is_writable = not any(char.isspace() for char in name)
    return (name[1:], *map(str, rounded[1:])) if rounded.any() and is_writable else ()
