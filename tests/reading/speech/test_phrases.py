from __future__ import annotations

from sijill.reading.speech.phrases import joined, noun_phrase
from tests.claims.trees import tree, word

BOTH = tree("""
    The     DT   det    1
    army    NN   nsubj  5
    and     CC   cc     1
    the     DT   det    4
    police  NNS  conj   1
    agreed  VBD  ROOT   5  agree
""")
ONE_NAME = tree("""
    Save    NNP  nsubj  3  save ORG
    and     CC   cc     0  and ORG
    Help    NNP  conj   0  help ORG
    agreed  VBD  ROOT   3  agree
""")


def test_a_phrase_ends_before_the_one_joined_to_it() -> None:
    assert [token.text for token in noun_phrase(BOTH, word(BOTH, "army"))] == ["The", "army"]


def test_those_named_together_are_several() -> None:
    assert [token.text for token in joined(BOTH, word(BOTH, "army"))] == ["army", "police"]


def test_a_name_with_and_in_it_is_one() -> None:
    assert [token.text for token in joined(ONE_NAME, word(ONE_NAME, "Save"))] == ["Save"]
