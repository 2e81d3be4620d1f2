from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.incidents.estimates import count_in_words, disagreements, estimate, figures
from sijill.model.claims import Claim, Count
from sijill.model.documents import Document
from sijill.model.incidents import Estimate
from sijill.model.vocabulary import Group, Status
from tests.factory import make_claim, make_document
from tests.strategies import counts

Row = tuple[str, str | None, Count, str, Group | None]
"""Publisher, day of publication, count, nearest speaker or nobody, group."""


def estimates_of(*said: tuple[str, str | None, Count], speaker: str = "") -> tuple[Estimate, ...]:
    """The estimates of figures of killed by (publisher, day, count), each in a document of its own."""
    claims, documents = drawn([(publisher, day, count, speaker, None) for publisher, day, count in said])
    return estimate(figures(claims, documents))


def stated(*said: tuple[str, Count, str]) -> tuple[list[Count], list[list[str]]]:
    """The estimates and disagreements of claims by (publisher, count, day of publication)."""
    documents = [make_document(publisher=publisher, published=day) for publisher, _, day in said]
    claims = [make_claim(document, killed=count) for document, (_, count, _) in zip(documents, said, strict=True)]
    found = figures(claims, {d.id: d for d in documents})
    sides = [[f"{s.value}: {', '.join(s.speakers)}" for s in d.values] for d in disagreements(found)]
    return [e.count for e in estimate(found)], sides


def test_58_and_70_stand_side_by_side_and_the_later_leads() -> None:
    counts, sides = stated(("A", Count.exactly(58), "2019-08-27"), ("B", Count.exactly(70), "2019-08-28"))
    assert counts == [Count(58, 70, 70)]
    assert sides == [["58: A", "70: B"]]


def test_the_best_figure_is_the_one_that_most_publishers_state() -> None:
    counts, _ = stated(
        ("A", Count.exactly(58), "2019-08-27"),
        ("B", Count.exactly(58), "2019-08-27"),
        ("C", Count.exactly(70), "2019-08-29"),
    )
    assert counts == [Count(58, 58, 70)]


def test_at_least_12_and_15_do_not_disagree() -> None:
    counts, sides = stated(("A", Count(low=12), "2019-08-27"), ("B", Count.exactly(15), "2019-08-27"))
    assert (counts, sides) == ([Count(12, 15, 15)], [])


def test_at_least_12_alone_has_no_best_and_no_upper_bound() -> None:
    assert stated(("A", Count(low=12), "2019-08-27"))[0] == [Count(low=12)]


def test_at_least_70_disagrees_with_58() -> None:
    counts, sides = stated(("A", Count.exactly(58), "2019-08-27"), ("B", Count(low=70), "2019-08-27"))
    assert counts == [Count(58, 58, 70)]
    assert sides == [["58: A", "at least 70: B"]]


def test_tolls_over_a_period_and_unsaid_counts_are_no_figures() -> None:
    document = make_document()
    toll = make_claim(document, killed=500, cumulative=True)
    people = make_claim(document, "Attack", killed=Count())
    assert figures([toll, people], {document.id: document}) == {}


def test_one_victim_among_the_dead_is_part_of_the_figure() -> None:
    document = make_document("A strike killed 12 people. A teacher was killed.")
    claims = [
        make_claim(document, words="A strike killed 12 people", killed=12),
        make_claim(document, words="A teacher was killed", killed=1),
    ]
    assert [e.count for e in estimate(figures(claims, {document.id: document}))] == [Count.exactly(12)]


def test_one_victim_told_of_by_a_relative_beside_a_toll_is_part_of_the_toll() -> None:
    document = make_document("At least 12 died, rescuers said. It killed my cousin, a man said.")
    claims = [
        make_claim(document, words="At least 12 died", killed=Count(low=12), speakers=["rescuers"]),
        make_claim(document, words="It killed my cousin", killed=1, speakers=["a man"]),
    ]
    found = figures(claims, {document.id: document})
    assert [e.count for e in estimate(found)] == [Count(low=12)]
    assert disagreements(found) == ()


def test_children_are_counted_apart() -> None:
    document = make_document()
    claims = [make_claim(document, killed=12), make_claim(document, "Attack", killed=5, group=Group.CHILDREN)]
    found = {e.group: e.count for e in estimate(figures(claims, {document.id: document}))}
    assert found == {None: Count.exactly(12), Group.CHILDREN: Count.exactly(5)}


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count.exactly(0), "0"),
        (Count(low=12), "at least 12"),
        (Count(high=40), "up to 40"),
        (Count(10, None, 15), "10 to 15"),
        (Count(58, 58, 70), "58 (58 to 70)"),
        (Count(), "not said"),
    ],
)
def test_a_count_in_words_says_no_more_than_it_holds(count: Count, words: str) -> None:
    assert count_in_words(count) == words


def test_a_later_figure_of_the_same_publisher_supersedes_the_earlier_and_both_are_kept() -> None:
    (found,) = estimates_of(("A", "2019-08-27", Count.exactly(12)), ("A", "2019-08-29", Count.exactly(15)))
    assert found.count == Count.exactly(15)
    (revision,) = found.revisions
    assert (revision.earlier, revision.later) == (Count.exactly(12), Count.exactly(15))
    assert (str(revision.said_on), str(revision.revised_on)) == ("2019-08-27", "2019-08-29")


def test_figures_may_be_revised_downwards_but_not_by_one_victim_of_many() -> None:
    (lower,) = estimates_of(("A", "2019-08-27", Count.exactly(12)), ("A", "2019-08-29", Count.exactly(9)))
    assert lower.count == Count.exactly(9)
    (many,) = estimates_of(("A", "2019-08-27", Count.exactly(12)), ("A", "2019-08-29", Count.exactly(1)))
    assert (many.count, many.revisions) == (Count.exactly(12), ())


def test_a_named_speaker_revises_a_figure_in_another_paper_and_an_unnamed_one_does_not() -> None:
    earlier, later = ("A", "2019-08-27", Count.exactly(12)), ("B", "2019-08-29", Count.exactly(15))
    (named,) = estimates_of(earlier, later, speaker="the Red Crescent")
    assert named.count == Count.exactly(15)
    (unnamed,) = estimates_of(earlier, later, speaker="residents")
    assert unnamed.count == Count(12, 15, 15)


def test_two_figures_of_one_day_or_of_an_unknown_day_stand_side_by_side() -> None:
    (found,) = estimates_of(("A", "2019-08-27", Count.exactly(12)), ("A", "2019-08-27", Count.exactly(15)))
    assert (found.count, found.revisions) == (Count(12, 15, 15), ())
    (undated,) = estimates_of(("A", None, Count.exactly(12)), ("A", "2019-08-27", Count.exactly(15)))
    assert undated.count == Count(12, 15, 15)


def test_civilians_and_combatants_stand_apart_and_children_add_nothing_to_a_total() -> None:
    document = make_document()
    groups = {None: 9, Group.CIVILIANS: 4, Group.COMBATANTS: 5, Group.CHILDREN: 2}
    claims = [replace(make_claim(document, killed=n, group=g), id=str(g)) for g, n in groups.items()]
    found = {e.group: e.count.best for e in estimate(figures(claims, {document.id: document}))}
    assert found == groups


ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.none() | st.dates(date(2019, 8, 27), date(2019, 8, 31)).map(str),
        counts(),
        st.sampled_from(["", "residents", "the Red Crescent"]),
        st.sampled_from([None, Group.CHILDREN]),
    ),
    min_size=1,
    max_size=6,
)


def drawn(rows: Sequence[Row]) -> tuple[list[Claim], dict[str, Document]]:
    documents = [make_document(f"{n}: some died.", publisher=p, published=d) for n, (p, d, *_) in enumerate(rows)]
    claims = [
        make_claim(document, killed=count, group=group, speakers=[speaker] if speaker else [])
        for document, (_, _, count, speaker, group) in zip(documents, rows, strict=True)
    ]
    return claims, {document.id: document for document in documents}


@given(ROWS, st.randoms())
def test_the_order_of_claims_changes_no_estimate(rows: list[Row], random: Random) -> None:
    claims, documents = drawn(rows)
    shuffled = claims[:]
    random.shuffle(shuffled)
    assert estimate(figures(shuffled, documents)) == estimate(figures(claims, documents))


@given(ROWS)
def test_the_three_figures_are_in_order_and_every_one_has_its_claims(rows: list[Row]) -> None:
    claims, documents = drawn(rows)
    known = {claim.id: claim for claim in claims}
    for one in estimate(figures(claims, documents)):
        said = [n for n in (one.count.low, one.count.best, one.count.high) if n is not None]
        assert said == sorted(said)
        stated = {
            n for id in one.claims for c in known[id].casualties for n in (c.count.low, c.count.best, c.count.high)
        }
        assert set(said) <= stated
        assert one.claims
        assert {id for revision in one.revisions for id in (*revision.claims, revision.revised_by)} <= known.keys()


@given(ROWS, st.sampled_from([status for status in Status if status is not Status.ASSERTED]))
def test_a_claim_that_is_not_asserted_changes_nothing(rows: list[Row], status: Status) -> None:
    claims, documents = drawn(rows)
    other = make_document("Nobody, or 99, died.", publisher="D", published="2019-09-01")
    denied = make_claim(other, killed=99, status=status)
    assert estimate(figures([*claims, denied], documents | {other.id: other})) == estimate(figures(claims, documents))


@given(ROWS, st.data())
def test_a_later_copy_changes_no_figure(rows: list[Row], data: st.DataObject) -> None:
    claims, documents = drawn(rows)
    original = data.draw(st.sampled_from(claims))
    source = documents[original.document_id]
    publisher = data.draw(st.sampled_from([source.publisher, "D"]))
    copy = make_document(source.text, title="Again", publisher=publisher, published="2019-09-30")
    if source.published is None:
        copy = replace(copy, published=None)
    again = replace(original, id="copy", document_id=copy.id)
    before = {(e.harm, e.group): e.count for e in estimate(figures(claims, documents))}
    found = figures([*claims, again], documents | {copy.id: copy}, [(source.id, copy.id)])
    assert {(e.harm, e.group): e.count for e in estimate(found)} == before
