"""Which incidents a person asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sijill import lexicons
from sijill.actors import directory, link, link_words
from sijill.actors.directory import split
from sijill.incidents.names import fold_name
from sijill.incidents.outlines import REGION
from sijill.lexicons.vocabulary import lemmas_of
from sijill.model.claims import Count, Party, Place
from sijill.model.distance import distance_km
from sijill.model.incidents import Incident
from sijill.model.judgements import Verdict
from sijill.model.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Near:
    """A circle on the earth: WGS 84 degrees, and kilometres."""

    latitude: float
    longitude: float
    km: float

    def holds(self, place: Place) -> bool:
        """Whether a place lies in it. A region lies in none: its point is only its middle."""
        if place.latitude is None or place.longitude is None or (place.geo_precision or 1) >= REGION:
            return False
        return distance_km(self.latitude, self.longitude, place.latitude, place.longitude) <= self.km


@dataclass(frozen=True, slots=True)
class Selection:
    """What an incident must be; None asks nothing. `since` and `until` both count.

    `type` is an event type or a sub-event type. `place` and `actor` are names or the beginnings of words of names, in
    any spelling that folds alike, or ids. `within` tells whether a place is the one asked for, or lies in it; without
    it names alone decide. An actor is also found by its other names and as a part of who was asked for: a state's air
    force for the state. An incident without a resolved time is in no range of days.
    """

    type: str | None = None
    place: str | None = None
    within: Callable[[Place], bool] | None = None
    near: Near | None = None
    actor: str | None = None
    harm: str | None = None
    grade: str | None = None
    since: date | None = None
    until: date | None = None
    unreviewed: bool = False

    def takes(self, incident: Incident) -> bool:
        """Whether `incident` is asked for."""
        return (
            self._type_fits(incident)
            and self._place_fits(incident)
            and (self.near is None or any(map(self.near.holds, _located(incident))))
            and (self.actor is None or any(_acts_as(self.actor, party) for party in incident.actors))
            and (self.harm is None or _has_harm(incident, self.harm.casefold()))
            and (self.grade is None or _grade(incident) == self.grade.casefold())
            and self._days_fit(incident)
            and not (self.unreviewed and is_reviewed(incident))
        )

    def _type_fits(self, incident: Incident) -> bool:
        names = {incident.event_type.casefold(), incident.sub_event_type.casefold()}
        return self.type is None or self.type.casefold() in names

    def _place_fits(self, incident: Incident) -> bool:
        if self.place is None:
            return True
        return any(
            self.place == place.gazetteer_id
            or _within(self.place, place.name)
            or (self.within is not None and self.within(place))
            for place in _places(incident)
        )

    def _days_fit(self, incident: Incident) -> bool:
        if self.since is None and self.until is None:
            return True
        if incident.time is None or incident.time.start is None or incident.time.end is None:
            return False
        return (self.since is None or incident.time.end >= self.since) and (
            self.until is None or incident.time.start <= self.until
        )


def select(incidents: Iterable[Incident], selection: Selection) -> list[Incident]:
    """The incidents asked for, in their order."""
    return [incident for incident in incidents if selection.takes(incident)]


def is_reviewed(incident: Incident) -> bool:
    """Whether a person decided anything on it; "unsure" decides nothing."""
    return any(judgement.verdict is not Verdict.UNSURE for judgement in incident.judgements)


def _grade(incident: Incident) -> str:
    """A person's word on it; else what is suggested."""
    graded = incident.corroboration.graded
    return str(graded.verdict) if graded else incident.corroboration.grade


def _places(incident: Incident) -> list[Place]:
    """Its place, and how its claims name it: reports in several languages name one place in several ways."""
    if incident.place is None:
        return []
    told = [c.place for report in incident.reports for c in report.claims if c.status is Status.ASSERTED and c.place]
    return [incident.place, *told]


def _located(incident: Incident) -> list[Place]:
    """Its place, or where that has no coordinates the places of its claims."""
    places = _places(incident)
    return places[:1] if places and places[0].latitude is not None else places


def _has_harm(incident: Incident, harm: str) -> bool:
    """Whether anybody came to this harm by an estimate, or by an asserted claim that gives no number."""
    if any(one.harm == harm and one.count.high != 0 for one in incident.casualties):
        return True
    return any(
        casualty.harm == harm and casualty.count == Count() and not casualty.cumulative
        for report in incident.reports
        for claim in report.claims
        if claim.status is Status.ASSERTED
        for casualty in claim.casualties
    )


def _acts_as(asked: str, party: Party) -> bool:
    if asked == party.actor_id or _within(asked, party.name):
        return True
    known = directory().actors
    if party.actor_id is None or party.actor_id not in known:
        return False
    if any(_within(asked, name) for name in known[party.actor_id].names.values()):
        return True
    return any(directory().is_part(party.actor_id, whole) for whole in actors_asked(asked))


@lru_cache(maxsize=256)
def actors_asked(text: str) -> frozenset[str]:
    """The entries of the actor directory that a text names, in any of its languages; all that share a name.

    A state's name or adjective stands for its government, of which its forces are a part.
    """
    known = directory()
    words = tuple(folded for folded, _ in split(text))
    found = {text} & known.actors.keys()
    for alias in known.aliases.get(words[0], ()) if words else ():
        if alias.words == words:
            found.add(alias.target if alias.what in ("alias", "shared") else f"{alias.target.lower()}-government")
    links = [link(text)] if not found else []
    if not found:
        languages = (one for one in lexicons.languages_with("actors") if one != "en")
        links += [link_words(lemmas_of(text), text, one, (), None) for one in languages]
    found |= {one.actor.id for one in links if one is not None and one.actor is not None}
    # "روسيا" acts by its forces, and who asks for it means all of it.
    whole = {f"{id.removesuffix('-forces')}-government" for id in found if id.endswith("-forces") and len(words) == 1}
    return frozenset((found | whole) & known.actors.keys())


def _within(asked: str, name: str) -> bool:
    """Whether words of `name` begin with what was asked for: "Idl" for "Idlib", but not "us" for "Russia"."""
    return f" {fold_name(asked)}" in f" {fold_name(name)}"
