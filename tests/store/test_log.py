"""The log follows every record, and shows whoever changed one behind the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sijill.model.captures import Capture
from sijill.model.faults import Fault
from sijill.model.leaves import Leaf, Record, canonical, content_digest, entry, leaf_hash
from sijill.store import Store
from tests.factory import make_judgement
from tests.store.test_store import KEY, LATER, account_of, make_capture, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path) as store:
        fill(store)
        yield store


def fill(store: Store, number: int = 0) -> Capture:
    capture = make_capture(number)
    fault = Fault("one.txt", "read", "language-not-read", "not read yet: ar", capture=capture.digest)
    save(store, capture, account_of(capture, killed=12), fault)
    store.save_fault(Fault(f"{number}.txt", "preserve", "no-permission", "no right to read it"))
    store.append_judgement(make_judgement("accept", f"claim-{number}"))
    return capture


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def kinds(leaves: list[Leaf]) -> list[str]:
    return [leaf.record.kind for leaf in leaves]


ALL = ["capture", "origin", "document", "reading", "fault", "fault", "judgement"]


def test_every_record_has_a_leaf_in_the_order_they_came(store: Store) -> None:
    assert kinds(store.leaves()) == ALL
    assert [leaf.index for leaf in store.leaves()] == list(range(len(ALL)))
    assert list(store.check()) == []


def test_each_leaf_is_the_hash_of_its_salt_and_its_record(store: Store) -> None:
    for leaf in store.leaves():
        assert leaf.hash == leaf_hash(entry(leaf.index, leaf.record, leaf.salt))
    assert len({leaf.salt for leaf in store.leaves()}) == len(ALL)


def test_what_is_saved_again_is_not_logged_again(store: Store) -> None:
    before = store.leaves()
    fill(store)
    assert store.leaves() == before


def test_another_reading_is_logged_behind_the_first(store: Store) -> None:
    before = store.leaves()
    capture = make_capture()
    save(store, capture, account_of(capture, killed=13), key=LATER)
    assert store.leaves()[: len(before)] == before
    assert kinds(store.leaves()[len(before) :]) == ["document", "reading"]
    assert list(store.check()) == []
    save(store, capture, account_of(capture, killed=12), key=KEY)
    assert kinds(store.leaves()[len(before) + 2 :]) == ["document", "reading"]
    assert list(store.check()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET kind = 'origin' WHERE position = 2",
        "UPDATE log SET id = 'x' WHERE position = 2",
        "UPDATE log SET digest = 'sha256:00' WHERE position = 2",
        "UPDATE log SET salt = (SELECT salt FROM log WHERE position = 3) WHERE position = 2",
        "UPDATE log SET salt = 'no salt' WHERE position = 2",
        "UPDATE log SET hash = (SELECT hash FROM log WHERE position = 3) WHERE position = 2",
        "DELETE FROM log WHERE position = 2",
        "UPDATE log SET position = 99 WHERE position = 2",
    ],
)
def test_the_first_leaf_that_was_changed_is_named(store: Store, path: Path, statement: str) -> None:
    change(path, statement)
    (broken,) = store.check()
    assert (broken.subject, broken.where) == ("leaf 2", "log")
    assert broken.todo


def test_two_leaves_that_were_swapped_are_found(store: Store, path: Path) -> None:
    swap = ("position = -1 WHERE position = 1", "position = 1 WHERE position = 3", "position = 3 WHERE position = -1")
    change(path, *(f"UPDATE log SET {one}" for one in swap))
    (broken,) = store.check()
    assert broken.subject == "leaf 1"


def test_a_log_that_was_cut_off_is_found(store: Store, path: Path) -> None:
    change(path, "DELETE FROM log WHERE position >= 5")
    assert {broken.what for broken in store.check()} == {
        "the fault is not in the log",
        "the judgement is not in the log",
    }


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE captures SET size = 8", "the capture is not what was logged"),
        ("UPDATE captures SET media_type = 'x'", "the capture is not what was logged"),
        ("UPDATE origins SET retrieved_at = '2021'", "the origin is not what was logged"),
        ("UPDATE origins SET location = 'x'", "the origin is not in the log"),
        ("UPDATE documents SET publisher = 'x'", "the document is not what was logged"),
        ("UPDATE documents SET coverage = 0.5", "the document is not what was logged"),
        ("UPDATE claims SET body = replace(body, '12', '21')", "the document is not what was logged"),
        ("UPDATE reports SET position = 5", "the document is not what was logged"),
        ("UPDATE faults SET todo = 'x'", "the fault is not what was logged"),
        ("UPDATE ingests SET version = '7'", "the reading is not what was logged"),
        ("UPDATE judgements SET note = 'x'", "the judgement is not what was logged"),
        ("DELETE FROM judgements", "the judgement is in the log, and gone from its table"),
        ("DELETE FROM documents", "the reading is not what was logged"),
        ("DELETE FROM faults", "the reading is not what was logged"),
        ("DELETE FROM ingests", "the reading is in the log, and gone from its table"),
        ("DELETE FROM origins", "the origin is in the log, and gone from its table"),
    ],
)
def test_a_record_that_was_changed_behind_the_program_is_found(
    store: Store, path: Path, statement: str, what: str
) -> None:
    change(path, statement)
    assert what in {broken.what for broken in store.check()}


def test_a_register_of_before_the_log_gets_one(store: Store, path: Path) -> None:
    change(path, "DROP TABLE log", "UPDATE meta SET value = '4' WHERE name = 'schema'")
    with Store(path) as opened:
        assert sorted(kinds(opened.leaves())) == sorted(ALL)
        assert list(opened.check()) == []


def test_a_column_that_a_later_format_adds_changes_no_digest() -> None:
    assert content_digest({"id": "x"}) == content_digest({"id": "x", "new": None})


def test_a_record_is_written_in_one_way() -> None:
    assert canonical({"b": 1, "a": "ب"}) == '{"a":"ب","b":1}'.encode()
    written = b'salt{"digest":"sha256:00","id":"x","index":7,"kind":"fault"}'
    assert entry(7, Record("fault", "x", "sha256:00"), b"salt") == written
