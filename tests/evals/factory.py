"""Outputs of Sijill by hand: JSON as the contract has it, with only what a test is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.reading import ASSERTED, REPORTED, Output, Told
from sijill.model.vocabulary import EVENT_TYPE_OF


def anchor(exact: str, start: int = 0, *, part: str | None = None) -> dict[str, Any]:
    found = {"exact": exact, "start": start, "end": start + len(exact), "prefix": "", "suffix": ""}
    return found | ({"in": part} if part else {})


def killed(
    best: int | None,
    group: str | None = None,
    *,
    low: int | None = None,
    harm: str = "killed",
    cumulative: bool = False,
) -> dict[str, Any]:
    return {
        "harm": harm,
        "low": best if low is None else low,
        "best": best,
        "high": best,
        "group": group,
        "cumulative": cumulative,
        "anchor": anchor(f"{best or low} people"),
    }


def claim(
    name: str,
    sub_event_type: str = "Air/drone strike",
    *,
    status: str = "asserted",
    casualties: Sequence[Mapping[str, Any]] = (),
    actors: Mapping[str, str] | None = None,
    recipients: Mapping[str, str] | None = None,
    means: Sequence[str] = (),
    place: str | None = None,
    day: str | None = None,
) -> dict[str, Any]:
    def parties(given: Mapping[str, str] | None) -> list[dict[str, Any]]:
        return [{"name": n, "kind": kind, "actor_id": None, "anchor": anchor(n)} for n, kind in (given or {}).items()]

    return {
        "id": name,
        "event_type": EVENT_TYPE_OF[sub_event_type],
        "sub_event_type": sub_event_type,
        "status": status,
        "anchor": anchor("the clause"),
        "actors": parties(actors),
        "recipients": parties(recipients),
        "casualties": list(casualties),
        "means": [{"name": one, "kind": "method", "anchor": anchor(one)} for one in means],
        "place": {"name": place, "anchor": anchor(place), "admin1": None} if place else None,
        "time": {"start": day, "end": day, "anchor": anchor("then")} if day else None,
        "attribution": [],
    }


def output(*reports: Sequence[dict[str, Any]], **more: Any) -> Output:
    account = {
        "schema": "sijill/account/1",
        "document": {"outcome": "ok", "faults": []},
        "claims": [one for report in reports for one in report],
        **more,
    }
    return Output("d1", account, tuple(_told(report) for report in reports))


def _told(report: Sequence[dict[str, Any]]) -> Told:
    """Each report's toll is given by its first claim with killed."""
    tolls = {}
    for statuses in (ASSERTED, REPORTED):
        telling = next((one["id"] for one in report if one["status"] in statuses and _kills(one)), None)
        if telling:
            tolls["killed", statuses] = telling
    ids = tuple(one["id"] for one in report)
    return Told("report " + " ".join(ids), ids, tolls)


def _kills(claim: dict[str, Any]) -> bool:
    return any(one["harm"] == "killed" and not one["cumulative"] and one["low"] != 0 for one in claim["casualties"])
