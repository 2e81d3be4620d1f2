from __future__ import annotations

import pytest

from sijill.model.claims import Casualty, Count
from sijill.model.vocabulary import Group, Harm
from tests.claims.defects import defect
from tests.claims.trees import claims_in

KILLED, INJURED = Harm.KILLED, Harm.INJURED
exactly = Count.exactly

FIGURES = [
    ("A bomb killed seven fishermen in Qarsa.", {(KILLED, exactly(7))}),
    ("Shelling killed 3 people and wounded 12.", {(KILLED, exactly(3)), (INJURED, exactly(12))}),
    ("At least 15 pupils were killed when a shell hit the school.", {(KILLED, Count(low=15))}),
    ("A raid killed up to 40 shepherds.", {(KILLED, Count(high=40))}),
    ("Between six and nine miners died in the blast.", {(KILLED, Count(low=6, high=9))}),
    ("Jets bombed the market, killing more than 30 shoppers.", {(KILLED, Count(low=30))}),
    ("About 25 villagers were shot dead.", {(KILLED, Count(best=25))}),
    ("Dozens of worshippers were wounded by a grenade.", {(INJURED, Count(low=24))}),
    ("A drone strike killed a mother and her two sons.", {(KILLED, exactly(3))}),
    ("A shell killed an old man.", {(KILLED, exactly(1))}),
    ("A plane fired at the farmer, wounding his arm.", {(INJURED, exactly(1))}),
    ("Gunmen killed Samir Halabi, 44, a tailor.", {(KILLED, exactly(1))}),
    ("Nobody was hurt in the explosion.", {(INJURED, exactly(0))}),
    ("No one was hurt when a rocket landed in a field near Dorna.", {(INJURED, exactly(0))}),
    ("A missile hit the depot but no one was injured.", {(INJURED, exactly(0))}),
    ("There were no casualties in the shelling.", set()),
    ("There were no immediate reports of deaths after the blast.", set()),
    ("The death toll from the bombing rose from 11 to 17.", {(KILLED, exactly(17))}),
    ("Two dozen men were abducted by gunmen.", {(Harm.ABDUCTED, exactly(24))}),
    ("Half a dozen soldiers were killed in an ambush.", {(KILLED, exactly(6))}),
    ("The strike left 13 people dead and 21 wounded.", {(KILLED, exactly(13)), (INJURED, exactly(21))}),
    ("Twenty-one prisoners were executed.", {(KILLED, exactly(21))}),
    ("Some 4,500 people fled the town.", {(Harm.DISPLACED, Count(best=4500))}),
    ("Tens of thousands have fled the shelling.", {(Harm.DISPLACED, Count(low=20_000))}),
    ("The attack claimed the lives of nine monks.", {(KILLED, exactly(9))}),
    ("A 12-year-old boy was shot dead by a sniper.", {(KILLED, exactly(1))}),
    ("The bus was hit by three rockets, killing the driver.", {(KILLED, exactly(1))}),
    ("None of the 40 passengers was killed in the attack.", {(KILLED, exactly(0))}),
    ("People were killed in the strike.", {(KILLED, Count())}),
    ("Three of the four hostages were killed.", {(KILLED, exactly(3))}),
    ("From 12 to 15 people died in the attack.", {(KILLED, Count(low=12, high=15))}),
    ("A pair of nurses were killed in the shelling.", {(KILLED, exactly(2))}),
    ("A couple were killed when a rocket hit their home.", {(KILLED, exactly(2))}),
    ("A woman was fatally shot in the market.", {(KILLED, exactly(1))}),
    ("Two men were beaten to death by soldiers.", {(KILLED, exactly(2))}),
    ("The fatal shooting of three farmers went unpunished.", {(KILLED, exactly(3))}),
    ("A deadly attack on the village was filmed.", set()),
    ("A man killed his wife and then shot himself.", {(KILLED, exactly(1)), (INJURED, exactly(1))}),
    ("The attacker then killed himself.", {(KILLED, exactly(1))}),
    ("A six year old boy was killed by a shell.", {(KILLED, exactly(1))}),
    ("Her sons, 7 and 8, were killed in the strike.", {(KILLED, Count())}),
    ("A man shot his wife and then himself.", {(INJURED, exactly(2))}),
    ("The boys were hanging out with four friends.", set()),
    ("Police hanged three prisoners.", {(KILLED, exactly(3))}),
    ("A twenty-five-year-old driver was killed.", {(KILLED, exactly(1))}),
    ("It was the first murder of 2017 in the town.", set()),
    ("Killed were two nurses and a driver.", {(KILLED, exactly(3))}),
    ("Both brothers were shot dead by gunmen.", {(KILLED, exactly(2))}),
    ("At least two women, both nurses, were killed.", {(KILLED, Count(low=2))}),
    ("A father injured his wife before killing himself.", {(INJURED, exactly(1)), (KILLED, exactly(1))}),
    ("Samir Herring, 22, was shot and killed.", {(INJURED, exactly(1)), (KILLED, exactly(1))}),
    ('"They killed me", she said.', set()),
    defect(
        "Sniper fire killed one person and wounded another.",
        {(KILLED, exactly(1)), (INJURED, exactly(1))},
        reason="'another' is nobody",
    ),
    ("Nine bodies were found after the massacre.", {(KILLED, exactly(9))}),
    ("A double homicide shook the town.", {(KILLED, exactly(2))}),
    ("Ten people, among them a nurse, were wounded in the shelling.", {(INJURED, exactly(10)), (INJURED, exactly(1))}),
    ("Fifteen people among them six children were killed.", {(KILLED, exactly(15)), (KILLED, exactly(6))}),
    ("Two killed, three injured in car bomb attack", {(KILLED, exactly(2)), (INJURED, exactly(3))}),
    ("6 civilians killed 35 injured in air raids on Idlib", {(KILLED, exactly(6)), (INJURED, exactly(35))}),
    ("At least 12 dead and 40 injured as bomb hits bus", {(KILLED, Count(low=12)), (INJURED, exactly(40))}),
    ("A total of 24 militants were killed.", {(KILLED, exactly(24))}),
    ("Girl child killed two others injured in rocket attack", {(KILLED, exactly(1)), (INJURED, exactly(2))}),
    ("Three killed over 70 injured in attacks in Aleppo", {(KILLED, exactly(3)), (INJURED, Count(low=70))}),
    ("Troops eliminated 30 militants near Aleppo.", {(KILLED, exactly(30))}),
    ("Four people, a mother and three sons, were killed by a shell.", {(KILLED, exactly(4))}),
    ("A shell killed two civilians, a father and son.", {(KILLED, exactly(2))}),
    ("A shell killed a family of six people.", {(KILLED, exactly(6))}),
    ("A shell killed up to nine people.", {(KILLED, Count(high=9))}),
    ("He was killed along with his wife.", {(KILLED, exactly(2))}),
    ("A seller, his brother and two others were killed by a shell.", {(KILLED, exactly(4))}),
    ("On Monday, 16 year old Amal Said was killed by a shell.", {(KILLED, exactly(1))}),
    ("The strike caused 12 deaths and 30 injuries.", {(KILLED, exactly(12)), (INJURED, exactly(30))}),
    ("A strike hit the house, causing injuries.", {(INJURED, Count())}),
    ("The bombing did not cause any injuries.", set()),
    ("No deaths were reported after the strike.", {(KILLED, exactly(0))}),
    ("Four men were killed, and others were injured, in a strike.", {(KILLED, exactly(4)), (INJURED, Count())}),
    ("A group of civilians was killed by shelling.", {(KILLED, Count())}),
    ("Hundreds of thousands of civilians have been killed.", {(KILLED, Count(low=200_000))}),
]


def figures(text: str) -> list[Casualty]:
    return [casualty for claim in claims_in(text) for casualty in claim.casualties]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_loss_is_the_figure_that_the_sentence_gives(text: str, expected: set[tuple[Harm, Count]]) -> None:
    assert {(casualty.harm, casualty.count) for casualty in figures(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed 3 people and wounded 12.",
        "At least 15 pupils were killed when a shell hit the school.",
        "A drone strike killed a mother and her two sons.",
        "Two dozen men were abducted by gunmen.",
        "The attack claimed the lives of nine monks.",
        *(
            defect(text, reason="number words that the parser hangs elsewhere are left out of the clause")
            for text in (
                "Between six and nine miners died in the blast.",
                "Dozens of worshippers were wounded by a grenade.",
                "The death toll from the bombing rose from 11 to 17.",
                "Twenty-one prisoners were executed.",
                "None of the 40 passengers was killed in the attack.",
                "Three of the four hostages were killed.",
                "A pair of nurses were killed in the shelling.",
                "Not fewer than 16 traders were killed by gunmen.",
            )
        ),
    ],
)
def test_the_clause_of_a_claim_holds_the_words_of_its_figures(text: str) -> None:
    for claim in claims_in(text):
        assert all(claim.anchor.span.contains(casualty.anchor.span) for casualty in claim.casualties)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Gunmen killed six policemen and two bystanders.", {(Group.COMBATANTS, 6), (Group.CIVILIANS, 2)}),
        ("A shell killed four children.", {(Group.CHILDREN, 4)}),
        ("A sniper killed three women.", {(Group.WOMEN, 3)}),
        defect(
            "A sniper shot dead three women.",
            {(Group.WOMEN, 3)},
            reason="the parser takes 'shot' for a noun here",
        ),
        ("A bomb killed two nurses.", {(Group.MEDICAL, 2)}),
        ("A bomb killed two photographers.", {(Group.MEDIA, 2)}),
        ("A bomb killed five people.", {(None, 5)}),
        ("A mine killed four people, including two children.", {(None, 4), (Group.CHILDREN, 2)}),
        ("Shelling killed 22 civilians, including a child.", {(Group.CIVILIANS, 22), (Group.CHILDREN, 1)}),
    ],
)
def test_a_group_is_said_by_the_words_or_not_at_all(text: str, groups: set[tuple[Group | None, int]]) -> None:
    assert {(c.group, c.count.best) for c in figures(text)} == groups


def test_a_part_is_never_added_to_the_whole() -> None:
    killed = [c.count for c in figures("Among the 16 dead were five women.") if c.harm is KILLED]
    assert exactly(16) in killed
    assert exactly(21) not in killed


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("A shell killed two nurses in a town that rebels have held since 2012.", False),
        ("Since March, 210 civilians have been killed in the district.", True),
        ("So far 40 people have been killed in the siege.", True),
        ("A bomb killed four people on Monday.", False),
        ("The two drivers have since died.", False),
        ("A guard was killed, the third this year.", False),
    ],
)
def test_a_toll_over_a_period_says_so(text: str, cumulative: bool) -> None:
    assert {c.cumulative for c in figures(text)} == {cumulative}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed nobody but burned six houses.",
        "A rocket destroyed forty houses.",
        "Gunmen stole 300 cows.",
    ],
)
def test_things_are_not_counted_as_people(text: str) -> None:
    assert {c.count for c in figures(text)} <= {exactly(0)}
