"""Which incidents a person asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sijill.incidents.names import fold_name
from sijill.model.incidents import Incident


@dataclass(frozen=True, slots=True)
class Selection:
    """What an incident must be; None asks nothing. `since` and `until` both count.

    `type` is an event type or a sub-event type; `place` and `actor` are names or parts of names, in any
    spelling that folds alike, or a gazetteer id. An incident without a resolved time is in no range of
    days.
    """

    type: str | None = None
    place: str | None = None
    actor: str | None = None
    harm: str | None = None
    grade: str | None = None
    since: date | None = None
    until: date | None = None

    def takes(self, incident: Incident) -> bool:
        """Whether `incident` is asked for."""
        return (
            self._type_fits(incident)
            and self._place_fits(incident)
            and (self.actor is None or any(_within(self.actor, party.name) for party in incident.actors))
            and (self.harm is None or any(e.harm == self.harm.casefold() for e in incident.casualties))
            and (self.grade is None or incident.corroboration.grade == self.grade.casefold())
            and self._days_fit(incident)
        )

    def _type_fits(self, incident: Incident) -> bool:
        names = {incident.event_type.casefold(), incident.sub_event_type.casefold()}
        return self.type is None or self.type.casefold() in names

    def _place_fits(self, incident: Incident) -> bool:
        if self.place is None:
            return True
        if incident.place is None:
            return False
        # Reports in several languages name one place in several ways.
        told = [claim.place for report in incident.reports for claim in report.claims if claim.place]
        return any(
            self.place == place.gazetteer_id or _within(self.place, place.name) for place in (incident.place, *told)
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


def _within(asked: str, name: str) -> bool:
    return fold_name(asked) in fold_name(name)
