"""gva: how many were killed in the shooting that a report tells of. Suspects count too.

Which documents tell of one shooting waits for the incidents: here each document is a cluster of its own.
"""

from __future__ import annotations

from evals.reading import ASSERTED, Json, Output
from evals.tasks.main_event import has_death, loss, main_claims
from evals.tasks.task import Task, percentages


def to_row(output: Output) -> Json:
    """The killed of the main report, each counted once; one where it says that somebody was, and not how many."""
    main = main_claims(output, ASSERTED)
    killed = loss(output, main, ASSERTED, "killed")
    if killed is None and has_death(main):
        killed = 1
    return {"docid": output.id, "cluster": output.id, "killed": killed}


TASK = Task(
    name="gva",
    documents="bench/data/gva/{split}.docs.jsonl",
    gold="bench/data/gva/{split}.gold.jsonl",
    scorer=("bench/score.py", "gva"),
    to_row=to_row,
    headlines=percentages("killed_per_document", "killed_per_document_where_any"),
)
