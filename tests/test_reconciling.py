"""Documents that are added to the incidents of a register, one by one, against a register that is reconciled once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill import incidents, pipeline
from sijill.model.accounts import Account, Report
from sijill.model.captures import Capture, Origin, ReadingKey
from sijill.model.judgements import Judgement, Verdict
from sijill.store import Store
from sijill.store.schema import DERIVED
from tests.factory import make_account, make_claim, make_document, make_judgement
from tests.incidents.strategies import accounts, judgements, limited

KEY = ReadingKey("english", "1", "00")
LATER = ReadingKey("english", "2", "00")


def save(store: Store, account: Account, key: ReadingKey = KEY, of: str | None = None) -> None:
    """Keep what a capture of its own yields, or that of the document `of`."""
    origin = Origin("one.txt", datetime(2020, 1, 1, tzinfo=UTC))
    capture = Capture(of or account.document.id, 9, "text/plain", origin)
    store.save_capture(capture)
    store.save(capture, key, [Account(replace(account.document, capture=capture.digest), account.reports)])


def derived(path: Path) -> dict[str, list[Any]]:
    """All that reconciling made."""
    with sqlite3.connect(path) as database:
        return {table.name: sorted(database.execute(f"SELECT * FROM {table.name}"), key=repr) for table in DERIVED}


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], Path]:
    """Empty registers' databases."""
    numbers = iter(range(10_000))

    def new() -> Path:
        path = tmp_path / f"{next(numbers)}.sqlite"
        Store.create(path).close()
        return path

    return new


def always_added(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pipeline, "SHARE_ANEW", 0)


@settings(max_examples=40)
@given(data=st.data())
def test_added_one_by_one_documents_give_what_reconciling_all_anew_gives(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    told = list({account.document.id: account for account in data.draw(accounts())}.values())
    decided = data.draw(judgements(told))
    steps: Sequence[Account | Judgement] = data.draw(st.permutations([*told, *decided]))
    folder = tmp_path_factory.mktemp("registers")
    for name in ("one by one", "anew"):
        Store.create(folder / name).close()
    with limited(), pytest.MonkeyPatch.context() as patch:
        always_added(patch)
        with Store(folder / "one by one") as store, Store(folder / "anew") as other:
            for step in steps:
                for one in (store, other):
                    if isinstance(step, Account):
                        save(one, step)
                    else:
                        one.append_judgement(step)
                pipeline.reconcile(store)
            pipeline.reconcile_anew(other)
            assert store.incidents() == other.incidents()
    assert derived(folder / "one by one") == derived(folder / "anew")


def reports_of(number: int) -> Account:
    document = make_document(f"Homs was hit on Monday, residents said, and {number} people fled.")
    return make_account(document, make_claim(document, place="Homs", days="2019-08-26", killed=12))


def test_an_added_document_replaces_its_own_incident_alone(
    make: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    far = make_document("A shop burned in Lviv in the winter.", published="2023-01-10")
    with Store(make()) as store:
        save(store, reports_of(1))
        save(store, make_account(far, make_claim(far, place="Lviv", days="2023-01-09")))
        pipeline.reconcile(store)
        before = {one.id: one for one in store.incidents()}
        always_added(monkeypatch)
        monkeypatch.setattr(pipeline, "reconcile_anew", None)
        save(store, reports_of(2))
        assert store.stale
        pipeline.reconcile(store)
        assert not store.stale
        now = {one.id: one for one in store.incidents()}
        assert sorted(len(one.reports) for one in now.values()) == [1, 2]
        assert [one for one in before.values() if one.id in now and now[one.id] == one]


def test_what_was_not_yet_added_when_the_program_was_stopped_is_added_the_next_time(
    make: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make()
    with Store(path) as store:
        save(store, reports_of(1))
        pipeline.reconcile(store)
        always_added(monkeypatch)
        save(store, reports_of(2))
        before = derived(path)
        with monkeypatch.context() as patch:
            patch.setattr(incidents, "position", lambda _: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                pipeline.reconcile(store)
        assert derived(path) == before
        assert store.stale
        pipeline.reconcile(store)
        (incident,) = store.incidents()
        assert len(incident.reports) == 2


def test_a_document_that_is_read_otherwise_is_no_addition(
    make: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    always_added(monkeypatch)
    account = reports_of(1)
    with Store(make()) as store:
        save(store, account)
        pipeline.reconcile(store)
        other = Account(account.document, (Report.of([make_claim(account.document, "Arrests", place="Homs")]),))
        save(store, other, LATER)
        pipeline.reconcile(store)
        assert [one.sub_event_type for one in store.incidents()] == ["Arrests"]


def test_a_decision_on_what_was_not_there_holds_when_it_comes(
    make: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    always_added(monkeypatch)
    one, other = reports_of(1), reports_of(2)
    with Store(make()) as store:
        save(store, one)
        store.append_judgement(make_judgement(Verdict.DIFFERENT, one.reports[0].id, other.claims[0].id))
        pipeline.reconcile(store)
        save(store, other)
        pipeline.reconcile(store)
        assert len(store.incidents()) == 2


def test_another_program_makes_all_anew(make: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(make()) as store:
        save(store, reports_of(1))
        pipeline.reconcile(store)
        assert store.pending(incidents.rules()) == []
        assert store.pending("other rules") is None
