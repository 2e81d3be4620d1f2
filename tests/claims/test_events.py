from __future__ import annotations

import pytest

from sijill.claims.events import counted_head, find_triggers, only_as
from sijill.claims.lexicon import lexicon
from sijill.claims.means import find_weapons
from sijill.model.readings import Sentence
from sijill.model.vocabulary import VIOLENT, Status
from tests.claims.defects import defect
from tests.claims.trees import claims_in, tree, word

SHOT_A_BOY = tree("""
    Soldiers NNS nsubj 1 soldier
    shot     VBD ROOT  1 shoot
    a        DT  det   3
    boy      NN  dobj  1
""")
BOY_WAS_SHOT = tree("""
    A        DT  det       1
    boy      NN  nsubjpass 3
    was      VBD auxpass   3 be
    shot     VBN ROOT      3 shoot
    by       IN  agent     3
    soldiers NNS pobj      4 soldier
""")
SHOT_A_FILM = tree("""
    Students NNS nsubj 1 student
    shot     VBD ROOT  1 shoot
    a        DT  det   3
    film     NN  dobj  1
""")
KILLED_SCORES = tree("""
    Bombs    NNS nsubj 1 bomb
    killed   VBD ROOT  1 kill
    scores   NNS dobj  1 score
    of       IN  prep  2
    people   NNS pobj  3
""")


def triggers_of(sentence: Sentence) -> list[tuple[str, list[str], list[str]]]:
    """Event word, those who did it, those it befell."""
    found = find_triggers(sentence, find_weapons(sentence, lexicon()), lexicon())
    return [(t.token.text, [a.text for a in t.agents], [p.text for p in t.patients]) for t in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (SHOT_A_BOY, [("shot", ["Soldiers"], ["boy"])]),
        (BOY_WAS_SHOT, [("shot", ["soldiers"], ["boy"])]),
        (SHOT_A_FILM, []),
        (KILLED_SCORES, [("killed", [], ["people"])]),
    ],
    ids=["active", "passive", "another sense", "scores of people"],
)
def test_an_event_word_knows_who_stands_where(
    sentence: Sentence, expected: list[tuple[str, list[str], list[str]]]
) -> None:
    assert triggers_of(sentence) == expected


def test_people_are_counted_at_the_word_that_counts_them() -> None:
    assert counted_head(KILLED_SCORES, word(KILLED_SCORES, "people")).text == "scores"
    assert counted_head(SHOT_A_BOY, word(SHOT_A_BOY, "boy")).text == "boy"


def test_some_words_count_only_when_denied() -> None:
    touched = tree("""
        Soldiers NNS nsubj 3 soldier
        did      VBD aux   3 do
        not      RB  neg   3
        touch    VB  ROOT  3
        anyone   NN  dobj  3
    """)
    (trigger,) = find_triggers(touched, [], lexicon())
    assert only_as(trigger, Status.DENIED)
    assert not only_as(trigger, Status.ASSERTED)


TYPES = [
    ("Jets bombed a bakery in Qarsa.", "Air/drone strike"),
    ("An airstrike hit a bakery in Qarsa.", "Air/drone strike"),
    ("A drone struck a bus near Qarsa.", "Air/drone strike"),
    ("Artillery shelled the port.", "Shelling/artillery/missile attack"),
    ("A rocket hit a clinic in Qarsa.", "Shelling/artillery/missile attack"),
    ("A roadside bomb killed two guards.", "Remote explosive/landmine/IED"),
    defect(
        "A farmer stepped on a landmine and died.",
        "Remote explosive/landmine/IED",
        reason="stepping on a mine is no event",
    ),
    ("A suicide bomber killed nine worshippers.", "Suicide bomb"),
    ("A grenade killed two waiters in a cafe.", "Grenade"),
    defect("A man threw a grenade into a cafe.", "Grenade", reason="throwing a grenade is no event"),
    ("Chlorine gas killed six villagers.", "Chemical weapon"),
    ("Gunmen shot a priest.", "Attack"),
    ("Militiamen raped two women.", "Sexual violence"),
    ("Gunmen kidnapped a judge.", "Abduction/forced disappearance"),
    ("Police arrested six students.", "Arrests"),
    ("Rebels clashed with soldiers near Qarsa.", "Armed clash"),
    ("Soldiers burned forty houses.", "Looting/property destruction"),
    ("Six hundred families fled the village.", "Displacement"),
    ("Two hundred families returned to the village.", "Return"),
    ("Four miners died.", "Casualties"),
    defect(
        "A strike killed four people in Qarsa.",
        "Air/drone strike",
        reason="a strike not said to be of the air or of drones is no event: its deaths have no cause",
    ),
]


@pytest.mark.parametrize(("text", "sub_event_type"), TYPES)
def test_what_was_done_is_told_by_the_words(text: str, sub_event_type: str) -> None:
    assert {claim.sub_event_type for claim in claims_in(text)} == {sub_event_type}


@pytest.mark.parametrize(
    "text",
    [
        "The minister declared war on inflation.",
        "Critics attacked the mayor's budget in a fiery speech.",
        "She shot a documentary about beekeepers in the hills.",
        "Sanctions hit the economy hard, the bank said.",
        "The proposal drew a barrage of criticism from teachers.",
        "Prices exploded after the drought.",
        "The committee killed the bill on Tuesday.",
        "The firm fired 300 employees last week.",
        "The talks ended in a dead heat.",
        "The two clubs fought a battle for second place.",
        "A storm of protest greeted the new tax.",
        "Children raided the fridge after school.",
        "He came under fire for his remarks about pensions.",
        "The opposition shot down the plan in parliament.",
        "Farmers are fighting a war against locusts.",
        "The shares were hammered on Friday.",
        "The team crushed its rivals to win the title.",
        "The virus attacks the lungs of old people.",
        "A bombshell report struck the ministry.",
        "Doctors are on the front line in the fight against measles.",
        "The film bombed at the box office.",
        "The visitors were slaughtered 5-0 in the cup final.",
        "Small traders are drowning in debt.",
        "The singer slayed the audience in Qarsa.",
        "Her husband's jokes killed the crowd.",
        "The striker killed off the game with a shot from 20 metres.",
        "Shares of the miner were slaughtered after it cut its dividend.",
        "The drug attacks tumours and kills cancer cells.",
        "The champions destroyed the visitors, who collapsed after half-time.",
        "The retailer axed 400 jobs and killed its loyalty programme.",
        "Lions killed 14 cows in the village overnight.",
        "Poachers shot dead two elephants in the reserve.",
        "The army killed 200 dogs to stop the spread of rabies.",
        "Hyenas attacked the village.",
        "Voters punished and massacred the ruling party at the polls.",
    ],
)
def test_a_metaphor_does_no_violence(text: str) -> None:
    assert [claim.anchor.exact for claim in claims_in(text) if claim.event_type in VIOLENT] == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("An earthquake killed 55 people in the mountains on Monday.", 55),
        ("Floods killed 12 people in the delta.", 12),
        ("The virus has killed 200 people in the province.", 200),
        ("A car crash killed five people on the coastal road.", 5),
        ("A crocodile killed a boy in the river.", 1),
    ],
)
def test_nature_and_accidents_kill_without_anybody_who_did_it(text: str, dead: int) -> None:
    (claim,) = claims_in(text)
    assert (claim.sub_event_type, claim.actors) == ("Casualties", ())
    assert [casualty.count.best for casualty in claim.casualties] == [dead]
