"""muc4: templates of attacks in Latin America, one for each type of incident that a report tells of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evals.reading import ASSERTED, Json, Output
from evals.tables import label_of, table
from evals.tasks.main_event import figure, figures
from evals.tasks.task import Task, percentages

OBJECT = "object"


def to_row(output: Output) -> Json:
    """One template for each type of incident, of all the claims that the document makes of it."""
    by_type: dict[str, list[Json]] = {}
    for claim in output.claims:
        label = table("muc4")["incident_type"].get(claim["sub_event_type"])
        if label is not None and claim["status"] in ASSERTED:
            by_type.setdefault(label, []).append(claim)
    templates = (_template(label, claims) for label, claims in by_type.items())
    return {"docid": output.id, "templates": [one for one in templates if _names_somebody(one)]}


def _template(label: str, claims: Sequence[Json]) -> Json:
    actors = _once(party for claim in claims for party in claim["actors"])
    recipients = _once(party for claim in claims for party in claim["recipients"])
    victims = table("muc4")["harmed"]["victims"]
    organisations = [one for one in actors if _is_organisation(one)]
    return {
        "incident_type": label,
        "PerpInd": _names(one for one in actors if not _is_organisation(one)),
        "PerpOrg": _names(organisations),
        "Target": _names(one for one in recipients if one["kind"] == OBJECT),
        "Victim": _names(one for one in recipients if one["kind"] in victims),
        "Weapon": _names(_once(means for claim in claims for means in claim["means"] if means["kind"] == "munition")),
        "date": next((day for claim in claims if (day := _day(claim))), None),
        "location": _location(claims),
        "killed": _loss(claims, "killed"),
        "injured": _loss(claims, "injured"),
        "confidence": {_name(one): _confidence(one, claims) for one in organisations},
    }


def _names_somebody(template: Json) -> bool:
    """Whether anybody or anything is named that did it, was harmed or served to do it. MUC leaves out the rest."""
    return any(template[role] for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"))


def _is_organisation(party: Json) -> bool:
    return label_of(party["name"], table("muc4")["organisation"]) is not None


def _once(values: Iterable[Json]) -> list[Json]:
    """Each name once, in the order of the text."""
    found: dict[str, Json] = {}
    for value in values:
        found.setdefault(_name(value).casefold(), value)
    return list(found.values())


def _name(value: Json) -> str:
    return " ".join(value["anchor"]["exact"].split())


def _names(values: Iterable[Json]) -> list[list[str]]:
    return [[_name(value)] for value in values]


def _day(claim: Json) -> str | None:
    time = claim["time"]
    return time["start"] if time else None


def _location(claims: Sequence[Json]) -> list[str]:
    return list(dict.fromkeys(claim["place"]["name"] for claim in claims if claim["place"]))


def _loss(claims: Sequence[Json], harm: str) -> int | None:
    """The highest figure of one claim."""
    return max((figure(one) or 0 for claim in claims for one in figures(claim, harm)), default=None)


def _confidence(party: Json, claims: Sequence[Json]) -> str:
    """How sure the report is that an organisation did it, by the first claim that says so."""
    labels = table("muc4")["confidence"]
    claim = next(one for one in claims if any(_name(actor) == _name(party) for actor in one["actors"]))
    if claim["status"] != "asserted":
        kinds = (labels.get(speaker["kind"]) for speaker in claim["attribution"])
        return str(next((label for label in kinds if label), labels["uncertain"]))
    return str(labels["asserted"])


TASK = Task(
    name="muc4",
    documents="bench/data/muc4/{split}.docs.jsonl",
    gold="bench/data/muc4/{split}.gold.jsonl",
    scorer=("bench/score.py", "muc4"),
    to_row=to_row,
    headlines=percentages("ree_micro_f", "rme_micro_f"),
)
