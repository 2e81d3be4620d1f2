from __future__ import annotations

import re
from importlib.resources import files

import pytest

from sijill.model.claims import Claim, Reason
from tests.claims.trees import claims_in, claims_over

TEXT = (
    "Russian jets bombed the market in Qarsa on Monday, killing at least six villagers, the mayor said. "
    "He reportedly fled."
)


def reasons(claim: Claim, field: str) -> list[Reason]:
    return [reason for reason in claim.reasons if reason.field == field]


@pytest.fixture(scope="module")
def claim() -> Claim:
    return claims_over(TEXT, "bombed")[0]


@pytest.mark.parametrize(
    ("field", "words", "rule"),
    [
        ("event", "bombed", "bomb (verb)"),
        ("status", "", "nothing speaks against assertion"),
        ("actors[0]", "Russian jets", "the subject of “bombed”"),
        ("actors[0].kind", "Russian jets", "state forces, as the actor directory has it"),
        ("actors[0].actor_id", "Russian jets", "ru-forces"),
        ("recipients[0]", "market", "the object of “bombed”"),
        ("recipients[0].kind", "market", "object, by the word"),
        ("casualties[0]", "at least six villagers", "low 6, best not said, high not said"),
        ("place", "Qarsa", "nearest to the event word"),
        ("time", "Monday", "weekday: relative words, counted from 2021-06-16"),
        ("attribution[0]", "said", "the nearest speaker, indirect voice; official"),
    ],
)
def test_every_field_says_which_rule_gave_it_on_which_words(claim: Claim, field: str, words: str, rule: str) -> None:
    assert any(reason.words == words and rule in reason.rule for reason in reasons(claim, field))


def test_every_value_of_a_claim_has_a_reason(claim: Claim) -> None:
    for name in ("actors", "recipients", "casualties", "means", "attribution"):
        for number, _ in enumerate(getattr(claim, name)):
            assert reasons(claim, f"{name}[{number}]")


def test_an_entry_of_the_event_words_is_found_on_its_line(claim: Claim) -> None:
    reason = reasons(claim, "event")[0]
    file, line = reason.entry.split(":")
    text = (files("sijill.lexicons") / file).read_text("utf-8").splitlines()
    block = "\n".join(text[int(line) - 1 :]).split("\n\n")[0]
    assert block.startswith("[[event]]")
    assert f'"{reason.rule.split()[0]}"' in block


def test_a_status_names_the_list_that_its_word_is_in() -> None:
    (claim,) = claims_over("Nine fishermen were reportedly shot dead.", "shot")
    (reason,) = reasons(claim, "status")
    assert (reason.words, reason.entry) == ("reportedly", "en/status.toml [adverbs] uncertain")


def test_an_inherited_place_says_from_how_far() -> None:
    (claim,) = claims_over("Shells fell in Qarsa. Two villagers were killed by gunmen.", "killed")
    (reason,) = reasons(claim, "place")
    assert reason.rule == "inherited: none is named here, and this one stands 1 sentences before"


def test_a_pronoun_says_what_it_stands_for() -> None:
    (claim,) = claims_over("Yaw Htun was mending a net. Soldiers shot him.", "shot")
    assert any("stands for “Yaw Htun”" in reason.rule for reason in reasons(claim, "recipients[0]"))


def test_a_link_left_open_says_why() -> None:
    (claim,) = claims_over("The army shot two herders on the road between Syria and Lebanon.", "shot")
    assert all("actor_id" not in reason.field or "left open" in reason.rule for reason in claim.reasons)


def test_no_field_is_empty() -> None:
    for claim in claims_in(TEXT):
        for reason in claim.reasons:
            assert reason.rule
            assert re.fullmatch(r"[a-z_]+(\[\d+\])?(\.[a-z_]+)?", reason.field)


def test_what_a_later_sentence_tells_of_the_occurrence_names_the_field_its_words_and_the_list() -> None:
    text = "A shell killed two bakers. The incident occurred on 6 June 2021 in Qarsa."
    added = [r for claim in claims_in(text) for r in claim.reasons if "in the sentence after" in r.rule]
    assert {(r.field, r.words, r.entry) for r in added} == {
        ("time", "6 June 2021", "en/events.toml [occurrences]"),
        ("place", "Qarsa", "en/events.toml [occurrences]"),
    }
