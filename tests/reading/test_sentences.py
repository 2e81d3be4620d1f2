from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from sijill.reading.sentences import LONGEST, split_sentences
from tests.claims.strategies import ANY_TEXT, MARKS_AND_SPACES


def cut(text: str, title: str | None = None) -> list[str]:
    return [text[start:end] for start, end, _ in split_sentences(text, title)]


def test_a_title_that_runs_into_the_text_is_a_sentence_of_its_own() -> None:
    assert cut("Two die in market blast A bomb killed two men.", "Two die in market blast") == [
        "Two die in market blast",
        "A bomb killed two men.",
    ]


@pytest.mark.parametrize(
    "stamp",
    ["25 August 2016", "Agency Saturday 7 Oct 2017", "Published April 26, 2017", "29-06-2016", "28 January 2016 17:27"],
)
def test_the_stamp_of_a_date_is_a_sentence_of_its_own(stamp: str) -> None:
    assert cut(f"{stamp} Nine people died.") == [stamp, "Nine people died."]


@pytest.mark.parametrize("text", ["On 3 May 2016 Russian jets came.", "The battle of 3 May 2016 Russia denies."])
def test_a_date_within_a_sentence_does_not_end_it(text: str) -> None:
    assert cut(text) == [text]


@given(text=ANY_TEXT | MARKS_AND_SPACES)
@example(text="x" * (3 * LONGEST))
@example(text="BEIRUT (Wire) - The road is open.\r\n\r\nIt is quiet.")
@settings(deadline=None)
def test_every_visible_code_point_lies_in_exactly_one_sentence(text: str) -> None:
    hits = [0] * len(text)
    for start, end, _ in split_sentences(text):
        for position in range(start, end):
            hits[position] += 1
    assert all(hit <= 1 for hit in hits)
    assert [c for c, hit in zip(text, hits, strict=True) if not hit and not c.isspace()] == []


@given(text=ANY_TEXT | MARKS_AND_SPACES)
@settings(deadline=None)
def test_sentences_stand_in_order_and_paragraphs_never_go_back(text: str) -> None:
    found = split_sentences(text)
    assert found == sorted(found)
    assert [number for *_, number in found] == sorted(number for *_, number in found)
    assert all(start < end and end - start <= LONGEST for start, end, _ in found)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It was quiet. Then it was not.", ["It was quiet.", "Then it was not."]),
        ("Dr. Amal Zein spoke. Nobody replied.", ["Dr. Amal Zein spoke.", "Nobody replied."]),
        ("The U.N. Security Council met.", ["The U.N. Security Council met."]),
        ("Karim J. Obeid left at 5 p.m. on foot.", ["Karim J. Obeid left at 5 p.m. on foot."]),
        ("It cost 3.5 million. They paid.", ["It cost 3.5 million.", "They paid."]),
        ("“Why us?” she asked.", ["“Why us?” she asked."]),
        ("“We ran.” Then he wept.", ["“We ran.”", "Then he wept."]),
        ("Did they come? They did! All of them...", ["Did they come?", "They did!", "All of them..."]),
        ("هل سمعتم؟ نعم. انتهى", ["هل سمعتم؟", "نعم.", "انتهى"]),
        ("Lt. Col. Sami Awad and Gen. Huda Nasr met.", ["Lt. Col. Sami Awad and Gen. Huda Nasr met."]),
        ("KHARTOUM, June 3 (Wire) - Two men met.", ["KHARTOUM, June 3 (Wire) -", "Two men met."]),
        ("TARIJA, 3 JUN 88 -- [REPORT] [TEXT] TWO MEN MET.", ["TARIJA, 3 JUN 88 -- [REPORT] [TEXT]", "TWO MEN MET."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", [0, 1]),
        ("One.\nTwo.", [0, 1]),
        ("One. Two.", [0, 0]),
        ("One.\r\n\r\nTwo. Three.", [0, 1, 1]),
    ],
)
def test_a_line_break_begins_a_paragraph(text: str, paragraphs: list[int]) -> None:
    assert [number for *_, number in split_sentences(text)] == paragraphs


def test_lines_broken_at_a_width_do_not_end_a_sentence() -> None:
    line = "the old men of the quarter sat together and spoke about the rain\n"
    text = "Every evening " + line * 5 + "and then went home."
    assert len(split_sentences(text)) == 1


def test_a_table_without_stops_is_cut_between_words() -> None:
    pieces = cut("olive " * 2_000)
    assert len(pieces) > 1
    assert all(piece.startswith("olive") and piece.endswith("olive") for piece in pieces)
