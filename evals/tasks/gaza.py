"""gaza: date, killed, injured, belligerent and type of a strike, as Airwars codes its own assessments.

Uncertain claims fill fields too: the codes count what is reported. Points wait for the gazetteer.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.reading import Json, Output
from evals.tables import label_of, table
from evals.tasks.main_event import all_that_count, figures, main_claims, nearest_first
from evals.tasks.task import Task, percentages

STATUSES = frozenset({"asserted", "uncertain"})


def to_row(output: Output) -> Json:
    """The fields of the main report; where it leaves one open, of the claim nearest to the start that has it."""
    main = main_claims(output, STATUSES)
    claims = nearest_first(main, all_that_count(output, STATUSES))
    return {
        "docid": output.id,
        "date": _date(claims),
        "killed": _range(claims, "killed"),
        "injured": _range(claims, "injured"),
        "lat": None,
        "lon": None,
        "belligerent": _belligerent(claims),
        "strike_type": _strike_type(claims),
    }


def _date(claims: Sequence[Json]) -> str | None:
    """The first single day."""
    times = (claim["time"] for claim in claims if claim["time"])
    return next((time["start"] for time in times if time["start"] and time["start"] == time["end"]), None)


def _range(claims: Sequence[Json], harm: str) -> list[int | None] | None:
    """From the lowest to the highest figure of the first claim that gives one; an open end where the words leave it."""
    stated = next((found for claim in claims if (found := figures(claim, harm))), [])
    whole = [one for one in stated if one["group"] in (None, "civilians")] or stated
    lows = [low for one in whole if (low := _known(one["low"], one["best"])) is not None]
    highs = [high for one in whole if (high := _known(one["high"], one["best"])) is not None]
    return [min(lows, default=None), max(highs, default=None)] if stated else None


def _known(end: int | None, best: int | None) -> int | None:
    return best if end is None else end


def _belligerent(claims: Sequence[Json]) -> str | None:
    names = table("gaza")["belligerent"]
    parties = (party["name"] for claim in claims for party in claim["actors"])
    return next((label for name in parties if (label := label_of(name, names))), None)


def _strike_type(claims: Sequence[Json]) -> str | None:
    """The type of the first claim that has one, with the drone or the ship that its means name."""
    types, means = table("gaza")["strike_type"], table("gaza")["means"]
    for claim in claims:
        label = types.get(claim["sub_event_type"])
        special = next((found for one in claim["means"] if (found := label_of(one["name"], means))), None)
        if special == "Drone Strike" and label == "Airstrike":
            return f"{label}, {special}"
        if special or label:
            return special or label
    return None


TASK = Task(
    name="gaza",
    documents="bench/data/gaza/{split}.docs.jsonl",
    gold="bench/data/gaza/{split}.gold.jsonl",
    scorer=("bench/score.py", "gaza"),
    to_row=to_row,
    headlines=percentages(
        "killed_exact", "killed_overlap", "injured_exact", "date_exact", "strike_type_same"
    ),
)
