"""Document -> Reading: sentences, who said what, which words stand for whom. One module per language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from sijill.model.documents import Document
from sijill.model.faults import Fault
from sijill.model.readings import Reader, Reading, Triggers
from sijill.reading.english import EnglishReader
from sijill.reading.language import detect_language

__all__ = ["DocumentReader", "build_reader", "detect_language"]


class DocumentReader:
    """Sends each document to the reader of its language, and keeps their order.

    A document in a language without a reader comes back with no sentences and the fault ``language-not-read``.
    """

    def __init__(self, readers: dict[str, EnglishReader]) -> None:
        self._readers = readers

    @property
    def version(self) -> str:
        """Names and versions of all readers: part of the ingest key, so that a better reader reads again."""
        return " ".join(f"{r.name}/{r.version}" for _, r in sorted(self._readers.items()))

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading per document, in order; the reading's document knows its language."""
        known = (replace(d, language=_base(d.language) or detect_language(d.text or d.title or "")) for d in documents)
        for language, group in groupby(known, key=lambda d: d.language):
            reader = self._readers.get(language or "")
            if reader is not None:
                yield from reader(group)
            else:
                yield from map(_unread, group)


def _base(language: str | None) -> str | None:
    """ "en-GB" -> "en"."""
    return language.replace("_", "-").split("-")[0].lower() if language else None


def _unread(document: Document) -> Reading:
    language = document.language or "no letters found"
    fault = Fault(
        source=document.url or document.id,
        step="read",
        code="language-not-read",
        what=f"language not read yet: {language}",
        todo="The text is kept; it will be read once there is a reader for it.",
        capture=document.capture,
        document_id=document.id,
    )
    return Reading(document, (), (), (), (), Reader("none", "", ""), (fault,))


def build_reader(triggers: Triggers, *, gate: bool = True) -> DocumentReader:
    """The readers that exist, ready to use. With the gate they read what `triggers` look for."""
    return DocumentReader({"en": EnglishReader(triggers, gate=gate)})
