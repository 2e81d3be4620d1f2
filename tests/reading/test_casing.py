from __future__ import annotations

import pytest
from hypothesis import example, given

from sijill.reading.casing import clue, true_case
from tests.claims.strategies import ANY_TEXT, WITH_PARSER


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen of the Red Front [RPF] killed Judge Adela Quintero in the city of Tarapaya on 12 January.",
        "She said that Colombian soldiers had fired at a bus near Orvalle with AK-47 rifles.",
        "The guerrillas attacked the U.S. embassy on Monday, and I saw it.",
        "A bomb exploded at the house of Mayor Hugo Pereda, wounding three people.",
    ],
)
def test_shouted_sentences_get_their_capitals_back(text: str) -> None:
    cased = true_case(text.upper())
    wrong = [(was, now) for was, now in zip(text.split(), cased.split(), strict=True) if was != now]
    # Names made of common words ("Red Front") may stay small; nothing else may go wrong.
    assert {was for was, _ in wrong} <= {"Red", "Front", "Judge", "Mayor"}


def test_short_forms_without_vowels_in_brackets_or_before_numbers_stay_upper_case() -> None:
    cased = true_case("THE [ORVA] AND THE QRST SEIZED AN RX-16")
    assert ("[ORVA]" in cased, "QRST" in cased, "RX-16" in cased) == (True, True, True)


def test_a_form_of_a_word_in_the_dictionary_is_known_by_its_parts_of_speech() -> None:
    assert "v" in clue("ATTACKED").parts
    assert "n" in clue("VILLAGES").parts
    assert clue("QUINTEROS").parts == ""
    assert clue("COLOMBIAN").listed == "nations"


@given(text=ANY_TEXT)
@example(text="İSTANBUL’DA ŞİDDETLİ PATLAMA ﬁ ß ŉ DUYULDU BUGÜN")
@WITH_PARSER
def test_only_case_ever_changes(text: str) -> None:
    cased = true_case(text)
    assert len(cased) == len(text)
    assert all(was == now or was.lower() == now for was, now in zip(text, cased, strict=True))
