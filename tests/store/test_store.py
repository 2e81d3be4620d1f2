from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from sijill.incidents import reconcile
from sijill.model.accounts import Account, Report
from sijill.model.captures import Capture, Origin, ReadingKey
from sijill.model.documents import Document, document_id
from sijill.model.errors import RegisterBusyError, RegisterError
from sijill.model.faults import Fault
from sijill.model.judgements import Verdict
from sijill.store import Store, connection
from tests.factory import make_claim, make_document, make_judgement
from tests.strategies import claims, documents

KEY = ReadingKey("english", "1", "00")
LATER = ReadingKey("english", "2", "00")


def make_capture(number: int = 0, location: str = "one.txt") -> Capture:
    origin = Origin(location, datetime(2020, 1, 1, tzinfo=UTC))
    return Capture(f"sha256:{number:064x}", 9, "text/plain", origin)


def account_of(capture: Capture, text: str = "A strike killed 12 people in Kafr Nabl.", **claim: Any) -> Account:
    document = make_document(text)
    document = replace(document, id=document_id(text, capture=capture.digest), capture=capture.digest)
    return Account(document, (Report.of([make_claim(document, **claim)]),))


def tables(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables."""
    with sqlite3.connect(path) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(database.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path) as store:
        yield store


def save(store: Store, capture: Capture, *outcomes: Account | Fault, key: ReadingKey = KEY) -> None:
    store.save_capture(capture)
    store.save(capture, key, outcomes)


def test_what_is_saved_comes_back(store: Store) -> None:
    capture = make_capture()
    account = account_of(capture, place="Kafr Nabl", killed=12, days="2019-08-26")
    save(store, capture, account)
    assert list(store.accounts()) == [account]
    assert list(store.documents()) == [account.document]
    assert list(store.reports()) == list(account.reports)
    assert tuple(store.claims()) == account.claims
    assert list(store.captures()) == [capture]
    assert store.account(account.document.id) == account


@given(st.data())
def test_whatever_was_read_comes_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    capture = make_capture()
    document: Document = replace(data.draw(documents()), capture=capture.digest)
    account = Account(document, (Report.of([data.draw(claims(document))]),))
    with Store.create(tmp_path_factory.mktemp("register") / "register.sqlite") as store:
        save(store, capture, account)
        assert list(store.accounts()) == [account]


def test_saving_twice_changes_nothing(store: Store, path: Path) -> None:
    capture = make_capture()
    fault = Fault("one.txt", "read", "language-not-read", "language not read yet: ar", capture=capture.digest)
    save(store, capture, account_of(capture), fault)
    before = tables(path)
    save(store, capture, account_of(capture), fault)
    assert tables(path) == before


def test_a_capture_is_known_under_the_key_it_was_read_with(store: Store) -> None:
    capture = make_capture()
    assert not store.knows(capture, KEY)
    save(store, capture, account_of(capture))
    assert store.knows(capture, KEY)
    assert not store.knows(capture, LATER)
    assert not store.knows(make_capture(1), KEY)


def test_the_same_bytes_from_elsewhere_are_noted_and_not_read_again(store: Store) -> None:
    save(store, make_capture(), account_of(make_capture()))
    elsewhere = make_capture(location="copy.txt")
    assert not store.knows(elsewhere, KEY)
    assert store.has_read(elsewhere.digest, KEY)
    store.save_capture(elsewhere)
    assert store.knows(elsewhere, KEY)
    assert len(list(store.captures())) == 1


def test_a_later_reading_takes_the_place_of_the_earlier(store: Store) -> None:
    capture = make_capture()
    save(
        store,
        capture,
        account_of(capture, killed=12),
        Fault("one.txt", "read", "x", "y", capture=capture.digest),
    )
    store.replace_incidents(reconcile(store.reports(), {d.id: d for d in store.documents()}))
    later = account_of(capture, "Another text by a better extractor.", killed=12)
    save(store, capture, later, key=LATER)
    assert list(store.accounts()) == [later]
    assert store.faults() == []
    assert store.stale


def test_faults_of_a_document_are_its_own_and_the_registers(store: Store) -> None:
    capture = make_capture()
    account = account_of(capture)
    id = account.document.id
    fault = Fault("one.txt", "read", "partly-read", "partly read", "do this", "why", capture.digest, id)
    account = replace(account, document=replace(account.document, faults=(fault,)))
    save(store, capture, account)
    assert store.faults() == [fault]
    assert [document.faults for document in store.documents()] == [(fault,)]


def test_a_fault_of_an_input_goes_once_the_input_is_preserved(store: Store) -> None:
    store.save_fault(Fault("one.txt", "preserve", "no-permission", "no right to read it"))
    assert len(store.faults()) == 1
    store.save_capture(make_capture())
    assert store.faults() == []


def test_incidents_come_back_with_their_reports_and_judgements(store: Store) -> None:
    accounts = []
    for number in range(2):
        capture = make_capture(number)
        text = f"Outlet {number}: a strike killed 12 people in Kafr Nabl."
        accounts.append(account_of(capture, text, place="Kafr Nabl", days="2019-08-26", killed=12 + number))
        save(store, capture, accounts[-1])
    judgement = make_judgement(Verdict.SAME, *(report.id for report in store.reports()))
    store.append_judgement(judgement)
    assert store.stale
    made = reconcile(store.reports(), {d.id: d for d in store.documents()}, store.judgements())
    store.replace_incidents(made)
    assert not store.stale
    assert made
    assert store.incidents() == made


def test_judgements_keep_the_order_in_which_they_were_made(store: Store) -> None:
    made = [make_judgement(Verdict.SAME, "a", "b", day=9), make_judgement(Verdict.DIFFERENT, "a", "b", day=2)]
    for judgement in [*made, made[0]]:
        store.append_judgement(judgement)
    assert store.judgements() == made


def test_things_are_found_by_the_beginning_of_their_id(store: Store) -> None:
    capture = make_capture(7)
    account = account_of(capture)
    save(store, capture, account)
    (claim,) = account.claims
    assert store.find(claim.id[:8]) == [claim]
    assert store.find(account.reports[0].id[:8]) == [account.reports[0]]
    assert store.find(account.document.id) == [account.document]
    assert store.find(account.document.id.removeprefix("sha256:")[:8]) == [account.document]
    assert store.find("sha256:" + "0" * 60) == [capture]
    assert store.find("%") == []


def test_nothing_of_a_failed_transaction_stays(store: Store, path: Path) -> None:
    capture = make_capture()
    store.save_capture(capture)
    before = tables(path)
    twice = account_of(capture)
    with pytest.raises(RegisterError):
        store.save(capture, KEY, [twice, twice])
    assert tables(path) == before


def test_saving_again_tells_what_changed_and_which_report_stands_for_which(store: Store) -> None:
    capture = make_capture()
    first = account_of(capture, "A strike killed 12. A raid followed.", words="A strike killed 12")
    store.save_capture(capture)
    assert [change.is_one for change in store.save(capture, KEY, [first])] == [True]
    (claim,) = first.claims
    other = make_claim(first.document, words="A raid followed")
    second = Account(first.document, (Report.of([claim, other]),))
    (change,) = store.save(capture, LATER, [second])
    assert (change.gained, change.lost, change.amended) == ((other,), (), ())
    assert store.successors() == [(first.reports[0].id, second.reports[0].id)]


def test_only_the_last_reading_of_a_capture_counts_as_read(store: Store) -> None:
    capture = make_capture()
    save(store, capture, account_of(capture))
    assert store.outdated(KEY) == []
    assert store.outdated(LATER) == [capture]
    save(store, capture, account_of(capture), key=LATER)
    assert store.outdated(KEY) == [capture]
    assert store.outdated(LATER) == []


def test_a_register_of_the_format_before_is_brought_up_to_date(store: Store, path: Path) -> None:
    save(store, make_capture(), account_of(make_capture()))
    with sqlite3.connect(path) as database:
        database.execute("UPDATE meta SET value = 'yes' WHERE name = 'stale'")  # Incidents are made again.
    before = tables(path)
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE successors")
        database.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    with Store(path) as opened:
        assert opened.successors() == []
    assert tables(path) == before


def test_a_register_of_a_later_format_is_refused(store: Store, path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
    with pytest.raises(RegisterError, match="format 99"):
        Store(path)


def test_a_register_that_another_process_holds_is_busy(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    with sqlite3.connect(path, isolation_level=None) as other, Store(path) as late:
        other.execute("BEGIN IMMEDIATE")
        assert list(late.documents()) == []  # Reading goes on.
        with pytest.raises(RegisterBusyError, match="Another program"):
            late.save_capture(make_capture())
        other.execute("ROLLBACK")
        late.save_capture(make_capture())


def test_a_full_disk_is_told_and_loses_nothing(store: Store, path: Path) -> None:
    save(store, make_capture(), account_of(make_capture()))
    before = tables(path)
    store._engine.dispose()

    def fill(plain: Any, _: Any) -> None:
        pages = plain.execute("PRAGMA page_count").fetchone()[0]
        plain.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store._engine, "connect", fill)
    capture = make_capture(1)
    with pytest.raises(RegisterError, match="disk is full"):
        save(store, capture, account_of(capture, "A strike. " * 10_000))
    assert {key: rows for key, rows in tables(path).items() if key == "documents"} == {"documents": before["documents"]}


@pytest.mark.parametrize("content", [b"this is no database at all, it is a text" * 100, b""])
def test_a_file_that_is_no_register_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(RegisterError):
        Store(path)


def test_a_missing_database_is_refused_and_not_made(path: Path) -> None:
    with pytest.raises(RegisterError, match="no database"):
        Store(path)
    assert not path.exists()


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("UPDATE claims SET status = 'denied'", "claims"),
        ("UPDATE claims SET body = '{}'", "claims"),
        ("UPDATE claims SET body = 'x'", "claims"),
        ("DELETE FROM documents", "reports"),
        ("UPDATE reports SET id = 'x'", "claims"),
    ],
)
def test_rows_changed_behind_the_program_are_found(store: Store, path: Path, change: str, table: str) -> None:
    save(store, make_capture(), account_of(make_capture()))
    assert list(store.check()) == []
    with sqlite3.connect(path) as database:
        database.execute(change)
    assert table in {broken.where for broken in store.check()}
