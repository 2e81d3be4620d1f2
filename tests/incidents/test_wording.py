from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.incidents.wording import Phrases, is_cased, words_of


@given(st.text(max_size=80))
def test_words_stand_in_the_text_in_order(text: str) -> None:
    words = words_of(text)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(text[word.start : word.end].strip() for word in words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fire near the Associated Press office", ["Associated Press"]),
        ("ونقلت وكالة رويترز ذلك", ["رويترز"]),
        ("بحسب ما قالت لرويترز", ["لرويترز"]),
        ("сообщает агентство Рейтера", ["Рейтера"]),
        ("the pressing matter", []),
    ],
)
def test_phrases_are_found_behind_prefixes_and_before_endings(text: str, found: list[str]) -> None:
    phrases = Phrases({"a": ["Associated Press"], "r": ["رويترز", "Рейтер*"]})
    words = words_of(text)
    assert [text[words[at].start : words[end - 1].end] for _, at, end in phrases.find(words)] == found


@given(st.lists(st.sampled_from("one two three four five".split()), max_size=12).map(" ".join))
def test_what_cannot_stand_in_a_text_is_not_found_there(text: str) -> None:
    phrases = Phrases({"x": ["two three", "five", "tw* one"]})
    if list(phrases.find(words_of(text))):
        assert phrases.may_stand_in(text)


def test_of_phrases_the_longest_counts() -> None:
    phrases = Phrases({"short": ["civil"], "long": ["civil defence"]})
    assert [meaning for meaning, _, _ in phrases.find(words_of("the civil defence said"))] == ["long"]


def test_a_script_without_capitals_is_known_though_a_latin_name_stands_in_it() -> None:
    assert not is_cased(words_of("نقلت وكالة AFP عن مصدر طبي"))
    assert is_cased(words_of("a shell hit خان"))
