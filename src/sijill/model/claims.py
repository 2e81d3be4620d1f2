"""One assertion that something happened, or was denied, ordered, feared: the unit that everything else is made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from json.encoder import encode_basestring_ascii as _in_json
from typing import Final

from sijill.model.anchors import Anchor
from sijill.model.readings import Reader
from sijill.model.vocabulary import (
    EVENT_TYPE_OF,
    PLOVER,
    Group,
    Harm,
    MeansKind,
    PartyKind,
    SpeakerKind,
    Status,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Count:
    """As stated, nothing filled in.

    "at least 12" is ``Count(low=12)``, "12" is ``Count(12, 12, 12)``, "up to 40" is ``Count(high=40)``, "people" is
    ``Count()``. Never negative, and low <= best <= high where said.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no words can say."""
        said = [n for n in (self.low, self.best, self.high) if n is not None]
        if said != sorted(said) or any(n < 0 for n in said):
            raise ValueError(f"no count: low {self.low}, best {self.best}, high {self.high}")

    @classmethod
    def exactly(cls, number: int) -> Count:
        """A plain number."""
        return cls(number, number, number)

    @property
    def said(self) -> bool:
        """Whether the words gave any figure at all."""
        return (self.low, self.best, self.high) != (None, None, None)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something that acted or was acted upon.

    `anchor` is where the name stands. `mention` is the pronoun or description that stood in the clause, when the name
    was found elsewhere. `actor_id` is the entry of the actor directory, None where the link is not sure.
    """

    name: str
    kind: PartyKind
    anchor: Anchor
    mention: Anchor | None = None
    actor_id: str | None = None
    age: int | None = None
    sex: str | None = None
    occupation: str | None = None


@dataclass(frozen=True, slots=True)
class Casualty:
    """A figure of harm to people, as one speaker gave it. `cumulative`: a toll over a period, not of one happening."""

    harm: Harm
    count: Count
    anchor: Anchor
    group: Group | None = None
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """By what it was done."""

    name: str
    kind: MeansKind
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened, by the name in the text. Coordinates (WGS 84 degrees) are the gazetteer's, never the text's.

    `geo_precision` is ACLED's: 1 the town, 2 part of a region near it, 3 the region; None while unresolved.
    """

    name: str
    anchor: Anchor
    gazetteer_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None
    country: str | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When it happened; `start` and `end` both count. Both are None where the words cannot be resolved.

    `time_precision` is ACLED's: 1 a day, 2 a week or part of a month, 3 a month or longer; None while unresolved.
    `relative_to` is the day that relative words were counted from, None where they needed none.
    """

    anchor: Anchor
    start: date | None = None
    end: date | None = None
    time_precision: int | None = None
    day_part: str | None = None
    relative_to: date | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of a chain of attribution. `cue` are the words that make the link ("said", "according to")."""

    name: str
    kind: SpeakerKind
    cue: str
    voice: Voice
    anchor: Anchor
    mention: Anchor | None = None


# Not `frozen`, for the reason that `Span` is not: each claim has a dozen of them too.
@dataclass(slots=True, unsafe_hash=True)
class Reason:
    """Why a field has its value: the rule that gave it, the words it fired on, and the entry of a data file.

    `field` counts values from 0 where there are several ("actors[1]"); `entry` is a place in `lexicons/`, such as
    "en/events.toml:45 kill (verb)", or "" where no word list decided.
    """

    field: Final[str]
    rule: Final[str]
    words: Final[str]
    entry: Final[str] = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """A sentence that gave no claim, with the reasons; each names the word that might have given one."""

    anchor: Anchor
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion.

    `anchor` is the clause that makes it; `attribution` runs from the speaker nearest to the event
    outwards and leaves out the document's own publisher.
    """

    id: str
    document_id: str
    sub_event_type: str
    status: Status
    anchor: Anchor
    provenance: Reader
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    means: tuple[Means, ...] = ()
    place: Place | None = None
    time: Time | None = None
    attribution: tuple[Speaker, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a type outside the vocabulary."""
        if self.sub_event_type not in EVENT_TYPE_OF:
            raise ValueError(f"no sub-event type: {self.sub_event_type!r}")

    @property
    def event_type(self) -> str:
        """The event type that the sub-event type belongs to."""
        return EVENT_TYPE_OF[self.sub_event_type]

    @property
    def plover(self) -> str:
        """The PLOVER event type by the crosswalk."""
        return PLOVER[self.sub_event_type]


def claim_id(anchor: Anchor, sub_event_type: str) -> str:
    """The id of a claim: 20 hex digits over its document, its clause and its type."""
    # What `json.dumps` writes for the list of the five, which it takes five times as long for.
    document, part, kind = map(_in_json, (anchor.document_id, anchor.part, sub_event_type))
    key = f"[{document}, {part}, {anchor.start}, {anchor.end}, {kind}]"
    return hashlib.sha256(key.encode("ascii")).hexdigest()[:20]
