"""The field's words: event types, statuses, harms and kinds, as closed vocabularies.

Event types follow the ACLED codebook of October 2024 (six types, 25 sub-types), to which four types of our own are
added where ACLED has none: Displacement, Statements, Diplomacy and Casualties. `PLOVER` is the crosswalk to the
PLOVER ontology's event types.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final

SUB_EVENT_TYPES: Final = MappingProxyType(
    {
        "Battles": (
            "Government regains territory",
            "Non-state actor overtakes territory",
            "Armed clash",
        ),
        "Protests": (
            "Excessive force against protesters",
            "Protest with intervention",
            "Peaceful protest",
        ),
        "Riots": ("Violent demonstration", "Mob violence"),
        "Explosions/Remote violence": (
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ),
        "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
        "Strategic developments": (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
        "Displacement": ("Displacement", "Return"),
        "Statements": ("Order", "Threat", "Accusation", "Demand", "Rejection", "Condemnation"),
        "Diplomacy": ("Negotiation", "Support", "Aid"),
        "Casualties": ("Casualties",),
    }
)
"""Event type -> its sub-event types, in the codebook's words."""

EVENT_TYPE_OF: Final = MappingProxyType({sub: event for event, subs in SUB_EVENT_TYPES.items() for sub in subs})
"""Sub-event type -> its event type."""

PLOVER: Final = MappingProxyType(
    {
        "Government regains territory": "ASSAULT",
        "Non-state actor overtakes territory": "ASSAULT",
        "Armed clash": "ASSAULT",
        "Excessive force against protesters": "ASSAULT",
        "Protest with intervention": "PROTEST",
        "Peaceful protest": "PROTEST",
        "Violent demonstration": "PROTEST",
        "Mob violence": "ASSAULT",
        "Chemical weapon": "ASSAULT",
        "Air/drone strike": "ASSAULT",
        "Suicide bomb": "ASSAULT",
        "Shelling/artillery/missile attack": "ASSAULT",
        "Remote explosive/landmine/IED": "ASSAULT",
        "Grenade": "ASSAULT",
        "Sexual violence": "ASSAULT",
        "Attack": "ASSAULT",
        "Abduction/forced disappearance": "ASSAULT",
        "Agreement": "AGREE",
        "Arrests": "COERCE",
        "Change to group/activity": "MOBILIZE",
        "Disrupted weapons use": "COERCE",
        "Headquarters or base established": "MOBILIZE",
        "Looting/property destruction": "COERCE",
        "Non-violent transfer of territory": "RETREAT",
        "Other": "COERCE",
        "Displacement": "COERCE",
        "Return": "CONCEDE",
        "Order": "REQUEST",
        "Threat": "THREATEN",
        "Accusation": "ACCUSE",
        "Demand": "REQUEST",
        "Rejection": "REJECT",
        "Condemnation": "ACCUSE",
        "Negotiation": "CONSULT",
        "Support": "SUPPORT",
        "Aid": "AID",
        "Casualties": "ASSAULT",
    }
)
"""Sub-event type -> PLOVER event type. PLOVER has no type for harm of unknown cause: ``Casualties`` is ASSAULT."""

VIOLENT: Final = frozenset(
    {"Battles", "Riots", "Explosions/Remote violence", "Violence against civilians", "Casualties"}
)
"""Event types that tell of violence done."""


class Status(StrEnum):
    """How the text puts the happening forward. Only ``asserted`` counts towards an incident's figures."""

    ASSERTED = "asserted"
    DENIED = "denied"
    UNCERTAIN = "uncertain"
    HYPOTHETICAL = "hypothetical"
    FUTURE = "future"
    ORDERED = "ordered"
    THREATENED = "threatened"


class Harm(StrEnum):
    """What befell the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISPLACED = "displaced"


class Group(StrEnum):
    """Who the people counted are, where the words say so."""

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    ELDERLY = "elderly"
    MEDICAL = "medical"
    MEDIA = "media"
    AID = "aid"


class PartyKind(StrEnum):
    """ACLED's actor kinds ("inter"), and ``object`` for what is not a person: a hospital, a convoy."""

    STATE_FORCES = "state forces"
    REBEL_GROUP = "rebel group"
    POLITICAL_MILITIA = "political militia"
    IDENTITY_MILITIA = "identity militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL_FORCES = "external forces"
    OBJECT = "object"
    UNKNOWN = "unknown"


class MeansKind(StrEnum):
    """What a means is: the thing that carries, the thing that strikes, or the way it was done."""

    PLATFORM = "platform"
    MUNITION = "munition"
    METHOD = "method"


class SpeakerKind(StrEnum):
    """What sort of source a speaker is."""

    WITNESS = "witness"
    OFFICIAL = "official"
    PARTY = "party"
    MEDICAL = "medical"
    MEDIA = "media"
    NGO = "ngo"
    INTERGOVERNMENTAL = "intergovernmental"
    SOCIAL_MEDIA = "social media"
    UNKNOWN = "unknown"


class Voice(StrEnum):
    """Whether the speaker's own words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Outcome(StrEnum):
    """How the reading of an input ended. ``partial``: some of it was not read; ``degraded``: read by a lesser way."""

    OK = "ok"
    PARTIAL = "partial"
    DEGRADED = "degraded"
    FAILED = "failed"


class Part(StrEnum):
    """Which string of a document an anchor points into."""

    TEXT = "text"
    TITLE = "title"
