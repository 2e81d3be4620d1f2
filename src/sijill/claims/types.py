"""Which sub-event type a happening has: the most telling of its words, else what was used."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims.events import Trigger
from sijill.claims.lexicon import Lexicon
from sijill.claims.means import Weapon
from sijill.model.claims import Party
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


def type_of(
    triggers: Sequence[Trigger], weapons: Sequence[Weapon], actors: Sequence[Party], words: Lexicon
) -> tuple[str, str]:
    """The type and why. A word that leaves the type open ("attack", "killed", "hit") takes it from the means."""
    settled = [t for t in triggers if not t.entry.generic and t.entry.role != "harm"]
    by_means = sorted({w.entry.type for w in weapons}, key=_MEANS_ORDER.index)
    if settled:
        entry = settled[0].entry
        explosive = [t for t in settled if EVENT_TYPE_OF[t.entry.type] == "Explosions/Remote violence"]
        if entry.type == "Attack" and explosive:
            entry = explosive[0].entry
        stronger = [m for m in by_means if m != "Attack"]
        if entry.type == "Attack" and stronger and not entry.fixed:
            return stronger[0], f"means {weapons[0].head.text}"
        munition = [w for w in weapons if w.entry.kind is MeansKind.MUNITION and w.entry.type == "Chemical weapon"]
        if munition and entry.type in _OPEN_TO_MEANS:
            return "Chemical weapon", f"means {munition[0].head.text}"
        return entry.type, entry.name
    if by_means and (by_means[0] != "Attack" or all(t.entry.role == "harm" for t in triggers)):
        return by_means[0], f"means {weapons[0].head.text}"
    causes = [t for t in triggers if t.entry.role == "cause"]
    if causes:
        return causes[0].entry.type, causes[0].entry.name
    both = [t for t in triggers if t.entry.role == "both"]
    if both:
        entry = both[0].entry
        unclear = (
            not actors
            and not weapons
            and entry.lemma in ("kill", "killing", "wound", "injure", "hurt", "maim", "crush", "bury", "trap")
        )
        if unclear:
            return "Casualties", f"{entry.name}, no cause and no actor said"
        return entry.type, entry.name
    return triggers[0].entry.type, triggers[0].entry.name
