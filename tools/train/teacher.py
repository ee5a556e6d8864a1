"""The teacher: everything that can be known at training time, boiled down to soft labels.

First a logit a character, over the features of the place, what the dictionaries say and what g2pM says;
then one conditional logit over the candidates with weights shared by all characters, so that a rare
character profits from what was learnt about the sources. The first is cross-fitted for the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from train.evidence import PhraseBook
from train.logistic import Example, Vector, Weights, fit, log_softmax, minimise
from train.places import Place

_FOLDS = 4
_L2 = 0.1
_FLOOR = -8.0
_MANY = 60
"""From so many labels on, a character's own logit is trusted by another weight."""
_LENGTHS = (2, 3, 4)
_LIKELY = -6.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A place with what the sources say of it."""

    place: Place
    said: tuple[tuple[str, int] | None, ...]
    """By dictionary: a syllable, and the length of the phrase."""
    heard: Mapping[str, float]
    """g2pM's log probabilities."""

    @property
    def features(self) -> tuple[str, ...]:
        """The features of the place, and those of the sources."""
        return (*self.place.features, *self._of_books(), *self._of_ear())

    def _of_books(self) -> Iterator[str]:
        for number, cell in enumerate(self.said):
            yield f"D{number}{cell[0]}{min(cell[1], 5)}" if cell else f"D{number}"
            yield f"E{number}{cell[0]}" if cell else f"E{number}"

    def _of_ear(self) -> Iterator[str]:
        if self.heard:
            best = max(self.heard, key=self.heard.__getitem__)
            yield f"G{best}"
            yield f"H{best}{int(min(-4 * self.heard[best], 6))}"
        for syllable, value in self.heard.items():
            if value > _LIKELY:
                yield f"L{syllable}{int(-value)}"


@dataclass(frozen=True, slots=True)
class Graded:
    """A place with its reading."""

    seen: Seen
    syllable: str
    weight: float | None = None
    """Of a label in a sentence on rare readings; labels in texts as they come weigh 1."""


def look(place: Place, books: Sequence[PhraseBook], heard: Mapping[str, float]) -> Seen:
    """Ask the sources about a place."""
    return Seen(place, tuple(book.at(place.text, place.index) for book in books), heard)


@dataclass(frozen=True, slots=True)
class Teacher:
    """Gives probabilities for any place of the characters it has learnt."""

    candidates: Mapping[str, Sequence[str]]
    counts: Mapping[str, int]
    logits: Mapping[str, Weights]
    shared: Vector

    def label(self, seen: Seen) -> Vector:
        """Give the probability of each candidate of the character."""
        table = _table(self, seen, _own(self, seen))
        return np.exp(log_softmax(table @ self.shared))


def teach(gold: Sequence[Graded], candidates: Mapping[str, Sequence[str]], seed: int) -> Teacher:
    """Fit the teacher to labelled places, and how far it trusts each source to texts as they come only."""
    folds = np.random.default_rng(seed).integers(_FOLDS, size=len(gold))
    counts: dict[str, int] = {}
    for row in gold:
        counts[row.seen.place.char] = counts.get(row.seen.place.char, 0) + 1
    rows: list[tuple[Vector, int]] = []
    blank = np.zeros(0)
    for fold in range(_FOLDS):
        inside = [row for row, where in zip(gold, folds, strict=True) if where != fold]
        partial = Teacher(candidates, counts, fit_all(inside, candidates), blank)
        outside = [
            row for row, where in zip(gold, folds, strict=True) if where == fold and row.weight is None
        ]
        rows += [
            (
                _table(partial, row.seen, _own(partial, row.seen)),
                candidates[row.seen.place.char].index(row.syllable),
            )
            for row in outside
        ]
    return Teacher(candidates, counts, fit_all(gold, candidates), _fit_shared(rows))


def fit_all(gold: Sequence[Graded], candidates: Mapping[str, Sequence[str]]) -> dict[str, Weights]:
    """Fit one logit a character, to the features of places and sources."""
    by_char: dict[str, list[Example]] = {}
    for row in gold:
        names = candidates[row.seen.place.char]
        weight = 1.0 if row.weight is None else row.weight
        example = Example(
            row.seen.features, np.eye(len(names))[names.index(row.syllable)], weight, is_gold=True
        )
        by_char.setdefault(row.seen.place.char, []).append(example)
    return {char: fit(examples, _L2) for char, examples in by_char.items()}


def _own(teacher: Teacher, seen: Seen) -> Vector:
    """Give the log probabilities of the character's own logit, even ones where it has none."""
    scores = np.zeros(len(teacher.candidates[seen.place.char]))
    weights = teacher.logits.get(seen.place.char, {})
    for name in seen.features:
        if name in weights:
            scores = scores + weights[name]
    return log_softmax(scores)


def _table(teacher: Teacher, seen: Seen, own: Vector) -> Vector:
    """Make a row of shared features a candidate; twice, for characters with many labels and with few."""
    is_many = teacher.counts.get(seen.place.char, 0) > _MANY
    rows = []
    for number, syllable in enumerate(teacher.candidates[seen.place.char]):
        cells = [max(float(own[number]), _FLOOR), seen.heard.get(syllable, _FLOOR) if seen.heard else 0.0]
        for said in seen.said:
            agrees = said is not None and said[0] == syllable
            cells += [float(agrees and said is not None and min(said[1], 4) == size) for size in _LENGTHS]
        blank = [0.0] * len(cells)
        rows.append([*cells, *blank] if is_many else [*blank, *cells])
    return np.array(rows)


def _fit_shared(rows: Sequence[tuple[Vector, int]]) -> Vector:
    most, width = max(len(table) for table, _ in rows), rows[0][0].shape[1]
    tables, mask = np.zeros((len(rows), most, width)), np.full((len(rows), most), -1e9)
    for number, (table, _) in enumerate(rows):
        tables[number, : len(table)], mask[number, : len(table)] = table, 0
    answers = np.array([answer for _, answer in rows])
    places = np.arange(len(rows))

    def loss(point: Vector) -> tuple[float, Vector]:
        scores = log_softmax(tables @ point + mask)
        error = np.exp(scores)
        error[places, answers] -= 1
        gradient = np.einsum("nk,nkf->f", error, tables) + point
        return -float(scores[places, answers].sum()) + float(point @ point) / 2, gradient

    return minimise(loss, np.zeros(width))
