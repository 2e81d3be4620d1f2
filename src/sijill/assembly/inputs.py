"""Names of files and folders -> open files, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from sijill.model.captures import Origin
from sijill.model.errors import UsageError
from sijill.model.faults import Fault
from sijill.pipeline import NOT_FOUND, Input

InputName = str | os.PathLike[str] | bytes
"""The name of a file or folder, ``-`` for standard input, or the very bytes."""


def open_inputs(inputs: Iterable[InputName]) -> Iterator[Input]:
    """Open all files that are named, and those in the folders that are named.

    What cannot be opened comes as a fault. Each file is closed when the next one is asked for.
    """
    for one in inputs:
        if isinstance(one, bytes):
            yield BytesIO(one), _origin("bytes")
        elif one == "-":
            yield sys.stdin.buffer, _origin("-")
        else:
            for found in list_files(os.fspath(one)):
                yield from [found] if isinstance(found, Fault) else _opened(found)


def list_files(name: str) -> Iterator[str | Fault]:
    """The file `name`, or all files in the folder `name` and below, sorted; hidden ones are left out.

    A folder is gone into once, so that links which lead back up do no harm. Raises `UsageError` for a URL.
    """
    if "://" in name:
        todo = "Save the page as a file and add that."
        raise UsageError("Addresses on the web are not fetched yet", where=name, todo=todo)
    if not Path(name).is_dir():
        yield name
        return
    seen: set[tuple[int, int]] = set()
    folders = [name]
    while folders:
        folder = folders.pop()
        try:
            status = Path(folder).stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(folder, error)
            continue
        shown = [entry for entry in entries if not entry.name.startswith(".")]
        yield from (entry.path for entry in shown if not entry.is_dir() and _holds_bytes(entry))
        folders.extend(entry.path for entry in reversed(shown) if entry.is_dir())


def _holds_bytes(entry: os.DirEntry[str]) -> bool:
    # A link to nothing is named as missing; a pipe or a socket would be waited on for ever.
    return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())


def _opened(path: str) -> Iterator[Input]:
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 (closed below, once its taker is done)
    except OSError as error:
        yield _unreadable(path, error)
        return
    with stream:
        yield stream, _origin(path)


def _unreadable(path: str, error: OSError) -> Fault:
    if isinstance(error, FileNotFoundError):
        what, code, todo = "there is no such file", NOT_FOUND, "Check the spelling of its name."
    elif isinstance(error, PermissionError):
        what, code, todo = "no right to read it", "no-permission", "Change its rights, then add it again."
    else:
        what, code = f"it cannot be opened: {error.strerror}", "unreadable"
        todo = "Check the file and the disk."
    return Fault(path, "preserve", code, what, todo)


def _origin(location: str) -> Origin:
    return Origin(location, datetime.now(UTC))
