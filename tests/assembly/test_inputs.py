from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from sijill.assembly import list_files, open_inputs
from sijill.model.errors import UsageError
from sijill.model.faults import Fault


def names(found: Iterable[str | Fault]) -> list[str]:
    return [f"fault {one.code}" if isinstance(one, Fault) else Path(one).name for one in found]


def test_a_folder_gives_its_files_sorted_without_the_hidden_ones(tmp_path: Path) -> None:
    for name in ["b.txt", "a.txt", ".hidden", "c/d.txt", "c/.git/x", "a/z.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("x")
    assert names(list_files(str(tmp_path))) == ["a.txt", "b.txt", "z.txt", "d.txt"]


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert list(list_files(str(tmp_path))) == []


def test_a_link_that_leads_back_up_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(list_files(str(tmp_path))) == ["a.txt"]


def test_a_pipe_in_a_folder_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(list_files(str(tmp_path))) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights_is_named(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    assert names(list_files(str(tmp_path))) == ["fault no-permission"]


def test_files_are_opened_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    found = open_inputs([tmp_path / "a.txt", str(tmp_path / "none.txt"), b"bytes"])
    first = next(found)
    assert not isinstance(first, Fault)
    assert (first[0].read(), first[1].name) == (b"x", "a.txt")
    second = next(found)
    assert isinstance(second, Fault)
    assert second.code == "not-found"
    assert first[0].closed
    third = next(found)
    assert not isinstance(third, Fault)
    assert third[0].read() == b"bytes"


def test_an_address_is_refused_for_now() -> None:
    with pytest.raises(UsageError, match="not fetched yet"):
        list(list_files("https://example.org/report.html"))
