"""Floors: the last good figure of every headline. They rise with `--raise-floors`; no command lowers one.

Lowering one is done by hand, with a line in docs/decisions/ that says why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.tasks.task import Better, Headline

FLOORS = Path(__file__).parent / "floors.json"

Figures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure must not be worse than `floor` by more than `noise`."""

    floor: float
    better: Better
    noise: float

    def holds(self, figure: float | None) -> bool:
        """Whether a figure is good enough. None, nothing to measure, never is: there was something before."""
        return figure is not None and self._gain(figure) >= -self.noise - 1e-9

    def raised_to(self, figure: float | None) -> Floor:
        """The better of the two."""
        if figure is None or self._gain(figure) <= 0:
            return self
        return Floor(figure, self.better, self.noise)

    def _gain(self, figure: float) -> float:
        return figure - self.floor if self.better is Better.HIGHER else self.floor - figure


Floors = dict[str, dict[str, Floor]]
"""Task -> figure -> floor."""


def read_floors(path: Path = FLOORS) -> Floors:
    """All floors."""
    stored: dict[str, dict[str, dict[str, Any]]] = json.loads(path.read_text("utf-8"))
    return {
        task: {name: Floor(value["floor"], Better(value["better"]), value["noise"]) for name, value in figures.items()}
        for task, figures in stored.items()
    }


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write all floors."""
    stored = {
        task: {
            name: {"floor": one.floor, "better": str(one.better), "noise": one.noise} for name, one in figures.items()
        }
        for task, figures in floors.items()
    }
    path.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


def raise_floors(floors: Mapping[str, Floor], headlines: Iterable[Headline], figures: Figures) -> dict[str, Floor]:
    """The floors of a task after a run: each the better of floor and figure.

    A headline without a floor gets its figure. A floor whose headline is gone stays, so that a figure does not drop
    out of sight by a change of name.
    """
    raised = dict(floors)
    for headline in headlines:
        figure = figures[headline.name]
        if headline.name in raised:
            raised[headline.name] = raised[headline.name].raised_to(figure)
        elif figure is not None:
            raised[headline.name] = Floor(figure, headline.better, headline.noise)
    return raised


def below(floors: Mapping[str, Floor], figures: Figures) -> list[str]:
    """The names of the figures that are worse than their floor by more than the noise."""
    return [name for name, floor in floors.items() if not floor.holds(figures.get(name))]
