from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.restoring import LONG_WITHOUT_COMMA, find_lost, restore
from tests.claims.strategies import ANY_TEXT, WITH_PARSER
from tests.claims.trees import read
from tests.factory import make_document

SIGN = " The mayor of Qarsa didnt answer."
"""Tells that a text without apostrophes had some."""


def shown(text: str) -> str:
    lost = find_lost(text)
    return restore(text, lost).text if lost is not None else text


def long(text: str) -> str:
    return f"{text} {'The market was open again. ' * (LONG_WITHOUT_COMMA // 20)}"


@pytest.mark.parametrize(
    ("words", "restored"),
    [
        ("Shells fell on Syrias Hama province.", "Syria's Hama province"),
        ("Mondays raid killed two.", "Monday's raid"),
        ("It is the countrys main port.", "the country's main port"),
        ("They fled from the regimes forces.", "the regime's forces"),
        ("Karsad left. Karsads government denied it.", "Karsad's government"),
    ],
)
def test_a_genitive_that_lost_its_apostrophe_is_shown_with_it(words: str, restored: str) -> None:
    assert restored in shown(words + SIGN)


@pytest.mark.parametrize(
    "words",
    [
        "The Russians fled from the town.",
        "He works on Mondays and rests in between.",
        "Three groups fight in the town.",
        "Regimes come and go.",
        "The groups fight on.",
        "They saw the boys and the buses.",
    ],
)
def test_a_plural_stays_a_plural(words: str) -> None:
    assert shown(words + SIGN) == words + SIGN


@pytest.mark.parametrize("sign", ["'", "’", "‘"])
def test_a_text_with_an_apostrophe_lost_none(sign: str) -> None:
    assert find_lost(f"Syrias army left the countrys north. The mayor didn{sign}t answer.") is None


def test_a_text_in_which_nothing_tells_of_loss_stays_as_it_is() -> None:
    assert find_lost("The mayor of Qarsa and his sons were killed by soldiers.") is None


def test_a_long_text_without_commas_is_shown_one_before_what_followed() -> None:
    assert "hit the bus, killing two" in shown(long("A shell hit the bus killing two guards."))


@pytest.mark.parametrize(
    "text",
    [
        long("A shell hit the bus killing two guards, and fled."),
        long("He was accused of killing two guards."),
        "A shell hit the bus killing two guards.",
    ],
)
def test_no_comma_is_shown_where_some_are_left_or_none_stood_or_the_text_is_short(text: str) -> None:
    assert shown(text) == text


def test_the_words_of_a_restored_text_stand_in_the_text_as_it_is() -> None:
    text = long("Gunmen attacked Syrias Hama province killing two guards.")
    sentence = read(make_document(text), gate=False).sentences[0]
    words = [token.text for token in sentence.tokens]
    assert words == "Gunmen attacked Syria s Hama province killing two guards .".split()
    assert all(text[token.start : token.end] == token.text for token in sentence.tokens)
    assert [t.head for t in sentence.tokens if t.text == "Syria"] == [words.index("province")]


LOST_WORDS = st.lists(
    st.sampled_from("Syrias army countrys the regimes forces Karsad Karsads hit bus killing two , . ' didnt".split()),
    max_size=40,
).map(" ".join)


@given(text=LOST_WORDS | ANY_TEXT)
@WITH_PARSER
def test_what_is_shown_is_the_text_but_for_what_was_added(text: str) -> None:
    lost = find_lost(text)
    if lost is None:
        return
    restored = restore(text, lost)
    assert "".join(c for at, c in enumerate(restored.text) if at not in restored.added) == text
    assert {restored.text[at] for at in restored.added} <= {"'", ","}


@given(text=LOST_WORDS)
@WITH_PARSER
def test_every_word_of_a_restored_text_stands_where_it_says(text: str) -> None:
    for sentence in read(make_document(text), gate=False).sentences:
        assert [t.index for t in sentence.tokens] == list(range(len(sentence.tokens)))
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)
