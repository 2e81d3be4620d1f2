from __future__ import annotations

import pytest

from sijill.claims.uncounted import age_words, date_words
from sijill.model.readings import Sentence
from tests.claims.trees import tree

NAMED_WITH_AGES = tree("""
    Omar     NNP  nsubjpass 8 omar PERSON
    ,        ,    punct     0
    24       CD   appos     0
    ,        ,    punct     0
    and      CC   cc        0
    Sami     NNP  conj      0 sami PERSON
    ,        ,    punct     5
    31       CD   appos     5
    fled     VBD  ROOT      8 flee
""")
SIX_YEAR_OLD = tree("""
    A        DT   det       4
    six      CD   nummod    2
    year     NN   npadvmod  3
    old      JJ   amod      4
    boy      NN   nsubj     5
    fled     VBD  ROOT      5 flee
""")
AGES_LISTED = tree("""
    men      NNS  nsubj     6 man
    ,        ,    punct     0
    ages     NNS  appos     0 age
    28       CD   nummod    2
    and      CC   cc        3
    25       CD   conj      3
    fled     VBD  ROOT      6 flee
""")
A_PLACE = tree("""
    In       IN   prep      7
    Idlib    NNP  pobj      0 idlib GPE
    ,        ,    punct     7
    15       CD   nsubj     7
    ,        ,    punct     3
    mostly   RB   advmod    3
    children NNS  appos     3 child
    died     VBD  ROOT      7 die
""")
DATED = tree("""
    28       CD   nummod    1
    January  NNP  npadvmod  5
    2016     CD   nummod    1
    17:27    CD   nummod    1
    Nine     CD   nummod    5
    civilians NNS nsubj     6 civilian
    died     VBD  ROOT      6 die
""")


def words_at(sentence: Sentence, found: frozenset[int]) -> str:
    return " ".join(t.text for t in sentence.tokens if t.index in found)


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        (NAMED_WITH_AGES, "24 31"),
        (SIX_YEAR_OLD, "six year old"),
        (AGES_LISTED, "ages 28 25"),
        (A_PLACE, ""),
        (DATED, ""),
    ],
    ids=["behind a name", "before a noun", "listed", "behind a place", "a date"],
)
def test_an_age_is_told_by_its_words_or_by_the_name_before_it(sentence: Sentence, ages: str) -> None:
    assert words_at(sentence, age_words(sentence)) == ages


def test_the_numbers_of_a_date_are_those_around_the_month_and_the_clock() -> None:
    assert words_at(DATED, date_words(DATED)) == "28 2016 17:27"
    assert date_words(NAMED_WITH_AGES) == frozenset()
