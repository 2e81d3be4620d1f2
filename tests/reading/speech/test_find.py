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


@pytest.mark.parametrize(
    ("text", "holder", "content"),
    [
        ("The villagers hope that the road will open.", "villagers", "road will open"),
        ("The council wants to close the harbour.", "council", "close the harbour"),
        ("The minister opposed the new harbour.", "minister", "the new harbour"),
        ("The mayor called for a ban on fishing.", "mayor", "a ban on fishing"),
    ],
)
def test_thoughts_wishes_and_stances_are_somebodys_but_are_not_told(text: str, holder: str, content: str) -> None:
    (act,) = told(text)
    assert holder in (words(text, act.source) or "")
    assert content in (words(text, act.content[0]) or "")
    assert not act.told


def test_each_of_two_speakers_has_his_act() -> None:
    text = "The army and the police said that the bridge had fallen."
    found = told(text)
    assert [words(text, speech.source) for speech in found] == ["The army", "the police"]
    assert len({speech.content for speech in found}) == 1


def test_a_quotation_that_goes_on_behind_its_speaker_is_one_act() -> None:
    text = '"The wall fell on us," said Rim Haddad. "It buried my aunt."'
    (speech,) = told(text)
    assert [words(text, span) for span in speech.content] == ["The wall fell on us,", "It buried my aunt."]


def test_what_is_told_is_the_same_without_the_thoughts() -> None:
    text = (
        "The mayor said the wall had fallen. Rim hopes to leave, and Sami plans to stay."
        " According to a nurse, nobody wanted the road."
        " The monitor, citing two shepherds, said that the barn had burned."
    )
    reading = read(make_document(text), gate=False)
    quotations = find_quotations(text)
    everything = find_speech(reading.sentences, quotations)
    assert find_speech(reading.sentences, quotations, told_only=True) == tuple(s for s in everything if s.told)
    assert any(not speech.told for speech in everything)
