"""What the tasks on annotated claims (seed, probes) share: their prediction is the account itself."""

from __future__ import annotations

from evals.reading import Json, Output
from evals.tasks.task import Better, Headline, at

SCORER = ("probes/score.py",)

PROMISES = (
    Headline("false_fact_rate", at("false_fact_rate"), noise=0.0, better=Better.LOWER),
    Headline("must_not_violations", at("must_not_violations"), noise=0.0, better=Better.LOWER),
    Headline("anchor_validity", at("anchor_validity"), noise=0.0),
)
"""What the program promises. There is no noise in a promise."""


def to_row(output: Output) -> Json:
    """The account with the gold's id on top."""
    return {"id": output.id, **output.account}
