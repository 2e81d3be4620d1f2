"""Which sub-event type a happening has: the most telling of its words, else what was used."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims.shallow.lexicon import Entry, MeansEntry
from sijill.model.claims import Reason
from sijill.model.vocabulary import EVENT_TYPE_OF

_MEANS_ORDER = (
    "Chemical weapon",
    "Suicide bomb",
    "Grenade",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Attack",
)


def type_of(
    events: Sequence[tuple[str, Entry]], means: Sequence[tuple[str, MeansEntry]], *, acted: bool
) -> tuple[str, Reason]:
    """The type and why. `events` and `means` come with their words in the text; `acted` if somebody is said to have."""
    telling = [(words, e) for words, e in events if e.role in ("cause", "both")]
    settled = next(((words, e) for words, e in telling if not e.generic), None)
    by_means = sorted(
        ((words, m) for words, m in means if m.type in _MEANS_ORDER), key=lambda pair: _MEANS_ORDER.index(pair[1].type)
    )
    if settled is not None and (settled[1].fixed or settled[1].type != "Attack" or not by_means):
        return _word(*settled)
    remote = [pair for pair in by_means if pair[1].type != "Attack"]
    if remote:
        return _means(*remote[0])
    if settled is not None:
        return _word(*settled)
    generic = sorted(telling, key=lambda pair: EVENT_TYPE_OF[pair[1].type] != "Explosions/Remote violence")
    if generic:
        words, entry = generic[0]
        if entry.harm is not None and entry.type == "Attack" and not acted and not by_means:
            return "Casualties", Reason(
                "sub_event_type", f"{entry.name}, no cause and no actor said", words, entry.where
            )
        return _word(words, entry)
    if by_means:
        return _means(*by_means[0])
    words, entry = events[0]
    if acted and entry.type == "Casualties":
        return "Attack", Reason("sub_event_type", f"{entry.name}, and somebody did it", words, entry.where)
    return _word(words, entry)


def _word(words: str, entry: Entry) -> tuple[str, Reason]:
    return entry.type, Reason("sub_event_type", entry.name, words, entry.where)


def _means(words: str, entry: MeansEntry) -> tuple[str, Reason]:
    return entry.type, Reason("sub_event_type", f"means {entry.name}", words, entry.where)
