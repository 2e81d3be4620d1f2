"""One happening, from all its reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sijill.model.accounts import Report
from sijill.model.anchors import Anchor
from sijill.model.claims import Count, Party, Place, Time
from sijill.model.judgements import Judgement
from sijill.model.vocabulary import EVENT_TYPE_OF, Group, Harm


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that its speaker replaced by a later one. Both are kept; only the later one counts.

    `claims` are the ids of the claims that gave the earlier one, `revised_by` the id of that which gave the later.
    """

    speaker: str
    earlier: Count
    claims: tuple[str, ...]
    said_on: date
    later: Count
    revised_on: date
    revised_by: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure of harm over all asserted claims: the lowest, the most often stated and the highest.

    `claims` are the ids of the claims behind it. Figures are never averaged and never added. `revisions` are the
    earlier figures of speakers who gave another one later; they are in none of the three.
    """

    harm: Harm
    group: Group | None
    count: Count
    claims: tuple[str, ...]
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of a disagreement, with who states it (names of the nearest speakers, else of the publishers)."""

    value: str
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Values of one field that cannot all be true, side by side."""

    field: str
    values: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Collapse:
    """Why two documents (ids, sorted) count as one source.

    `kind`: ``reprint``, ``publisher``, ``credit``, ``forward``, ``speaker``, ``quotation``, ``outlet`` or
    ``retelling``. `evidence` are the words that say so, in one document or in both; none where it is the publisher's
    name alone.
    """

    kind: str
    documents: tuple[str, str]
    reason: str
    evidence: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many stand behind an incident, and Airwars' grade as a *suggestion*, with its reasons.

    `graded` is a person's own word on the grade, the latest; the suggestion stays beside it.
    """

    documents: int
    publishers: int
    independent_sources: int
    grade: str
    reasons: tuple[str, ...]
    collapses: tuple[Collapse, ...] = ()
    graded: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening. Recomputed from claims and judgements, never edited."""

    id: str
    sub_event_type: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    time: Time | None
    casualties: tuple[Estimate, ...]
    disagreements: tuple[Disagreement, ...]
    corroboration: Corroboration
    reports: tuple[Report, ...]
    judgements: tuple[Judgement, ...] = ()

    @property
    def event_type(self) -> str:
        """The event type that the sub-event type belongs to."""
        return EVENT_TYPE_OF[self.sub_event_type]
