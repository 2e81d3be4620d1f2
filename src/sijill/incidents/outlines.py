"""What of a report is compared: places, days, types, names and its own words, drawn from its claims once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sijill.incidents.names import fold_name, fold_words
from sijill.model.accounts import Report
from sijill.model.claims import Claim
from sijill.model.documents import Document
from sijill.model.vocabulary import PartyKind, Status

TELLING = frozenset({Status.ASSERTED, Status.UNCERTAIN})
"""The statuses that tell of something that happened, or may have."""

WORDS_ONLY = frozenset({"Statements", "Diplomacy"})
"""Event types that are acts of speech. They attach to an incident, and make none."""

CLAUSE_WORDS = 8
"""From how many words on an equal clause shows that one text was copied from the other. Eight words in the
same order are hardly ever written twice by chance; "a man was killed in the attack" is."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A report as it is compared. `start` and `end` both count and are None while its time is not resolved.

    `telling`: whether it holds a claim that makes an incident (see `tells`); otherwise it can only join one.
    """

    report: Report
    telling: bool
    places: frozenset[str]
    place_ids: frozenset[str]
    start: date | None
    end: date | None
    published: date | None
    types: frozenset[str]
    names: frozenset[str]
    clauses: frozenset[str]

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def days(self) -> int | None:
        """How many days the time spans, both ends counted."""
        return None if self.start is None or self.end is None else (self.end - self.start).days + 1


def tells(claim: Claim) -> bool:
    """Whether a claim makes an incident: asserted or uncertain, and of a happening, not of a speech act."""
    return claim.status in TELLING and claim.event_type not in WORDS_ONLY


def outline(report: Report, document: Document | None) -> Outline:
    """Draw `report`. Where it tells of a happening only the telling claims speak; else all of them do."""
    telling = [claim for claim in report.claims if tells(claim)]
    claims = telling or list(report.claims)
    places = [claim.place for claim in claims if claim.place]
    # The narrowest time is the happening's: "on 19 August" beside "since April" in the same report.
    times = sorted(
        ((c.time.start, c.time.end) for c in claims if c.time and c.time.start and c.time.end),
        key=lambda span: (span[1] - span[0], span),
    )
    start, end = times[0] if times else (None, None)
    clauses = (fold_words(claim.anchor.exact) for claim in claims)
    return Outline(
        report=report,
        telling=bool(telling),
        places=frozenset(fold_name(place.name) for place in places),
        place_ids=frozenset(place.gazetteer_id for place in places if place.gazetteer_id),
        start=start,
        end=end,
        published=document.published if document else None,
        types=frozenset(claim.sub_event_type for claim in claims),
        names=frozenset(
            fold_name(party.name)
            for claim in claims
            for party in (*claim.actors, *claim.recipients)
            if party.kind is not PartyKind.UNKNOWN
        ),
        clauses=frozenset(" ".join(words) for words in clauses if len(words) >= CLAUSE_WORDS),
    )
