"""gaza: date, killed, injured, belligerent and type of a strike, as Airwars codes its own assessments.

Uncertain claims fill fields too: the codes count what is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.reading import Json, Output
from evals.tables import label_of, label_of_actor, table
from evals.tasks.main_event import all_that_count, main_claims, nearest_first
from evals.tasks.task import Task, percentages

STATUSES = frozenset({"asserted", "uncertain"})


def to_row(output: Output) -> Json:
    """The fields of the main report; where it leaves one open, of the first claim that has it."""
    main = main_claims(output, STATUSES)
    claims = nearest_first(main, all_that_count(output, STATUSES))
    return {
        "docid": output.id,
        "date": _date(claims),
        "killed": _range(claims, "killed"),
        "injured": _range(claims, "injured"),
        **_point(claims),
        "belligerent": _belligerent(claims),
        "strike_type": _strike_type(claims),
    }


def _point(claims: Sequence[Json]) -> dict[str, float | None]:
    """The first point that is no region's."""
    places = (claim["place"] for claim in claims if claim["place"])
    found = next((place for place in places if place["latitude"] is not None and place["geo_precision"] < 3), None)
    return {"lat": found and found["latitude"], "lon": found and found["longitude"]}


def _date(claims: Sequence[Json]) -> str | None:
    """The first single day."""
    times = (claim["time"] for claim in claims if claim["time"])
    return next((time["start"] for time in times if time["start"] and time["start"] == time["end"]), None)


def _range(claims: Sequence[Json], harm: str) -> list[int | None] | None:
    """From the lowest to the highest figure of the first claim that tells of this harm.

    The codes know no open upper end, so "at least 12" is coded as 12 to 12, and people without a number as the
    least that a plural can mean (Airwars' methodology).
    """
    told = next((found for claim in claims if (found := _of_harm(claim, harm))), [])
    if not told:
        return None
    whole = [one for one in told if one["group"] in (None, "civilians")] or told
    rough = label_of(whole[0]["anchor"]["exact"], table("gaza")["rough"])
    if rough:
        return list(table("gaza")["rough_range"][rough])
    lows = [low for one in whole if (low := _first_said(one, "low", "best")) is not None]
    highs = [high for one in whole if (high := _first_said(one, "high", "best", "low")) is not None]
    if not lows and not highs:
        return [table("gaza")["unspecified"]["people"]] * 2
    return [min(lows, default=None), max(highs, default=None)]


def _of_harm(claim: Json, harm: str) -> list[Json]:
    """Those whom a harm of this happening befell, with a number or without."""
    return [one for one in claim["casualties"] if one["harm"] == harm and not one["cumulative"]]


def _first_said(casualty: Json, *keys: str) -> int | None:
    return next((casualty[key] for key in keys if casualty[key] is not None), None)


def _belligerent(claims: Sequence[Json]) -> str | None:
    codes = table("gaza")
    parties = (party for claim in claims for party in claim["actors"])
    labels = (
        label_of_actor(party["actor_id"], codes["belligerent_ids"]) or label_of(party["name"], codes["belligerent"])
        for party in parties
    )
    return next((label for label in labels if label), None)


def _strike_type(claims: Sequence[Json]) -> str | None:
    """The code of the first claim whose type or means has one; several codes where its means say more."""
    return next((code for claim in claims if (code := _code(claim))), None)


def _code(claim: Json) -> str | None:
    codes = table("gaza")
    by_type = codes["strike_type"].get(claim["sub_event_type"])
    by_means = {label for one in claim["means"] if (label := label_of(one["name"], codes["means"]))}
    found = by_means | ({by_type} if by_type else set())
    if {"Airstrike", "Artillery"} <= found:
        found = found - {"Airstrike", "Artillery"} | {"Airstrike and/or Artillery"}
    return ", ".join(sorted(found)) or None


TASK = Task(
    name="gaza",
    documents="bench/data/gaza/{split}.docs.jsonl",
    gold="bench/data/gaza/{split}.gold.jsonl",
    scorer=("bench/score.py", "gaza"),
    to_row=to_row,
    headlines=percentages(
        "killed_exact", "killed_overlap", "injured_exact", "date_exact", "strike_type_same", "within_10_km"
    ),
)
