from __future__ import annotations

import pytest
from hypothesis import given, settings

from sijill.model.vocabulary import Part
from sijill.reading.quotations import LONGEST, find_quotations
from tests.claims.strategies import ANY_TEXT, MARKS_AND_SPACES


@given(text=ANY_TEXT | MARKS_AND_SPACES)
@settings(deadline=None)
def test_quotations_never_overlap_and_stay_inside_the_text(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.start < quotation.end <= len(text)
        end = quotation.end


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"The wall fell on us," said Rim.', ["The wall fell on us,"]),
        ("“The wall fell on us,” said Rim.", ["The wall fell on us,"]),
        ("«The wall fell on us», said Rim.", ["The wall fell on us"]),
        ("„The wall fell on us”, said Rim.", ["The wall fell on us"]),
        ('"We fled at dawn," he said. "Nobody helped us."', ["We fled at dawn,", "Nobody helped us."]),
        ('They called it a "deal" and left.', []),
        ("It's the neighbours' house.", []),
        ("''The wall fell on us,'' said Rim.", ["The wall fell on us,"]),
        ("``The wall fell on us,'' said Rim.", ["The wall fell on us,"]),
        ('A 12" pipe and a 10" pipe lay there.', []),
        ("“We fled at dawn and never looked back", []),
    ],
)
def test_a_quotation_is_what_stands_between_marks(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == quoted


def test_a_quotation_opened_anew_in_each_paragraph_is_found_in_each() -> None:
    text = "“We left the house before dawn that day.\n\n“We walked until the evening,” said Rim."
    assert [text[q.start : q.end] for q in find_quotations(text)] == [
        "We left the house before dawn that day.",
        "We walked until the evening,",
    ]


def test_a_mark_that_is_never_closed_swallows_no_more_than_a_quotation_may_be_long() -> None:
    text = "“" + "word " * LONGEST + "” and “these are three words”"
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["these are three words"]


def test_a_quotation_knows_whether_it_stands_in_the_title() -> None:
    (found,) = find_quotations('"We have nothing left"', Part.TITLE)
    assert found.part is Part.TITLE
