"""The content-addressed store: ``originals/ab/<sha256 in hex>``, each file the bytes as they came.

A file under its final name is whole: it is written beside, synced, and renamed. Nothing is ever overwritten.
What a killed process leaves behind lies in ``originals/incoming`` and is swept later.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from sijill.archive.media_types import HEAD_BYTES, sniff
from sijill.model.captures import Capture, Origin
from sijill.model.errors import IntegrityError, RegisterError

CHUNK_BYTES = 1 << 20
STALE_SECONDS = 3600
"""Age from which an unfinished file cannot belong to a process that is still writing it."""

_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")


class Originals:
    """Originals on disk, under `directory`."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._incoming = directory / "incoming"

    def put(self, data: BinaryIO, origin: Origin) -> Capture:
        """Preserve all of `data`; when this returns, it is on the disk. The same bytes are stored once.

        Raises `RegisterError` where the register cannot be written. An `OSError` is the input's own.
        """
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=self._incoming)
        except OSError as error:
            raise _unwritable(error, self._incoming) from error
        unfinished = Path(name)
        try:
            capture = self._receive(data, origin, handle, unfinished)
            self._keep(unfinished, self.path(capture.digest))
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        return capture

    def _receive(self, data: BinaryIO, origin: Origin, handle: int, path: Path) -> Capture:
        digest, size, head = hashlib.sha256(), 0, b""
        with os.fdopen(handle, "wb", buffering=0) as out:
            while chunk := data.read(CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
                head += chunk[: HEAD_BYTES - len(head)]
                try:
                    _write_all(out.fileno(), chunk)
                except OSError as error:
                    raise _unwritable(error, path) from error
            try:
                os.fsync(out.fileno())
            except OSError as error:
                raise _unwritable(error, path) from error
        return Capture(f"sha256:{digest.hexdigest()}", size, sniff(head), origin)

    def _keep(self, unfinished: Path, final: Path) -> None:
        try:
            if final.exists():
                return
            if not final.parent.exists():
                final.parent.mkdir(exist_ok=True)
                _sync_directory(self.directory)
            unfinished.chmod(0o444)
            unfinished.rename(final)
            _sync_directory(final.parent)
        except OSError as error:
            raise _unwritable(error, final) from error

    def path(self, digest: str) -> Path:
        """Where the original of this digest lies, or would lie."""
        name = _hexadecimal(digest)
        return self.directory / name[:2] / name

    def read(self, digest: str) -> bytes:
        """The bytes. Raises `IntegrityError` where they are missing; does not hash them again."""
        path = self.path(digest)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise IntegrityError(
                "An original is missing",
                where=str(path),
                todo="Put the file back from a backup of the register.",
            ) from None
        except OSError as error:
            raise RegisterError(
                f"An original cannot be read: {error.strerror}",
                where=str(path),
                todo="Check the rights and the disk.",
            ) from error

    def rehash(self, digest: str) -> str:
        """The digest of the bytes that lie there now. Raises `OSError`."""
        with self.path(digest).open("rb") as stream:
            return "sha256:" + hashlib.file_digest(stream, "sha256").hexdigest()

    def digests(self) -> Iterator[str]:
        """Digests of all originals, sorted."""
        for folder in sorted(self.directory.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if _DIGEST.fullmatch(f"sha256:{path.name}"):
                    yield f"sha256:{path.name}"

    def sweep(self, older_than_seconds: float = STALE_SECONDS) -> int:
        """Remove what interrupted processes left unfinished; returns how many files that were."""
        swept = 0
        with suppress(OSError):
            for path in self._incoming.glob("*.part"):
                with suppress(FileNotFoundError):
                    if time.time() - path.stat().st_mtime >= older_than_seconds:
                        path.unlink()
                        swept += 1
        return swept


class MemoryOriginals:
    """The same for a reading of which nothing is kept: bytes are handed out once and forgotten."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def put(self, data: BinaryIO, origin: Origin) -> Capture:
        """Hold `data` until it is read."""
        held = data.read()
        digest = "sha256:" + hashlib.sha256(held).hexdigest()
        self._held[digest] = held
        return Capture(digest, len(held), sniff(held[:HEAD_BYTES]), origin)

    def read(self, digest: str) -> bytes:
        """The bytes, once for each time they were put in a row."""
        return self._held.pop(digest)


def _hexadecimal(digest: str) -> str:
    found = _DIGEST.fullmatch(digest)
    if not found:
        raise IntegrityError(f"{digest!r} is no digest", todo="Restore the register from a backup.")
    return found[1]


def _write_all(handle: int, chunk: bytes) -> None:
    left = memoryview(chunk)
    while left:
        left = left[os.write(handle, left) :]


def _sync_directory(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(error: OSError, path: Path) -> RegisterError:
    return RegisterError(
        f"The original cannot be stored: {error.strerror or error}",
        where=str(path),
        todo="What was added before is kept. Make room or check the rights, then run the same command again.",
    )
