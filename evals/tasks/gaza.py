"""gaza: coded fields of an incident from Airwars' assessment. Its codes count what is reported, so `uncertain`
claims fill fields too."""

from __future__ import annotations

from typing import Any

from evals.tasks.figures import figures, interval, told
from evals.tasks.task import Metric, Task, table

Json = dict[str, Any]


def to_row(account: Json) -> Json:
    """One prediction row."""
    claims = told(account, ("asserted", "uncertain"))
    return {
        "date": _date(claims),
        "killed": _range(claims, "killed"),
        "injured": _range(claims, "injured"),
        "lat": None,
        "lon": None,
        "belligerent": _belligerent(claims),
        "strike_type": _strike_type(claims),
    }


def _date(claims: list[Json]) -> str | None:
    """The first single day that a claim of violence tells of."""
    for claim in claims:
        time = claim["time"]
        if time and time["start"] and time["start"] == time["end"]:
            return str(time["start"])
    return None


def _range(claims: list[Json], harm: str) -> list[int | None] | None:
    """The first claim with a figure of this harm: its figure as [low, high]."""
    for claim in claims:
        found = [interval(f) for f in figures(claim, harm)]
        if found:
            return found[0]
    return None


def _belligerent(claims: list[Json]) -> str:
    names = [actor["name"].casefold() for claim in claims for actor in claim["actors"]]
    for label, words in table("gaza")["belligerents"].items():
        if any(word in name for name in names for word in words):
            return str(label)
    return str(table("gaza")["default"]["belligerent"])


def _strike_type(claims: list[Json]) -> str:
    return next(
        (
            str(table("gaza")["strike_types"][c["sub_event_type"]])
            for c in claims
            if c["sub_event_type"] in table("gaza")["strike_types"]
        ),
        str(table("gaza")["default"]["strike_type"]),
    )


TASK = Task(
    "gaza",
    "bench/data/gaza/{split}.docs.jsonl.gz",
    "bench/data/gaza/{split}.gold.jsonl",
    ("bench/score.py", "gaza", "{gold}", "{pred}"),
    tuple(
        Metric(name, ("headline", name), noise=0.5)
        for name in ("killed_exact", "killed_overlap", "injured_exact", "date_exact", "strike_type_same")
    ),
    to_row,
)
