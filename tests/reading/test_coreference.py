from __future__ import annotations

import pytest
from hypothesis import given

from sijill.model.readings import Sentence
from sijill.reading.coreference import resolve_references
from sijill.reading.gate import BEFORE
from tests.claims.strategies import SENTENCES, WITH_PARSER
from tests.claims.trees import read, text_of, tree
from tests.factory import make_document

HE_FELL = """
    He    PRP  nsubj  1
    fell  VBD  ROOT   1  fall
    .     .    punct  1
"""


def story(*words: str) -> list[Sentence]:
    """Hand-built sentences, one after the other."""
    found: list[Sentence] = []
    start = 0
    for index, rows in enumerate(words):
        sentence = tree(rows, index=index, start=start)
        found.append(sentence)
        start = sentence.end + 1
    return found


def stand_ins(*sentences: Sentence) -> dict[str, list[str]]:
    """Pronoun -> what it stands for."""
    text = text_of(*sentences)
    return {
        text[r.mention.start : r.mention.end]: [text[a.start : a.end] for a in r.antecedents]
        for r in resolve_references(sentences)
    }


RASHID = """
    Rashid  NNP  compound 1  rashid PERSON
    Amin    NNP  nsubj    2  amin   PERSON
    slept   VBD  ROOT     2  sleep
    .       .    punct    2
"""
RAIN = """
    Rain  NN   nsubj  1
    fell  VBD  ROOT   1  fall
    .     .    punct  1
"""
RASHID_AND_TWO = """
    Rashid     NNP  nsubj  3  rashid PERSON
    and        CC   cc     0
    Nadia      NNP  conj   0  nadia PERSON
    slept      VBD  ROOT   3  sleep
    .          .    punct  3
"""
THEY_FELL = HE_FELL.replace("He ", "They")


def test_a_pronoun_stands_for_the_subject_before_it() -> None:
    assert stand_ins(*story(RASHID, HE_FELL)) == {"He": ["Rashid Amin"]}


def test_they_may_stand_for_two_named_one_by_one() -> None:
    assert stand_ins(*story(RASHID_AND_TWO, THEY_FELL))["They"] in (["Rashid and Nadia"], ["Rashid", "Nadia"])


def test_a_pronoun_without_anybody_before_it_stands_for_nobody() -> None:
    assert stand_ins(*story(RAIN, HE_FELL)) == {}


def test_nobody_is_looked_for_further_back_than_the_gate_lets_through() -> None:
    assert stand_ins(*story(RASHID, *[RAIN] * (BEFORE - 1), HE_FELL)) == {"He": ["Rashid Amin"]}
    assert stand_ins(*story(RASHID, *[RAIN] * BEFORE, HE_FELL)) == {}


@pytest.mark.parametrize(
    ("text", "pronoun", "antecedents"),
    [
        ("Yara Fakhri ran to the well. She fell there.", "She", ["Yara Fakhri"]),
        ("A shepherd came down the hill. He was tired.", "He", ["A shepherd"]),
        ("Four labourers slept in the barn. They woke at dawn.", "They", ["Four labourers"]),
        ("The barn stood empty. He was tired.", "He", None),
        ('Sami Deeb was asleep. "He came alone," said Rim.', "He", None),
    ],
)
def test_only_plain_antecedents_are_taken(text: str, pronoun: str, antecedents: list[str] | None) -> None:
    reading = read(make_document(text), gate=False)
    place = text.index(pronoun)
    found = [r for r in reading.references if r.mention.start == place]
    assert [[text[a.start : a.end] for a in r.antecedents] for r in found] == ([antecedents] if antecedents else [])


@given(sentences=SENTENCES)
@WITH_PARSER
def test_an_antecedent_stands_in_the_window_and_before_its_pronoun(sentences: list[str]) -> None:
    reading = read(make_document(" ".join(sentences)), gate=False)
    for reference in reading.references:
        here = reading.sentence_at(reference.mention)
        for antecedent in reference.antecedents:
            there = reading.sentence_at(antecedent)
            assert here is not None
            assert there is not None
            assert here.index - BEFORE <= there.index <= here.index
            assert antecedent.start < reference.mention.start
