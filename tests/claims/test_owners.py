from __future__ import annotations

import pytest

from sijill.model.vocabulary import SpeakerKind, Status
from tests.claims.trees import claims_in, claims_over


def doers(text: str, event: str) -> set[str]:
    return {party.name for claim in claims_over(text, event) for party in claim.actors}


@pytest.mark.parametrize(
    ("text", "event", "actors"),
    [
        ("Russian air strikes killed six villagers in Qarsa.", "air strikes", {"Russian"}),
        ("Six villagers were killed in a rebel mortar attack on Qarsa.", "attack", {"rebel"}),
        ("A Boko Haram suicide bombing killed six villagers in Qarsa.", "bombing", {"Boko Haram"}),
        ("US missiles struck the depot.", "struck", {"US"}),
        ("Six villagers were killed in an attack carried out by government forces.", "attack", {"government forces"}),
        ("An attack on the army base killed six guards.", "attack", set()),
        ("An army base attack killed six guards.", "attack", set()),
        ("Air strikes on the rebel-held town killed six villagers.", "strikes", set()),
    ],
)
def test_words_before_an_event_say_whose_it_is(text: str, event: str, actors: set[str]) -> None:
    assert doers(text, event) == actors


def test_who_did_it_is_linked_to_the_directory() -> None:
    (claim,) = claims_over("Russian air strikes killed six villagers in Qarsa.", "strikes")
    assert [party.actor_id for party in claim.actors] == ["ru-forces"]


def test_fighters_are_known_by_whose_they_are() -> None:
    (claim,) = claims_over("Fighters from the Arakan Army shot two villagers.", "shot")
    assert [(party.name, party.actor_id) for party in claim.actors] == [("Fighters", "arakan-army")]


def test_who_is_believed_to_have_done_it_is_a_claim_of_its_own() -> None:
    text = "The raid, believed to have been carried out by Russian jets, killed six villagers."
    claims = claims_over(text, "raid")
    told = next(claim for claim in claims if claim.casualties)
    believed = next(claim for claim in claims if not claim.casualties)
    assert (told.status, told.actors) == (Status.ASSERTED, ())
    assert (believed.status, [party.name for party in believed.actors]) == (Status.UNCERTAIN, ["Russian jets"])


def test_who_claims_an_attack_is_its_actor_by_his_own_word() -> None:
    text = "A bomb killed six villagers in Qarsa. Boko Haram claimed responsibility for the attack."
    (claim,) = [claim for claim in claims_in(text) if claim.actors]
    assert claim.status is Status.ASSERTED
    assert claim.actors[0].actor_id == "boko-haram"
    assert [(s.name, s.kind, s.cue) for s in claim.attribution] == [("Boko Haram", SpeakerKind.PARTY, "claimed")]


def test_who_claims_an_attack_claims_what_it_was_aimed_at() -> None:
    (claim,) = claims_in("The so-called Redeemers claimed responsibility for the attack on a newspaper building.")
    assert [party.name for party in claim.actors] == ["Redeemers"]
    assert [party.name for party in claim.recipients] == ["newspaper building"]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the attack.",
        "Nobody claimed responsibility for the attack.",
        "Boko Haram has not claimed responsibility for the attack.",
    ],
)
def test_where_nobody_claims_it_nothing_is_said(text: str) -> None:
    assert claims_in(text) == []
