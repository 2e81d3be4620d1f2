"""The day of publication, from an address or a line of the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model.documents import Document, document_id
from sijill.sources import dated
from sijill.sources.dating import day_in_address, day_shown

BODY = "\n\nThree people were killed when shells hit the market of the town on Monday, residents said.\n"


@pytest.mark.parametrize(
    "line",
    [
        "18/01/2023",
        "18 January 2023",
        "January 18, 2023",
        "Wednesday, January 18, 2023",
        "Published: 18 Jan 2023, 3:05 PM",
        "Published on January 18th, 2023 by the news desk",
        "2023-01-18",
        "18.01.2023 | 17:18",
        "Last updated: 18 January 2023 - 14:20 GMT",
        "آخر تحديث: 18.01.2023 | 17:18 دمشق",
        "١٨/٠١/٢٠٢٣",
        "الأربعاء 18 كانون الثاني 2023",
        "السبت, يناير 18, 2023",
        "18 كانون الثاني/ يناير 2023",
        "نشر في: 18 يناير، 2023",
        "18 января 2023",
        "18 січня 2023 р.",
    ],
)
def test_a_line_that_is_a_day_dates_the_text_beneath(line: str) -> None:
    shown = day_shown(f"Shells on a market\n\n{line}{BODY}", "Shells on a market")
    assert shown is not None
    assert shown.day == date(2023, 1, 18)
    assert shown.words in line


@pytest.mark.parametrize(
    "line",
    [
        "The market was last hit on 18 January 2023, when nine people died there, residents said.",
        "On January 18, 2023 shells hit it.",
        "A child in front of the market, 18 January 2023, in a photograph by the civil defence of the town",
        "18 January",
        "January 2023",
        "5/6/2023",
        "31/02/2023",
        "18/01/1823",
        "عندما قصفت الطائرات المدينة في 18 كانون الثاني 2023",
    ],
)
def test_a_day_in_a_sentence_and_a_day_that_may_be_two_do_not(line: str) -> None:
    assert day_shown(f"Shells on a market\n\n{line}{BODY}", "Shells on a market") is None


def test_figures_are_read_by_the_order_of_the_language() -> None:
    assert day_shown(f"5/6/2023{BODY}", language="ru") is not None
    arabic = day_shown("05/06/2023\n\nقصفت طائرات حربية سوق البلدة صباح اليوم وقتل ثلاثة مدنيين")
    assert arabic is not None
    assert arabic.day == date(2023, 6, 5)


def test_a_masthead_does_not_date_the_report_below() -> None:
    page = f"Friday 20 May, 2025\n\nOther news of today\n\nMore of it\n\nShells on a market\n\n{BODY}"
    assert day_shown(page, "Shells on a market - The Paper") is None
    dated_below = day_shown(page.replace("a market\n", "a market\n\n18 January 2023\n"), "Shells on a market")
    assert dated_below is not None
    assert dated_below.day == date(2023, 1, 18)


def test_a_day_right_above_the_headline_is_its_own() -> None:
    shown = day_shown(f"18 January 2023\n\nShells on a market{BODY}", "Shells on a market")
    assert shown is not None
    assert shown.day == date(2023, 1, 18)


def test_a_list_of_stories_with_a_day_each_dates_nothing() -> None:
    page = "Bridge reopened\n18 January 2023\nSchool closed\n19 January 2023\nMarket hit\n20 January 2023\n"
    assert day_shown(page) is None


def test_a_labelled_day_goes_before_others() -> None:
    page = f"20 May 2025\nBridge reopened\n19 May 2025\nPublished: 18 January 2023{BODY}"
    shown = day_shown(page)
    assert shown is not None
    assert shown.day == date(2023, 1, 18)


@pytest.mark.parametrize(
    "line",
    [
        "Town NewsDecember 4, 2024 · Shared with PublicShells hit the market",
        "Town News\nDecember 4 at 3:05 PM, 2024",
        "8:28 AM · Dec 4, 2024",
    ],
)
def test_the_head_of_a_post_dates_it(line: str) -> None:
    shown = day_shown(f"{line}{BODY}")
    assert (shown.day if shown else None) in (date(2024, 12, 4), None)
    if "·" in line:
        assert shown is not None


def test_a_post_on_x_holds_its_day_in_its_address() -> None:
    # The first post ever answered by a snowflake of 2022-08-19: the id holds milliseconds.
    milliseconds = 1_660_896_000_000
    post = (milliseconds - 1_288_834_974_657) << 22
    assert day_in_address(f"https://x.com/somebody/status/{post}") == date(2022, 8, 19)
    assert day_in_address(f"https://twitter.com/somebody/status/{post}?s=20") == date(2022, 8, 19)
    assert day_in_address(f"https://example.org/somebody/status/{post}") is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/news/2023/01/18/shells-on-a-market", date(2023, 1, 18)),
        ("https://example.org/2023-01-18-shells", date(2023, 1, 18)),
        ("https://example.org/2023/13/18/shells", None),
        ("https://example.org/archives/20230118", None),
        ("https://example.org/news?day=2023/01/18", None),
        (None, None),
    ],
)
def test_a_path_may_hold_the_day(address: str | None, day: date | None) -> None:
    assert day_in_address(address) == day


def test_what_was_given_stays() -> None:
    text = f"18 January 2023\n{BODY}"
    document = Document(document_id(text), text, published=date(2023, 1, 19), published_from="given")
    assert dated(document) == document


def test_a_dated_document_says_where_its_day_was_found() -> None:
    text = f"18 January 2023\n{BODY}"
    document = dated(Document(document_id(text), text))
    assert document.published == date(2023, 1, 18)
    assert document.published_from == "text: 18 January 2023"


@given(st.text(max_size=300), st.one_of(st.none(), st.text(max_size=40)))
def test_any_text_is_dated_or_left_and_never_changed(text: str, title: str | None) -> None:
    document = dated(Document(document_id(text, title), text, title=title))
    assert (document.text, document.title, document.id) == (text, title, document_id(text, title))
    assert (document.published is None) == (document.published_from is None)
