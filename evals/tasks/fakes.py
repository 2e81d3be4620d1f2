"""fakes: place, actor, cause and dead of an article on the war in Syria, and the words that they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from evals.reading import ASSERTED, Json, Output
from evals.tables import label_of, label_of_actor, table
from evals.tasks.main_event import all_that_count, figure, figures, main_claims, nearest_first, toll_claim
from evals.tasks.task import Task, percentages

STATUSES = ASSERTED
ARMED = frozenset({"state forces", "rebel group", "political militia", "identity militia", "external forces"})
SURFACES = ("location", "actor", "cause", "civilians", "noncivilians", "children", "women")


@dataclass(frozen=True, slots=True)
class Answer:
    """A label or a number, and the words of the article that it was read from."""

    value: str | int
    words: str


def to_row(output: Output) -> Json:
    """Labels of the main report; where it leaves one open, of the first claim that has it."""
    main = main_claims(output, STATUSES)
    claims = nearest_first(main, all_that_count(output, STATUSES))
    answers: dict[str, Answer | None] = {
        # The governorate may stand with what is not asserted.
        "location": _governorate([*claims, *output.claims]),
        "actor": _first([*main, *_with_doubt(output)], _actor),
        "cause": _first(claims, partial(_cause, deciding=output.deciding)),
        **_dead(toll_claim(output, main, STATUSES, "killed"), main),
    }
    labels = {field: answer.value if answer else None for field, answer in answers.items()}
    return {
        "docid": output.id,
        **labels,
        "surface": {
            **{field: answer.words if (answer := answers[field]) else None for field in SURFACES},
            **_place(claims, answers),
        },
    }


def _place(claims: Sequence[Json], answers: Mapping[str, Answer | None]) -> dict[str, str | None]:
    """The words of a place whose governorate the table does not know are its words all the same."""
    if answers["location"]:
        return {}
    return {"location": next((claim["place"]["anchor"]["exact"] for claim in claims if claim["place"]), None)}


def _first(claims: Sequence[Json], read: Callable[[Json], Answer | None]) -> Answer | None:
    return next((answer for claim in claims if (answer := read(claim))), None)


def _governorate(claims: Sequence[Json]) -> Answer | None:
    """The governorate of the first place that has one, in the words that name it where a place does, else its town."""
    found = _first(claims, _location)
    if found is None:
        return None
    places = (claim["place"] for claim in claims if claim["place"])
    named = (p for p in places if label_of(p["name"], table("fakes")["location"]) == found.value)
    return Answer(found.value, next((place["anchor"]["exact"] for place in named), found.words))


def _location(claim: Json) -> Answer | None:
    place = claim["place"]
    if not place:
        return None
    names = table("fakes")["location"]
    label = label_of(place["name"], names) or label_of(place["admin1"] or "", names)
    return Answer(label, place["anchor"]["exact"]) if label else None


def _with_doubt(output: Output) -> list[Json]:
    """All claims of violence, the unlikely last: the coders name the suspected too ("by Syrian or Russian jets")."""
    likely = all_that_count(output, STATUSES | {"uncertain"})
    return [*likely, *all_that_count(output, frozenset({"hypothetical"}))]


def _actor(claim: Json) -> Answer | None:
    return next((Answer(label, p["anchor"]["exact"]) for p in claim["actors"] if (label := _side(p))), None)


def _side(party: Json) -> str | None:
    """By the directory's entry; without one by the name, and then by the kind."""
    actors = table("fakes")["actor"]
    if party["actor_id"]:
        return label_of_actor(party["actor_id"], actors["ids"])
    if party["kind"] in ("civilians", "object"):
        return None
    return label_of(party["name"], actors["named"]) or actors["kind"].get(party["kind"])


def _cause(claim: Json, deciding: Mapping[str, str]) -> Answer | None:
    """By the type, in the word that decided it; else by the means."""
    causes = table("fakes")["cause"]
    label = causes["type"].get(claim["sub_event_type"])
    means = [(label_of(one["name"], causes["means"]), one["anchor"]["exact"]) for one in claim["means"]]
    if label is None:
        return next((Answer(found, words) for found, words in means if found), None)
    same = next((words for found, words in means if found == label), None)
    return Answer(label, deciding.get(claim["id"]) or same or (means[0][1] if means else claim["anchor"]["exact"]))


def _dead(claim: Json | None, main: Sequence[Json]) -> dict[str, Answer | None]:
    """The dead of the claim that gives the toll; children and women of the report's first claim that counts them.

    Of two figures for the same people the higher one stands: the lower is a part of it, and nothing is added.
    """
    found: dict[str, Answer | None] = dict.fromkeys(("civilians", "noncivilians", "children", "women"))
    if claim is None:
        return found
    for one in figures(claim, "killed"):
        answer = Answer(figure(one) or 0, one["anchor"]["exact"])
        for field in _groups(claim, one):
            before = found[field]
            if before is None or int(before.value) < int(answer.value):
                found[field] = answer
    civilians = found["civilians"]
    for one in (one for other in main for one in figures(other, "killed")):
        number, field = figure(one) or 0, one["group"]
        if field in ("children", "women") and found[field] is None and civilians and number <= int(civilians.value):
            found[field] = Answer(number, one["anchor"]["exact"])
    return found


def _groups(claim: Json, casualty: Json) -> list[str]:
    """The fields that a figure belongs to; children and women are part of the civilians."""
    group = casualty["group"]
    if group in ("children", "women"):
        return ["civilians", group]
    armed = bool(claim["recipients"]) and all(party["kind"] in ARMED for party in claim["recipients"])
    return ["noncivilians" if group == "combatants" or (group is None and armed) else "civilians"]


TASK = Task(
    name="fakes",
    documents="bench/data/fakes/{split}.docs.jsonl",
    gold="bench/data/fakes/{split}.gold.jsonl",
    scorer=("bench/score.py", "fakes"),
    to_row=to_row,
    headlines=percentages("location", "actor_known", "total_deaths_exact", "civilians_where_any", "surface_all"),
)
