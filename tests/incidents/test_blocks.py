from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.incidents.blocks import candidate_pairs
from sijill.incidents.likeness import likeness
from sijill.incidents.outlines import Outline, outline
from sijill.model.accounts import Report
from tests.factory import make_claim, make_document

DAYS = st.dates(min_value=date(2019, 8, 1), max_value=date(2019, 10, 30))


@st.composite
def outlines(draw: st.DrawFn) -> list[Outline]:
    found = []
    for number in range(draw(st.integers(2, 6))):
        published = draw(st.none() | DAYS)
        document = make_document(f"Report {number}.", published=published.isoformat() if published else None)
        day = draw(st.none() | st.lists(DAYS, min_size=2, max_size=2).map(sorted))
        claim = make_claim(
            document,
            place=draw(st.sampled_from(["Homs", "Hama"])),
            place_id=draw(st.sampled_from([None, "geonames:1"])),
            days=(day[0].isoformat(), day[1].isoformat()) if day else None,
        )
        found.append(outline(Report.of([claim]), document))
    return found


@settings(max_examples=100, deadline=None)
@given(outlines())
def test_blocks_lose_no_pair_that_would_be_the_same(reports: list[Outline]) -> None:
    candidates = {(a.id, b.id) for a, b in candidate_pairs(reports)}
    for left, right in combinations(sorted({r.id: r for r in reports}.values(), key=lambda r: r.id), 2):
        if likeness(left, right).same:
            assert (left.id, right.id) in candidates


def test_reports_of_far_places_are_never_compared() -> None:
    homs, hama = make_document("Homs was hit."), make_document("Hama was hit.")
    reports = [
        outline(Report.of([make_claim(homs, place="Homs", days="2019-08-26")]), homs),
        outline(Report.of([make_claim(hama, place="Hama", days="2019-08-26")]), hama),
    ]
    assert candidate_pairs(reports) == []


def test_a_likeness_explains_itself() -> None:
    a, b = make_document("Homs was hit."), make_document("Homs was hit again.")
    left = outline(Report.of([make_claim(a, place="Homs", days="2019-08-26")]), a)
    right = outline(Report.of([make_claim(b, place="Homs", days="2019-08-26")]), b)
    found = likeness(left, right)
    assert found.same
    assert found.score > 0
    assert found.reasons[0] == "place: the same name (homs | homs), +1.60"
