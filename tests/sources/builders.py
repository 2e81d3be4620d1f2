"""Bytes as the archive would hand them over."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from sijill.archive import MemoryOriginals
from sijill.model.captures import Origin
from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.sources import read_source

ORIGIN = Origin("reports/one.txt", datetime(2020, 1, 1, tzinfo=UTC))


def read_bytes(data: bytes) -> Document | Fault:
    """The one thing that the sources find in `data`."""
    capture = MemoryOriginals().put(BytesIO(data), ORIGIN)
    (found,) = read_source(capture, data)
    return found


def read_document(data: bytes | str) -> Document:
    """The document in `data`."""
    found = read_bytes(data.encode() if isinstance(data, str) else data)
    assert isinstance(found, Document)
    return found
