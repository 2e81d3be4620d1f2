"""muc4: templates of attacks in Latin America, one for each type of incident that a report tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evals.reading import ASSERTED, Json, Output
from evals.tables import label_of, table
from evals.tasks.main_event import figure, figures
from evals.tasks.task import Task, percentages
from sijill.actors.directory import directory
from sijill.actors.linking import names_in

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
    actors = _once(party for claim in claims for party in claim["actors"] if not _is_left_out(party, "perpetrators"))
    recipients = _once(party for claim in claims for party in claim["recipients"] if not _is_left_out(party, "harmed"))
    victims = table("muc4")["harmed"]["victims"]
    individuals, organisations = _told_apart(actors)
    return {
        "incident_type": label,
        "PerpInd": [[name] for name in individuals],
        "PerpOrg": [[name] for name in organisations],
        "Target": _names(one for one in recipients if one["kind"] == OBJECT),
        "Victim": _names(one for one in recipients if one["kind"] in victims),
        "Weapon": _names(_once(means for claim in claims for means in claim["means"] if means["kind"] == "munition")),
        "date": next((day for claim in claims if (day := _day(claim))), None),
        "location": _location(claims),
        "killed": _loss(claims, "killed"),
        "injured": _loss(claims, "injured"),
        "confidence": {name: _confidence(party, claims) for name, party in organisations.items()},
    }


def _names_somebody(template: Json) -> bool:
    """Whether anybody or anything is named that did it, was harmed or served to do it. MUC leaves out the rest."""
    return any(template[role] for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"))


def _is_organisation(party: Json) -> bool:
    return label_of(party["name"], table("muc4")["organisation"]) is not None


def _is_left_out(party: Json, role: str) -> bool:
    """By any word of the name, or by what stands last: an army truck, and a town but not a town hall."""
    left_out = table("muc4")["left_out"]
    last = party["name"].split()[-1:]
    return (
        label_of(party["name"], {role: left_out["words"][role]}) is not None
        or label_of(" ".join(last), {role: left_out["heads"][role]}) is not None
    )


def _told_apart(actors: Iterable[Json]) -> tuple[list[str], dict[str, Json]]:
    """Individuals, and organisations with their party: "FMLN guerrillas" are guerrillas of the FMLN."""
    individuals: list[str] = []
    organisations: dict[str, Json] = {}
    for party in actors:
        words = _name(party).split()
        first, last = next(_organisations_in(words), (0, -1))
        if first <= last:
            organisations.setdefault(" ".join(words[first : last + 1]), party)
            words = words[last + 1 :]
        elif _is_organisation(party):
            organisations.setdefault(_name(party), party)
            continue
        if words:
            individuals.append(" ".join(words))
    return list(dict.fromkeys(individuals)), organisations


def _organisations_in(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where names of the actor directory stand in the name of a party that is not that name alone."""
    for first, last in names_in(words):
        is_nation = first == last and words[first].casefold() in directory().sides
        if last - first + 1 < len(words) and not is_nation:
            yield first, last


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
