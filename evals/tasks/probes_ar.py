"""probes-ar: short Arabic texts, each about one or two phenomena."""

from __future__ import annotations

from dataclasses import replace

from evals.tasks import probes_en

TASK = replace(probes_en.TASK, name="probes-ar", documents="probes/{split}.ar.jsonl", gold="probes/{split}.ar.jsonl")
