"""The main happening of a document and its figures, chosen among the claims that Sijill returns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]

HAPPENINGS = frozenset(
    {"Explosions/Remote violence", "Violence against civilians", "Battles", "Casualties", "Riots"}
)


def told(account: Json, statuses: Sequence[str] = ("asserted",)) -> list[Json]:
    """The claims of violence that count, in order."""
    return [c for c in account["claims"] if c["status"] in statuses and c["event_type"] in HAPPENINGS]


def main_claim(claims: Sequence[Json], harm: str = "killed") -> Json | None:
    """The first claim with a figure of this harm that is no toll over a period; else the first claim."""
    return next((c for c in claims if figures(c, harm)), claims[0] if claims else None)


def figures(claim: Json, harm: str) -> list[Json]:
    """The figures of a harm that say a number and tell of one happening."""
    return [
        f
        for f in claim["casualties"]
        if f["harm"] == harm and not f["cumulative"] and number(f) is not None and number(f) != 0
    ]


def number(figure: Json) -> int | None:
    """The figure as one number: the best, else the lower, else the upper bound."""
    for key in ("best", "low", "high"):
        if figure[key] is not None:
            return int(figure[key])
    return None


def interval(figure: Json) -> list[int | None] | None:
    """The figure as [low, high]; an open end is None."""
    low = figure["low"] if figure["low"] is not None else figure["best"]
    high = figure["high"] if figure["high"] is not None else figure["best"]
    if low is None and high is None:
        return None
    return [low if low is not None else 0, high]
