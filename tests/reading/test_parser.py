from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.parser import load_parser, load_pipeline
from tests.claims.strategies import EVENTS, FILLERS, WITH_PARSER, odd_texts

SAID_BY_SEVERAL_WORDS = (
    "There's a bomb in the house.",
    "They're gonna kill us, let's go.",
    "There were two. I ain't there.",
    "Y'all got ta leave.",
)


def by_the_whole_pipeline(sentence: str) -> list[tuple[object, ...]]:
    return [
        (t.idx, t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.idx, t.ent_type_)
        for t in load_pipeline()[0](sentence)
        if not t.is_space
    ]


def by_ours(sentence: str) -> list[tuple[object, ...]]:
    parser = load_parser()
    (doc,) = parser.parse([sentence])
    parser.label([doc])
    tokens = parser.tokens(doc, 0, sentence)
    return [
        (t.start, t.text, t.lemma, t.pos, t.tag, t.dep, tokens[t.head].start if t.head != t.index else None, t.entity)
        for t in tokens
    ]


def assert_the_same(sentence: str) -> None:
    left, right = by_ours(sentence), by_the_whole_pipeline(sentence)
    assert [t[:6] + t[7:] for t in left] == [t[:6] + t[7:] for t in right]
    assert all(mine[6] in (None, theirs[6]) for mine, theirs in zip(left, right, strict=True))


@pytest.mark.parametrize("sentence", [*EVENTS, *FILLERS, *SAID_BY_SEVERAL_WORDS, "", "x"])
def test_two_steps_and_a_memory_give_what_the_whole_pipeline_gives(sentence: str) -> None:
    for _ in range(2):
        assert_the_same(sentence)


@given(text=odd_texts(), more=st.sampled_from(SAID_BY_SEVERAL_WORDS))
@WITH_PARSER
def test_they_do_so_for_odd_texts(text: str, more: str) -> None:
    plain = "".join(" " if c.isspace() or not c.isprintable() else c for c in f"{text} {more}")
    assert_the_same(plain)


def test_names_are_labelled_only_when_asked_for() -> None:
    parser = load_parser()
    (doc,) = parser.parse(["Gunmen from Mexico shot Hadi Sabbouh on Monday."])
    assert not any(token.entity for token in parser.tokens(doc, 0, doc.text))
    parser.label([doc])
    assert any(token.entity for token in parser.tokens(doc, 0, doc.text))


def test_what_is_parsed_together_makes_no_difference() -> None:
    parser = load_parser()
    sentences = [*EVENTS, *FILLERS]
    together = [parser.tokens(doc, 0, doc.text) for doc in parser.parse(sentences)]
    alone = [parser.tokens(doc, 0, doc.text) for one in sentences for doc in parser.parse([one])]
    assert together == alone
