"""Linear models with few means: log-linear choices among candidates, a quadratic penalty, L-BFGS. No randomness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

ROUNDS = 120
"""Steps of the optimiser; more change no figure."""

SMALLEST = 0.15
"""A weight nearer to zero is left out."""


class Features:
    """Rows of features as numbers. Rare ones are dropped before anything is learned."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.rows: list[list[int]] = []

    def add(self, row: Iterable[str]) -> None:
        """One more row."""
        numbers = self.numbers
        self.rows.append([numbers.setdefault(feature, len(numbers)) for feature in row])

    def matrix(self, least: int) -> tuple[Any, list[str]]:
        """A row for each row, a column for each feature that stands in at least `least` of them."""
        counts = Counter(number for row in self.rows for number in row)
        names = [name for name, number in self.numbers.items() if counts[number] >= least]
        column = {self.numbers[name]: place for place, name in enumerate(names)}
        kept = [[column[number] for number in row if number in column] for row in self.rows]
        ends = np.cumsum([0, *map(len, kept)])
        columns = np.fromiter((number for row in kept for number in row), np.int32, int(ends[-1]))
        return csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(kept), len(names))), names


def choose(
    features: Features, groups: Sequence[int], right: Sequence[bool], *, least: int, nothing: bool
) -> dict[str, float]:
    """Weights with which the right rows of each group win.

    Rows of a group stand together, numbered from 0. With `nothing`, each group has one more choice, of score 0, which
    is right where no row is. Several right rows share the probability.
    """
    matrix, names = features.matrix(least)
    turned = matrix.T.tocsr()
    group, is_right = np.asarray(groups), np.asarray(right, bool)
    count = int(group[-1]) + 1
    starts = np.searchsorted(group, np.arange(count))
    some_right = np.zeros(count, bool)
    np.logical_or.at(some_right, group[is_right], True)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = (matrix @ weights.astype(np.float32)).astype(np.float64)
        highest = np.maximum.reduceat(scores, starts)
        highest = np.maximum(highest, 0) if nothing else highest
        powers = np.exp(scores - highest[group])
        none = np.exp(-highest) if nothing else 0.0
        total = np.add.reduceat(powers, starts) + none
        won = np.where(is_right, powers, 0.0)
        of_right = np.where(some_right, np.add.reduceat(won, starts), none if nothing else 1.0)
        of_right = np.maximum(of_right, 1e-30)
        slope = powers / total[group] - won / of_right[group]
        value = float((np.log(total) - np.log(of_right)).sum() + 0.5 * weights @ weights)
        return value, (turned @ slope.astype(np.float32)).astype(np.float64) + weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return {name: round(float(w), 2) for name, w in zip(names, found.x, strict=True) if abs(w) >= SMALLEST}
