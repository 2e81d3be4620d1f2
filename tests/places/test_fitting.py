from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.places import Gazetteer
from sijill.places.fitting import fitted


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Jets struck Deir al-Zour on Monday.", "Deir", "Deir al-Zour"),
        ("Jets struck Aleppos Old City on Monday.", "Aleppos Old City", "Aleppo"),
        ("Men were shot in Syrias Deir el-Zour.", "Syrias Deir", "Deir el-Zour"),
        ("A bomb went off in Homs.", "Homs", "Homs"),
        ("Shells fell on Qarsabatta.", "Qarsabatta", "Qarsabatta"),
        ("A man was shot in New York.", "New York", "New York"),
        ("A man was shot in West Baltimore.", "West Baltimore", "West Baltimore"),
        ("A man was shot on South Qarsabatta.", "South Qarsabatta", "South Qarsabatta"),
        ("A man was shot on Aleppo Garden Street.", "Aleppo Garden Street", "Aleppo Garden Street"),
    ],
)
def test_a_name_is_as_long_as_the_gazetteer_has_it(gazetteer: Gazetteer, text: str, name: str, whole: str) -> None:
    start = text.index(name)
    assert text[slice(*fitted(gazetteer, text, start, start + len(name)))] == whole


@given(text=st.text(alphabet="Syrias Deir-Zour.al", min_size=1), ends=st.tuples(st.integers(0, 40), st.integers(1, 41)))
def test_there_is_always_a_range_and_it_begins_within(gazetteer: Gazetteer, text: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(one, len(text)) for one in ends)
    if start == end:
        return
    first, last = fitted(gazetteer, text, start, end)
    assert start <= first < last <= len(text)
