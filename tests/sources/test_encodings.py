from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.sources.encodings import decode

FRENCH = "Trois enfants tués à Alep, a déclaré un témoin. « Ils étaient à l'école », dit-il."
ARABIC = "قتل ثلاثة أطفال في حلب، وقال شاهد عيان إن الطائرة عادت بعد عشر دقائق."
RUSSIAN = "Трое детей погибли в Алеппо, сообщил очевидец на месте удара."


@pytest.mark.parametrize("text", [FRENCH, ARABIC, RUSSIAN, "plain ASCII, and nothing else", "😀 in the middle 😀"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_exactly_and_without_its_mark(text: str, mark: bytes, encoding: str) -> None:
    decoded = decode(mark + text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, encoding, 0)


@pytest.mark.parametrize("text", [FRENCH, ARABIC, RUSSIAN, "plain ASCII, and nothing else"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_without_a_mark(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "cp1252"), ("café", "cp1252"), ("“quoted” – and more…", "cp1252"), (ARABIC, "cp1256")],
)
def test_single_byte_encodings_are_told_apart_by_their_words(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_an_encoding_that_is_not_known_is_not_guessed_at() -> None:
    assert decode(RUSSIAN.encode("cp1251")) is None


def test_an_encoding_that_is_not_known_is_read_where_it_is_declared() -> None:
    decoded = decode(RUSSIAN.encode("cp1251"), "windows-1251")
    assert decoded is not None
    assert decoded.text == RUSSIAN


def test_text_that_is_utf8_is_so_whatever_it_declares() -> None:
    decoded = decode(FRENCH.encode(), "iso-8859-1")
    assert decoded is not None
    assert decoded.text == FRENCH


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "zlib", "no such encoding"])
def test_a_declared_encoding_that_is_none_for_text_is_ignored(name: str) -> None:
    decoded = decode(FRENCH.encode("cp1252"), name)
    assert decoded is not None
    assert decoded.text == FRENCH


def test_damage_is_shown_and_counted() -> None:
    decoded = decode(ARABIC.encode()[:-1] + b"\xff")
    assert decoded is not None
    assert decoded.text.startswith(ARABIC[:-1])
    assert decoded.damaged > 0


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(32)) * 8, b"\0" * 100])
def test_what_is_no_text_is_not_decoded(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    decode(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_utf8_text_is_read_exactly(text: str) -> None:
    decoded = decode(codecs.BOM_UTF8 + text.encode())
    assert decoded is not None
    assert decoded.text == text
