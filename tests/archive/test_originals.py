from __future__ import annotations

import errno
import hashlib
import os
import stat
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.archive import MemoryOriginals, Originals
from sijill.archive.media_types import sniff
from sijill.model.captures import Origin
from sijill.model.errors import IntegrityError, RegisterError

ORIGIN = Origin("one.txt", datetime(2020, 1, 1, tzinfo=UTC))


def files(directory: Path) -> list[Path]:
    return sorted(path for path in directory.rglob("*") if path.is_file())


def test_the_bytes_lie_under_their_hash(tmp_path: Path) -> None:
    capture = Originals(tmp_path).put(BytesIO(b"A strike."), ORIGIN)
    name = hashlib.sha256(b"A strike.").hexdigest()
    assert capture.digest == f"sha256:{name}"
    assert (capture.size, capture.media_type, capture.origin) == (9, "text/plain", ORIGIN)
    assert (tmp_path / name[:2] / name).read_bytes() == b"A strike."


def test_put_twice_is_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    first, second = (originals.put(BytesIO(b"A strike."), ORIGIN) for _ in range(2))
    assert first == second
    assert len(files(tmp_path)) == 1
    assert list(originals.digests()) == [first.digest]


def test_an_original_is_never_overwritten(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    path = originals.path(originals.put(BytesIO(b"A strike."), ORIGIN).digest)
    before = path.stat()
    originals.put(BytesIO(b"A strike."), ORIGIN)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not path.stat().st_mode & stat.S_IWUSR


@given(data=st.binary(max_size=5000))
def test_what_is_put_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    for originals in (Originals(tmp_path_factory.mktemp("originals")), MemoryOriginals()):
        assert originals.read(originals.put(BytesIO(data), ORIGIN).digest) == data


def test_large_data_is_streamed_in_full(tmp_path: Path) -> None:
    data = os.urandom(3_500_000)
    originals = Originals(tmp_path)
    capture = originals.put(BytesIO(data), ORIGIN)
    assert originals.rehash(capture.digest) == capture.digest
    assert originals.read(capture.digest) == data


@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(RegisterError, match="No space left"):
            Originals(tmp_path).put(BytesIO(b"A strike."), ORIGIN)
    assert files(tmp_path) == []


def test_an_input_that_fails_is_not_the_registers_failure(tmp_path: Path) -> None:
    class Torn(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        Originals(tmp_path).put(Torn(), ORIGIN)
    assert files(tmp_path) == []


def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    kept = originals.put(BytesIO(b"A strike."), ORIGIN)
    (tmp_path / "incoming" / "left.part").write_bytes(b"A str")
    assert originals.sweep() == 0  # It may still be written.
    assert originals.sweep(older_than_seconds=0) == 1
    assert originals.read(kept.digest) == b"A strike."


def test_a_missing_original_is_broken_integrity(tmp_path: Path) -> None:
    with pytest.raises(IntegrityError):
        Originals(tmp_path).read("sha256:" + "0" * 64)


@pytest.mark.parametrize("digest", ["sha256:../../etc/passwd", "sha256:", "md5:00"])
def test_only_a_digest_is_an_address(tmp_path: Path, digest: str) -> None:
    with pytest.raises(IntegrityError):
        Originals(tmp_path).path(digest)


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"A strike killed 12 people.", "text/plain"),
        (b"", "text/plain"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"%PDF-1.4", "application/pdf"),
        (b"\n <!-- saved --><!doctype HTML><html>", "text/html"),
        (b"\xef\xbb\xbf<html lang='ar'>", "text/html"),
        ("<html>".encode("utf-16"), "text/html"),
        (b"<p>A strike.</p>", "text/html"),
        (b"<3 people were hurt", "text/plain"),
        (b"<pre-war figures>", "text/plain"),
        (bytes(range(32)), "application/octet-stream"),
    ],
)
def test_the_content_tells_the_media_type(head: bytes, media_type: str) -> None:
    assert sniff(head) == media_type
