"""Multinomial logistic regression over sparse binary features, by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
Objective: TypeAlias = Callable[[Vector], tuple[float, Vector]]

_MEMORY, _STEPS, _TOLERANCE = 8, 40, 1e-5
_SHORTEST, _ENOUGH = 1e-8, 1e-4


@dataclass(frozen=True, slots=True)
class Example:
    """One place of one character."""

    features: Sequence[str]
    target: Vector
    """Probability of each class."""
    weight: float
    is_gold: bool
    """Labelled by a person; its features count even when they are rare."""


Weights: TypeAlias = Mapping[str, Vector]
"""One weight a class, by feature."""


def fit(examples: Sequence[Example], l2: float, chosen: frozenset[str] | None = None) -> Weights:
    """Fit one character's logit; only features in `chosen`, or those seen three times or in gold."""
    vocabulary = {name: index for index, name in enumerate(sorted(chosen or _frequent(examples)))}
    blank, classes = len(vocabulary), len(examples[0].target)
    width = max(len(example.features) for example in examples)
    places = np.full((len(examples), width), blank, dtype=np.int64)
    for row, example in enumerate(examples):
        seen = [vocabulary[name] for name in example.features if name in vocabulary]
        places[row, : len(seen)] = seen
    targets = np.stack([example.target for example in examples])
    weights = np.array([example.weight for example in examples])
    objective = _objective(places, targets, weights, l2)
    solution = minimise(objective, np.zeros((blank + 1) * classes)).reshape(blank + 1, classes)
    return {name: solution[index] for name, index in vocabulary.items()}


def _frequent(examples: Sequence[Example], least: int = 3) -> frozenset[str]:
    counts = Counter(name for example in examples for name in example.features)
    gold = {name for example in examples if example.is_gold for name in example.features}
    return frozenset(name for name, count in counts.items() if count >= least or name in gold)


def _objective(places: NDArray[np.int64], targets: Vector, weights: Vector, l2: float) -> Objective:
    width, classes = places.shape[1], targets.shape[1]
    flat = places.ravel()
    size = int(flat.max()) + 1

    def loss(point: Vector) -> tuple[float, Vector]:
        table = point.reshape(-1, classes).copy()
        table[-1] = 0  # the blank feature pads the rows
        scores = log_softmax(table[places].sum(axis=1))
        error = (np.exp(scores) - targets) * weights[:, None]
        columns = [
            np.bincount(flat, np.repeat(error[:, number], width), minlength=max(size, len(table)))
            for number in range(classes)
        ]
        gradient = np.stack(columns, axis=1) + l2 * table
        gradient[-1] = 0
        value = -float((weights[:, None] * targets * scores).sum()) + l2 / 2 * float((table**2).sum())
        return value, gradient.ravel()

    return loss


def log_softmax(scores: Vector) -> Vector:
    """Turn scores into log probabilities, along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float64)


def minimise(objective: Objective, point: Vector) -> Vector:
    """Minimise a convex function by L-BFGS with halving steps (Nocedal and Wright, algorithm 7.5)."""
    history: list[tuple[Vector, Vector]] = []
    value, gradient = objective(point)
    for _ in range(_STEPS):
        direction = -_inverse_hessian_times(gradient, history)
        moved, step = _search(objective, point, value, gradient, direction)
        if moved is None:
            break
        new_value, new_gradient = moved
        if step @ (new_gradient - gradient) > 0:
            history = [*history, (step, new_gradient - gradient)][-_MEMORY:]
        point = point + step
        is_done = abs(value - new_value) < _TOLERANCE * max(1.0, abs(value))
        value, gradient = new_value, new_gradient
        if is_done:
            break
    return point


def _inverse_hessian_times(gradient: Vector, history: Sequence[tuple[Vector, Vector]]) -> Vector:
    vector, shares = gradient.copy(), []
    for step, change in reversed(history):
        share = step @ vector / (change @ step)
        shares.append(share)
        vector -= share * change
    if history:
        step, change = history[-1]
        vector *= step @ change / (change @ change)
    else:
        vector /= max(1.0, float(np.linalg.norm(gradient)))
    for (step, change), share in zip(history, reversed(shares), strict=True):
        vector += (share - change @ vector / (change @ step)) * step
    return vector


def _search(
    objective: Objective, point: Vector, value: float, gradient: Vector, direction: Vector
) -> tuple[tuple[float, Vector] | None, Vector]:
    """Halve the step until the value falls enough; None where it does not fall any more."""
    slope, length = float(gradient @ direction), 1.0
    while length > _SHORTEST:
        step = length * direction
        found = objective(point + step)
        if found[0] <= value + _ENOUGH * length * slope:
            return found, step
        length /= 2
    return None, direction
