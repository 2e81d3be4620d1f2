"""probes-en: short English texts, each about one or two phenomena."""

from __future__ import annotations

from evals.tasks.claims import PROMISES, SCORER, to_row
from evals.tasks.task import Headline, Task, at

FIELDS = ("casualties", "actors", "recipients", "attribution_nearest")

TASK = Task(
    name="probes-en",
    documents="probes/{split}.en.jsonl",
    gold="probes/{split}.en.jsonl",
    scorer=SCORER,
    to_row=to_row,
    headlines=(
        Headline("claims_f1", at("claims.f1"), noise=0.01),
        Headline("status_accuracy", at("status_accuracy"), noise=0.01),
        *PROMISES,
        *(Headline(f"{field}_f1", at(f"fields.{field}.f1"), noise=0.02) for field in FIELDS),
    ),
    id_field="id",
)
