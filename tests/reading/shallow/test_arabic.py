from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.lexicons.folding import fold
from sijill.reading.shallow.arabic import tokens_in

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة"
SIGNS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640\u200c\u200d\u200e\u200f"
texts = st.text(st.sampled_from(LETTERS + SIGNS + " .،؛؟!#_@0123٤٥٦۷abc🔴️\n"), max_size=120)


def words(text: str) -> list[str]:
    return [token.text for token in tokens_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("وقصفت", ["و", "قصفت"]),
        ("بالبراميل", ["ب", "البراميل"]),
        ("للنازحين", ["ل", "لنازحين"]),
        ("وبقصفهم", ["و", "ب", "قصف", "هم"]),
        ("ستقصف", ["س", "تقصف"]),
        ("وسط", ["وسط"]),
        ("وُقِصِفَت", ["وُ", "قِصِفَت"]),
        ("#جسر_الشغور", ["#", "جسر", "_", "الشغور"]),
        ("القتـ.ـلى", ["القتـ.ـلى"]),
        ("قتل3مدنيين", ["قتل", "3", "مدنيين"]),
        ("Publicأصيب", ["Public", "أصيب"]),
    ],
)
def test_what_is_written_onto_a_word_is_a_word_of_its_own(text: str, pieces: list[str]) -> None:
    assert words(text) == pieces


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("القَصْف", "قصف"),
        ("مستودعاً", "مستودع"),
        ("القتـ.ـلى", "قتلي"),
        ("مدرسة", "مدرسه"),
        ("٢٣", "23"),
        ("۷۸", "78"),
        ("١٬٢٠٠", "1200"),
    ],
)
def test_words_are_compared_without_signs_and_article(text: str, lemma: str) -> None:
    (token,) = tokens_in(text, 0, len(text))
    assert token.lemma == lemma


def test_the_article_is_remembered() -> None:
    definite, plain = tokens_in("القصف قصف", 0, 9)
    assert (definite.tag, plain.tag) == ("DEF", "")


@given(texts)
def test_words_stand_in_order_where_they_say_and_leave_nothing_visible_out(text: str) -> None:
    tokens = tokens_in(text, 0, len(text))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    covered = {i for t in tokens for i in range(t.start, t.end)}
    assert all(not text[i].isalnum() for i in range(len(text)) if i not in covered)


@given(texts)
def test_vowel_signs_and_tatweel_change_no_lemma(text: str) -> None:
    marked = "".join(c + "\u064e" if c in "بتجحدرسصطعفقكلمن" else c for c in text)
    assert [t.lemma for t in tokens_in(text, 0, len(text))] == [t.lemma for t in tokens_in(marked, 0, len(marked))]


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
