from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sijill
from sijill.assembly import create_register, find_register, open_register
from sijill.model.errors import RegisterError, RegisterNotFoundError, UsageError

TEXT = "An air strike killed 12 people in Kafr Nabl on Monday, residents said."


def test_a_register_is_made_filled_and_opened_again(tmp_path: Path) -> None:
    directory = tmp_path / "new" / "register"
    with create_register(directory) as register:
        added = register.add(TEXT.encode())
        assert (added.documents, added.known, added.faults) == (1, 0, ())
        assert added.claims == len(list(register.claims())) > 0
    with sijill.open(directory) as register:
        assert register.add(TEXT.encode()).known == 1
        assert register.incidents()
        assert list(register.verify()) == []
        (found, *_) = register.find(register.incidents()[0].id[:8])
        assert found == register.incidents()[0]


def test_incidents_that_an_interrupted_add_left_behind_are_made(tmp_path: Path) -> None:
    with create_register(tmp_path) as register:
        adding = register.add_each([TEXT.encode()])
        next(adding)
        adding.close()  # type: ignore[attr-defined]
        assert register.store.incidents() == []
        assert register.incidents()


def test_a_register_is_not_made_over_another(tmp_path: Path) -> None:
    create_register(tmp_path).close()
    with pytest.raises(UsageError, match="already"):
        create_register(tmp_path)


def test_making_a_register_can_be_repeated_after_an_interruption(tmp_path: Path) -> None:
    create_register(tmp_path).close()
    (tmp_path / "sijill.toml").unlink()
    create_register(tmp_path).close()


def test_a_register_cannot_be_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RegisterError, match="cannot be made"):
        create_register(tmp_path / "file")


def test_the_nearest_register_is_found_upwards(tmp_path: Path) -> None:
    create_register(tmp_path).close()
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_register(below) == tmp_path


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_where_there_is_no_register_it_says_how_to_make_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(RegisterNotFoundError, match="sijill init"):
        open_register(tmp_path / name)
    with pytest.raises(RegisterNotFoundError, match="sijill init"):
        find_register(tmp_path)


@pytest.mark.parametrize("settings", ["[register]\ncolour = 'red'", "[other]", "not toml", "register = 1"])
def test_wrong_settings_are_refused(tmp_path: Path, settings: str) -> None:
    create_register(tmp_path).close()
    (tmp_path / "sijill.toml").write_text(settings)
    with pytest.raises(UsageError):
        open_register(tmp_path)


def test_a_register_of_another_format_is_refused(tmp_path: Path) -> None:
    create_register(tmp_path).close()
    (tmp_path / "sijill.toml").write_text("[register]\nformat = 2")
    with pytest.raises(RegisterError, match="format"):
        open_register(tmp_path)


def test_a_text_is_read_without_a_register() -> None:
    account = sijill.read(TEXT, title="Strike", published="2019-08-27", publisher="The Daily")
    assert account.claims
    assert account.document.publisher == "The Daily"
    for claim in account.claims:
        assert claim.anchor.holds_in(account.document.string(claim.anchor.part))


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="no day"):
        sijill.read(TEXT, published="last Tuesday")


def test_lone_surrogates_and_nothing_at_all_are_read() -> None:
    assert sijill.read("A strike \ud800 killed 12 people.").document.text == "A strike \ud800 killed 12 people."
    assert sijill.read("").claims == ()


def test_importing_the_package_loads_neither_models_nor_database() -> None:
    code = "import sijill, sys; sys.exit(bool({'spacy', 'sqlalchemy', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
