from __future__ import annotations

import pytest

from sijill.claims.lexicon import lexicon
from sijill.claims.status import rule_on
from sijill.model.readings import Sentence
from sijill.model.vocabulary import Status
from tests.claims.defects import defect
from tests.claims.trees import claims_in, claims_over, tree, word

ASSERTED, DENIED, UNCERTAIN = Status.ASSERTED, Status.DENIED, Status.UNCERTAIN
HYPOTHETICAL, FUTURE = Status.HYPOTHETICAL, Status.FUTURE
ORDERED, THREATENED = Status.ORDERED, Status.THREATENED

STATUSES = [
    ("Soldiers shot two herders near Qarsa at noon.", "shot", ASSERTED),
    ("A mortar round killed a midwife on her way to work.", "killed", ASSERTED),
    ("At no time did the army bomb the market.", "bomb", DENIED),
    ("Under no circumstances did our men shoot the herders.", "shoot", DENIED),
    ("What the people want is bread, not the bombing of their markets.", "bombing", DENIED),
    ("At the time the army bombed the market, it was empty.", "bombed", ASSERTED),
    ("It was the third time this year that jets had bombed the bakery.", "bombed", ASSERTED),
    ("Witnesses recalled how the militia burned their barns.", "burned", ASSERTED),
    ("By the time help came, the driver had bled to death.", "bled", ASSERTED),
    ("The governor confirmed that a mine had killed three pupils.", "killed", ASSERTED),
    ("No civilians were killed in the raid.", "raid", ASSERTED),
    ("No deaths were reported after the air strike on Kherson.", "strike", ASSERTED),
    ("No one was hurt when a rocket struck the school in Dorna.", "struck", ASSERTED),
    ("There was no evidence of an attack on the village.", "attack", DENIED),
    ("The spokesman denied that his men had shot the herders.", "shot", DENIED),
    ('"Our pilots did not bomb the bakery," the general said.', "bomb", DENIED),
    ("The ministry dismissed reports that artillery had killed villagers in Qarsa.", "killed", DENIED),
    ("The rebels rejected claims that they had kidnapped the judge.", "kidnapped", DENIED),
    ("The militia never shelled the clinic, its commander insisted.", "shelled", DENIED),
    (
        "Iraq criticised Iran for failing to keep its part of the deal, with the rebels gaining control of Qarsa.",
        "gaining",
        ASSERTED,
    ),
    ("The army failed to bomb the bakery in Qarsa.", "bomb", DENIED),
    ("There was no shelling of the town, the governor said.", "shelling", DENIED),
    ("Contrary to earlier reports, the troops did not kill the imam.", "kill", DENIED),
    ("Neither side bombed the market, the mediator said.", "bombed", DENIED),
    ("The bomb failed to explode.", "explode", DENIED),
    ("The militia could not have shot the herders, an elder said.", "shot", DENIED),
    ("Gunmen reportedly kidnapped a judge in Qarsa.", "kidnapped", UNCERTAIN),
    ("A drone may have struck the bakery, residents said.", "struck", UNCERTAIN),
    ("Rebels are believed to have killed the two envoys.", "killed", UNCERTAIN),
    ("The two men were allegedly beaten by policemen.", "beaten", UNCERTAIN),
    ("It was feared that nine miners had died.", "died", UNCERTAIN),
    ("Investigators suspect that militants shot the pilot.", "shot", UNCERTAIN),
    ("The blast apparently killed a guard.", "killed", UNCERTAIN),
    ("The envoy was probably murdered, a relative said.", "murdered", UNCERTAIN),
    ("The prosecutor alleges that he strangled two women.", "strangled", UNCERTAIN),
    ("He is accused of murdering three guards.", "murdering", UNCERTAIN),
    ("Did soldiers shoot the boy?", "shoot", UNCERTAIN),
    ("The minister doubts that jets bombed the clinic.", "bombed", UNCERTAIN),
    ("If the army bombs the bridge, the town is cut off.", "bombs", HYPOTHETICAL),
    ("An attack on the dam could kill hundreds of people.", "kill", HYPOTHETICAL),
    ("Aid workers warn that shelling might hit the clinic.", "hit", HYPOTHETICAL),
    ("Should the militia attack, villagers would be killed.", "killed", HYPOTHETICAL),
    ("Without the truce, hundreds would have been killed.", "killed", HYPOTHETICAL),
    ("The council urged the army to bomb the tunnels.", "bomb", HYPOTHETICAL),
    ("Troops will storm the port next week, the general said.", "storm", FUTURE),
    ("The army is preparing to bomb the island.", "bomb", FUTURE),
    ("The rebels plan to attack the airport in spring.", "attack", FUTURE),
    ("Soldiers are set to arrest the mayor tomorrow.", "arrest", FUTURE),
    ("A planned attack on the embassy was called off.", "attack", FUTURE),
    ("The general ordered his men to burn the village.", "burn", ORDERED),
    ("The captain told his gunners to fire on the boats.", "fire", ORDERED),
    ("Troops were commanded to shoot anyone on the road.", "shoot", ORDERED),
    ("The colonel instructed pilots to bomb the silo.", "bomb", ORDERED),
    ("The warlord threatened to kill the hostages.", "kill", THREATENED),
    ('"We will burn every house in Qarsa," the commander said.', "burn", THREATENED),
    ("The group vowed to attack churches.", "attack", THREATENED),
    ("The militia has pledged to slaughter the villagers.", "slaughter", THREATENED),
    ('"We shall shoot all traitors," he warned.', "shoot", THREATENED),
]

NO_FACTS = [
    ("The army called allegations that it had bombed a school baseless.", "bombed"),
    ("The militia has always refused to attack hospitals.", "attack"),
    ("Rumours that a jet had bombed the mosque proved wrong.", "bombed"),
    ("Police foiled a plan to bomb the station.", "bomb"),
    ("A commander promised to hunt down and kill the traitors.", "kill"),
    ("There are fears that the army will shell the camp.", "shell"),
    ("The army is poised to attack the town.", "attack"),
    ("The army could have bombed the bridge but chose not to.", "bombed"),
    ("Commanders want the town bombed.", "bombed"),
    ("The mayor called on residents to flee the town.", "flee"),
    ("Residents hope that the army will not shell the town.", "shell"),
    ("The army said it would respond if rebels attacked the base.", "attacked"),
    ("Nobody believes that rebels killed the imam.", "killed"),
    ("The spokesman refused to say whether troops had shot the girl.", "shot"),
    ("Orders were given to shoot the deserters.", "shoot"),
    ("The ceasefire is meant to prevent further killings of civilians.", "killings"),
    ("It is unclear whether the blast killed anyone.", "killed"),
    ("The claim that rebels shot the pilot is false, the coalition said.", "shot"),
    ("It is untrue that soldiers burned the village, the mayor said.", "burned"),
    ("The army has yet to attack the town.", "attack"),
    ("The pilot was nearly killed when a missile missed his jet.", "killed"),
    ("Troops stopped short of storming the city.", "storming"),
    ("Imagine that a bomb exploded here, the teacher said.", "exploded"),
    ("The drill simulated an attack that killed 40 people.", "attack"),
    ("In the novel, gunmen kill a priest in Qarsa.", "kill"),
    ("The army is said to have shelled the bakery.", "shelled"),
    ("It remains unverified that jets bombed the convoy.", "bombed"),
    ("Unconfirmed reports said a shell had killed two children.", "killed"),
    ("Were rebels to storm the city, many would die.", "storm"),
    defect(
        "The decree orders soldiers to burn the crops.",
        "burn",
        reason="the parser takes 'orders soldiers' for a name",
    ),
    ("The two soldiers were cleared of killing the farmer.", "killing"),
    (
        "The spokesman, who spoke for two hours, denied that jets had struck a hall or killed civilians there.",
        "killed",
    ),
    ("The army rejected as fabricated a report by a rights group that its men had executed nine farmers.", "executed"),
    ("Neither the police nor the army fired on the crowd, the governor said.", "fired"),
    ("Neither the police nor the army shot at the crowd or wounded any protesters.", "wounded"),
    ("The convoy was not attacked or looted, the agency said.", "looted"),
    ("The general said that his troops had not fired a shot, let alone killed a villager.", "killed"),
    ("It is not true that two children died in the raid, the ministry said.", "died"),
    ("If the dam is bombed or collapses, thousands of people will drown.", "drown"),
    ("The exercise simulated a blast that killed 30 passengers.", "killed"),
    ("During the drill, soldiers shot at mock gunmen.", "shot"),
    ("In the television series, a bomber kills 14 people on a train.", "kills"),
    ("The film tells the story of a sniper who killed 160 people.", "killed"),
    ("In the video game, players shoot civilians at an airport.", "shoot"),
    ("The song about a boy who shot his father topped the charts.", "shot"),
    ("The boy was feared dead but was found alive on Friday.", "dead"),
    ("The court acquitted the colonel of ordering the killing of six students.", "killing"),
]


@pytest.mark.parametrize(("text", "event", "status"), STATUSES)
def test_an_event_is_put_forward_as_its_sentence_puts_it(text: str, event: str, status: Status) -> None:
    assert {claim.status for claim in claims_over(text, event)} == {status}


@pytest.mark.parametrize(("text", "event"), NO_FACTS)
def test_what_nobody_asserts_is_never_a_fact(text: str, event: str) -> None:
    assert ASSERTED not in {claim.status for claim in claims_over(text, event)}


@pytest.mark.parametrize(("text", "event"), [(text, event) for text, event, status in STATUSES if status is DENIED])
def test_a_denial_is_never_a_fact(text: str, event: str) -> None:
    assert ASSERTED not in {claim.status for claim in claims_over(text, event)}


def test_what_follows_from_a_condition_is_no_forecast() -> None:
    text = "If the army bombs the bridge, thousands will flee."
    assert {claim.status for claim in claims_over(text, "flee")} == {HYPOTHETICAL}


def test_of_two_clauses_each_has_its_own_status() -> None:
    text = "The army admitted that it had shelled the port but denied that it had bombed the clinic."
    assert {claim.status for claim in claims_over(text, "shelled")} == {ASSERTED}
    assert {claim.status for claim in claims_over(text, "bombed")} == {DENIED}


def test_a_doubt_about_who_did_it_leaves_the_deaths_asserted() -> None:
    text = "Suspected rebels killed six miners."
    assert {claim.status for claim in claims_over(text, "killed")} == {ASSERTED}


@pytest.mark.parametrize(
    "text",
    [
        "The documentary crew was filming when gunmen killed two guards.",
        "Gunmen killed two guards during a film at the cinema.",
        "Two soldiers were killed in a training accident, the army said.",
        "Gun play in the port led to the killing of two guards.",
    ],
)
def test_a_stage_near_by_makes_no_deed_invented(text: str) -> None:
    assert ASSERTED in {claim.status for claim in claims_in(text) if claim.casualties}


def test_who_is_charged_with_a_killing_is_uncertain_and_the_dead_are_not() -> None:
    claims = claims_in("The herder was charged with killing two guards.")
    assert {(claim.status, bool(claim.casualties), bool(claim.actors)) for claim in claims} == {
        (ASSERTED, True, False),
        (UNCERTAIN, False, True),
    }


def test_an_order_and_a_threat_carry_no_losses() -> None:
    for text in (
        "The general ordered his men to kill six hostages.",
        "The rebels threatened to kill six hostages.",
    ):
        assert [claim.casualties for claim in claims_over(text, "kill")] == [()]


NOT_SHOT = tree("""
    Rebels   NNS  nsubj  3 rebel
    did      VBD  aux    3 do
    not      RB   neg    3
    shoot    VB   ROOT   3
    him      PRP  dobj   3
""")
WILL_SHOOT = tree("""
    Rebels   NNS  nsubj  2 rebel
    will     MD   aux    2
    shoot    VB   ROOT   2
    him      PRP  dobj   2
""")
WE_WILL_SHOOT = tree("""
    We       PRP  nsubj  2 we
    will     MD   aux    2
    shoot    VB   ROOT   2
    him      PRP  dobj   2
""")
DENIED_SHOOTING = tree("""
    Rebels   NNS  nsubj  1 rebel
    denied   VBD  ROOT   1 deny
    shooting VBG  xcomp  1 shoot
    him      PRP  dobj   2
""")
AFTER_THEY_SHOT = tree("""
    She      PRP  nsubj  1
    denied   VBD  ROOT   1 deny
    it       PRP  dobj   1
    after    IN   mark   5
    rebels   NNS  nsubj  5 rebel
    shot     VBD  advcl  1 shoot
    him      PRP  dobj   5
""")


@pytest.mark.parametrize(
    ("sentence", "event", "status", "cue"),
    [
        (NOT_SHOT, "shoot", DENIED, "not"),
        (WILL_SHOOT, "shoot", FUTURE, "will"),
        (WE_WILL_SHOOT, "shoot", THREATENED, "will"),
        (DENIED_SHOOTING, "shooting", DENIED, "denied"),
        (AFTER_THEY_SHOT, "shot", ASSERTED, None),
    ],
    ids=["not", "will", "we will", "denied", "after"],
)
def test_a_ruling_names_the_word_that_decided_it(
    sentence: Sentence, event: str, status: Status, cue: str | None
) -> None:
    ruling = rule_on(sentence, word(sentence, event), lexicon())
    assert ruling.status is status
    assert (ruling.cue.text if ruling.cue is not None else None) == cue


@pytest.mark.parametrize(
    "text",
    [
        "Police have no suspects in the killing of the clerk.",
        "Detectives are investigating the death of a driver.",
        "He was charged with murder in the shooting of two guards.",
        "She could be sentenced for the killing of a trader.",
    ],
)
def test_what_is_done_about_a_deed_takes_the_deed_for_granted(text: str) -> None:
    killed = [c for c in claims_in(text) if c.recipients]
    assert killed
    assert {c.status for c in killed} == {Status.ASSERTED}
