"""airwars_syria: which reports, most of them in Arabic, tell of one incident, and what Airwars codes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.reading import Json, Output
from evals.tables import label_of, label_of_actor, table
from evals.tasks import incidents as mapping
from evals.tasks.task import Headline, Task, at


def together(outputs: Sequence[Output], incidents: Sequence[Json]) -> Iterator[Json]:
    """A row for each document and for each incident."""
    return mapping.rows(outputs, incidents, to_row, fields)


def to_row(output: Output) -> Json:
    """A document says no more here than what it is."""
    return {"docid": output.id}


def fields(incident: Json, claims: Sequence[Json]) -> Json:
    """What an incident row holds; who did it also by the uncertain claims, where the asserted ones name nobody."""
    place = incident["place"] or {}
    return {
        "date": mapping.day(incident),
        "killed": _range(incident, "killed"),
        "injured": _range(incident, "injured"),
        "lat": place.get("latitude"),
        "lon": place.get("longitude"),
        "belligerent": _belligerent([*incident["actors"], *(p for claim in claims for p in claim["actors"])]),
        "strike_type": table("airwars_syria")["strike_type"].get(incident["sub_event_type"]),
    }


def _range(incident: Json, harm: str) -> list[int | None] | None:
    found = mapping.figures(incident, harm)
    lows = [low for one in found if (low := _first(one, "low", "best")) is not None]
    highs = [high for one in found if (high := _first(one, "high", "best", "low")) is not None]
    return [min(lows, default=None), max(highs, default=None)] if lows or highs else None


def _first(figure: Json, *keys: str) -> int | None:
    return next((figure[key] for key in keys if figure[key] is not None), None)


def _belligerent(parties: Sequence[Json]) -> str | None:
    codes = table("airwars_syria")
    labels = {
        label_of_actor(party["actor_id"], codes["belligerent_ids"]) or label_of(party["name"], codes["belligerent"])
        for party in parties
    }
    return next((label for label in codes["belligerent_ids"] if label in labels), None)


TASK = Task(
    name="airwars_syria",
    documents="bench/data/airwars_syria/{split}.docs.jsonl",
    gold="bench/data/airwars_syria/{split}.gold.jsonl",
    scorer=("bench/score.py", "airwars_syria"),
    to_row=to_row,
    together=together,
    headlines=(
        Headline("pairs_f", at("clean.pairs.f"), noise=1.0),
        Headline("conll", at("clean.conll"), noise=1.0),
        Headline("b_cubed_f", at("clean.b_cubed.f"), noise=1.0),
        *(
            Headline(name, at(f"fields.{name}.percent"), noise=1.0)
            for name in ("killed_overlap", "within_10_km", "date_exact", "belligerent_same")
        ),
    ),
)
