"""The way through with a small reader made by hand: one sentence a line, and a strike wherever it says so."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from sijill import pipeline
from sijill.archive import MemoryOriginals, Originals
from sijill.model.accounts import Account
from sijill.model.captures import Capture, Known, Origin, ReadingKey
from sijill.model.changes import Reread
from sijill.model.documents import Document, Given
from sijill.model.errors import ReaderError
from sijill.model.faults import Broken, Fault
from sijill.model.readings import Reader, Reading, Sentence
from sijill.model.vocabulary import Outcome
from sijill.pipeline import Archive, Input, Tools
from sijill.store import Store
from tests.store.test_store import tables

KEY = ReadingKey("by hand", "1", "00")


def read_by_hand(documents: Iterable[Document]) -> Iterator[Reading]:
    for document in documents:
        if "trap" in document.text:
            raise ValueError(f"fell into the trap of {document.id}")
        arabic = "قتل" in document.text
        fault = Fault(document.id, "read", "language-not-read", "language not read yet: ar")
        sentence = Sentence(0, 0, len(document.text), 0)
        known = replace(document, language="ar" if arabic else "en")
        yield Reading(
            known,
            () if arabic else (sentence,),
            (),
            (),
            (),
            Reader("by hand", "", "1"),
            (fault,) if arabic else (),
        )


def tools_with(archive: Archive, reader: Callable[..., Iterator[Reading]] = read_by_hand) -> Tools:
    return Tools(archive, reader, KEY)


def source(content: bytes | str, location: str = "one.txt") -> Input:
    data = content.encode() if isinstance(content, str) else content
    return BytesIO(data), Origin(location, datetime(2020, 1, 1, tzinfo=UTC))


class Register:
    def __init__(self, directory: Path) -> None:
        self.path = directory / "register.sqlite"
        self.originals = Originals(directory / "originals")
        self.store = Store.create(self.path)
        self.tools = tools_with(self.originals)

    def record(self, *inputs: Input) -> list[Account | Fault | Known]:
        return list(pipeline.record(inputs, self.tools, self.store))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    register = Register(tmp_path)
    yield register
    register.store.close()


def outcomes(*inputs: Input, given: Given | None = None) -> list[Account | Fault]:
    return list(pipeline.read(inputs, tools_with(MemoryOriginals()), given or Given()))


def test_each_input_yields_an_account_or_a_fault_in_order() -> None:
    good, bad, last = outcomes(source("A strike."), source(b"\x89PNG\r\n\x1a\n", "a.txt"), source("Another."))
    assert isinstance(good, Account)
    assert isinstance(bad, Fault)
    assert isinstance(last, Account)
    assert (good.document.text, bad.source, last.document.text) == ("A strike.", "a.txt", "Another.")


def test_many_inputs_come_back_in_order_whatever_the_batches() -> None:
    texts = [f"Strike number {number}." for number in range(100)]
    found = outcomes(*map(source, texts))
    assert [one.document.text for one in found if isinstance(one, Account)] == texts


def test_what_is_given_goes_before_what_the_page_says() -> None:
    page = "<html><head><title>Its own</title></head><body><p>A strike.</p></body></html>"
    (account,) = outcomes(source(page), given=Given(title="Given", publisher="The Daily"))
    assert isinstance(account, Account)
    assert (account.document.title, account.document.publisher) == ("Given", "The Daily")


def test_a_language_without_a_reader_keeps_the_text_and_says_so() -> None:
    (account,) = outcomes(source("قتل ثلاثة أطفال في حلب"))
    assert isinstance(account, Account)
    assert account.document.outcome is Outcome.PARTIAL
    assert [(f.code, f.source) for f in account.document.faults] == [("language-not-read", "one.txt")]


def test_a_text_that_breaks_the_reader_is_kept_with_the_traceback_and_stops_nothing() -> None:
    found = outcomes(source("before"), source("a trap", "trap.txt"), source("after"))
    accounts = [one for one in found if isinstance(one, Account)]
    assert [one.document.text for one in accounts] == ["before", "a trap", "after"]
    assert [one.document.outcome for one in accounts] == [Outcome.OK, Outcome.FAILED, Outcome.OK]
    (fault,) = accounts[1].document.faults
    assert (fault.code, fault.source) == ("crashed", "trap.txt")
    assert "fell into the trap" in fault.detail


def test_a_reader_that_is_not_installed_is_no_fault_of_the_text() -> None:
    def missing(documents: Iterable[Document]) -> Iterator[Reading]:
        raise ReaderError("No pipeline is installed")

    with pytest.raises(ReaderError):
        list(pipeline.read([source("A strike.")], tools_with(MemoryOriginals(), missing)))


def test_an_input_that_cannot_be_read_to_its_end_is_a_fault() -> None:
    class Torn(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    (fault,) = outcomes((Torn(), Origin("torn.txt", datetime(2020, 1, 1, tzinfo=UTC))))
    assert isinstance(fault, Fault)
    assert (fault.step, fault.code, fault.source) == ("preserve", "unreadable", "torn.txt")


def test_the_bytes_are_kept_before_anything_reads_them(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")

    def look(documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            assert originals.read(document.capture or "") == b"A strike."
            yield from read_by_hand([document])

    (account,) = pipeline.read([source("A strike.")], tools_with(originals, look))
    assert isinstance(account, Account)
    assert account.document.outcome is Outcome.OK


def test_recording_twice_changes_nothing(register: Register) -> None:
    inputs: list[bytes | str] = ["A strike.", "قتل ثلاثة", "a trap", b"\x89PNG\r\n\x1a\n", b""]
    register.record(*(source(data, str(number)) for number, data in enumerate(inputs)))
    before = tables(register.path)
    again = register.record(*(source(data, str(number)) for number, data in enumerate(inputs)))
    assert all(isinstance(one, Known) for one in again)
    assert tables(register.path) == before
    assert {fault.code for fault in register.store.faults()} == {
        "language-not-read",
        "crashed",
        "not-text",
        "empty",
    }


def test_the_same_bytes_in_two_files_are_read_once(register: Register) -> None:
    first, second = register.record(source("A strike.", "one"), source("A strike.", "two"))
    assert isinstance(first, Account)
    assert isinstance(second, Known)
    assert len(tables(register.path)["origins"]) == 2


def test_a_new_reader_reads_again(register: Register) -> None:
    register.record(source("A strike."))
    register.tools = replace(register.tools, key=replace(KEY, version="2"))
    (outcome,) = register.record(source("A strike."))
    assert isinstance(outcome, Account)


def reread(register: Register) -> list[Reread | Broken]:
    captures = register.store.outdated(register.tools.key)
    return list(pipeline.reread(captures, register.originals, register.tools, register.store))


def test_rereading_gives_what_adding_with_the_new_reader_gives(register: Register, tmp_path: Path) -> None:
    def whole(documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            (reading,) = read_by_hand([replace(document, text=document.text.replace("قتل", ""))])
            yield replace(reading, document=replace(document, language="ar"))

    inputs: list[bytes | str] = ["A strike.", "قتل ثلاثة", "a trap", b"\x89PNG\r\n\x1a\n", b""]
    (tmp_path / "fresh").mkdir()
    fresh = Register(tmp_path / "fresh")
    register.record(*(source(data, str(number)) for number, data in enumerate(inputs)))
    for one in (register, fresh):
        one.tools = replace(tools_with(one.originals, whole), key=replace(KEY, version="2"))
    found = reread(register)
    fresh.record(*(source(data, str(number)) for number, data in enumerate(inputs)))
    assert {outcome.capture.digest for outcome in found if isinstance(outcome, Reread)} == set(
        register.originals.digests()
    )
    tables_of = [
        {name: rows for name, rows in tables(one.path).items() if name not in ("origins", "log")}
        for one in (register, fresh)
    ]
    assert tables_of[0] == tables_of[1]
    fresh.store.close()
    told = [change for one in found if isinstance(one, Reread) for change in one.changes if change.is_one]
    assert [change.document.text for change in told] == ["قتل ثلاثة"]
    assert reread(register) == []


def test_an_original_that_is_gone_is_named_and_its_reading_stays(register: Register) -> None:
    register.record(source("A strike.", "one"), source("Another.", "two"))
    lost = _first(register)
    register.originals.path(lost.digest).unlink()
    register.tools = replace(register.tools, key=replace(KEY, version="2"))
    found = reread(register)
    assert [one.subject for one in found if isinstance(one, Broken)] == [lost.digest]
    assert [one.capture.digest for one in found if isinstance(one, Reread)] != [lost.digest]
    assert len(list(register.store.documents())) == 2
    assert register.store.outdated(register.tools.key) == [lost]


def test_rereading_that_is_interrupted_goes_on_where_it_stopped(register: Register) -> None:
    register.record(*(source(f"Strike {number}.", str(number)) for number in range(80)))
    before = {one.id: one.text for one in register.store.documents()}
    register.tools = replace(register.tools, key=replace(KEY, version="2"))
    captures = register.store.outdated(register.tools.key)
    rereading = pipeline.reread(captures, register.originals, register.tools, register.store)
    next(rereading)
    rereading.close()
    assert len(register.store.outdated(register.tools.key)) == 79
    assert len(reread(register)) == 79
    assert {one.id: one.text for one in register.store.documents()} == before


def test_a_misspelt_name_leaves_no_trace(register: Register) -> None:
    fault = Fault("nope.txt", "preserve", pipeline.NOT_FOUND, "there is no such file")
    refused = Fault("mine.txt", "preserve", "no-permission", "no right to read it")
    assert register.record(fault, refused) == [fault, refused]
    assert register.store.faults() == [refused]


def test_a_sound_register_verifies(register: Register) -> None:
    page = "<html><head><title>T</title></head><body><p>A strike.</p></body></html>"
    register.record(source("A strike."), source(page), source(b"\x89PNG\r\n\x1a\n"), source("a trap"))
    pipeline.reconcile(register.store)
    assert list(pipeline.verify(register.originals, register.store)) == []


def _first(register: Register) -> Capture:
    return next(c for c in register.store.captures() if c.media_type == "text/plain")


def test_an_original_that_changed_is_found(register: Register) -> None:
    register.record(source("A strike."))
    path = register.originals.path(_first(register).digest)
    path.chmod(0o644)
    path.write_bytes(b"No strike.")
    (broken,) = pipeline.verify(register.originals, register.store)
    assert (broken.subject, broken.what) == (_first(register).digest, "the original was changed")


def test_an_original_that_is_gone_is_found(register: Register) -> None:
    register.record(source("A strike."))
    register.originals.path(_first(register).digest).unlink()
    (broken,) = pipeline.verify(register.originals, register.store)
    assert broken.what == "the original is missing"


@pytest.mark.parametrize("column", ["text", "title"])
def test_a_text_that_was_changed_in_the_database_is_found(register: Register, column: str) -> None:
    import sqlite3

    register.record(source("A strike."))
    with sqlite3.connect(register.path) as database:
        database.execute(f"UPDATE documents SET {column} = 'No strike.'")
    assert "its text or title was changed" in {
        broken.what for broken in pipeline.verify(register.originals, register.store)
    }
