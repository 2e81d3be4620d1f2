from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sijill.claims.counts import count_of, number_in, read_count, total
from sijill.model.claims import Count
from sijill.model.readings import Sentence
from tests.claims.strategies import ANY_TEXT, NUMBER_WORDS
from tests.claims.trees import tree, word


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("12 people", Count.exactly(12)),
        ("2016 ten civilians", Count.exactly(10)),
        ("15 July 2015", None),
        ("hundreds of thousands of people", Count(low=200_000)),
        ("twelve people", Count.exactly(12)),
        ("twenty-three people", Count.exactly(23)),
        ("one hundred and five villagers", Count.exactly(105)),
        ("3,400 refugees", Count.exactly(3400)),
        ("1.5 million refugees", Count.exactly(1_500_000)),
        ("half a million people", Count.exactly(500_000)),
        ("half a dozen men", Count.exactly(6)),
        ("a dozen men", Count.exactly(12)),
        ("two dozen men", Count.exactly(24)),
        ("a couple of nurses", Count.exactly(2)),
        ("at least 12 people", Count(low=12)),
        ("no fewer than sixteen people", Count(low=16)),
        ("not less than 16 people", Count(low=16)),
        ("20 or more people", Count(low=20)),
        ("more than 30 people", Count(low=30)),
        ("over a hundred people", Count(low=100)),
        ("up to 40 people", Count(high=40)),
        ("as many as 18 lives", Count(high=18)),
        ("no more than 5 people", Count(high=5)),
        ("fewer than ten people", Count(high=10)),
        ("about 30 people", Count(best=30)),
        ("some 4,500 people", Count(best=4500)),
        ("nearly fifty people", Count(best=50)),
        ("between six and nine people", Count(low=6, high=9)),
        ("12 to 15 people", Count(low=12, high=15)),
        ("8-10 people", Count(low=8, high=10)),
        ("dozens of people", Count(low=24)),
        ("scores of people", Count(low=40)),
        ("hundreds of people", Count(low=200)),
        ("thousands of people", Count(low=2000)),
        ("tens of thousands of people", Count(low=20_000)),
        ("nobody", Count.exactly(0)),
        ("no civilians", Count.exactly(0)),
        ("none of them", Count.exactly(0)),
        ("people", None),
        ("the soldiers", None),
        ("", None),
    ],
)
def test_a_count_says_no_more_than_its_words(words: str, count: Count | None) -> None:
    assert read_count(words) == count


@given(words=NUMBER_WORDS | ANY_TEXT)
@example("between 20 and 12 people")
@example("at least 3 to 1 thousand million million")
def test_a_count_is_ordered_whatever_the_words(words: str) -> None:
    count = read_count(words)
    if count is not None:
        said = [n for n in (count.low, count.best, count.high) if n is not None]
        assert said == sorted(said)
        assert all(n >= 0 for n in said)


def test_a_number_too_long_to_count_people_does_not_stop_the_reader() -> None:
    read_count("9" * 400 + " people")


@given(number=st.integers(0, 999_999))
def test_a_number_with_and_without_thousands_marks_is_the_same(number: int) -> None:
    assert read_count(f"{number:,} people") == read_count(f"{number} people") == Count.exactly(number)


@given(words=NUMBER_WORDS)
def test_a_number_takes_no_more_words_than_there_are(words: str) -> None:
    split = words.split()
    number, used = number_in(split)
    assert 0 <= used <= len(split)
    assert (number is None) == (used == 0)


COUNTS = st.one_of(
    st.integers(0, 500).map(Count.exactly),
    st.integers(0, 500).map(lambda n: Count(low=n)),
    st.integers(0, 500).map(lambda n: Count(high=n)),
    st.integers(0, 500).map(lambda n: Count(best=n)),
    st.just(Count()),
)


@given(counts=st.lists(COUNTS, max_size=6))
def test_a_sum_is_a_count_and_empty_counts_leave_it_open_above(counts: list[Count]) -> None:
    summed = total(counts)
    if any(not count.said for count in counts):
        assert summed.best is None
        assert summed.high is None


def test_people_named_one_by_one_are_added_up() -> None:
    assert total([Count.exactly(1), Count.exactly(3)]) == Count.exactly(4)
    assert total([Count.exactly(1), Count()]) == Count(low=1)
    assert total([]) == Count()


AT_LEAST_SIX_MEN = tree("""
    At     IN  advmod   2
    least  JJS advmod   0
    six    CD  nummod   3
    men    NNS nsubj    4 man
    fled   VBD ROOT     4 flee
""")
MEN = tree("""
    Men    NNS nsubj    1 man
    fled   VBD ROOT     1 flee
""")
A_BOY_OF_TWELVE = tree("""
    A      DT  det      6
    12     CD  nummod   3
    -      ,   punct    3
    year   NN  npadvmod 5
    -      ,   punct    5
    old    JJ  amod     6
    boy    NN  nsubj    7
    fled   VBD ROOT     7 flee
""")


@pytest.mark.parametrize(
    ("sentence", "head", "count", "words"),
    [
        (AT_LEAST_SIX_MEN, "men", Count(low=6), ("At", "six")),
        (MEN, "Men", Count(), ("Men", "Men")),
        (A_BOY_OF_TWELVE, "boy", Count.exactly(1), ("boy", "boy")),
    ],
    ids=["at least", "bare plural", "an age"],
)
def test_a_count_stands_on_its_words(sentence: Sentence, head: str, count: Count, words: tuple[str, str]) -> None:
    found = count_of(sentence, word(sentence, head))
    assert found is not None
    assert found.count == count
    assert (found.first.text, found.last.text) == words
