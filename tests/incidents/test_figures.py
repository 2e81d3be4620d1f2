from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.incidents.figures import identifying_figures


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "A 27-year-old man was shot.", {"ages 27"}),
        ("en", "Two 19-year-olds and Jane Roe, 41, were hurt.", {"ages 19", "ages 41"}),
        ("en", "in the 1700 block of Elm Street", {"addresses 1700"}),
        ("en", "on Highway 61 and on I-95", {"addresses 61", "addresses 95"}),
        ("en", "about 1:30 a.m.", {"clock 1:30a"}),
        ("en", "27 people were killed, 12 of them children", set()),
        ("en", "a toll of 1,700 and 3.27 million", set()),
        ("ar", "شاب يبلغ من العمر ٢٧ عاما", {"ages 27"}),
        ("ru", "27-летний мужчина", set()),
    ],
)
def test_ages_addresses_and_hours_are_found_and_counts_are_not(language: str, text: str, figures: set[str]) -> None:
    assert identifying_figures(text, language) == figures


@given(st.text(max_size=200), st.sampled_from(["en", "ar", "xx", ""]))
def test_any_text_is_searched(text: str, language: str) -> None:
    assert all(figure.split()[0] in ("ages", "addresses", "clock") for figure in identifying_figures(text, language))
