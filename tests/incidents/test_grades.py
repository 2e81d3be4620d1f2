from __future__ import annotations

from dataclasses import replace

import pytest

from sijill.incidents.grades import acceptances, suggest_grade
from sijill.model.claims import Claim, Count
from sijill.model.vocabulary import Group, PartyKind, Status
from tests.factory import make_claim, make_document

IDS = {"the Israeli army": "il-forces", "the Ukrainian army": "ua-forces", "the Lebanese army": "lb-forces"}
FORCES = PartyKind.STATE_FORCES


def told(
    words: str,
    *,
    actor: str = "the Israeli army",
    speaker: str | None = None,
    killed: int | Count | None = 4,
    group: Group | None = Group.CIVILIANS,
    status: Status = Status.ASSERTED,
) -> Claim:
    claim = make_claim(
        make_document(words),
        actors={actor: FORCES} if actor else None,
        killed=killed,
        group=group,
        status=status,
        speakers=(speaker,) if speaker else (),
    )
    return replace(claim, actors=tuple(replace(party, actor_id=IDS.get(party.name)) for party in claim.actors))


@pytest.mark.parametrize(
    "speaker", ["the Israeli army", "an Israeli army spokesman", "الجيش الإسرائيلي", "Israeli military"]
)
def test_a_party_that_says_its_own_strike_killed_civilians_accepts_it(speaker: str) -> None:
    claim = told("Its strike killed four civilians, it said.", speaker=speaker)
    grade, reasons = suggest_grade([claim, told("Four died.", actor="")], 2)
    assert grade == "confirmed"
    assert "if a person agrees" in reasons[0]
    assert claim.anchor.exact in reasons[0]
    assert claim.id[:8] in reasons[0]


@pytest.mark.parametrize(
    "claim",
    [
        told("Four civilians were killed by the army, a nurse said.", speaker="a nurse"),
        told("The army said it killed four fighters.", speaker="the Israeli army", group=Group.COMBATANTS),
        told("The army said it struck a target.", speaker="the Israeli army", killed=None, group=None),
        told("The army said it killed four.", speaker="the Israeli army", group=None),
        told("The army said it may have killed four.", speaker="the Israeli army", status=Status.UNCERTAIN),
        told("The army said it killed no civilian.", speaker="the Israeli army", killed=0),
        told("Russia's army said Ukraine's killed four.", actor="the Ukrainian army", speaker="the Russian army"),
        told("Police said police had shot four.", actor="police", speaker="police"),
        told("Gunmen said gunmen had killed four.", actor="gunmen", speaker="gunmen"),
        told("Four civilians were killed by the army."),
    ],
    ids=lambda claim: claim.anchor.exact,
)
def test_nothing_less_is_an_acceptance(claim: Claim) -> None:
    assert acceptances([claim]) == ()
    assert suggest_grade([claim], 50)[0] != "confirmed"


def test_an_acceptance_beside_another_who_is_blamed_is_contested_and_still_shown() -> None:
    accepted = told("Its strike killed four civilians, it said.", speaker="the Israeli army")
    other = told("The Lebanese army killed four civilians.", actor="the Lebanese army")
    grade, reasons = suggest_grade([accepted, other], 2)
    assert grade == "contested"
    assert any("accepts it" in reason for reason in reasons)


@pytest.mark.parametrize(("sources", "grade"), [(1, "weak"), (2, "fair"), (40, "fair")])
def test_sources_alone_make_it_weak_or_fair(sources: int, grade: str) -> None:
    assert suggest_grade([told("Four civilians died.", actor="")], sources)[0] == grade
