"""independence: whether two documents about one happening are two sources. Our own pairs, see docs/independence.md.

Documents whose ids differ only behind the last dash tell of one happening.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from evals.reading import Json, Output, origins_of
from evals.tasks.task import OWN, Headline, Task, at


def to_row(output: Output) -> Json:
    """A document by itself is a source of its own."""
    return {"docid": output.id, "origin": output.id}


def together(outputs: Sequence[Output], incidents: Sequence[Json]) -> Iterator[Json]:
    """A row for each document, with its origin among the documents of its happening."""
    del incidents  # Whether two reports are of one happening is asked elsewhere; here it is given.
    by_document: dict[str, Json] = {}
    for _, pair in groupby(sorted(outputs, key=_happening), key=_happening):
        for ids in origins_of(list(pair)):
            by_document.update((id, {"docid": id, "origin": ids[0]}) for id in ids)
    for output in outputs:
        yield by_document[output.id]


def _happening(output: Output) -> str:
    return output.id.rpartition("-")[0]


TASK = Task(
    name="independence",
    documents="independence/{split}.docs.jsonl",
    gold="independence/{split}.gold.jsonl",
    scorer=("independence/score.py",),
    to_row=to_row,
    together=together,
    headlines=(
        # A pair is 7.7 points of precision and recall, and 3.4 of accuracy.
        Headline("precision", at("independent.precision"), noise=7.7),
        Headline("recall", at("independent.recall"), noise=7.7),
        Headline("accuracy", at("accuracy"), noise=3.4),
    ),
    folder=OWN,
)
