"""Claims of one document that tell of one happening make one report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

from sijill import lexicons
from sijill.actors.directory import directory
from sijill.lexicons.folding import fold
from sijill.lexicons.further import marks_of
from sijill.model.accounts import Report
from sijill.model.claims import Claim, Place
from sijill.model.dayparts import hours_apart
from sijill.model.distance import distance_km
from sijill.model.documents import Document
from sijill.model.vocabulary import EVENT_TYPE_OF, Harm, Part, PartyKind, Status

_VIOLENT = frozenset({"Explosions/Remote violence", "Violence against civilians", "Casualties", "Battles"})

_CARE = frozenset(lexicons.load("places", "en")["care"])

_SPOTS = frozenset(lexicons.load("sites", "places")["words"])
_HAPPENED = frozenset({Status.ASSERTED, Status.UNCERTAIN})
_WORDS_ONLY = frozenset({"Statements", "Diplomacy"})

REGION = 3
"""From this `geo_precision` on a place is a whole region."""

APART = 1_000
"""Further apart in a text, in code points, two groups are not joined unless one is the title's."""

TOWN_KM = 25.0
"""How far apart a town and its quarters are, at most."""

HEAD = 2_000
"""Where in a text, in code points, its printed title is looked for."""


def gather(claims: Iterable[Claim], document: Document | None = None) -> tuple[Report, ...]:
    """Bind claims of one document into reports: same place, no conflicting time, types that can be one happening.

    What names no town, or only a street, goes to the one report that it can belong to, where there is one only.
    The document tells which claims are its title's, also where its text prints the title once more.

    In doubt claims stay apart: two reports are joined later with reasons, while a report cannot be taken apart.
    """
    groups: list[list[Claim]] = []
    ordered = sorted(claims, key=_position)
    titles = _title_claims(ordered, document)
    for claim in ordered:
        open_groups = [group for group in groups if not _is_further(claim, group, document)]
        home = next((group for group in open_groups if all(_one_happening(claim, o, titles) for o in group)), None)
        if home is None:
            home = next((group for group in open_groups if _shares_a_victim(claim, group)), None)
        if home is None and _where(claim) is None:
            # A claim without a place goes on with what was told last, if nothing speaks against it.
            # A title goes on with the lead.
            near = groups[:1] if claim.anchor.part is Part.TITLE else groups[-1:]
            near = [group for group in near if group in open_groups]
            home = next((group for group in near if _goes_on(claim, group)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return tuple(Report.of(group) for group in _settle(_with_title(groups, titles, document), document))


def _is_further(claim: Claim, group: Sequence[Claim], document: Document | None) -> bool:
    """Whether a claim tells of "a second strike", and the group of what was told before it."""
    marks = marks_of([claim.anchor], document) if document is not None else frozenset()
    if not marks or document is None:
        return False
    return marks.isdisjoint(marks_of([one.anchor for one in group], document))


def _with_title(groups: list[list[Claim]], titles: Collection[str], document: Document | None) -> list[list[Claim]]:
    """Join what the title tells to the first group of the text that it can belong to.

    A title names the town where the text names the quarter, or the quarter where the text names the street. So its
    place is another one only where the gazetteer knows both, and they lie far apart.
    """
    for group in [g for g in groups if _is_told(g) and all(claim.id in titles for claim in g)]:
        homes = (h for h in groups if h is not group and not all(claim.id in titles for claim in h))
        home = next(
            (
                h
                for h in [x for x in homes if _is_told(x)][:2]
                if _agree(group, h, _may_be_one) and not _told_apart(group, h, document)
            ),
            None,
        )
        if home is not None:
            home[:] = sorted([*home, *group], key=_position)
            groups = [one for one in groups if one is not group]
    return groups


def _may_be_one(left: Place | None, right: Place | None) -> bool:
    if left is None or right is None or _places_agree(left, right):
        return True
    if left.gazetteer_id is None or right.gazetteer_id is None:
        return left.gazetteer_id != right.gazetteer_id  # One is listed. Where neither is, two names are two places.
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return True
    return distance_km(left.latitude, left.longitude, right.latitude, right.longitude) <= TOWN_KM


def _settle(groups: list[list[Claim]], document: Document | None) -> list[list[Claim]]:
    """Join groups that say too little of where they are to those that they can only belong to.

    A text names the province in its title and the town in its lead, the street in one sentence, the dead in the
    next.
    Such a group goes to the one other group of the text that it agrees with in all; where there are two it stays.
    """
    joined = True
    while joined:
        joined = False
        for group in groups:
            homes = [h for h in groups if h is not group and _belongs(group, h)] if _is_loose(group) else []
            homes = [home for home in homes if not _told_apart(group, home, document)]
            if len(homes) == 1:
                homes[0][:] = sorted([*homes[0], *group], key=_position)
                groups = [one for one in groups if one is not group]
                joined = True
                break
    return groups


def _told_apart(group: list[Claim], home: list[Claim], document: Document | None) -> bool:
    first, later = sorted((group, home), key=lambda one: _position(one[0]))
    return _is_further(later[0], first, document)


def _is_loose(group: list[Claim]) -> bool:
    """Whether a group tells of a happening and names no town: no place, a spot in a town, or a whole region."""
    places = [claim.place for claim in group if claim.place is not None and _where(claim) is not None]
    return _is_told(group) and all(map(_is_spot, places))


def _is_told(group: list[Claim]) -> bool:
    happened = any(c.status in _HAPPENED and c.event_type not in _WORDS_ONLY for c in group)
    return happened and not any(c.cumulative for claim in group for c in claim.casualties)


def _belongs(group: list[Claim], home: list[Claim]) -> bool:
    """Whether nothing speaks against one happening: places, types, days, figures of killed, doers."""
    if not (_placed(home) or not _placed(group)) or _apart(group, home) > APART:
        return False
    return _agree(group, home, _places_agree)


def _agree(group: list[Claim], home: list[Claim], places: Callable[[Place | None, Place | None], bool]) -> bool:
    """Whether the home tells of a happening that the group can be of, by places, types, days, killed and doers."""
    if not _is_told(home):
        return False
    agree = all(
        places(mine.place if _where(mine) else None, theirs.place if _where(theirs) else None)
        and _types_agree(mine.sub_event_type, theirs.sub_event_type)
        and _times_agree(mine, theirs)
        for mine in group
        for theirs in home
    )
    return agree and not any(
        mine and theirs and mine.isdisjoint(theirs)
        for mine, theirs in ((_killed(group), _killed(home)), (_doers(group), _doers(home)))
    )


def _placed(group: list[Claim]) -> bool:
    return any(_where(claim) is not None for claim in group)


def _apart(left: list[Claim], right: list[Claim]) -> int:
    """How far apart in the text, in code points; a title is near to all of it."""
    return min(
        (
            0 if Part.TITLE in (a.anchor.part, b.anchor.part) else abs(a.anchor.start - b.anchor.start)
            for a in left
            for b in right
        ),
        default=0,
    )


def _places_agree(left: Place | None, right: Place | None) -> bool:
    if left is None or right is None or left.name.casefold() == right.name.casefold():
        return True
    if left.gazetteer_id is not None and left.gazetteer_id == right.gazetteer_id:
        return True
    if _is_spot(left) != _is_spot(right):
        return True  # A street and a town: the one street of the text is in its one town.
    return _holds(left, right) or _holds(right, left)


def _holds(region: Place, place: Place) -> bool:
    if not _is_region(region) or region.country is None or region.country != place.country:
        return False
    return region.admin1 is None or region.admin1 == place.admin1


def _is_region(place: Place) -> bool:
    return (place.geo_precision or 1) >= REGION


def _is_spot(place: Place) -> bool:
    """ "Elm Street", "حي الزهراء": in some town."""
    return not _is_region(place) and not _SPOTS.isdisjoint(fold(word).strip(".,") for word in place.name.split())


def _killed(group: list[Claim]) -> set[int]:
    return {c.count.best for claim in group for c in claim.casualties if c.harm is Harm.KILLED and c.count.best}


def _doers(group: list[Claim]) -> set[str]:
    return {party.actor_id for claim in group for party in claim.actors if party.actor_id}


def _position(claim: Claim) -> tuple[Part, int]:
    return claim.anchor.part, claim.anchor.start


def _goes_on(claim: Claim, group: list[Claim]) -> bool:
    cumulative = any(c.cumulative for other in (claim, *group) for c in other.casualties)
    return not cumulative and all(
        _types_agree(claim.sub_event_type, other.sub_event_type) and _times_agree(claim, other) for other in group
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
    return alike and all(_times_agree(claim, other) for other in group)


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
    return _types_agree(left.sub_event_type, right.sub_event_type) and _times_agree(left, right)


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


def _times_agree(one: Claim, other: Claim) -> bool:
    left, right = one.time, other.time
    if left is None or right is None or left.start is None or right.start is None:
        return True
    left_end, right_end = left.end or left.start, right.end or right.start
    if left.start > right_end or right.start > left_end:
        return False
    # Who is shot in the morning may die at night.
    dying = "Casualties" in (one.sub_event_type, other.sub_event_type)
    one_day = left.start == left_end == right.start == right_end
    return dying or not one_day or not hours_apart(left.day_part, right.day_part)
