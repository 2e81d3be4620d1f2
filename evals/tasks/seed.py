"""seed: one real article, with and without its date."""

from __future__ import annotations

from evals.reading import Json
from evals.tasks.claims import PROMISES, SCORER, to_row
from evals.tasks.task import Headline, Task, at


def claims_found(report: Json) -> float | None:
    """How many of the gold's claims were found, over all its texts."""
    recall = report["claims"]["recall"]
    return None if recall is None else float(round(recall * report["claims"]["gold"]))


TASK = Task(
    name="seed",
    documents="seed/gold.jsonl",
    gold="seed/gold.jsonl",
    scorer=SCORER,
    to_row=to_row,
    headlines=(
        Headline("claims_found", claims_found, noise=0.0),
        Headline("fields_f1", at("fields_f1"), noise=0.02),
        *PROMISES,
    ),
    id_field="id",
)
