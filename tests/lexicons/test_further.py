from __future__ import annotations

import pytest

from sijill.lexicons.further import further_marks, marks_of
from sijill.model.anchors import Span
from tests.factory import make_document


@pytest.mark.parametrize(
    ("language", "quote", "marks"),
    [
        ("en", "a second strike, on a school, killed two", {"second"}),
        ("en", "Another deadly air strike killed three", {"another"}),
        ("en", "the second killing of the year", set()),
        ("en", "a man was killed and another wounded", set()),
        ("en", "another man in a raid", set()),
        ("en", "a third of attacks", set()),
        ("en", "second degree murder", set()),
        ("ar", "غارة ثانية على البلدة", {"ثانيه"}),
        ("ar", "وقصف آخر استهدف السوق", {"اخر"}),
        ("ar", "قتل مدني وأصيب آخر بقصف", set()),
        ("uk", "другий удар", set()),
        ("xx", "a second strike", set()),
    ],
)
def test_a_mark_stands_at_the_noun_of_one_happening(language: str, quote: str, marks: set[str]) -> None:
    assert further_marks([quote], language) == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("A man died. In a separate incident, gunmen killed two.", {"separate"}),
        ("A second strike hit Tolmin, and gunmen killed two.", set()),
        ("In a separate incident a man died. Gunmen killed two.", set()),
    ],
)
def test_the_words_that_a_sentence_begins_with_may_lead_to_one_more(text: str, marks: set[str]) -> None:
    document = make_document(text)
    start = text.lower().index("gunmen")
    assert marks_of([document.anchor(Span(start, len(text) - 1))], document) == marks
