"""Kill `add` at random moments, run it again, and find the register that an undisturbed run makes."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sijill.archive import Originals
from sijill.assembly import create_register, open_register

PLACES = ["Kafr Nabl", "Khan Sheikhoun", "Ariha", "Douma", "Saraqib", "Binnish"]
ARABIC = "قتل ثلاثة أطفال في حلب، وقال شاهد عيان إن الطائرة عادت."
CODE = """
import sys
import sijill
with sijill.open(sys.argv[1]) as register:
    register.add(sys.argv[2])
"""


def write_texts(directory: Path, number: int) -> None:
    directory.mkdir()
    for index in range(number):
        place = PLACES[index % len(PLACES)]
        text = f"An air strike killed {index + 2} people in {place} on Monday, residents said.\n\nNo. {index}."
        if index % 10 == 3:
            text = f"{ARABIC} {index}"
        data = b"\x89PNG\r\n\x1a\n" + bytes([index]) if index == 7 else text.encode()
        (directory / f"{index:04}.txt").write_bytes(data)


def dump(register: Path) -> dict[str, list[Any]]:
    """All rows of all tables but for the times at which inputs came, and the hashes over them."""
    with closing(sqlite3.connect(register / "register.sqlite")) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for name in names:
            # Leaves hold a salt of their own, and the times; their order is that of the work.
            hidden = ("position", "digest", "salt", "hash") if name == "log" else ("retrieved_at",)
            rows = database.execute(f"PRAGMA table_info({name})")
            columns = ", ".join(f'"{row[1]}"' for row in rows if row[1] not in hidden)
            found[name] = sorted(database.execute(f"SELECT {columns} FROM {name}"), key=repr)
        return found


def add(register: Path, texts: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", CODE, register, texts])


def kill_at_random(register: Path, texts: Path, kills: int, seconds: float, seed: int) -> Iterator[bool]:
    """Start `add` and kill it, so many times; yields whether each was killed before its end."""
    moments = random.Random(seed)
    for _ in range(kills):
        process = add(register, texts)
        time.sleep(moments.uniform(0.0, seconds))
        process.send_signal(signal.SIGKILL)
        yield process.wait() == -signal.SIGKILL


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize(
    ("texts", "kills"), [(120, 5), pytest.param(500, 20, marks=pytest.mark.torture)], ids=["short", "long"]
)
def test_an_add_that_is_killed_and_repeated_makes_the_same_register(tmp_path: Path, texts: int, kills: int) -> None:
    reports, calm, torn = tmp_path / "reports", tmp_path / "calm", tmp_path / "torn"
    write_texts(reports, texts)
    for directory in (calm, torn):
        create_register(directory).close()
    started = time.monotonic()
    assert add(calm, reports).wait() == 0
    seconds = time.monotonic() - started

    killed = sum(kill_at_random(torn, reports, kills, seconds, seed=texts))
    assert add(torn, reports).wait() == 0

    assert killed > 0
    assert dump(torn) == dump(calm)
    assert set(Originals(torn / "originals").digests()) == set(Originals(calm / "originals").digests())
    with open_register(torn) as register:
        assert list(register.verify()) == []
        register.originals.sweep(older_than_seconds=0)
    left = [path.name for path in (torn / "originals" / "incoming").iterdir()]
    assert left == []
