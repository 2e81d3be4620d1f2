"""What came in, before anything read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from. `location` is a path or a URL as the user gave it; `-` is standard input."""

    location: str
    retrieved_at: datetime

    @property
    def name(self) -> str:
        """The last part of the location, for people."""
        return self.location.rstrip("/").rsplit("/", 1)[-1] or self.location


@dataclass(frozen=True, slots=True)
class Capture:
    """Original bytes, preserved. `digest` is ``sha256:<hex>`` of them and their address; `size` is in bytes.

    `media_type` is told by the content, not by the file's name (``application/octet-stream`` if nothing is
    known).
    """

    digest: str
    size: int
    media_type: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """Which reading of a capture this is. The same bytes under the same key are read once.

    `reader` names the readers, `version` is theirs, and `config` is a hash over everything else that changes
    what is read: lexicons, language models, sources.
    """

    reader: str
    version: str
    config: str


@dataclass(frozen=True, slots=True)
class Known:
    """An input whose bytes were read before under the same key, so that nothing was done."""

    capture: Capture
