"""Parts of a day, and which of them cannot be one time."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final


def _hours(first: int, last: int) -> frozenset[int]:
    """Hours of a clock of 24, both counted; past midnight where `last` comes before `first`."""
    return frozenset(hour % 24 for hour in range(first, last + 1 + 24 * (last < first)))


HOURS_OF: Final = MappingProxyType(
    {
        "dawn": _hours(3, 7),
        "early": _hours(0, 9),
        "morning": _hours(4, 11),
        "noon": _hours(11, 15),
        "afternoon": _hours(12, 18),
        "evening": _hours(16, 23),
        "late": _hours(18, 2),
        "night": _hours(18, 5),
        "midnight": _hours(22, 2),
    }
)
"""Part of a day -> the hours that people may mean by it, generously: only what cannot be meant by both is apart."""


def hours_apart(left: str | None, right: str | None) -> bool:
    """Whether two parts of a day have no hour in common. What is not said, or not known here, is apart from nothing."""
    ours, theirs = HOURS_OF.get(left or ""), HOURS_OF.get(right or "")
    return ours is not None and theirs is not None and ours.isdisjoint(theirs)


def day_part_of(hour: int) -> str:
    """The part of a day of an hour from 0 to 23, as it is mostly called."""
    return next(part for part, until in _UNTIL if hour < until)


_UNTIL = (("night", 4), ("dawn", 6), ("morning", 12), ("afternoon", 17), ("evening", 21), ("night", 24))
