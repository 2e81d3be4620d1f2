from __future__ import annotations

import pytest

from sijill.model.vocabulary import PartyKind
from tests.claims.defects import defect
from tests.claims.trees import claims_in, claims_over

STATE, REBELS, MILITIA = PartyKind.STATE_FORCES, PartyKind.REBEL_GROUP, PartyKind.POLITICAL_MILITIA
CIVILIANS, OBJECT = PartyKind.CIVILIANS, PartyKind.OBJECT


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        ("Soldiers shot two herders.", "shot", {("Soldiers", STATE)}, {("herders", CIVILIANS)}),
        ("Two herders were shot by soldiers.", "shot", {("soldiers", STATE)}, {("herders", CIVILIANS)}),
        ("Rebels kidnapped a judge.", "kidnapped", {("Rebels", REBELS)}, {("judge", CIVILIANS)}),
        ("Gunmen burned the clinic.", "burned", {("Gunmen", MILITIA)}, {("clinic", OBJECT)}),
        (
            "The killing of three monks by militiamen shook Qarsa.",
            "killing",
            {("militiamen", MILITIA)},
            {("monks", CIVILIANS)},
        ),
        (
            "Soldiers carried out an attack on a school.",
            "attack",
            {("Soldiers", STATE)},
            {("school", OBJECT)},
        ),
        (
            "The shepherd was shot at by rebels, along with soldiers.",
            "shot",
            {("rebels", REBELS)},
            {("shepherd", CIVILIANS)},
        ),
        (
            "Rebels, along with soldiers, shot two herders.",
            "shot",
            {("Rebels", REBELS), ("soldiers", STATE)},
            {("herders", CIVILIANS)},
        ),
        ("A mine killed a shepherd.", "killed", set(), {("shepherd", CIVILIANS)}),
        ("Nobody knows who killed the shepherd.", "killed", set(), {("shepherd", CIVILIANS)}),
        ("The soldiers who shot the boy were drunk.", "shot", {("soldiers", STATE)}, {("boy", CIVILIANS)}),
    ],
)
def test_who_did_it_and_to_whom(
    text: str, event: str, actors: set[tuple[str, PartyKind]], recipients: set[tuple[str, PartyKind]]
) -> None:
    (claim,) = claims_over(text, event)
    assert {(party.name, party.kind) for party in claim.actors} == actors
    assert {(party.name, party.kind) for party in claim.recipients} == recipients


def test_a_name_found_elsewhere_leaves_its_pronoun_as_the_mention() -> None:
    (claim,) = claims_in("Yara Fakhri was drawing water. A sniper shot her.")
    (victim,) = claim.recipients
    assert victim.mention is not None
    assert (victim.name, victim.anchor.exact, victim.mention.exact) == ("Yara Fakhri", "Yara Fakhri", "her")


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        ("They fled after Ada Weir's assassination.", "assassination", set(), {"Ada Weir"}),
        ("Ada Weir was a teacher. Her abduction shocked Qarsa.", "abduction", set(), {"Ada Weir"}),
        ("The army's killing of two herders shocked Qarsa.", "killing", {"army"}, {"herders"}),
        ("Ada Weir's murder of two herders shocked Qarsa.", "murder", {"Ada Weir"}, {"herders"}),
    ],
)
def test_whose_murder_it_is_was_murdered_unless_others_are_told_of(
    text: str, event: str, actors: set[str], recipients: set[str]
) -> None:
    (claim,) = claims_over(text, event)
    assert {party.name for party in claim.actors} == actors
    assert {party.name for party in claim.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Gunmen killed Colombian Judge Amelia Torres.", "Amelia Torres"),
        ("Gunmen killed Colonel Pedro Quintana on Monday.", "Pedro Quintana"),
        ("Gunmen killed Social Democratic leader Pedro Quintana on Monday.", "Pedro Quintana"),
        ("Gunmen killed the colonel on Monday.", "colonel"),
        ("GUNMEN KILLED COLOMBIAN JUDGE AMELIA QUINTANA IN THE STREET.", "AMELIA QUINTANA"),
    ],
)
def test_a_name_is_told_without_title_and_nation(text: str, victim: str) -> None:
    (claim,) = claims_in(text)
    assert [party.name for party in claim.recipients] == [victim]


def test_a_pronoun_for_nobody_known_gives_no_name() -> None:
    (claim,) = claims_in("A sniper shot her.")
    assert claim.recipients == ()


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Gunmen killed Samir Halabi and Rim Deeb.", {"Samir Halabi", "Rim Deeb"}),
        ("A shell killed Samir Halabi, Rim Deeb and Hadi Nasr.", {"Samir Halabi", "Rim Deeb", "Hadi Nasr"}),
        defect(
            "Rashid Amin and Nadia Zein slept. Gunmen shot them.",
            {"Rashid Amin", "Nadia Zein"},
            reason="of two named as one subject only the first is taken",
        ),
    ],
)
def test_every_named_victim_is_kept(text: str, victims: set[str]) -> None:
    assert {party.name for claim in claims_in(text) for party in claim.recipients} == victims


@pytest.mark.parametrize(
    ("text", "age", "sex", "occupation"),
    [
        ("Gunmen killed Samir Halabi, a 34-year-old baker.", 34, None, "baker"),
        ("Gunmen killed Samir Halabi, 34, a baker.", 34, None, "baker"),
        ("Gunmen killed Samir Halabi.", None, None, None),
        ("Gunmen killed a 12-year-old girl.", 12, "female", None),
        ("Gunmen killed an old man.", None, "male", None),
    ],
)
def test_age_sex_and_trade_are_told_only_by_the_words(
    text: str, age: int | None, sex: str | None, occupation: str | None
) -> None:
    (claim,) = claims_in(text)
    (victim,) = claim.recipients
    assert (victim.age, victim.sex, victim.occupation) == (age, sex, occupation)


def test_an_age_is_not_taken_from_the_neighbour_in_a_list() -> None:
    (claim,) = claims_in("Gunmen killed Samir Halabi, 34, and Rim Deeb.")
    assert {party.name: party.age for party in claim.recipients} == {"Samir Halabi": 34, "Rim Deeb": None}


def test_a_weapon_and_a_building_never_act() -> None:
    for text in ("A rocket struck the clinic.", "A mortar shell killed a nurse.", "The bakery was bombed."):
        assert [claim.actors for claim in claims_in(text)] == [()]
