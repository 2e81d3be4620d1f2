from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from sijill.model.readings import Triggers
from sijill.reading import build_reader
from sijill.reading.language import detect_language
from tests.claims.strategies import ANY_TEXT
from tests.factory import make_document


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The shop was closed and nobody was in the street.", "en"),
        ("Two dead in market blast", "en"),
        ("قصفت الطائرات سوق البلدة صباح اليوم", "ar"),
        ("Російські війська обстріляли місто Ізюм", "uk"),
        ("Вчера в город вошли войска", "ru"),
        ("הלילה נשמעו פיצוצים בעיר", "he"),
        ("Les avions ont bombardé le marché de la ville et une école dans le village.", "und"),
        ("Die Stadt wurde mit Raketen beschossen und das Dorf ist nicht mehr da.", "und"),
        ("عاجل | Idlib: قصف على البلدة", "ar"),
        ("12 + 30 = 42 !!!", None),
        ("", None),
    ],
)
def test_the_language_is_told_by_letters_and_then_by_common_words(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@given(text=ANY_TEXT)
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert detect_language(text) in {None, "en", "ar", "uk", "ru", "he", "und"}


def test_a_language_without_a_reader_is_a_fault_and_no_error() -> None:
    french = "Les avions ont bombardé le marché de la ville et une école dans le village."
    documents = [make_document("The shop was closed."), replace(make_document(french), language=None)]
    known, unknown = build_reader(Triggers.of())(documents)
    assert not known.faults
    assert [fault.code for fault in unknown.faults] == ["language-not-read"]
    assert unknown.sentences == ()
    assert unknown.document.text == french
