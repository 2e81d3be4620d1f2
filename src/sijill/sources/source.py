"""What a source is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sijill.model.captures import Capture
from sijill.model.documents import Document
from sijill.model.faults import Fault


@dataclass(frozen=True, slots=True)
class Source:
    """One format: whether the bytes are of it, and how they become documents.

    `read` yields documents and faults and raises nothing for bad input. Any change to the text it makes must
    raise the version in the documents' `extractor`.
    """

    name: str
    accepts: Callable[[Capture, bytes], bool]
    read: Callable[[Capture, bytes], Iterator[Document | Fault]]


def fault(capture: Capture, code: str, what: str, todo: str, detail: str = "") -> Fault:
    """A fault of the step ``parse``."""
    return Fault(capture.origin.location, "parse", code, what, todo, detail, capture.digest)
