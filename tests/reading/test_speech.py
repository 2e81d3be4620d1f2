from __future__ import annotations

import pytest

from sijill.model.anchors import Span
from sijill.model.readings import Sentence, Speech
from sijill.model.vocabulary import Voice
from sijill.reading.quotations import find_quotations
from sijill.reading.speech import find_speech
from tests.claims.trees import read, text_of, tree
from tests.factory import make_document

SAID_BEFORE = tree("""
    Rim     NNP  nsubj     1  rim PERSON
    said    VBD  ROOT      1  say
    that    IN   mark      4
    houses  NNS  nsubj     4  house
    burned  VBD  ccomp     1  burn
    .       .    punct     1
""")
SAID_AFTER = tree("""
    Houses  NNS  nsubj     1  house
    burned  VBD  ccomp     4  burn
    ,       ,    punct     4
    Rim     NNP  nsubj     4  rim PERSON
    said    VBD  ROOT      4  say
    .       .    punct     4
""")
ACCORDING_TO = tree("""
    Houses    NNS  nsubj   1  house
    burned    VBD  ROOT    1  burn
    ,         ,    punct   1
    according VBG  prep    1  accord
    to        IN   prep    3
    the       DT   det     6
    mayor     NN   pobj    4
    .         .    punct   1
""")
NOBODY_SAID = tree("""
    It      PRP  nsubj     1
    said    VBD  ROOT      1  say
    that    IN   mark      4
    houses  NNS  nsubj     4  house
    burned  VBD  ccomp     1  burn
    .       .    punct     1
""")


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span is not None else None


def told(text: str) -> list[Speech]:
    return list(read(make_document(text), gate=False).speech)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [(SAID_BEFORE, "Rim"), (SAID_AFTER, "Rim"), (ACCORDING_TO, "the mayor")],
    ids=["before", "after", "according to"],
)
def test_a_speaker_is_found_before_and_behind_what_is_said(sentence: Sentence, source: str) -> None:
    text = text_of(sentence)
    (speech,) = find_speech([sentence], [])
    assert words(text, speech.source) == source
    assert any(content.start <= text.index("burned") < content.end for content in speech.content)
    assert speech.voice is Voice.INDIRECT


def test_a_speaker_is_never_a_part_of_what_he_says() -> None:
    for sentence in (SAID_BEFORE, SAID_AFTER, ACCORDING_TO):
        for speech in find_speech([sentence], []):
            assert speech.source is not None
            assert not any(content.overlaps(speech.source) for content in speech.content)


def test_it_is_nobody() -> None:
    assert find_speech([NOBODY_SAID], []) == ()


def test_what_was_not_parsed_says_nothing() -> None:
    assert find_speech([Sentence(0, 0, 10, 0)], [Span(0, 5)]) == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"The wall fell on us," said Rim Haddad.', "Rim Haddad"),
        ('"The wall fell on us," Rim Haddad told a local radio station.', "Rim Haddad"),
        ('Rim Haddad said: "The wall fell on us."', "Rim Haddad"),
        ('"The wall fell," the baker said, "and nobody came."', "the baker"),
        ("“The wall fell on us,” said Rim Haddad.", "Rim Haddad"),
    ],
)
def test_own_words_are_told_from_reported_ones(text: str, source: str) -> None:
    found = told(text)
    assert {words(text, speech.source) for speech in found} == {source}
    assert {speech.voice for speech in found} == {Voice.DIRECT}


def test_every_sentence_of_a_quotation_has_its_speaker() -> None:
    text = '"The wall fell at noon. It buried my aunt," said Rim Haddad.'
    found = told(text)
    for fragment in ("wall fell", "buried"):
        place = text.index(fragment)
        speakers = {words(text, s.source) for s in found if any(c.start <= place < c.end for c in s.content)}
        assert speakers == {"Rim Haddad"}


def test_the_one_cited_stands_nearer_than_the_one_who_cites() -> None:
    text = "The monitor, citing two shepherds, said that the barn had burned."
    (speech,) = [s for s in told(text) if s.via]
    assert words(text, speech.source) == "two shepherds"
    assert [words(text, source) for source, _ in speech.via] == ["The monitor"]


def test_the_title_speaks_for_itself() -> None:
    document = make_document("It was calm.", title="Barn burned, mayor says")
    for speech in read(document, gate=False).speech:
        assert speech.source is None or speech.source.part is speech.content[0].part


def test_a_quotation_in_another_paragraph_is_not_given_to_the_speaker_of_this_one() -> None:
    text = 'Rim Haddad said she was tired.\n\n"The wall fell on all of us."'
    (quotation,) = find_quotations(text)
    assert not any(c.overlaps(quotation) for s in told(text) for c in s.content)
