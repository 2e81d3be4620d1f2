from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model.anchors import Span
from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.model.vocabulary import Outcome
from sijill.sources import plain
from tests.sources.builders import read_bytes, read_document

HOSTILE = (
    "\u202eabc\u202c e\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 \r\n\r\n\ttab\u00a0nbsp \ufeff مدينة\u200f\r"
)


def test_the_text_is_the_characters_as_they_are() -> None:
    document = read_document(HOSTILE)
    assert document.text == HOSTILE
    assert (document.outcome, document.coverage, document.faults) == (Outcome.OK, 1.0, ())


def test_nothing_is_said_that_plain_text_does_not_say() -> None:
    document = read_document("A strike.\n27 August 2019")
    assert (document.title, document.publisher, document.published, document.language) == (None,) * 4


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_document(b"\xef\xbb\xbfA strike.").text == "A strike."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "not-text"),
        (b"%PDF-1.7 all of it in ASCII", "not-text"),
        (bytes(range(256)), "not-text"),
    ],
)
def test_what_cannot_be_read_is_a_fault_that_says_what_to_do(data: bytes, code: str) -> None:
    fault = read_bytes(data)
    assert isinstance(fault, Fault)
    assert (fault.step, fault.code, fault.source) == ("parse", code, "reports/one.txt")
    assert fault.what
    assert fault.todo
    assert fault.capture


def test_a_text_beyond_the_limit_is_kept_whole_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "TEXT_LIMIT", 10)
    document = read_document("eleven char")
    assert document.text == "eleven char"
    assert document.outcome is Outcome.PARTIAL
    assert [fault.code for fault in document.faults] == ["too-long"]


def test_damage_is_told() -> None:
    document = read_document("مدينة حلب".encode()[:-1])
    assert document.outcome is Outcome.DEGRADED
    assert [fault.code for fault in document.faults] == ["damaged-text"]


@given(st.data())
def test_every_prefix_of_a_good_file_reads_or_faults(data: st.DataObject) -> None:
    whole = HOSTILE.encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])))
    found = read_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    assert isinstance(found, Fault) or found.text


@given(st.text(min_size=1), st.data())
def test_anchors_read_back_as_quoted(text: str, data: st.DataObject) -> None:
    document = Document("sha256:00", text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = document.anchor(Span(start, end))
    assert anchor.holds_in(document.text)
    assert document.text[: anchor.start].endswith(anchor.prefix)
    assert document.text[anchor.end :].startswith(anchor.suffix)
