"""gva: how many were killed in the shooting that a report tells of. Suspects count too.

Which documents tell of one shooting waits for the incidents: here each document is a cluster of its own.
"""

from __future__ import annotations

from evals.reading import Json, Output
from evals.tasks.main_event import figure, figures, has_killed, main_claims
from evals.tasks.task import Task, percentages

STATUSES = frozenset({"asserted"})


def to_row(output: Output) -> Json:
    """The killed of the main report: the first figure that it gives."""
    claim = next((claim for claim in main_claims(output, STATUSES) if has_killed([claim])), None)
    killed = [figure(one) or 0 for one in figures(claim, "killed")] if claim else []
    return {"docid": output.id, "cluster": output.id, "killed": sum(killed) if killed else None}


TASK = Task(
    name="gva",
    documents="bench/data/gva/{split}.docs.jsonl",
    gold="bench/data/gva/{split}.gold.jsonl",
    scorer=("bench/score.py", "gva"),
    to_row=to_row,
    headlines=percentages("killed_per_document", "killed_per_document_where_any"),
)
