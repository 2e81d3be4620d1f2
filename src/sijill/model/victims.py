"""A person whom reports name as harmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sijill.model.anchors import Anchor
from sijill.model.claims import Place, Time
from sijill.model.incidents import Disagreement
from sijill.model.vocabulary import Harm


@dataclass(frozen=True, slots=True)
class Mention:
    """One claim's words for a person: the name as it stands in the text, and what the same words say of the person.

    `claim` and `incident` are ids; `anchor` is where the name stands, in a document of this publisher and day.
    """

    claim: str
    incident: str
    publisher: str | None
    published: date | None
    name: str
    fate: Harm
    anchor: Anchor
    age: int | None = None
    sex: str | None = None
    occupation: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """How many stand behind a person's mentions."""

    documents: int
    publishers: int
    independent: int


@dataclass(frozen=True, slots=True)
class Victim:
    """One person, from all mentions. Recomputed from incidents, never edited.

    `fate` is the gravest that is told; place and day are the incident's. `incidents` are the ids of all incidents that
    tell of the person, that of the fate first. `reasons` tell why the mentions are taken for one person's.
    """

    id: str
    name: str
    other_names: tuple[str, ...]
    age: int | None
    sex: str | None
    occupation: str | None
    fate: Harm
    place: Place | None
    time: Time | None
    incidents: tuple[str, ...]
    sources: Sources
    disagreements: tuple[Disagreement, ...]
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...]
