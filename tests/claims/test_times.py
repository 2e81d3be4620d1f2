from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sijill.claims.times import find_times, looks_ahead
from tests.claims.strategies import ANY_TEXT, TIME_WORDS

PUBLISHED = date(2021, 6, 16)
"""A Wednesday."""

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("on 7 April 2018", "2018-04-07", "2018-04-07", 1),
        ("on April 7, 2018", "2018-04-07", "2018-04-07", 1),
        ("on the 7th of April 2018", "2018-04-07", "2018-04-07", 1),
        ("on 2018-04-07", "2018-04-07", "2018-04-07", 1),
        ("on Saturday, 7 April 2018", "2018-04-07", "2018-04-07", 1),
        ("on 3 June", "2021-06-03", "2021-06-03", 1),
        ("on 20 December", "2020-12-20", "2020-12-20", 1),
        ("in April 2018", "2018-04-01", "2018-04-30", 3),
        ("in February 2020", "2020-02-01", "2020-02-29", 3),
        ("in early March 2019", "2019-03-01", "2019-03-10", 2),
        ("in late April", "2021-04-21", "2021-04-30", 2),
        ("in 2015", "2015-01-01", "2015-12-31", 3),
        ("on Wednesday", "2021-06-16", "2021-06-16", 1),
        ("on Tuesday", "2021-06-15", "2021-06-15", 1),
        ("on Thursday night", "2021-06-10", "2021-06-10", 1),
        ("last Wednesday", "2021-06-09", "2021-06-09", 1),
        ("yesterday", "2021-06-15", "2021-06-15", 1),
        ("the day before yesterday", "2021-06-14", "2021-06-14", 1),
        ("today", "2021-06-16", "2021-06-16", 1),
        ("overnight", "2021-06-15", "2021-06-16", 1),
        ("last night", "2021-06-15", "2021-06-15", 1),
        ("two days ago", "2021-06-14", "2021-06-14", 1),
        ("three weeks ago", "2021-05-24", "2021-05-30", 2),
        ("last week", "2021-06-07", "2021-06-13", 2),
        ("last month", "2021-05-01", "2021-05-31", 3),
        ("last year", "2020-01-01", "2020-12-31", 3),
        ("next week", "2021-06-21", "2021-06-27", 2),
        ("since 1 June 2021", "2021-06-01", "2021-06-16", 3),
        ("since 10 June", "2021-06-10", "2021-06-16", 2),
    ],
)
def test_time_words_mean_the_days_that_they_name(words: str, first: str, last: str, precision: int) -> None:
    (when,) = find_times(f"It happened {words}.", PUBLISHED)
    assert (when.first, when.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert when.precision == precision


@pytest.mark.parametrize(
    ("words", "quote", "day_part"),
    [
        ("on the morning of 5 May 2020", "the morning of 5 May 2020", "morning"),
        ("in the evening of 5 May", "the evening of 5 May", "evening"),
        ("on Monday at dawn", "Monday at dawn", "dawn"),
        ("before dawn on Monday", "dawn on Monday", "dawn"),
        ("early on Monday", "early on Monday", "early"),
        ("late Monday afternoon", "late Monday afternoon", "afternoon"),
        ("around 2 p.m. Monday", "2 p.m. Monday", "afternoon"),
        ("on 3 June at about 23:40 local time", "3 June at about 23:40 local time", "night"),
        ("yesterday evening", "yesterday evening", "evening"),
        ("tonight", "tonight", "night"),
        ("in the early hours of 7 April 2018", "the early hours of 7 April 2018", "early"),
        ("on Monday", "Monday", None),
        ("on Monday in Mosul", "Monday", None),
    ],
)
def test_words_for_a_part_of_a_day_belong_to_the_day(words: str, quote: str, day_part: str | None) -> None:
    said = f"It happened {words}."
    (when,) = find_times(said, PUBLISHED)
    assert (said[when.start : when.end], when.day_part) == (quote, day_part)


@pytest.mark.parametrize(
    "words",
    [
        "Tuesday",
        "last week",
        "yesterday",
        "two days ago",
        "overnight",
        "3 June",
        "last month",
        "in May",
        "since Monday",
        "today",
        "tomorrow",
        "this year",
        "since 10 June",
        "a year ago",
        "several days ago",
        "last night",
        "next Friday",
        "two hours ago",
    ],
)
def test_without_a_day_of_publication_relative_words_keep_their_words_and_have_no_dates(words: str) -> None:
    (when,) = find_times(f"Seen {words}.", None)
    assert (when.first, when.last, when.precision) == (None, None, None)


def test_an_hour_ago_is_a_time() -> None:
    (when,) = find_times("Seen an hour ago.", None)
    assert when.first is None


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "He was second in line.",
        "2021-13-45",
        "Sun and wind.",
        "",
    ],
)
def test_other_words_are_no_times(text: str) -> None:
    assert find_times(text, PUBLISHED) == []


def well_formed(text: str, published: date | None) -> None:
    end = 0
    for when in find_times(text, published):
        assert end <= when.start < when.end <= len(text)
        end = when.end
        assert (when.first is None) == (when.last is None)
        assert (when.first is None) == (when.precision is None)
        if when.first is not None and when.last is not None:
            assert when.first <= when.last


@given(text=TIME_WORDS | ANY_TEXT, published=st.none() | DAYS)
@example("29 February", date(2023, 3, 1))
@example("0 months ago, 0 years ago", PUBLISHED)
@example("since 10 June", PUBLISHED)
def test_any_words_on_any_day_give_times_that_do_not_end_before_they_start(text: str, published: date | None) -> None:
    well_formed(text, published)


@pytest.mark.parametrize("words", ["since next week", "since tomorrow", "since 20 June", "since next year"])
def test_what_holds_since_a_day_to_come_does_not_end_before_it_starts(words: str) -> None:
    well_formed(words, PUBLISHED)


@pytest.mark.parametrize("words", ["10000 years ago", "999999999 days ago", "999999 weeks ago", "30000 months ago"])
def test_a_past_before_all_calendars_does_not_stop_the_reader(words: str) -> None:
    well_formed(f"It happened {words}.", PUBLISHED)


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("yesterday", date.min),
        ("on Friday", date.min),
        ("last week", date.min),
        ("two years ago", date.min),
        ("tomorrow", date.max),
        ("next month", date.max),
        ("next year", date.max),
    ],
)
def test_the_first_and_the_last_day_of_all_do_not_stop_the_reader(words: str, published: date) -> None:
    well_formed(words, published)


@given(
    published=DAYS,
    name=st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_weekday_is_the_latest_such_day_not_after_publication(published: date, name: str) -> None:
    (when,) = find_times(f"on {name}", published)
    assert when.first is not None
    assert when.first == when.last
    assert when.first.strftime("%A") == name
    assert timedelta(0) <= published - when.first < timedelta(7)


@given(published=DAYS)
def test_last_week_runs_from_monday_to_sunday_before_the_week_of_publication(published: date) -> None:
    (when,) = find_times("last week", published)
    assert when.first is not None
    assert when.last is not None
    assert (when.first.weekday(), when.last.weekday()) == (0, 6)
    assert timedelta(1) <= published - when.last <= timedelta(7)


@given(day=DAYS, published=st.none() | DAYS)
def test_a_full_date_needs_no_day_of_publication(day: date, published: date | None) -> None:
    if 1900 <= day.year < 2100:
        text = f"{day.day} {day.strftime('%B')} {day.year}"
        assert [(w.first, w.last) for w in find_times(text, published)] == [(day, day)]


def test_the_next_day_waits_for_the_day_before() -> None:
    (when,) = find_times("The next day it rained.", PUBLISHED)
    assert when.chained == 1
    assert when.first is None


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("next month", True),
        ("tomorrow", True),
        ("the next day", False),
        ("last week", False),
        ("Monday", False),
    ],
)
def test_words_look_ahead_or_back(words: str, ahead: bool) -> None:
    assert looks_ahead(words) is ahead
