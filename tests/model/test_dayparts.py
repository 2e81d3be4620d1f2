from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model.dayparts import HOURS_OF, day_part_of, hours_apart

PARTS = st.sampled_from(sorted(HOURS_OF))


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("morning", "evening", True),
        ("dawn", "afternoon", True),
        ("night", "dawn", False),
        ("early", "morning", False),
        ("late", "midnight", False),
        ("morning", None, False),
        ("morning", "teatime", False),
    ],
)
def test_what_has_no_hour_in_common_is_apart(left: str, right: str | None, apart: bool) -> None:
    assert hours_apart(left, right) is apart


@given(PARTS, PARTS)
def test_being_apart_has_no_sides(left: str, right: str) -> None:
    assert hours_apart(left, right) == hours_apart(right, left)


@given(st.integers(0, 23))
def test_every_hour_has_a_part_that_holds_it(hour: int) -> None:
    assert hour in HOURS_OF[day_part_of(hour)]
