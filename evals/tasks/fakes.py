"""fakes: place, actor, cause and dead of the main event of an article on the war in Syria, with their words."""

from __future__ import annotations

from collections import Counter
from typing import Any

from evals.tasks.figures import figures, main_claim, number, told
from evals.tasks.task import Metric, Task, table

Json = dict[str, Any]


def to_row(account: Json) -> Json:
    """One prediction row: only asserted claims fill it."""
    claims = told(account)
    main = main_claim(claims)
    if main is None:
        return {"location": None, "actor": None, "cause": None, "surface": {}}
    surface: dict[str, str] = {}
    row: Json = {
        "location": _location(main, claims, surface),
        "actor": _actor(main, claims, surface),
        "cause": _cause(main, surface),
        "civilians": 0,
        "noncivilians": 0,
        "children": 0,
        "women": 0,
    }
    for figure in figures(main, "killed"):
        field = table("fakes")["groups"].get(figure["group"] or "", "civilians")
        row[field] += number(figure) or 0
        surface.setdefault(field, figure["anchor"]["exact"])
    row["surface"] = surface
    return row


def _location(main: Json, claims: list[Json], surface: dict[str, str]) -> str | None:
    """The governorate of the main claim's place, else the one named most often among the claims' places."""
    governorates = table("fakes")["governorates"]
    named = [c["place"] for c in (main, *claims) if c["place"]]
    found = [
        (label, place) for place in named for label, words in governorates.items() if _holds(place["name"], words)
    ]
    if not found:
        return None
    label = found[0][0] if named and found[0][1] is named[0] else Counter(label for label, _ in found).most_common(1)[0][0]
    surface["location"] = next(place["anchor"]["exact"] for other, place in found if other == label)
    return str(label)


def _actor(main: Json, claims: list[Json], surface: dict[str, str]) -> str | None:
    for claim in (main, *claims):
        for actor in claim["actors"]:
            for label, words in table("fakes")["actors"].items():
                if _holds(actor["name"], words):
                    surface["actor"] = actor["anchor"]["exact"]
                    return str(label)
    return None


def _cause(main: Json, surface: dict[str, str]) -> str | None:
    if main["means"]:
        surface["cause"] = main["means"][0]["anchor"]["exact"]
    return table("fakes")["causes"].get(main["sub_event_type"])


def _holds(name: str, words: list[str]) -> bool:
    folded = f" {name.casefold().replace('-', ' ')} "
    return any(f" {word} " in folded for word in words)


TASK = Task(
    "fakes",
    "bench/data/fakes/{split}.docs.jsonl.gz",
    "bench/data/fakes/{split}.gold.jsonl",
    ("bench/score.py", "fakes", "{gold}", "{pred}"),
    tuple(
        Metric(name, ("headline", name), noise=0.5)
        for name in ("location", "actor_known", "total_deaths_exact", "civilians_where_any", "surface_all")
    ),
    to_row,
)
