from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.lexicons.names import fold
from sijill.places import Gazetteer
from sijill.places.mentions import mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A strike on Khan Yunis and on Rafah.", ["Khan Yunis", "Rafah"]),
        ("Syria's north, Aleppo’s east", ["Syria", "Aleppo"]),
        ("قصف على خان يونس ثم على إدلب", ["خان يونس", "إدلب"]),
        ("They went home.", []),
    ],
)
def test_names_of_known_places_are_found_the_longest_at_each_place(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    found = [text[one.start : one.end] for one in mentions(gazetteer, text)]
    assert [name for name in found if name in names] == names
    assert set(found) <= {*names, "home"}


@given(st.text("abEKhسادلب ـ'’-\n.SyriaAleppoIdlib", max_size=60))
def test_what_is_found_is_listed_under_the_words_that_stand_there(gazetteer: Gazetteer, text: str) -> None:
    for one in mentions(gazetteer, text):
        assert one.key == fold(text[one.start : one.end])
        assert gazetteer.named(one.key)


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4), st.sampled_from([" ", "\n", "-", "\u00a0"]))
def test_a_name_folds_word_by_word(words: list[str], gap: str) -> None:
    apart = " ".join(folded for word in words if (folded := fold(f"x{word}x")))
    assert fold(gap.join(f"x{word}x" for word in words)) == apart


@pytest.mark.parametrize("word", ["aleppo", "خان", "no such word", ""])
def test_a_word_begins_just_the_names_that_begin_with_it(gazetteer: Gazetteer, word: str) -> None:
    names = gazetteer.begun_by(word)
    assert all(name.split(" ")[0] == word for name in names)
    assert all(whole == bool(gazetteer.named(name)) for name, whole in names.items())
    assert names.get(word, False) == bool(gazetteer.named(word))
