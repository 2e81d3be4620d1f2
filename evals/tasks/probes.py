"""seed and probes: the account itself is the prediction."""

from __future__ import annotations

from evals.tasks.task import Metric, Task

_SCORER = ("probes/score.py", "{gold}", "{pred}")
_COMMON = (
    Metric("claims_recall", ("claims", "recall")),
    Metric("status_accuracy", ("status_accuracy",)),
    Metric("false_fact_rate", ("false_fact_rate",), higher=False),
    Metric("must_not_violations", ("must_not_violations",), higher=False),
    Metric("fields_f1", ("fields_f1",)),
    Metric("anchor_validity", ("anchor_validity",)),
)

SEED = Task("seed", "seed/gold.jsonl", "seed/gold.jsonl", _SCORER, _COMMON, to_row=lambda account: account)

PROBES_EN = Task(
    "probes-en",
    "probes/{split}.en.jsonl",
    "probes/{split}.en.jsonl",
    _SCORER,
    (
        Metric("claims_f1", ("claims", "f1")),
        *_COMMON,
        *(
            Metric(f"{field}_f1", ("fields", field, "f1"))
            for field in ("casualties", "actors", "recipients", "place", "time", "attribution_nearest")
        ),
    ),
    to_row=lambda account: account,
)
