"""The concrete tools that the pipeline reads with."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import sijill
from sijill import places
from sijill.archive import MemoryOriginals
from sijill.assembly.folders import cache_folder, data_folder
from sijill.assembly.inputs import open_inputs
from sijill.claims import triggers
from sijill.model.accounts import Account
from sijill.model.captures import ReadingKey
from sijill.model.claims import Place
from sijill.model.documents import NOTHING_GIVEN, Given
from sijill.model.faults import Fault
from sijill.pipeline import Archive, Spread, Tools, read, understand
from sijill.places import Gazetteer
from sijill.places.within import lies_in as places_in
from sijill.reading import build_reader
from sijill.reading.parser import PIPELINES
from sijill.sources import EXTRACTORS


def reading_tools(archive: Archive | None = None, *, gate: bool = True, jobs: int = 1) -> Tools:
    """Tools to read with. Without an archive nothing is kept; without the gate every sentence is parsed.

    With `jobs` above 1 long work is shared out to as many processes, with the gate.
    """
    reader = build_reader(triggers(), gate=gate)
    key = ReadingKey(reader.version, sijill.__version__, _config())
    tools = Tools(MemoryOriginals() if archive is None else archive, reader, key, open_gazetteer())
    return tools if jobs == 1 else replace(tools, spread=_spread(tools, jobs))


@cache
def open_gazetteer() -> Gazetteer:
    """The gazetteer, compiled first where there is none of today's packages; one for the whole process."""
    return places.opened(cache_folder(), places.imported_files(data_folder()))


def gazetteer_file() -> Path:
    """Where the gazetteer is, or would be."""
    return places.file_in(cache_folder())


def lies_in(asked: str) -> Callable[[Place], bool] | None:
    """Whether a place is what `asked` names or lies in it; None where no gazetteer is compiled yet."""
    return places_in(open_gazetteer(), asked) if gazetteer_file().exists() else None


def build_gazetteer(progress: Callable[[float], None] = lambda _: None) -> Path:
    """Compile the gazetteer. `progress` is told how much is done, from 0 to 1."""
    return places.build(cache_folder(), progress)


def import_places(file: Path) -> places.Imported:
    """Add a table of places of the user's to the gazetteer. Raises `GazetteerError` for a file that is none."""
    found = places.import_table(file, data_folder(), places.opened(cache_folder()))
    open_gazetteer.cache_clear()
    return found


def _spread(tools: Tools, jobs: int) -> Spread:
    from sijill.assembly.workers import in_processes  # Not above: reading a few documents needs no processes.

    return lambda lists: in_processes(lists, jobs, here=lambda documents: understand(documents, tools))


def read_files(files: Iterable[str], tools: Tools, given: Given = NOTHING_GIVEN) -> Iterator[Account | Fault]:
    """Read files (``-`` is standard input); what is kept is the business of the tools' archive."""
    return read(open_inputs(files), tools, given)


def _config() -> str:
    """A hash over the lexicons, the sources, the gazetteer and the language models that are installed."""
    seen = hashlib.sha256(
        f"{EXTRACTORS!r} {places.version()} {[one.name for one in places.imported_files(data_folder())]}".encode()
    )
    for path in sorted(Path(sijill.__file__).parent.rglob("lexicons/**/*")):
        if path.suffix in (".toml", ".json"):
            seen.update(path.read_bytes())
    for name in PIPELINES:
        with suppress(importlib.metadata.PackageNotFoundError):
            seen.update(f"{name} {importlib.metadata.version(name)}".encode())
    return seen.hexdigest()
