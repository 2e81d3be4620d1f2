"""That the gate loses nothing: the same documents read with it and without, their claims compared one to one."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from evals.documents import Input
from evals.reading import CHUNK_DOCUMENTS, document_of, tools_of


@dataclass(frozen=True, slots=True)
class Compared:
    """Sums over documents; `differing` are the ids of those whose claims the gate changes in any field."""

    documents: int = 0
    claims: int = 0
    sentences: int = 0
    sentences_read: int = 0
    words: int = 0
    words_read: int = 0
    differing: tuple[str, ...] = ()

    def __add__(self, other: Compared) -> Compared:
        """Both together."""
        return Compared(
            self.documents + other.documents,
            self.claims + other.claims,
            self.sentences + other.sentences,
            self.sentences_read + other.sentences_read,
            self.words + other.words,
            self.words_read + other.words_read,
            (*self.differing, *other.differing),
        )


def compare(inputs: Sequence[Input], *, jobs: int) -> Compared:
    """Read all of them twice, on `jobs` processes."""
    chunks = [inputs[at : at + CHUNK_DOCUMENTS] for at in range(0, len(inputs), CHUNK_DOCUMENTS)]
    if jobs == 1 or len(chunks) < 2:
        return sum(map(compare_chunk, chunks), Compared())
    # Spawned, because a forked process can hang on the locks of the parser's threads.
    with ProcessPoolExecutor(min(jobs, len(chunks)), multiprocessing.get_context("spawn")) as pool:
        return sum(pool.map(compare_chunk, chunks), Compared())


def compare_chunk(inputs: Sequence[Input]) -> Compared:
    """Read these documents twice here, in this process."""
    with_gate, without = _read(inputs, gate=True), _read(inputs, gate=False)
    found = Compared()
    for one, (mine, reading), (all_, _) in zip(inputs, with_gate, without, strict=True):
        found += Compared(
            documents=1,
            claims=len(all_.claims),
            differing=() if mine.reports == all_.reports else (one.id,),
        )
        for sentence in reading.sentences if reading is not None else ():
            words = len(reading.document.string(sentence.part)[sentence.start : sentence.end].split())
            found += Compared(
                sentences=1,
                sentences_read=sentence.parsed,
                words=words,
                words_read=words * sentence.parsed,
            )
    return found


def _read(inputs: Iterable[Input], *, gate: bool) -> list[tuple[Any, Any]]:
    """The account of each document with its reading; None where the reader failed on it."""
    from sijill.model.documents import Document
    from sijill.model.readings import Reading
    from sijill.pipeline import understand

    tools = tools_of(gate=gate)
    readings: dict[str, Reading] = {}

    def reader(wanted: Iterable[Document]) -> Iterator[Reading]:
        for reading in tools.reader(wanted):
            readings[reading.document.id] = reading
            yield reading

    accounts = understand([document_of(one) for one in inputs], replace(tools, reader=reader))
    return [(account, readings.get(account.document.id)) for account in accounts]


def line(name: str, found: Compared) -> str:
    """What was found, for people."""
    said = (
        f"{name}: {found.documents} documents, {found.claims} claims; read "
        f"{_percent(found.sentences_read, found.sentences)} of the sentences, "
        f"{_percent(found.words_read, found.words)} of the words; "
    )
    if not found.differing:
        return said + "the gate loses nothing"
    return said + f"THE GATE CHANGES {len(found.differing)}: {', '.join(found.differing[:20])}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"
