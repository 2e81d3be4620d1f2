from __future__ import annotations

import pytest

from sijill.incidents.estimates import count_in_words, disagreements, estimate, figures
from sijill.model.claims import Count
from sijill.model.vocabulary import Group
from tests.factory import make_claim, make_document


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
