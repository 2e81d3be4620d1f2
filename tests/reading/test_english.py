from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sijill.model.readings import Sentence, Triggers
from sijill.model.vocabulary import Part
from sijill.reading.english import LONGEST_READ, EnglishReader, plain_copy
from sijill.reading.sentences import split_sentences
from tests.claims.strategies import ANY_TEXT, WITH_PARSER, odd_texts
from tests.claims.trees import read, reader
from tests.factory import make_document


@given(text=ANY_TEXT)
@example(text="İSTANBUL’DA ŞİDDETLİ PATLAMA ﬁ ß ŉ DUYULDU BUGÜN")
@example(text="\u00a0\u202f\r\n“x”")
@settings(deadline=None)
def test_the_plain_copy_is_as_long_as_the_text(text: str) -> None:
    assert len(plain_copy(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“It’s\u00a0over”", '"It\'s over"'),
        ("a\u200bb", "a b"),
        ("one\r\ntwo", "one  two"),
        ("TWELVE PEOPLE WERE SEEN IN THE OLD TOWN", "Twelve people were seen in the old town"),
        ("NATO met.", "NATO met."),
    ],
)
def test_the_parser_sees_plain_marks_and_no_shouting(text: str, plain: str) -> None:
    assert plain_copy(text) == plain


def assert_well_formed(sentence: Sentence, string: str) -> None:
    for token in sentence.tokens:
        assert sentence.start <= token.start < token.end <= sentence.end
        assert string[token.start : token.end] == token.text
        assert 0 <= token.head < len(sentence.tokens)
        assert len(list(sentence.ancestors(token))) < len(sentence.tokens)
    assert [t.index for t in sentence.tokens] == list(range(len(sentence.tokens)))


@given(text=odd_texts())
@WITH_PARSER
def test_tokens_stand_where_they_say_in_any_text(text: str) -> None:
    reading = read(make_document(text), gate=False)
    for sentence in reading.sentences:
        assert_well_formed(sentence, text)
    for span in reading.places:
        assert 0 <= span.start < span.end <= len(text)


@given(text=st.text(max_size=60))
@WITH_PARSER
def test_any_text_is_read_without_an_error(text: str) -> None:
    document = make_document(text)
    (reading,) = EnglishReader(Triggers.of(), gate=False)([document])
    assert reading.document is document
    assert [(s.start, s.end, s.paragraph) for s in reading.sentences] == split_sentences(text)


def test_a_lone_surrogate_does_not_stop_the_reader() -> None:
    reading = read(make_document("Shells \ud83d hit the \udc00 town of Qarsa."), gate=False)
    assert any(sentence.tokens for sentence in reading.sentences)


def test_the_title_is_read_before_the_text() -> None:
    reading = read(make_document("A bomb exploded.", title="Bomb explodes in Qarsa"))
    assert [s.part for s in reading.sentences] == [Part.TITLE, Part.TEXT]
    assert [s.index for s in reading.sentences] == [0, 1]


def test_readings_come_in_the_order_of_the_documents() -> None:
    documents = [make_document(f"A bomb killed {n} people. The rain fell.") for n in range(2, 9)]
    assert [r.document for r in reader()(iter(documents))] == documents


def test_a_document_reads_the_same_alone_and_among_others() -> None:
    documents = [make_document(f"A bomb killed {n} people in Qarsa. He wept.") for n in range(2, 9)]
    together = list(reader()(documents))
    assert together == [read(document) for document in documents]


def test_what_the_gate_holds_back_has_no_tokens_and_keeps_its_place() -> None:
    text = "The figs were ripe. The hills are green. The sea is calm. The road is long. A bomb exploded."
    reading = read(make_document(text))
    assert [s.parsed for s in reading.sentences] == [False, False, True, True, True]
    assert next(text[s.start : s.end] for s in reading.sentences) == "The figs were ripe."


def test_what_is_too_long_to_read_is_said_to_be_unread() -> None:
    document = make_document("The rain fell. " * (LONGEST_READ // 15 + 10))
    (reading,) = EnglishReader(Triggers.of("bombed"))([document])
    assert [fault.code for fault in reading.faults] == ["too-long-to-read"]
    assert all(sentence.end <= LONGEST_READ for sentence in reading.sentences)


def test_a_reading_names_its_reader_and_model() -> None:
    made_by = read(make_document("A bomb exploded.")).reader
    assert made_by.name == "english"
    assert made_by.model.startswith("en_core_web")
    assert made_by.version
