"""Predictions -> the shared scorer -> floors."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.predict import predict
from evals.tasks.task import Metric, Task

FLOORS = Path(__file__).parent / "floors.json"


@dataclass(frozen=True, slots=True)
class Figure:
    """One headline figure beside its floor (None: no floor yet)."""

    metric: Metric
    value: float | None
    floor: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure is not worse than its floor by more than the noise."""
        if self.floor is None:
            return True
        if self.value is None:
            return False
        worse = self.floor - self.value if self.metric.higher else self.value - self.floor
        return worse <= self.metric.noise + 1e-9


class NoData(Exception):
    """The files of a task are not there."""


def score(task: Task, data: Path, split: str, floors: Mapping[str, Mapping[str, float]]) -> list[Figure]:
    """Predict, score, and set beside the floors. Raises `NoData` where the task's files are missing."""
    documents, gold = (data / pattern.format(split=split) for pattern in (task.documents, task.gold))
    scorer = data / task.scorer[0]
    for needed in (documents, gold, scorer):
        if not needed.exists():
            raise NoData(f"{needed} is not there")
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predict(task.name, documents, predictions)
        report = run_scorer(task, scorer, gold, predictions)
    below = floors.get(task.name, {})
    return [Figure(metric, value_at(report, metric.path), below.get(metric.name)) for metric in task.metrics]


def run_scorer(task: Task, scorer: Path, gold: Path, predictions: Path) -> dict[str, Any]:
    """The shared scorer's report."""
    arguments = [part.format(gold=gold, pred=predictions) for part in task.scorer[1:]]
    done = subprocess.run(
        [sys.executable, str(scorer), *arguments], capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode:
        raise RuntimeError(f"{scorer} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def value_at(report: Mapping[str, Any], path: tuple[str, ...]) -> float | None:
    """The number at a path of the report; None where the scorer had nothing to measure."""
    here: Any = report
    for step in path:
        here = here[step]
    return None if here is None else float(here)


def load_floors() -> dict[str, dict[str, float]]:
    """Task -> metric -> floor."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def raised(
    floors: Mapping[str, Mapping[str, float]], task: str, figures: list[Figure]
) -> dict[str, dict[str, float]]:
    """The floors with those of one task raised to its figures. None is ever lowered."""
    new = {name: dict(metrics) for name, metrics in floors.items()}
    below = new.setdefault(task, {})
    for figure in figures:
        if figure.value is None:
            continue
        old = below.get(figure.metric.name)
        better = old is None or (figure.value > old if figure.metric.higher else figure.value < old)
        if better:
            below[figure.metric.name] = figure.value
    return new
