"""Document -> Reading: sentences, who said what, which words stand for whom. One module per language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sijill.model.documents import Document
from sijill.model.readings import Reading, Triggers
from sijill.reading.english import EnglishReader
from sijill.reading.language import detect_language
from sijill.reading.mixed import LanguageReader, Share, join, share_out
from sijill.reading.shallow import TOKENIZERS, ShallowReader

__all__ = ["DocumentReader", "LanguageReader", "build_reader", "detect_language"]

VERSION = "1"
"""Raised whenever passages of an old text would be told apart differently."""

BATCH_DOCUMENTS = 256
BATCH_CHARACTERS = 400_000
"""How much is handed to the readers at a time. Bounds memory whatever the number and the size of the documents."""


class DocumentReader:
    """Sends each passage of each document to the reader of its language, and joins what they read, in order.

    A passage in a language without a reader gives the fault ``language-not-read``; a document of nothing else comes
    back with no sentences.
    """

    def __init__(self, readers: Mapping[str, LanguageReader]) -> None:
        self._readers = readers

    @property
    def version(self) -> str:
        """Names and versions of all readers: part of the ingest key, so that a better reader reads again."""
        readers = (f"{reader.name}/{reader.version}" for _, reader in sorted(self._readers.items()))
        return " ".join((f"languages/{VERSION}", *readers))

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading per document, in order; the reading's document knows its language."""
        for batch in _batches(documents):
            yield from self._read([share_out(document, self._readers.keys()) for document in batch])

    def _read(self, shares: list[Share]) -> Iterator[Reading]:
        read: list[dict[str, Reading]] = [{} for _ in shares]
        for language, reader in self._readers.items():
            numbers = [number for number, share in enumerate(shares) if language in share.parts]
            readings = reader([shares[number].parts[language] for number in numbers]) if numbers else ()
            for number, reading in zip(numbers, readings, strict=True):
                read[number][language] = reading
        return map(join, shares, read)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS or len(batch) >= BATCH_DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def build_reader(triggers: Triggers, *, gate: bool = True) -> DocumentReader:
    """The readers that exist, ready to use. With the gate they read what `triggers` look for."""
    shallow = {language: ShallowReader(language, tokenize) for language, tokenize in TOKENIZERS.items()}
    return DocumentReader({"en": EnglishReader(triggers, gate=gate), **shallow})
