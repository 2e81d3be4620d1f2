"""Plain text: the text is the characters as they are, line ends and all."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.model.captures import Capture
from sijill.model.documents import Document, document_id
from sijill.model.faults import Fault
from sijill.model.vocabulary import Outcome
from sijill.sources.encodings import Decoded, decode
from sijill.sources.source import Source, fault

EXTRACTOR = "plain/1"

TEXT_LIMIT = 20_000_000
"""Code points. A longer text is kept whole and marked as partial, because no reader goes that far."""

_NAMES = {
    "image/": "an image",
    "audio/": "a sound recording",
    "video/": "a video",
    "application/pdf": "a PDF file",
    "application/zip": "a zip archive or an Office document",
    "application/gzip": "a gzip archive",
}


def read_plain(capture: Capture, data: bytes) -> Iterator[Document | Fault]:
    """One document, or a fault where the bytes are no text."""
    decoded = None if _named(capture.media_type) else decode(data)
    if decoded is None:
        what = _named(capture.media_type) or "not text in an encoding that is known"
        todo = "The original is kept. Add the report as plain text or HTML."
        yield fault(capture, "not-text", f"the content is {what}", todo, f"media type {capture.media_type}")
    elif not decoded.text.strip():
        yield fault(capture, "empty", "there is no text in it", "Save it again from where it came, then add it.")
    else:
        yield _document(capture, decoded)


def _document(capture: Capture, decoded: Decoded) -> Document:
    text, faults = decoded.text, damage(capture, decoded)
    outcome = Outcome.DEGRADED if faults else Outcome.OK
    if len(text) > TEXT_LIMIT:
        outcome = Outcome.PARTIAL
        what = f"the text of {len(text):,} characters is longer than the {TEXT_LIMIT:,} that are read"
        faults = (*faults, fault(capture, "too-long", what, "The text is kept. Cut it into smaller files."))
    return Document(
        document_id(text, capture=capture.digest),
        text,
        capture=capture.digest,
        extractor=EXTRACTOR,
        outcome=outcome,
        faults=faults,
    )


def damage(capture: Capture, decoded: Decoded) -> tuple[Fault, ...]:
    """The fault that tells of bytes which could not be decoded, if there are any."""
    if not decoded.damaged:
        return ()
    what = f"{decoded.damaged:,} damaged places in the {decoded.encoding} text, shown as \ufffd"
    return (fault(capture, "damaged-text", what, "Fetch the report again if it can be had whole."),)


def _named(media_type: str) -> str:
    return next((name for start, name in _NAMES.items() if media_type.startswith(start)), "")


SOURCE = Source("plain", lambda capture, data: True, read_plain)
