from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import extract_claims, triggers
from sijill.reading.gate import AFTER, BEFORE, Gate
from tests.claims.strategies import EVENTS, FILLERS, SENTENCES, WITH_PARSER
from tests.claims.trees import read
from tests.factory import make_document

QUIET = "The figs are ripe. The hills are green. "


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("They SHELLED the town", True),
        ("A mortar-shelled house", True),
        ("a shelling.", True),
        ("(shelled)", True),
        ("He unshelled nuts", False),
        ("It rained", False),
        ("", False),
    ],
)
def test_a_trigger_opens_the_gate_as_a_whole_word(sentence: str, passes: bool) -> None:
    assert Gate(frozenset({"shelled", "shelling"})).holds_trigger(sentence) is passes


def test_the_neighbours_of_a_trigger_pass_with_it() -> None:
    sentences = ["quiet"] * 9
    sentences[5] = "shelled"
    expected = [5 - BEFORE <= i <= 5 + AFTER for i in range(9)]
    assert Gate(frozenset({"shelled"})).passes(sentences) == expected


def test_a_quotation_with_a_trigger_passes_whole() -> None:
    sentences = ["quiet"] * 12
    sentences[4] = "shelled"
    passed = Gate(frozenset({"shelled"})).passes(sentences, [range(4, 9)])
    assert all(passed[4 - BEFORE : 9 + AFTER])
    assert not passed[1]
    assert not passed[11]


@given(flags=st.lists(st.booleans(), max_size=30))
def test_the_gate_never_closes_on_a_trigger(flags: list[bool]) -> None:
    passed = Gate(frozenset({"shelled"})).passes(["shelled" if flag else "quiet" for flag in flags])
    assert len(passed) == len(flags)
    assert all(passes for passes, flag in zip(passed, flags, strict=True) if flag)


def assert_gate_loses_nothing(text: str) -> None:
    document = make_document(text)
    assert extract_claims(read(document)) == extract_claims(read(document, gate=False))


@given(sentences=SENTENCES)
@WITH_PARSER
def test_the_gate_loses_no_claim_and_no_value(sentences: list[str]) -> None:
    assert_gate_loses_nothing(" ".join(sentences))


def test_fillers_are_held_back() -> None:
    reading = read(make_document(" ".join((*FILLERS, EVENTS[0]))))
    assert not any(sentence.parsed for sentence in reading.sentences[: len(FILLERS) - BEFORE])


def test_the_gate_does_not_change_a_place_that_shares_a_name_with_somebody_far_away() -> None:
    assert_gate_loses_nothing(f"Yusuf Aden said the figs were ripe. {QUIET}{QUIET}Jets carried out strikes on Aden.")


def test_the_gate_does_not_lose_a_speaker_named_three_sentences_before() -> None:
    assert_gate_loses_nothing(
        f'Musa Danjuma keeps goats. {QUIET}He said so. "Gunmen burned the barn. They shot two herders."'
    )


def test_the_gate_does_not_lose_whom_a_pronoun_of_the_sentence_behind_means() -> None:
    assert_gate_loses_nothing(f"Musa Danjuma keeps goats. {QUIET}Gunmen came. A bomb exploded. He said they fled.")


def test_every_form_of_every_event_word_is_a_trigger() -> None:
    assert {"bombed", "bombing", "killed", "killings", "shot", "fled", "airstrikes"} <= triggers()
    assert all(word == word.lower() and " " not in word for word in triggers())
