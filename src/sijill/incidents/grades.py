"""Airwars' grade of an incident, as a suggestion with its reasons. A person decides.

weak: one independent source; fair: two or more; contested: competing claims of responsibility; confirmed: the party
itself says, in so many words, that its act harmed civilians, and nobody else is named and no denial stands beside it.
The claim that says so is pointed at. Whether it is believed, and "discounted", which needs knowledge of who the dead
were, is a person's word: neither silence nor the number of sources confirms anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from sijill.actors import directory, link
from sijill.incidents.names import fold_name
from sijill.incidents.voices import Body, voices_in
from sijill.model.claims import Claim, Party
from sijill.model.vocabulary import VIOLENT, Group, Harm, PartyKind, Status

_NO_COMBATANTS = frozenset(Group) - {Group.COMBATANTS, Group.MEN}
_BODILY = frozenset({Harm.KILLED, Harm.INJURED})
_ARMED = frozenset(
    {
        PartyKind.STATE_FORCES,
        PartyKind.EXTERNAL_FORCES,
        PartyKind.REBEL_GROUP,
        PartyKind.POLITICAL_MILITIA,
        PartyKind.IDENTITY_MILITIA,
    }
)
_NO_PERPETRATOR = frozenset({PartyKind.CIVILIANS, PartyKind.OBJECT})

# How many letters two words must begin with alike: "Syria" and "Syrian", "Israel" and "Israeli".
_STEM = 5
# Words in the names of many parties, which make no two of them one.
_COMMON = frozenset(
    {
        *(
            "air",
            "army",
            "armed",
            "artillery",
            "defence",
            "defense",
            "drones",
            "fighter",
            "fighters",
            "force",
            "forces",
        ),
        *(
            "group",
            "jets",
            "led",
            "men",
            "militants",
            "military",
            "militia",
            "ministry",
            "national",
            "of",
            "police",
        ),
        *("rebel", "rebels", "security", "soldiers", "state", "the", "troops", "warplanes"),
    }
)


def competing_actors(claims: Sequence[Claim]) -> tuple[tuple[Claim, Party], ...]:
    """The asserted actors, one each, where at least two cannot be names for one party; else nothing.

    Parties named together by one document are not competing but acting together.
    """
    blamed: dict[str, tuple[Claim, Party]] = {}
    named_by: dict[str, set[str]] = {}
    for claim in claims:
        for party in claim.actors if claim.status is Status.ASSERTED else ():
            if party.kind not in _NO_PERPETRATOR and _is_name(party):
                name = party.actor_id or fold_name(party.name)
                blamed.setdefault(name, (claim, party))
                named_by.setdefault(name, set()).add(claim.document_id)
    rivals = {
        name
        for a, b in combinations(blamed, 2)
        if not (named_by[a] & named_by[b]) and not _may_be_one(blamed[a][1], blamed[b][1])
        for name in (a, b)
    }
    return tuple(value for name, value in blamed.items() if name in rivals)


def denials_by_accused(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The denied claims whose speaker is one of the parties that asserted claims name as actors."""
    accused = [p for c in claims if c.status is Status.ASSERTED for p in c.actors if _is_name(p)]
    return tuple(
        claim
        for claim in claims
        if claim.status is Status.DENIED
        and any(_share_a_word(s.name, party.name) for s in claim.attribution for party in accused)
    )


def acceptances(claims: Sequence[Claim]) -> tuple[tuple[Claim, Party], ...]:
    """The asserted claims in which an armed party says itself that it killed or wounded civilians, with the party.

    "We struck a target" accepts no harm, "killed fighters" none to civilians, and what is only possible nothing. The
    party must be one that the actor directory knows: to say "police said that police ..." of two forces accuses one.
    """
    return tuple(
        (claim, party)
        for claim in claims
        if claim.status is Status.ASSERTED and claim.attribution and _harms_civilians(claim)
        for party in claim.actors
        if party.actor_id and party.kind in _ARMED and _speaks_for(claim.attribution[0].name, party)
    )


def suggest_grade(claims: Sequence[Claim], sources: int) -> tuple[str, tuple[str, ...]]:
    """The grade and a sentence for each reason. `sources` is the number of independent ones."""
    reasons = []
    if rivals := competing_actors(claims):
        names = " / ".join(sorted(party.name for _, party in rivals))
        reasons.append(f"Contested: the asserted actors differ ({names}).")
    for denial in denials_by_accused(claims):
        reasons.append(f"Contested: {denial.attribution[0].name}, whom others name as the actor, denies it.")
    accepted = [
        f"{party.name} accepts it through {claim.attribution[0].name}: “{claim.anchor.exact}” (claim {claim.id[:8]})."
        for claim, party in acceptances(claims)
    ]
    if reasons:
        return "contested", tuple(dict.fromkeys((*reasons, *accepted)))
    if accepted:
        return "confirmed", tuple(dict.fromkeys(f"Confirmed, if a person agrees: {reason}" for reason in accepted))
    denials = dict.fromkeys(
        f"{claim.attribution[0].name} denies it, though no asserted claim names them as the actor."
        for claim in claims
        if claim.status is Status.DENIED and claim.attribution
    )
    if sources >= 2:
        return "fair", (f"Fair: {sources} independent sources tell of it.", *denials)
    return "weak", ("Weak: a single independent source tells of it.", *denials)


def _harms_civilians(claim: Claim) -> bool:
    """Whether the claim itself says that violence killed or wounded people who were no combatants."""
    return claim.event_type in VIOLENT and any(
        casualty.group in _NO_COMBATANTS
        and casualty.harm in _BODILY
        and casualty.count.said
        and casualty.count.high != 0
        for casualty in claim.casualties
    )


def _speaks_for(speaker: str, party: Party) -> bool:
    """Whether a speaker is the party, or a part of it or what it is part of: the ministry of its air force."""
    if fold_name(speaker) == fold_name(party.name):
        return True
    found, known = link(speaker), directory()
    theirs = party.actor_id if party.actor_id in known.actors else None
    if found and found.actor and theirs:
        ours = found.actor.id
        if known.is_part(ours, theirs) or known.is_part(theirs, ours):
            return True
    return any(
        isinstance(a, Body) and isinstance(b, Body) and a.countries and a.countries == b.countries and a.may_be(b)
        for a in voices_in(speaker)
        for b in voices_in(party.name)
    )


def _is_name(party: Party) -> bool:
    """ "Syrian jets" is a name and "gunmen" is none. In scripts without capitals every phrase may be one."""
    return any(c.isupper() or (c.isalpha() and not c.islower()) for c in party.name)


def _may_be_one(left: Party, right: Party) -> bool:
    kinds = {left.kind, right.kind}
    if PartyKind.UNKNOWN not in kinds and len(kinds) > 1:
        # "The Syrian army" and "Syrian rebels" share a word, and are two.
        return False
    return _share_a_word(left.name, right.name)


def _share_a_word(left: str, right: str) -> bool:
    ours, theirs = _stems(left), _stems(right)
    return bool(ours & theirs)


def _stems(name: str) -> set[str]:
    words = [word for word in fold_name(name).split() if word not in _COMMON and len(word) > 1]
    return {word[:_STEM] for word in words} or {fold_name(name)}
