"""Claims of one document that tell of one happening make one report."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.model.accounts import Report
from sijill.model.claims import Claim, Time
from sijill.model.vocabulary import EVENT_TYPE_OF

_VIOLENT = frozenset({"Explosions/Remote violence", "Violence against civilians", "Casualties", "Battles"})


def gather(claims: Iterable[Claim]) -> tuple[Report, ...]:
    """Bind claims of one document into reports: same place, no conflicting time, types that can be one happening.

    In doubt claims stay apart: two reports are joined later with reasons, while a report cannot be taken apart.
    """
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (c.anchor.part, c.anchor.start)):
        home = next((group for group in groups if all(_one_happening(claim, other) for other in group)), None)
        if home is None and claim.place is None:
            # A claim without a place goes on with what was told last, if nothing speaks against it.
            home = next((group for group in reversed(groups[-1:]) if _goes_on(claim, group)), None)
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


def _one_happening(left: Claim, right: Claim) -> bool:
    known = [c.place.name.casefold() for c in (left, right) if c.place is not None]
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
