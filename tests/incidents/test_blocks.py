from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.incidents import blocks
from sijill.incidents.blocks import COMMON, Blocks, block_keys, candidate_pairs, most, rarity
from sijill.incidents.likeness import likeness, same, score
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


NAMES = st.frozensets(st.sampled_from(["mercy hospital", "elm street", "adel marzouk", "mill bridge", "jonas weir"]))


@st.composite
def drawn_outlines(draw: st.DrawFn) -> list[Outline]:
    """Outlines that share names, clauses, tolls and documents in all ways."""
    return [
        replace(
            one,
            document_id=draw(st.sampled_from([one.document_id, "sha256:shared"])),
            telling=draw(st.booleans()),
            types=frozenset({draw(st.sampled_from(["Attack", "Air/drone strike", "Arrests"]))}),
            killed=draw(st.sampled_from([None, 0, 1, 3, 40])),
            persons=draw(NAMES),
            marks=draw(NAMES),
            runs=draw(NAMES),
            scene=draw(st.frozensets(st.sampled_from(["homs", "hama"]))),
            clauses=draw(st.frozensets(st.just("a clause of eight words or more than that"))),
            words=draw(st.frozensets(st.sampled_from("a strike hit the market of the town".split()))),
        )
        for one in draw(outlines())
    ]


@settings(max_examples=200, deadline=None)
@given(reports=drawn_outlines(), rare=st.sampled_from([0.0, 0.3, 0.87, 1.0]))
def test_a_score_is_the_same_with_its_reasons_and_without(reports: list[Outline], rare: float) -> None:
    for left, right in combinations(reports, 2):
        found = likeness(left, right, lambda _: rare)
        assert score(left, right, lambda _: rare) == (None if found.contradicted else found.score)
        assert same(left, right, lambda *_: lambda _: rare) == (found.score if found.same else None)


def test_a_name_is_the_rarer_the_fewer_documents_hold_it_and_none_counts_where_many_do() -> None:
    found = [rarity(lambda _, size=size: {0: size}, range(1), range(1))("elm street") for size in range(1, COMMON + 1)]
    assert found == sorted(found, reverse=True)
    assert found[0] <= 1
    assert found[-1] == 0


@settings(max_examples=100, deadline=None)
@given(drawn_outlines())
def test_a_pair_is_compared_if_it_shares_a_block_that_is_not_common(reports: list[Outline]) -> None:
    reports = list({one.id: one for one in reports}.values())
    with limited():
        stand_in = {one.id: set(block_keys(one)) for one in reports}
        holders = {key: [one for one in reports if key in stand_in[one.id]] for key in set().union(*stand_in.values())}
        uncommon = {
            key
            for key, there in holders.items()
            if (len(there) if key[0] == "document" else len({one.document_id for one in there})) < most(key)
        }
        expected = {
            (left.id, right.id)
            for left, right in combinations(sorted(reports, key=lambda one: one.id), 2)
            if stand_in[left.id] & stand_in[right.id] & uncommon
        }
        assert {(left.id, right.id) for left, right in candidate_pairs(reports)} == expected


@settings(max_examples=100, deadline=None)
@given(drawn_outlines(), st.integers(2, 4))
def test_each_pair_falls_to_one_share(reports: list[Outline], shares: int) -> None:
    every = Blocks({one.id: one for one in reports}.values())
    found = [{(left.id, right.id) for left, right in every.pairs(share, shares)} for share in range(shares)]
    assert set().union(*found) == {(left.id, right.id) for left, right in every.pairs()}
    assert all(one.isdisjoint(other) for one, other in combinations(found, 2))


@contextmanager
def limited() -> Iterator[None]:
    """Blocks that are common from two or three documents on."""
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in (("COMMON", 3), ("FAMILIAR", 2), ("CROWDED", 3), ("CROWDED_DAY", 3)):
            patch.setattr(blocks, name, limit)
        yield


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
