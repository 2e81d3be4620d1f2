"""Bytes -> characters, for text whose encoding nobody states: UTF-8, UTF-16, windows-1252 and -1256.

Decoding is exact wherever the bytes allow it. Damaged bytes become U+FFFD and are counted, never left out.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

SAMPLE = 65_536
"""Bytes looked at to tell text from other data."""

_MARKS = (  # UTF-32 first: its little-endian mark starts with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_CONTROLS_AT_MOST = 0.01
_FOREIGN_RUN = re.compile(rb"[\xc0-\xff]{3,}")
_FOREIGN = bytes(range(0xC0, 0x100))
_NAMED = re.compile(
    r"windows-125\d|cp125\d|cp866|iso-?8859-?\d{1,2}|iso_8859-\d{1,2}|latin-?\d|us-ascii|ascii|koi8-[ru]|macintosh"
    r"|gbk|gb2312|gb18030|big5|euc-(?:jp|kr)|shift_jis|utf-?8"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, their encoding, and how many places could not be decoded (U+FFFD in `text`)."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of `data` without a byte order mark, or None where it is no text in a known encoding.

    `declared` is an encoding that the document itself names. A mark goes before it, and so does UTF-8 that
    holds to the last byte: pages that claim another charset and are valid UTF-8 are UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    if _looks_binary(data):
        return _unmarked_utf16(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (decoded := _as_declared(data, declared)):
        return decoded
    return _damaged_utf8(data) or _single_byte(data)


def _looks_binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _CONTROLS_AT_MOST * len(sample)


def _replacing(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, text.count("\ufffd"))


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 shows by every second byte: 0 (Latin) or 4 to 6 (Cyrillic to Arabic), which are controls."""
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[: SAMPLE & ~1].decode(encoding, "replace")
        usual = sum(
            c in "\t\n\r\f" or " " <= c <= "~" or "\xa0" <= c <= "\u06ff" or "\u2010" <= c <= "\u203a" for c in sample
        )
        if len(sample) > 1 and usual >= 0.9 * len(sample):
            return _replacing(data, encoding)
    return None


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    name = declared.strip().lower()
    if not _NAMED.fullmatch(name):
        return None
    # The names of Latin-1 and ASCII mean windows-1252 on the web: https://encoding.spec.whatwg.org/#names-and-labels
    if name in {"us-ascii", "ascii", "latin1", "latin-1", "iso-8859-1", "iso8859-1", "iso_8859-1"}:
        name = "cp1252"
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeDecodeError, LookupError):
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken places, such as a file cut off within a letter."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return Decoded(text, "utf-8", broken) if whole >= 2 * broken else None


def _single_byte(data: bytes) -> Decoded | None:
    """windows-1252, where letters beyond ASCII stand alone, or windows-1256, where words are made of them.

    In windows-1256 alef (C7) and lam (E1) are about a quarter of all letters. Other encodings in which whole
    words are beyond ASCII (windows-1251, Shift JIS) are not guessed at.
    """
    foreign = len(data) - len(data.translate(None, _FOREIGN))
    in_words = sum(map(len, _FOREIGN_RUN.findall(data)))
    if foreign and in_words > 0.5 * foreign:
        alef_and_lam = data.count(b"\xc7") + data.count(b"\xe1")
        return _replacing(data, "cp1256") if alef_and_lam > 0.08 * foreign else None
    return _replacing(data, "cp1252")
