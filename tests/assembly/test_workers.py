from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest

from sijill.archive import Originals
from sijill.assembly import create_register, open_register
from sijill.assembly.workers import AHEAD, default_jobs, in_processes
from sijill.model.accounts import Account
from sijill.model.documents import Document
from sijill.model.errors import ReaderError
from tests.anomaly.test_kill import dump, write_texts
from tests.factory import make_document

TEXTS = 80


def read_here(documents: Sequence[Document]) -> list[Account]:
    return [Account(document) for document in documents]


def never_here(documents: Sequence[Document]) -> list[Account]:
    raise AssertionError("a process should have read it")


def lists_of(*sizes: int) -> list[list[Document]]:
    numbers = iter(range(sum(sizes)))
    return [[make_document(f"Gunmen killed {n} people in Qarsa.") for n in islice(numbers, size)] for size in sizes]


def test_accounts_come_back_list_by_list_in_order() -> None:
    lists = lists_of(3, 0, 1, 5, 0, 0, 2)
    found = list(in_processes(lists, 2, never_here))
    assert [[account.document.text for account in one] for one in found] == [[d.text for d in one] for one in lists]
    assert all(account.claims for one in found for account in one)


def test_a_single_list_is_worth_no_process() -> None:
    lists = lists_of(0, 4, 0)
    before = multiprocessing.active_children()
    assert [len(one) for one in in_processes(lists, 2, read_here)] == [0, 4, 0]
    assert multiprocessing.active_children() == before


def test_what_needs_no_reading_is_not_waited_for() -> None:
    taken = 0

    def lists() -> Iterator[list[Document]]:
        nonlocal taken
        for _ in range(1_000):
            taken += 1
            yield []

    assert next(in_processes(lists(), 2, never_here)) == []
    assert taken == 1


def test_no_more_is_taken_ahead_than_the_processes_need() -> None:
    taken = 0

    def lists() -> Iterator[list[Document]]:
        nonlocal taken
        for one in lists_of(*[1] * 20):
            taken += 1
            yield one

    found = in_processes(lists(), 2, never_here)
    next(found)
    assert taken <= 2 * AHEAD + 1
    found.close()


def test_there_are_some_processes_by_default() -> None:
    assert 1 <= default_jobs() <= 4


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    write_texts(tmp_path / "reports", TEXTS)
    return tmp_path / "reports"


@pytest.fixture
def calm(tmp_path: Path, reports: Path) -> Path:
    with create_register(tmp_path / "calm") as register:
        register.add(str(reports))
    return tmp_path / "calm"


def test_a_register_is_the_same_whatever_the_number_of_processes(tmp_path: Path, reports: Path, calm: Path) -> None:
    with create_register(tmp_path / "two") as register:
        register.add(str(reports), jobs=2)
    assert dump(tmp_path / "two") == dump(calm)
    assert set(Originals(tmp_path / "two" / "originals").digests()) == set(Originals(calm / "originals").digests())


def test_outcomes_come_in_the_order_of_the_inputs_whatever_the_number_of_processes(
    tmp_path: Path, reports: Path
) -> None:
    found = []
    for jobs in (1, 2):
        with create_register(tmp_path / str(jobs)) as register:
            found.append([repr(one).split("retrieved_at")[0] for one in register.add_each([str(reports)], jobs=jobs)])
    assert found[0] == found[1]


def test_a_killed_process_is_told_and_what_was_added_is_kept(tmp_path: Path, reports: Path) -> None:
    # The last text takes seconds to read, so that a process is at work when it is killed.
    long = " ".join(f"Gunmen shot {n + 2} herders near the {n}th well, villagers said." for n in range(400))
    (reports / "long.txt").write_text(long, "utf-8")
    calm, torn = tmp_path / "calm", tmp_path / "torn"
    with create_register(calm) as register:
        register.add(str(reports))
    with create_register(torn) as register:
        outcomes = register.add_each([str(reports)], jobs=2)
        next(outcomes)
        for child in multiprocessing.active_children():
            child.kill()
        with pytest.raises(ReaderError, match="ended before its time"):
            list(outcomes)
    with open_register(torn) as register:
        assert list(register.verify()) == []
        register.add(str(reports), jobs=2)
    assert dump(torn) == dump(calm)


def is_group(id: int) -> bool:
    try:
        os.killpg(id, 0)
    except ProcessLookupError:
        return False
    return True


def at_work(register: Path) -> bool:
    return any(path.is_file() for path in (register / "originals").rglob("*"))


def eventually(holds: Callable[[], bool], seconds: float = 120) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
    return holds()


@pytest.mark.skipif(os.name != "posix", reason="SIGINT is POSIX")
def test_ctrl_c_stops_all_processes_and_the_command_goes_on_later(tmp_path: Path, reports: Path, calm: Path) -> None:
    stopped = tmp_path / "stopped"
    create_register(stopped).close()
    command = [sys.executable, "-m", "sijill", "add", str(reports), "--jobs", "2", "--register", str(stopped)]
    # A session of its own, so that all of it gets the signal, as from a terminal.
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert eventually(lambda: at_work(stopped))
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=300)
    if process.returncode == 0:
        pytest.skip("it was done before the signal came")
    assert process.returncode == 130
    assert "Stopped." in said
    assert "Traceback" not in said
    assert eventually(lambda: not is_group(process.pid))
    assert subprocess.run(command, capture_output=True, check=False).returncode in (0, 3)
    assert dump(stopped) == dump(calm)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_processes_end_with_the_one_that_started_them(tmp_path: Path, reports: Path) -> None:
    create_register(tmp_path / "torn").close()
    command = [sys.executable, "-m", "sijill", "add", str(reports), "--jobs", "2", "--register", str(tmp_path / "torn")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    assert eventually(lambda: at_work(tmp_path / "torn"))
    process.kill()
    process.wait()
    assert eventually(lambda: not is_group(process.pid))
