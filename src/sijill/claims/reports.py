"""Claims of one document that tell of one happening make one report."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from sijill import lexicons
from sijill.actors.directory import directory
from sijill.model.accounts import Report
from sijill.model.claims import Claim, Time
from sijill.model.documents import Document
from sijill.model.vocabulary import EVENT_TYPE_OF, Harm, Part, PartyKind

_VIOLENT = frozenset({"Explosions/Remote violence", "Violence against civilians", "Casualties", "Battles"})

_CARE = frozenset(lexicons.load("places", "en")["care"])

HEAD = 2_000
"""Where in a text, in code points, its printed title is looked for."""


def gather(claims: Iterable[Claim], document: Document | None = None) -> tuple[Report, ...]:
    """Bind claims of one document into reports: same place, no conflicting time, types that can be one happening.

    The document tells which claims are its title's, also where its text prints the title once more.

    In doubt claims stay apart: two reports are joined later with reasons, while a report cannot be taken apart.
    """
    groups: list[list[Claim]] = []
    ordered = sorted(claims, key=lambda c: (c.anchor.part, c.anchor.start))
    titles = _title_claims(ordered, document)
    for claim in ordered:
        home = next((group for group in groups if all(_one_happening(claim, o, titles) for o in group)), None)
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


def _title_claims(claims: Iterable[Claim], document: Document | None) -> frozenset[str]:
    """The claims of a document's title, also where the text prints it."""
    title = (document.title or "").strip() if document is not None else ""
    start = document.text.find(title, 0, HEAD) if document is not None and title else -1
    end = start + len(title) if start >= 0 else 0
    return frozenset(
        claim.id for claim in claims if claim.anchor.part is Part.TITLE or start <= claim.anchor.start < end
    )


def _one_happening(left: Claim, right: Claim, titles: Collection[str]) -> bool:
    """Whether two claims can tell of one happening. `titles`: the claims of the document's title."""
    places = {where for claim in (left, right) if (where := _where(claim)) is not None}
    if len(places) == 2:
        # A title that names the country alone leaves the place to the text.
        places -= {where for c in (left, right) if c.id in titles and (where := _where(c)) in _countries()}
    if len(places) != 1:
        return False
    both = _where(left) is not None and _where(right) is not None
    if not both and not {left.id, right.id} & set(titles):
        # Only a title may leave out the place that the text tells.
        return False
    if any(c.cumulative for c in (*left.casualties, *right.casualties)):
        return False
    return _types_agree(left.sub_event_type, right.sub_event_type) and _times_agree(left.time, right.time)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in directory().country_names)


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
