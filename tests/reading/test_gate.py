from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import extract_claims
from sijill.model.readings import Triggers
from sijill.reading.gate import AFTER, BEFORE, Gate, window
from sijill.reading.speech import QUOTE_REACH
from tests.claims.strategies import EVENTS, FILLERS, SENTENCES, WITH_PARSER
from tests.claims.trees import read
from tests.factory import make_document

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
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
    assert Gate(Triggers.of("shelled", "shelling")).may_hold_by_words(sentence) is passes


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("He took them away", True),
        ("He took control of the hill", True),
        ("Away from home it took hours", True),
        ("He took a train", False),
        ("They went away to control it", False),
    ],
)
def test_a_trigger_with_companions_opens_the_gate_only_beside_one(sentence: str, passes: bool) -> None:
    alternatives = ((frozenset({"away"}),), (frozenset({"control", "command"}), frozenset({"of"})))
    assert Gate(Triggers({"took": alternatives})).may_hold_by_words(sentence) is passes


def test_the_neighbours_of_a_claim_are_read_with_it() -> None:
    assert window({5}, 9) == {i for i in range(9) if 5 - BEFORE <= i <= 5 + AFTER}


def test_a_window_ends_with_its_document() -> None:
    assert window({0}, 1) == {0}
    assert window(set(), 5) == set()


def test_a_quotation_with_a_claim_is_read_whole_with_who_may_speak_it() -> None:
    assert window({5}, 20, [range(4, 9), range(14, 16)]) == set(range(4 - QUOTE_REACH - BEFORE, 9 + QUOTE_REACH))


@given(count=st.integers(1, 30), data=st.data())
def test_what_holds_a_claim_is_read(count: int, data: st.DataObject) -> None:
    holding = data.draw(st.sets(st.integers(0, count - 1)))
    found = window(holding, count, [range(0, count // 2)])
    assert holding <= found <= set(range(count))


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


def test_the_gate_does_not_lose_a_speaker_beside_a_quotation_whose_name_stands_far_before() -> None:
    assert_gate_loses_nothing(
        'Musa Danjuma keeps goats. The figs were ripe. He said so. "They grazed there. Gunmen shot two herders."'
    )


def test_common_words_alone_have_nothing_read() -> None:
    text = "He took a train and went home. They held a party. She left it open. It came to nothing. Prices fell."
    assert not any(sentence.parsed for sentence in read(make_document(text)).sentences)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_the_gate_loses_nothing_of_our_examples(path: Path) -> None:
    for text in path.read_text("utf-8").split("\n\n\n"):
        assert_gate_loses_nothing(text)
