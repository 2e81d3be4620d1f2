from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims.shallow.times import When, find_times, time_words
from sijill.lexicons import load
from sijill.model.readings import Token
from sijill.reading.shallow import arabic, cyrillic

LANGUAGES = ("ar", "uk", "ru")
PUBLISHED = date(2021, 6, 16)
"""A Wednesday."""


def tokens(text: str, language: str) -> tuple[Token, ...]:
    if language == "ar":
        return arabic.tokens_in(text, 0, len(text))
    return cyrillic.tokens_in(text, 0, len(text), language)


def times(text: str, language: str = "ar", published: date | None = PUBLISHED) -> list[When]:
    return find_times(tokens(text, language), published, time_words(language))


def days(text: str, language: str = "ar") -> tuple[str, str]:
    (when,) = times(text, language)
    return str(when.start), str(when.end)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 نيسان 2018", "2018-04-07"),
        ("٧ أبريل ٢٠١٨", "2018-04-07"),
        ("السابع من نيسان 2018", "2018-04-07"),
        ("السابع من نيسان/أبريل 2018", "2018-04-07"),
        ("الثالث والعشرين من أيار", "2021-05-23"),
        ("في 7/4/2018", "2018-04-07"),
        ("٢٠١٨-٠٤-٠٧", "2018-04-07"),
        ("بتاريخ 7-4-2018", "2018-04-07"),
        ("7 كانون الثاني 2018", "2018-01-07"),
        ("7 جانفي 2018", "2018-01-07"),
        ("3 حزيران", "2021-06-03"),
        ("20 كانون الأول", "2020-12-20"),
        ("صباح يوم السبت الموافق 7 نيسان 2018", "2018-04-07"),
        ("الثلاثاء (8 حزيران)", "2021-06-08"),
        ("الثلاثاء 8/6", "2021-06-08"),
        ("الأربعاء", "2021-06-16"),
        ("يوم الخميس", "2021-06-10"),
        ("مساء الجمعة", "2021-06-11"),
        ("الأربعاء الماضي", "2021-06-09"),
        ("اليوم", "2021-06-16"),
        ("أمس", "2021-06-15"),
        ("مساء أمس الثلاثاء", "2021-06-15"),
        ("أول أمس", "2021-06-14"),
        ("أمس الأول", "2021-06-14"),
        ("الليلة الماضية", "2021-06-15"),
        ("قبل يومين", "2021-06-14"),
        ("في السوق الثلاثاء", "2021-06-15"),
        ("ساحة الثورة يوم الثلاثاء", "2021-06-15"),
        ("قبل ثلاثة أيام", "2021-06-13"),
        ("قبل ٣ أيام", "2021-06-13"),
    ],
)
def test_arabic_words_for_a_day(text: str, day: str) -> None:
    assert days(text) == (day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("الأسبوع الماضي", "2021-06-07", "2021-06-13"),
        ("قبل أسبوع", "2021-06-07", "2021-06-13"),
        ("الشهر الماضي", "2021-05-01", "2021-05-31"),
        ("هذا الشهر", "2021-06-01", "2021-06-16"),
        ("العام الماضي", "2020-01-01", "2020-12-31"),
        ("قبل عامين", "2019-01-01", "2019-12-31"),
        ("نيسان الماضي", "2021-04-01", "2021-04-30"),
        ("في شهر آب", "2020-08-01", "2020-08-31"),
        ("آب 2016", "2016-08-01", "2016-08-31"),
        ("أواخر نيسان", "2021-04-21", "2021-04-30"),
        ("منتصف نيسان", "2021-04-11", "2021-04-20"),
        ("عام 2016", "2016-01-01", "2016-12-31"),
        ("في 2016", "2016-01-01", "2016-12-31"),
        ("خلال الساعات الماضية", "2021-06-15", "2021-06-16"),
        ("بين 5 و7 آذار", "2021-03-05", "2021-03-07"),
        ("من 5 آذار إلى 7 نيسان 2019", "2019-03-05", "2019-04-07"),
        ("بين 28 كانون الأول و3 كانون الثاني 2019", "2018-12-28", "2019-01-03"),
        ("5-7 آذار 2019", "2019-03-05", "2019-03-07"),
        ("بين 14 و18 حزيران", "2021-06-14", "2021-06-18"),
    ],
)
def test_arabic_words_for_a_period(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


def test_days_that_have_begun_are_not_ahead() -> None:
    assert [when.ahead for when in times("بين 14 و18 حزيران")] == [False]
    assert [when.ahead for when in times("بين 17 و18 حزيران")] == [True]


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("ar", "منذ مطلع أيار", "2021-05-01"),
        ("ar", "منذ بداية العام", "2021-01-01"),
        ("ar", "منذ بداية الشهر الجاري", "2021-06-01"),
        ("ar", "منذ آذار 2011", "2011-03-01"),
        ("ar", "منذ عام 2011", "2011-01-01"),
        ("ar", "منذ 2011", "2011-01-01"),
        ("ar", "منذ يوم الجمعة", "2021-06-11"),
        ("ar", "منذ يوم أمس", "2021-06-15"),
        ("uk", "з початку року", "2021-01-01"),
        ("uk", "з 24 лютого", "2021-02-24"),
        ("ru", "с начала года", "2021-01-01"),
    ],
)
def test_what_goes_on_since_a_day_runs_to_the_day_of_publication(language: str, text: str, first: str) -> None:
    (when,) = times(text, language)
    assert (str(when.start), when.end, when.since) == (first, PUBLISHED, True)


@pytest.mark.parametrize(
    "text",
    ["غدا", "غدا الخميس", "يوم الجمعة المقبل", "خلال أيام", "الأسبوع المقبل", "شهر أيلول المقبل", "1 تموز"],
)
def test_what_is_to_come_is_ahead(text: str) -> None:
    (when,) = times(text)
    assert when.ahead
    assert when.end is None or when.end > PUBLISHED


@pytest.mark.parametrize("text", ["في اليوم التالي", "قبل أيام", "منذ سنوات", "31 نيسان 2018"])
def test_what_nothing_resolves_keeps_its_words_and_has_no_dates(text: str) -> None:
    (when,) = times(text)
    assert (when.start, when.end, when.precision) == (None, None, None)


@pytest.mark.parametrize(
    "text", ["سوق الأحد", "شارع 7 نيسان", "حتى الآن", "قتل أحد العمال", "في 2016 منزلا", "عمل يوما", "آب", "فجرا"]
)
def test_words_that_only_look_like_a_time_are_none(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [("فجر السبت", "dawn"), ("مساء أمس", "evening"), ("الليلة الماضية", "night"), ("الجمعة صباحا", "morning")],
)
def test_the_part_of_the_day_is_kept(text: str, part: str) -> None:
    (when,) = times(text)
    assert when.day_part == part


@pytest.mark.parametrize(
    "text",
    [
        "أمس",
        "الجمعة",
        "منتصف الشهر الجاري",
        "قبل يومين",
        "7 نيسان",
        "الشهر الماضي",
        "منذ مطلع أيار",
        "قبل أسبوع",
        "غدا",
        "هذا العام",
    ],
)
def test_without_a_day_of_publication_relative_words_have_no_dates(text: str) -> None:
    (when,) = times(text, published=None)
    assert (when.start, when.end) == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("uk", "24 лютого 2022 року", "2022-02-24", "2022-02-24"),
        ("uk", "10.05.2020", "2020-05-10", "2020-05-10"),
        ("uk", "у вівторок вранці", "2021-06-15", "2021-06-15"),
        ("uk", "у середу, 9 червня", "2021-06-09", "2021-06-09"),
        ("uk", "вчора", "2021-06-15", "2021-06-15"),
        ("uk", "три дні тому", "2021-06-13", "2021-06-13"),
        ("uk", "минулого тижня", "2021-06-07", "2021-06-13"),
        ("uk", "у 2020 році", "2020-01-01", "2020-12-31"),
        ("uk", "наприкінці квітня", "2021-04-21", "2021-04-30"),
        ("ru", "24 февраля 2022 года", "2022-02-24", "2022-02-24"),
        ("ru", "во вторник", "2021-06-15", "2021-06-15"),
        ("ru", "два дня назад", "2021-06-14", "2021-06-14"),
        ("ru", "на прошлой неделе", "2021-06-07", "2021-06-13"),
        ("ru", "в апреле", "2021-04-01", "2021-04-30"),
    ],
)
def test_another_language_is_another_file(language: str, text: str, first: str, last: str) -> None:
    assert days(text, language) == (first, last)


WORDS = {
    language: sorted(
        {
            word
            for table in load("times", language).values()
            for words in table.values()
            if isinstance(words, list)
            for word in words
        }
    )
    for language in LANGUAGES
}
PIECES = [
    "3",
    "٧",
    "31",
    "2018",
    "0001",
    "7/4/2018",
    "22/8",
    "9999-12-31",
    "(",
    ")",
    "-",
    "/",
    "،",
    ",",
    "ثلاثة",
    "три",
]


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(LANGUAGES))
    words = st.one_of(st.sampled_from(WORDS[language]), st.sampled_from(PIECES), st.text(max_size=4))
    return language, " ".join(draw(st.lists(words, max_size=10)))


@given(phrases(), st.none() | st.dates())
def test_any_words_give_times_in_order_that_do_not_overlap(phrase: tuple[str, str], published: date | None) -> None:
    language, text = phrase
    read = tokens(text, language)
    found = find_times(read, published, time_words(language))
    ends = [-1, *(when.last for when in found)]
    for when, before in zip(found, ends, strict=False):
        assert before < when.first <= when.last < len(read)
        assert (when.start is None) == (when.end is None) == (when.precision is None)
        assert when.start is None or when.end is None or when.start <= when.end
        assert published is not None or not when.relative or when.start is None
