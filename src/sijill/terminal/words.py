"""The values of a claim as short phrases: what is not said stays unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sijill.incidents.estimates import count_in_words
from sijill.model.claims import Casualty, Count, Party, Place, Speaker, Time
from sijill.model.incidents import Estimate
from sijill.model.vocabulary import Group, Harm, PartyKind
from sijill.terminal.safe import shown

ARROW = " → "


def parties(found: Iterable[Party]) -> str:
    """Names with their kinds: "Najib Sarmani (civilians, farmer)"."""
    return "; ".join(_party(party) for party in found)


def loss(found: Iterable[Casualty]) -> str:
    """Figures as stated: "killed at least 12 (children)", or "killed no number said" for bare "people"."""
    return "; ".join(_figure(c.harm, c.group, c.count) + (", over a period" if c.cumulative else "") for c in found)


def estimates(found: Iterable[Estimate]) -> str:
    """Figures of an incident: "killed 58 to 70, most often 58"."""
    return "; ".join(_estimate(e) for e in found)


def place(found: Place | None) -> str:
    """The name in the text, with region and coordinates where the gazetteer has it; "" if not said."""
    if found is None:
        return ""
    if found.latitude is None or found.longitude is None:
        return shown(found.name)
    region = ", ".join(shown(part) for part in (found.admin1, found.country) if part)
    return f"{shown(found.name)} ({region}{'; ' if region else ''}{found.latitude:.3f}, {found.longitude:.3f})"


def time(found: Time | None) -> str:
    """Days, with the words they came from; ``not resolved: "last week"`` where they could not be told."""
    if found is None:
        return ""
    words = f"“{shown(found.anchor.exact)}”"
    if found.start is None or found.end is None:
        return f"not resolved: {words}"
    part = f", {shown(found.day_part)}" if found.day_part else ""
    return f"{days(found)}{part} ({words})"


def days(found: Time | None) -> str:
    """Days alone: "2019-08-26", "2019-08-19 to 2019-08-25", or "" where they are not known."""
    if found is None or found.start is None or found.end is None:
        return ""
    return f"{found.start}" if found.start == found.end else f"{found.start} to {found.end}"


def chain(speakers: Sequence[Speaker]) -> str:
    """Who said it, the nearest to the event first: "emergency personnel → Spiegel"."""
    return ARROW.join(shown(speaker.name) for speaker in speakers)


def _party(party: Party) -> str:
    facts = [
        "" if party.kind in (PartyKind.UNKNOWN, party.name.casefold()) else str(party.kind),
        "" if party.age is None else f"aged {party.age}",
        shown(party.sex or ""),
        shown(party.occupation or ""),
    ]
    said = ", ".join(fact for fact in facts if fact)
    return f"{shown(party.name)} ({said})" if said else shown(party.name)


def _figure(harm: Harm, group: Group | None, count: Count) -> str:
    said = count_in_words(count) if count.said else "no number said"
    number = "zero" if count.low == count.high == 0 else said
    return f"{harm} {number}" + (f" ({group})" if group else "")


def _estimate(estimate: Estimate) -> str:
    count = estimate.count
    said = _figure(estimate.harm, estimate.group, Count(count.low, None, count.high))
    if count.best is None or count.low == count.high:
        return said
    return f"{said}, most often {count.best}"
