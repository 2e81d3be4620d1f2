"""What a person decided. Judgements are appended, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """On two things: same, different, unsure. On one: accept, amend, reject. On an incident: its grade."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


GRADES = (Verdict.CONFIRMED, Verdict.FAIR, Verdict.WEAK, Verdict.CONTESTED, Verdict.DISCOUNTED)
"""Airwars' scale."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision on `subjects` (ids of claims, reports or incidents), by whom and when."""

    id: str
    verdict: Verdict
    subjects: tuple[str, ...]
    by: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stranded:
    """A judgement some of whose subjects are `gone`: nothing that is read today stands for them.

    It is kept all the same, and holds again as soon as a reading gives them again.
    """

    judgement: Judgement
    gone: tuple[str, ...]
