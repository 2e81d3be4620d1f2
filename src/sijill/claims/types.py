"""Which sub-event type a happening has: the most telling of its words, else what was used."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims.events import Trigger
from sijill.claims.means import Weapon
from sijill.model.claims import Party, Reason
from sijill.model.vocabulary import EVENT_TYPE_OF, MeansKind

_OPEN_TO_MEANS = frozenset(
    {
        "Attack",
        "Casualties",
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Armed clash",
    }
)
_OF_ANY_CAUSE = frozenset({"kill", "killing", "wound", "injure", "hurt", "maim", "crush", "bury", "trap"})
_MEANS_ORDER = (
    "Chemical weapon",
    "Suicide bomb",
    "Grenade",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Protest with intervention",
    "Attack",
)


def type_of(triggers: Sequence[Trigger], weapons: Sequence[Weapon], actors: Sequence[Party]) -> tuple[str, Reason]:
    """The type and why. A word that leaves the type open ("attack", "killed", "hit") takes it from the means."""
    settled = [t for t in triggers if not t.entry.generic and t.entry.role != "harm"]
    by_means = sorted({w.entry.type for w in weapons}, key=_MEANS_ORDER.index)
    if settled:
        telling = settled[0]
        explosive = [t for t in settled if EVENT_TYPE_OF[t.entry.type] == "Explosions/Remote violence"]
        if telling.entry.type == "Attack" and explosive:
            telling = explosive[0]
        stronger = [m for m in by_means if m != "Attack"]
        if telling.entry.type == "Attack" and stronger and not telling.entry.fixed:
            return _by_means(stronger[0], weapons[0])
        munition = [w for w in weapons if w.entry.kind is MeansKind.MUNITION and w.entry.type == "Chemical weapon"]
        if munition and telling.entry.type in _OPEN_TO_MEANS:
            return _by_means("Chemical weapon", munition[0])
        return _by_word(telling)
    if by_means and (by_means[0] != "Attack" or all(t.entry.role == "harm" for t in triggers)):
        return _by_means(by_means[0], weapons[0])
    telling = next((t for role in ("cause", "both") for t in triggers if t.entry.role == role), triggers[0])
    entry = telling.entry
    unclear = entry.role == "both" and entry.lemma in _OF_ANY_CAUSE and not actors and not weapons
    if unclear:
        return "Casualties", _because(f"{entry.name}, no cause and no actor said", telling)
    return _by_word(telling)


def _by_word(trigger: Trigger) -> tuple[str, Reason]:
    return trigger.entry.type, _because(trigger.entry.name, trigger)


def _because(rule: str, trigger: Trigger) -> Reason:
    return Reason("sub_event_type", rule, trigger.token.text, trigger.entry.where)


def _by_means(label: str, weapon: Weapon) -> tuple[str, Reason]:
    return label, Reason("sub_event_type", f"means {weapon.head.text}", weapon.head.text, weapon.entry.where)
