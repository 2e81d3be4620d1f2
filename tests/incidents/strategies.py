"""Accounts that share places, days, names and words in all ways, and decisions on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product

import pytest
from hypothesis import strategies as st

from sijill.incidents import adding, blocks, incident_id, keeping
from sijill.model.accounts import Account, Report
from sijill.model.judgements import GRADES, Judgement, Verdict
from sijill.model.vocabulary import PartyKind, Status
from tests.factory import make_claim, make_document, make_judgement

VICTIMS = ("Adel Marzouk", "Samir Haddo", "Nura Sabit")
SENTENCES = (
    "They were taken to Mercy Hospital.",
    "Jonas Weir spoke on Elm Street.",
    "Mill Bridge was closed.",
    "Elm Street was empty.",
    "وقال سامر المرزوق في مستشفى الرحمة إن الشارع مغلق",
)
DAYS = [None, "2019-08-26", ("2019-08-26", "2019-08-27"), "2019-08-27", "2019-09-20"]


@st.composite
def accounts(draw: st.DrawFn) -> list[Account]:
    """Documents about a few happenings, which share names and copy each other."""
    found = []
    for number in range(draw(st.integers(2, 9))):
        told = " ".join(draw(st.lists(st.sampled_from(SENTENCES), max_size=3, unique=True)))
        document = make_document(
            f"A strike hit the market of the town and killed many people. {told} No. {number}.",
            publisher=draw(st.sampled_from([None, "A", "B"])),
            published=draw(st.sampled_from([None, "2019-08-27", "2019-08-28", "2019-09-21"])),
        )
        words = st.sampled_from(["A strike hit the market of the town and killed many people", "killed many people"])
        reports = []
        for sub in draw(st.lists(st.sampled_from(["Air/drone strike", "Attack", "Arrests"]), max_size=2, unique=True)):
            claim = make_claim(
                document,
                sub,
                words=draw(words),
                place=draw(st.sampled_from([None, "Homs", "Al-Bab", "Bab"])),
                place_id=draw(st.sampled_from([None, "geonames:1", "geonames:2"])),
                days=draw(st.sampled_from(DAYS)),
                killed=draw(st.sampled_from([None, 1, 12, 30])),
                recipients=dict.fromkeys(draw(st.sets(st.sampled_from(VICTIMS), max_size=2)), PartyKind.CIVILIANS),
                status=draw(st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.UNCERTAIN, Status.DENIED])),
            )
            reports.append(Report.of([claim]))
        found.append(Account(document, tuple(reports)))
    return found


@st.composite
def judgements(draw: st.DrawFn, on: Sequence[Account]) -> list[Judgement]:
    """Decisions on any of the reports, and grades of the incidents that they could give."""
    ids = [report.id for account in on for report in account.reports]
    if not ids:
        return []
    pairs = [pair for pair in product(ids, ids) if pair[0] < pair[1]]
    graded = st.tuples(st.sampled_from(GRADES), st.sampled_from(ids).map(lambda one: (incident_id([one]),)))
    joined = st.tuples(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]), st.sampled_from(pairs)) if pairs else graded
    chosen = draw(st.lists(joined | graded, max_size=4))
    return [make_judgement(verdict, *subjects, day=number + 1) for number, (verdict, subjects) in enumerate(chosen)]


@contextmanager
def limited() -> Iterator[None]:
    """Names that are less rare with each document, and blocks that are soon common."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (
            ("COMMON", 4),
            ("FAMILIAR", 3),
            ("CROWDED", 4),
            ("CROWDED_DAY", 3),
            ("STEPS", (2, 3, 4)),
            ("FEW", 2),
            ("_RARITIES", (1.0, 0.8, 0.3, 0.0)),
        ):
            for module in (blocks, adding, keeping):
                if hasattr(module, name):
                    patch.setattr(module, name, value)
        yield
