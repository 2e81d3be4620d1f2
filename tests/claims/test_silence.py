from __future__ import annotations

import pytest

from sijill.claims import explain_silence, extract_claims
from sijill.model.claims import Silence
from tests.claims.trees import read
from tests.factory import make_document


def silences(text: str) -> list[Silence]:
    reading = read(make_document(text))
    return explain_silence(reading, extract_claims(reading))


@pytest.mark.parametrize(
    ("text", "word", "rule"),
    [
        ("The film was shot in Paris.", "shot", "cannot hold among these words"),
        ("No group claimed responsibility for the attack.", "attack", "who is, or is not, responsible"),
    ],
)
def test_an_event_word_that_meant_no_event_says_why(text: str, word: str, rule: str) -> None:
    (silence,) = silences(text)
    assert silence.anchor.exact == text
    assert any(reason.words == word and rule in reason.rule and reason.entry for reason in silence.reasons)


def test_beside_a_sentence_that_is_read_the_needs_are_told() -> None:
    film = silences("Gunmen killed two herders. The film was shot in Paris.")[0]
    assert film.anchor.exact == "The film was shot in Paris."
    assert any("needs person, and none is near" in reason.rule for reason in film.reasons)


def test_a_sentence_behind_a_closed_gate_says_so() -> None:
    (silence,) = silences("The weather was fine.")
    assert silence.reasons[0].field == "gate"


@pytest.mark.parametrize(
    ("text", "word"),
    [("قصف الفريق مرمى خصمه بالكرات.", "قصف"), ("الطقس معتدل اليوم في المدينة.", "")],
)
def test_a_sentence_without_a_parser_says_why_too(text: str, word: str) -> None:
    (silence,) = silences(text)
    assert silence.reasons[0].words == word
    assert silence.reasons[0].field == "event"


def test_a_sentence_with_a_claim_is_not_silent() -> None:
    assert silences("Gunmen shot two herders.") == []


def test_every_sentence_is_told_or_silent() -> None:
    text = "Gunmen shot two herders. Two of them were brothers. The weather was fine."
    assert [silence.anchor.exact for silence in silences(text)] == [
        "Two of them were brothers.",
        "The weather was fine.",
    ]
    assert all(silence.reasons for silence in silences(text))
