"""Registers of earlier formats open with today's program."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sijill.store import Store
from sijill.store.schema import VERSION


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_register_of_an_earlier_format_is_brought_up_to_date(tmp_path: Path, version: str) -> None:
    path = tmp_path / "register.sqlite"
    Store.create(path).close()
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE documents DROP COLUMN published_from")
        if version == "1":
            database.execute("DROP TABLE successors")
        database.execute("UPDATE meta SET value = ? WHERE name = 'schema'", (version,))
    with Store(path) as store:
        assert list(store.documents()) == []
        assert list(store.successors()) == []
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone() == (VERSION,)


def test_a_step_that_was_cut_off_is_taken_again(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    Store.create(path).close()
    with sqlite3.connect(path) as database:
        database.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    with Store(path) as store:
        assert list(store.documents()) == []
