"""Documents -> a prediction file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from evals.documents import read_inputs, read_spans
from evals.errors import NoDataError
from evals.reading import Json, Output, incidents_of, read_all
from evals.tasks.task import Task


def predict(task: Task, documents: Path, output: Path, *, jobs: int, spans: Path | None = None) -> int:
    """Write one row for each document, in order; returns how many there are. `spans` is a file of given spans.

    A document that cannot be read has a row that says nothing, and is named on standard error.
    """
    inputs = read_inputs(documents, task.id_field)
    if task.given_spans and spans is None:
        raise NoDataError(f"{task.name} needs the file of spans (--spans)")
    given = read_spans(spans) if spans else None
    read = read_all(inputs, jobs=jobs, with_reading=task.with_reading, keep=bool(task.together), spans=given)
    outputs = _named(task, read)
    with output.open("w", encoding="utf-8", errors="backslashreplace") as out:
        for row in _rows(task, outputs):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return len(inputs)


def _rows(task: Task, outputs: Iterable[Output]) -> Iterable[Json]:
    if task.together is None:
        return map(task.to_row, outputs)
    whole = list(outputs)
    return task.together(whole, incidents_of(whole))


def _named(task: Task, outputs: Iterable[Output]) -> Iterator[Output]:
    """The outputs, with those that could not be read named on standard error."""
    for one in outputs:
        if one.failure is not None:
            print(f"{task.name}: {one.id} was not read: {one.failure}", file=sys.stderr)
        yield one
