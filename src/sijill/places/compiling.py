"""Making the gazetteer, once, in a folder of the user: under another name first, so that it is there whole or not."""

from __future__ import annotations

import gc
import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from sijill.lexicons import names
from sijill.model.errors import GazetteerError
from sijill.places import gazetteer, packaged
from sijill.places.gazetteer import Gazetteer
from sijill.places.packaged import CREDIT, Listed, Progress, versions

KEPT_SECONDS = 30 * 24 * 3600
"""How long an old gazetteer stays: another environment of the same user may still read it."""


@cache
def version() -> str:
    """A hash over the packages, the data files of ours and the code that compiles them."""
    seen = hashlib.sha256(f"{gazetteer.FORMAT} {sorted(versions().items())}".encode())
    for name in ("countries", "regions", "units"):
        seen.update((files("sijill.lexicons") / "places" / f"{name}.toml").read_bytes())
    for module in (names, packaged, gazetteer):
        seen.update(Path(str(module.__file__)).read_bytes())
    return seen.hexdigest()[:12]


def file_in(folder: Path) -> Path:
    """Where in `folder` the gazetteer of today's packages and data is, or would be."""
    return folder / f"gazetteer-{version()}.sqlite"


def opened(folder: Path, imported: Sequence[Path] = (), progress: Progress = lambda _: None) -> Gazetteer:
    """The gazetteer in `folder`, compiled first where there is none of today; those of long ago are taken away then.

    Raises `GazetteerError` where the packages are missing or the folder cannot be written.
    """
    path = file_in(folder)
    return Gazetteer(path if path.exists() else build(folder, progress), imported)


def build(folder: Path, progress: Progress = lambda _: None) -> Path:
    """Compile the gazetteer into `folder`, and return where it is. Interrupted, it leaves nothing that counts."""
    path = file_in(folder)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    about = {"version": version(), "credit": CREDIT, **versions()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with _without_collection():
                gazetteer.write(unfinished, _counted(packaged.packaged(progress)), about)
            progress(1.0)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        for old in folder.glob("gazetteer-*.sqlite"):
            if old != path and time.time() - old.stat().st_mtime > KEPT_SECONDS:
                old.unlink(missing_ok=True)
    except OSError as error:
        todo = "Make room, or give yourself the right to write there."
        raise GazetteerError(f"The gazetteer cannot be made: {error.strerror}", where=str(folder), todo=todo) from error
    return path


@contextmanager
def _without_collection() -> Iterator[None]:
    """Millions of small objects live until the end: to look for dead ones again and again doubles the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _counted(entries: Iterable[Listed]) -> Iterator[Listed]:
    """Each number once: GeoNames' table of units and its table of towns hold some places both."""
    seen: set[int] = set()
    for entry, named in entries:
        if entry.number not in seen:
            seen.add(entry.number)
            yield entry, named
