"""Claims of one document that tell of one happening make one report."""

from __future__ import annotations

from collections.abc import Iterable

from sijill import lexicons
from sijill.model.accounts import Report
from sijill.model.claims import Claim, Time
from sijill.model.vocabulary import EVENT_TYPE_OF, Harm, Part, PartyKind

_VIOLENT = frozenset({"Explosions/Remote violence", "Violence against civilians", "Casualties", "Battles"})

_CARE = frozenset(lexicons.load("places", "en")["care"])


def gather(claims: Iterable[Claim]) -> tuple[Report, ...]:
    """Bind claims of one document into reports: same place, no conflicting time, types that can be one happening.

    In doubt claims stay apart: two reports are joined later with reasons, while a report cannot be taken apart.
    """
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (c.anchor.part, c.anchor.start)):
        home = next((group for group in groups if all(_one_happening(claim, other) for other in group)), None)
        if home is None:
            home = next((group for group in groups if _shares_a_victim(claim, group)), None)
        if home is None and _where(claim) is None:
            # A claim without a place goes on with what was told last, if nothing speaks against it.
            # A title goes on with the lead.
            near = groups[:1] if claim.anchor.part is Part.TITLE else groups[-1:]
            home = next((group for group in near if _goes_on(claim, group)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return tuple(Report.of(group) for group in groups)


def _goes_on(claim: Claim, group: list[Claim]) -> bool:
    cumulative = any(c.cumulative for other in (claim, *group) for c in other.casualties)
    return not cumulative and all(
        _types_agree(claim.sub_event_type, other.sub_event_type) and _times_agree(claim.time, other.time)
        for other in group
    )


def _where(claim: Claim) -> str | None:
    """Where the harm was done, as far as the claim says. Who died in a hospital was hurt before."""
    if claim.place is None:
        return None
    name = claim.place.name.casefold()
    is_care = claim.sub_event_type == "Casualties" and not _CARE.isdisjoint(name.split())
    return None if is_care else name


def _shares_a_victim(claim: Claim, group: list[Claim]) -> bool:
    """Nobody is killed twice: claims that name one victim tell of one happening, wherever they say it was."""
    names = _victims(claim)
    if not names or any(c.cumulative for c in claim.casualties):
        return False
    alike = any(not mine.isdisjoint(theirs) for other in group for theirs in _victims(other) for mine in names)
    return alike and all(_times_agree(claim.time, other.time) for other in group)


def _victims(claim: Claim) -> list[frozenset[str]]:
    """The names of those who were killed or wounded, as their words; only what is written like a name."""
    if not any(c.harm in (Harm.KILLED, Harm.INJURED) for c in claim.casualties) or claim.anchor.part is Part.TITLE:
        return []
    parties = [party for party in claim.recipients if party.mention is None and party.kind is PartyKind.CIVILIANS]
    written = [party.name.split() for party in parties]
    return [frozenset(word.casefold() for word in name) for name in written if all(w[:1].isupper() for w in name)]


def _one_happening(left: Claim, right: Claim) -> bool:
    known = [where for c in (left, right) if (where := _where(c)) is not None]
    if not known or (len(known) == 2 and known[0] != known[1]):
        return False
    if len(known) == 1 and "title" not in (left.anchor.part, right.anchor.part):
        # Only a title may leave out the place that the text tells.
        return False
    if any(c.cumulative for c in (*left.casualties, *right.casualties)):
        return False
    return _types_agree(left.sub_event_type, right.sub_event_type) and _times_agree(left.time, right.time)


def _types_agree(left: str, right: str) -> bool:
    if left == right:
        return True
    events = {EVENT_TYPE_OF[left], EVENT_TYPE_OF[right]}
    if not events <= _VIOLENT:
        return False
    return "Casualties" in (left, right) or len(events) == 1 or "Attack" in (left, right)


def _times_agree(left: Time | None, right: Time | None) -> bool:
    if left is None or right is None or left.start is None or right.start is None:
        return True
    left_end, right_end = left.end or left.start, right.end or right.start
    return left.start <= right_end and right.start <= left_end
