"""Bytes -> Documents: one module per format, chosen by the content and never by the name."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.model.captures import Capture
from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.sources import html, plain
from sijill.sources.dating import dated
from sijill.sources.source import Source, fault

__all__ = ["EXTRACTORS", "SIZE_LIMIT_BYTES", "SOURCES", "dated", "read_source"]

SOURCES: tuple[Source, ...] = (html.SOURCE, plain.SOURCE)
"""The first that accepts the bytes reads them. Plain text accepts all that is left."""

EXTRACTORS = (html.EXTRACTOR, plain.EXTRACTOR)
"""Name and version of what makes texts today."""

SIZE_LIMIT_BYTES = 200_000_000
"""Larger originals are kept and not read."""


def read_source(capture: Capture, data: bytes) -> Iterator[Document | Fault]:
    """The documents in `data`, the bytes of `capture`, or the fault that says why there are none."""
    if not data:
        yield fault(capture, "empty", "the file is empty", "Save it again from where it came, then add it again.")
    elif len(data) > SIZE_LIMIT_BYTES:
        yield fault(
            capture,
            "too-large",
            f"{len(data):,} bytes are more than the {SIZE_LIMIT_BYTES:,} that are read",
            "The original is kept. Cut it into smaller files and add those.",
        )
    else:
        source = next(source for source in SOURCES if source.accepts(capture, data))
        yield from source.read(capture, data)
