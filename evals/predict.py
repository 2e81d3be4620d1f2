"""Documents -> predictions, on all cores, in the order of the documents."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from evals.documents import Input, read_inputs
from evals.tasks import TASKS
from sijill.assembly import reading_tools
from sijill.model.contract import account_to_json
from sijill.pipeline import Tools, account_of

CHUNK = 16
"""Documents that a process reads at a time."""

Json = dict[str, Any]


def predict(task: str, documents: Path, out: Path, jobs: int | None = None) -> int:
    """Write the predictions of a task; the number of documents."""
    number = 0
    with out.open("w", encoding="utf-8") as lines:
        for row in predict_rows(task, read_inputs(documents), jobs or os.cpu_count() or 1):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            number += 1
    return number


def predict_rows(task: str, inputs: Iterable[Input], jobs: int = 1) -> Iterator[Json]:
    """A task's prediction rows for documents, in order."""
    work = ((task, chunk) for chunk in _chunks(inputs))
    if jobs == 1:
        for rows in map(_predict_chunk, work):
            yield from rows
        return
    # Spawned, not forked: a model that was loaded before a fork may hang in the child.
    with multiprocessing.get_context("spawn").Pool(jobs, initializer=_one_thread) as pool:
        for rows in pool.imap(_predict_chunk, work):
            yield from rows


def _one_thread() -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"


def _chunks(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    waiting = iter(inputs)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


@cache
def _tools(gate: bool) -> Tools:
    return reading_tools(gate=gate)


def _predict_chunk(work: tuple[str, list[Input]]) -> list[Json]:
    name, chunk = work
    task = TASKS[name]
    # What stands before claims ("speech") is wanted for all sentences, so the gate is off there.
    tools = _tools(not task.wants_reading)
    rows = []
    for given, reading in zip(chunk, tools.reader(item.document for item in chunk), strict=True):
        account = account_to_json(account_of(reading, tools), reading=reading if task.wants_reading else None)
        rows.append({given.key: given.name, **task.to_row(account)})
    return rows
