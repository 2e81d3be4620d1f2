"""Documents in several languages, with readers made by hand: one sentence a line, one token a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model.anchors import Span
from sijill.model.documents import Document
from sijill.model.readings import Reader, Reading, Reference, Sentence, Speech, Token, Triggers
from sijill.model.vocabulary import Part, Voice
from sijill.reading import DocumentReader, build_reader
from tests.factory import make_document

ENGLISH = "The shop was closed and nobody was in the street."
ARABIC = "قصفت الطائرات سوق البلدة صباح اليوم"
FRENCH = "Les avions ont bombardé le marché de la ville et une école dans le village, pour que la peur y vive."


class LineReader:
    """Reads every line of what it is shown; the first word speaks the rest."""

    version = "1"

    def __init__(self, language: str) -> None:
        self.name = f"lines of {language}"
        self.seen: list[Document] = []
        self._language = language

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            self.seen.append(document)
            yield self._read(document)

    def _read(self, document: Document) -> Reading:
        sentences = [
            self._sentence(number, part, line)
            for part in (Part.TITLE, Part.TEXT)
            for number, line in enumerate(re.finditer(r"\S[^\n]*", document.string(part)))
        ]
        firsts = [s.span(s.tokens[0]) for s in sentences]
        return Reading(
            document,
            tuple(replace(sentence, index=index) for index, sentence in enumerate(sentences)),
            tuple(Speech((one,), None, None, Voice.INDIRECT) for one in firsts),
            tuple(Reference(one, (one,)) for one in firsts),
            tuple(firsts),
            Reader(self.name, "", self.version),
        )

    def _sentence(self, number: int, part: Part, line: re.Match[str]) -> Sentence:
        words = re.finditer(r"\S+", line[0])
        tokens = tuple(
            Token(index, line.start() + w.start(), line.start() + w.end(), w[0], w[0], head=index)
            for index, w in enumerate(words)
        )
        return Sentence(number, *line.span(), number, part, tokens, self._language)


def read(text: str, title: str | None = None, language: str | None = None) -> Reading:
    (reading,) = DocumentReader({"ar": LineReader("ar"), "en": LineReader("en")})(
        [replace(make_document(text, title=title), language=language)]
    )
    return reading


def lines(reading: Reading) -> list[tuple[str, str]]:
    document = reading.document
    return [(s.language, document.string(s.part)[s.start : s.end]) for s in reading.sentences]


def test_each_passage_goes_to_the_reader_of_its_language_in_order() -> None:
    reading = read(f"{ENGLISH}\n\n{ARABIC}\n\n{ENGLISH}")
    assert lines(reading) == [("en", ENGLISH), ("ar", ARABIC), ("en", ENGLISH)]
    assert [s.index for s in reading.sentences] == [0, 1, 2]
    assert [s.paragraph for s in reading.sentences] == [0, 1, 2]
    assert reading.document.language == "en"
    assert reading.faults == ()


def test_speech_places_and_references_of_all_readers_stand_in_order() -> None:
    reading = read(f"{ARABIC}\n\n{ENGLISH}\n\n{ARABIC}")
    starts = [s.start for s in reading.sentences]
    assert [place.start for place in reading.places] == starts
    assert [speech.content[0].start for speech in reading.speech] == starts
    assert [reference.mention.start for reference in reading.references] == starts


def test_each_sentence_knows_who_read_it() -> None:
    reading = read(f"{ARABIC}\n\n{ENGLISH}")
    assert [reading.reader_of(s).name for s in reading.sentences] == ["lines of ar", "lines of en"]
    assert reading.reader.name == "lines of en"
    alone = read(ENGLISH)
    assert alone.reader_of(alone.sentences[0]) == alone.reader


def test_a_title_in_another_language_has_its_own_reader() -> None:
    reading = read(ARABIC, title="Nobody was in the street")
    assert lines(reading) == [("en", "Nobody was in the street"), ("ar", ARABIC)]
    assert reading.document.language == "ar"
    assert reading.document.title == "Nobody was in the street"


def test_a_title_of_a_name_is_left_to_the_reader_of_the_text() -> None:
    assert lines(read(ARABIC, title="Syria TV")) == [("ar", "Syria TV"), ("ar", ARABIC)]


def test_a_document_in_one_language_is_shown_as_it_is() -> None:
    reader = LineReader("en")
    document = make_document(f"{ENGLISH}\nHe went to حلب and came back.", title="A day")
    (reading,) = DocumentReader({"en": reader})([document])
    assert reader.seen[0].text == document.text
    assert reading.document is reader.seen[0]


def test_what_nobody_reads_of_a_document_is_named_and_the_rest_is_read() -> None:
    reading = read(f"{ENGLISH}\n\n{FRENCH}\n\n{ARABIC}")
    assert lines(reading) == [("en", ENGLISH), ("ar", ARABIC)]
    (fault,) = reading.faults
    start = len(ENGLISH) + 2
    assert (fault.code, fault.what) == (
        "language-not-read",
        f"language not read yet: und (characters {start} to {start + len(FRENCH) + 2})",
    )


def test_a_few_foreign_words_that_nobody_reads_are_left_to_the_main_reader() -> None:
    reading = read(f"{ENGLISH}\nГород Изюм взят\n{ENGLISH}")
    assert reading.faults == ()
    assert lines(reading) == [("en", ENGLISH), ("en", "Город Изюм взят"), ("en", ENGLISH)]


def test_a_document_that_nobody_reads_is_a_fault_and_no_error() -> None:
    reading = read(FRENCH)
    assert (reading.sentences, reading.document.text) == ((), FRENCH)
    assert [fault.what for fault in reading.faults] == ["language not read yet: und"]


def test_a_text_without_letters_is_in_no_language() -> None:
    assert [fault.what for fault in read("12 + 30").faults] == ["language not read yet: no letters found"]
    assert read("12 + 30", language="en").faults == ()


def test_a_page_that_states_a_language_of_another_script_is_read_in_its_own() -> None:
    reading = read(ARABIC, language="en-GB")
    assert (reading.document.language, lines(reading)) == ("ar", [("ar", ARABIC)])


def test_a_stated_language_stays_that_of_a_mixed_document() -> None:
    reading = read(f"{ENGLISH}\n{ARABIC}\n{ENGLISH}\n{ENGLISH}", language="ar")
    assert reading.document.language == "ar"
    assert [language for language, _ in lines(reading)] == ["en", "ar", "en", "en"]


def test_readings_come_in_the_order_of_the_documents_whatever_their_languages() -> None:
    texts = [ENGLISH, ARABIC, FRENCH, f"{ENGLISH}\n{ARABIC}", "12", ARABIC, ENGLISH] * 3
    documents = [replace(make_document(text), language=None) for text in texts]
    reader = DocumentReader({"ar": LineReader("ar"), "en": LineReader("en")})
    together = list(reader(iter(documents)))
    assert [reading.document.text for reading in together] == texts
    assert together == [reading for document in documents for reading in reader([document])]


PARTS = st.lists(
    st.sampled_from([ENGLISH, ARABIC, FRENCH, "Idlib", "حلب", "😀\u200d", "\u200f", "e\u0301", "12", "\n", "\r\n"]),
    max_size=10,
).map(" ".join)


@given(
    text=PARTS, title=st.sampled_from([None, "", ENGLISH, ARABIC, "حلب"]), language=st.sampled_from([None, "en", "ar"])
)
def test_offsets_are_those_of_the_document_whatever_is_mixed(
    text: str, title: str | None, language: str | None
) -> None:
    reading = read(text, title, language)
    assert reading.document.text == text
    last = (Part.TITLE, 0)
    for index, sentence in enumerate(reading.sentences):
        string = reading.document.string(sentence.part)
        assert sentence.index == index
        assert all(string[t.start : t.end] == t.text for t in sentence.tokens)
        assert (sentence.part is Part.TEXT, sentence.start) >= (last[0] is Part.TEXT, last[1])
        last = (sentence.part, sentence.end)
        assert reading.sentence_at(Span(sentence.start, sentence.end, sentence.part)) == sentence
    shown = "".join(string[s.start : s.end] for s in reading.sentences if (string := reading.document.string(s.part)))
    if not reading.faults:
        assert "".join(shown.split()) == "".join(f"{title or ''}{text}".split())


@pytest.mark.parametrize(("text", "main"), [(ENGLISH, "english"), (f"{ENGLISH}\n\n{ARABIC}\n\n{ARABIC}", "shallow-ar")])
def test_the_real_readers_read_what_is_theirs(text: str, main: str) -> None:
    (reading,) = build_reader(Triggers.of())([replace(make_document(text), language=None)])
    assert reading.reader.name == main
    assert lines(reading)[0] == ("en", ENGLISH)
