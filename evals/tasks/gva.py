"""gva: which reports tell of one shooting, its day and its dead, and how many each report says were killed.

Suspects count too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.reading import ASSERTED, Json, Output
from evals.tasks import incidents as mapping
from evals.tasks.main_event import has_death, loss, main_claims
from evals.tasks.task import Headline, Task, at, percentages


def to_row(output: Output) -> Json:
    """The killed of the main report, each counted once; one where it says that somebody was, and not how many."""
    main = main_claims(output, ASSERTED)
    killed = loss(output, main, ASSERTED, "killed")
    if killed is None and has_death(main):
        killed = 1
    return {"docid": output.id, "killed": killed}


def together(outputs: Sequence[Output], incidents: Sequence[Json]) -> Iterator[Json]:
    """A row for each document and for each incident."""
    return mapping.rows(outputs, incidents, to_row, fields)


def fields(incident: Json, claims: Sequence[Json]) -> Json:
    """Its day, and one figure of each harm: the best, and where nothing is said nobody."""
    return {"date": mapping.day(incident), **{harm: _figure(incident, harm) for harm in ("killed", "injured")}}


def _figure(incident: Json, harm: str) -> int:
    found = mapping.figures(incident, harm)
    said = [next(n for n in (one["best"], one["low"], one["high"], 0) if n is not None) for one in found]
    return sum(said)


TASK = Task(
    name="gva",
    documents="bench/data/gva/{split}.docs.jsonl",
    gold="bench/data/gva/{split}.gold.jsonl",
    scorer=("bench/score.py", "gva"),
    to_row=to_row,
    together=together,
    headlines=(
        *percentages("killed_per_document", "killed_per_document_where_any", "pairs_f", "conll"),
        Headline("killed_exact", at("fields.killed_exact.percent"), noise=1.0),
        Headline("date_exact", at("fields.date_exact.percent"), noise=1.0),
    ),
)
