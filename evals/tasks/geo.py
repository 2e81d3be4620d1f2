"""geo-*: names of places and their points. All names that a reading finds, or those at the gold's spans."""

from __future__ import annotations

from dataclasses import replace

from evals.reading import Json, Output
from evals.tasks.task import Task, percentages

_GEONAMES = "geonames:"


def to_row(output: Output) -> Json:
    """Each name in the text at its span. The title is no part of this gold."""
    places = [place for place in output.account.get("places", ()) if place["anchor"].get("in") != "title"]
    return {"docid": output.id, "toponyms": [_toponym(place) for place in places]}


def _toponym(place: Json) -> Json:
    id = place["gazetteer_id"] or ""
    return {
        "start": place["anchor"]["start"],
        "end": place["anchor"]["end"],
        "lat": place["latitude"],
        "lon": place["longitude"],
        "geonameid": id.removeprefix(_GEONAMES) if id.startswith(_GEONAMES) else None,
    }


def _task(name: str) -> Task:
    return Task(
        name=name,
        documents=f"bench/data/{name}/{{split}}.docs.jsonl",
        gold=f"bench/data/{name}/{{split}}.gold.jsonl",
        scorer=("bench/score.py", name),
        to_row=to_row,
        headlines=percentages("end_to_end_within_161_km", "names_f"),
        with_reading=True,
    )


TASKS = tuple(_task(name) for name in ("geo-gwn", "geo-trnews", "geo-lgl", "geo-geovirus"))

GIVEN = "-given-spans"

TASKS_WITH_SPANS = tuple(
    replace(
        task,
        name=f"{task.name}{GIVEN}",
        headlines=percentages("end_to_end_within_161_km", "accuracy_within_161_km"),
        given_spans=True,
    )
    for task in TASKS
)
"""The same with the gold's spans given, which measures resolution alone."""
