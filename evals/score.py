"""Predict, then run the shared scorer, and find the headlines in what it says."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from evals.documents import write_spans
from evals.errors import ScorerError
from evals.predict import predict
from evals.reading import Json
from evals.tasks.task import Task


@dataclass(frozen=True, slots=True)
class Result:
    """What a task scored. `report` is all that the scorer said."""

    task: Task
    documents: int
    figures: dict[str, float | None]
    report: Json


def score(task: Task, data: Path, split: str, *, jobs: int) -> Result:
    """Raises `NoDataError` where the data are not there, and `ScorerError` where the scorer fails."""
    documents, gold = task.files(data, split)
    with tempfile.TemporaryDirectory(prefix="sijill-evals-") as folder:
        predicted = Path(folder) / f"{task.name}.jsonl"
        spans = Path(folder) / "spans.jsonl" if task.given_spans else None
        if spans:
            write_spans(gold, spans)
        count = predict(task, documents, predicted, jobs=jobs, spans=spans)
        report = run_scorer(task, task.root(data), gold, predicted)
    return Result(task, count, {one.name: one.value(report) for one in task.headlines}, report)


def run_scorer(task: Task, data: Path, gold: Path, predicted: Path) -> Json:
    """The report of the shared scorer, which runs as a program of its own."""
    script, *arguments = task.scorer
    command = [sys.executable, str(data / script), *arguments, str(gold), str(predicted)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise ScorerError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.strip()[-2000:]}")
    report: Json = json.loads(done.stdout)
    return report
