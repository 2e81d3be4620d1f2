from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.incidents.persons import (
    Match,
    bare_name,
    has_title_case,
    match,
    occupation_by,
    person_named,
    said_before,
    sex_by,
    stands_in,
    words_of,
)
from sijill.lexicons import load

GIVEN = [
    *(one for several in load("given", "persons")["same"].values() for one in several),
    *load("given", "persons")["same"],
]
NAMES = st.lists(st.sampled_from(GIVEN) | st.text("abdehiklmnorsu", min_size=1, max_size=8), min_size=1, max_size=4)


def agree(left: str, right: str) -> Match | None:
    return match(words_of(left), words_of(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mohammed Ali", "Muhammad Aly"),
        ("Dr. Samer Haddad", "Samer Haddad"),
        ("Yousef bin Abdel Karim al-Hajj", "Yusuf Abdulkarim Hajj"),
        ("Abd al-Rahman Nasser", "Abdulrahman Naser"),
        ("Samira Khalid Issa", "سميرة خالد عيسى"),
        ("Abdullah Khader", "عبد الله خضر"),
        ("عبدالعزيز خليل", "عبد العزيز خليل"),
        ("أبو خالد الديري", "ابو خالد الديري"),
        ("Faten Abu Shahin", "فاتن أبو شاهين"),
        ("إبراهيم الديبان", "ابراهيم ديبان"),
    ],
)
def test_one_name_in_two_spellings(left: str, right: str) -> None:
    assert agree(left, right) in (Match.SAME, Match.SPELLED)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mahmoud Ali", "Mohammed Ali"),
        ("محمود علي", "Mohammed Ali"),
        ("Samir Issa", "Samira Issa"),
        ("Samir Issa", "سميرة عيسى"),
        ("Hassan Khalil", "Hussein Khalil"),
        ("Ahmed Ali Hassan", "Ahmed Hussein Hassan"),
        ("Ali Hassan", "Omar Ali Hassan"),
        ("Khaled Issa", "Khalil Issa"),
        ("J. S.", "John Smith"),
        ("Smith", "John Smith"),
        ("", "John Smith"),
    ],
)
def test_two_names_stay_two(left: str, right: str) -> None:
    assert agree(left, right) is None


def test_a_name_without_the_fathers_or_with_initials_may_be_the_same() -> None:
    assert agree("Ahmed Hassan", "Ahmed Ali Hassan") is Match.SHORTER
    assert agree("D. H. Torres", "Daniel Hugo Torres") is Match.INITIALS
    assert agree("Mustafa Barakat", "Abu Omar Mustafa Barakat") is Match.SHORTER


def test_a_single_word_is_the_first_or_the_last_of_a_name() -> None:
    name = words_of("Samir Omar Khalil")
    assert stands_in("khalil", name)
    assert stands_in("samir", name)
    assert not stands_in("omar", name)


@given(NAMES, NAMES)
def test_agreement_has_no_sides(left: list[str], right: list[str]) -> None:
    ours, theirs = words_of(" ".join(left)), words_of(" ".join(right))
    assert match(ours, theirs) == match(theirs, ours)


@given(NAMES.filter(lambda words: len(words_of(" ".join(words))) > 1 and any(len(word) > 1 for word in words)))
def test_every_full_name_agrees_with_itself(words: list[str]) -> None:
    assert agree(" ".join(words), " ".join(words)) in (Match.SAME, None)
    assert bare_name(" ".join(words)) in " ".join(words)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Sgt Anna Weber", "Anna Weber"),
        ("خالد عبد العزيز هو", "خالد عبد العزيز"),
        ("أحمد عبود بجراح طفيفة", "أحمد عبود"),
        ("Abu Omar Nasser", "Abu Omar Nasser"),
    ],
)
def test_what_is_no_part_of_a_name_falls_away(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize("name", ["Samir Haddad", "Anna de la Cruz", "محمد خليل", "أبو حسن الديري"])
def test_a_name_of_two_words_names_a_person(name: str) -> None:
    assert person_named(name, shown=False)


@pytest.mark.parametrize(
    "name",
    ["Haddad", "a teacher", "Police Officer", "Village Woman", "14 Women", "بجراح خطرة", "امرأة مسنة", "بشكل أساسي"],
)
def test_what_people_and_things_are_called_names_nobody(name: str) -> None:
    assert not person_named(name, shown=False)


def test_in_arabic_an_unknown_name_needs_a_title_or_an_age() -> None:
    assert not person_named("عنود الجالود", shown=False)
    assert person_named("عنود الجالود", shown=True)


def test_titles_tell_sex_and_occupation() -> None:
    said = said_before("إصابة الطبيبة", "سميرة خليل")
    assert (sex_by(said), occupation_by(said)) == ("female", "طبيبه")
    assert sex_by(said_before("killing", "Mrs. Anna Weber")) == "female"
    assert said_before("killed his doctor,", "Anna Weber") == ()


def test_a_headline_has_capitals_that_show_no_name() -> None:
    assert has_title_case("Village Woman Killed in Strike on Market")
    assert not has_title_case("shelling killed Samir Haddad and Omar Nasser in the town")
