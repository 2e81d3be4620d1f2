"""What ``sijill.toml`` says, and where registers are."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sijill.model.errors import RegisterError, RegisterNotFoundError, UsageError

SETTINGS_FILE = "sijill.toml"
TEMPLATE = """\
# A register of Sijill. The originals lie in originals/, all that was read from them in the database.
[register]
format = 1
database = "register.sqlite"
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the register in `directory`. `database` is a file beside them, or a database URL."""

    directory: Path
    database: str = "register.sqlite"

    @property
    def location(self) -> Path | str:
        """Where the database is."""
        return self.database if "://" in self.database else self.directory / self.database

    @property
    def originals(self) -> Path:
        """Where the originals are."""
        return self.directory / "originals"


def find_register(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds a register."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    todo = "Make one with `sijill init DIR`, or name one with --register DIR."
    raise RegisterNotFoundError("There is no register here or above", where=str(start), todo=todo)


def read_settings(directory: Path) -> Settings:
    """The settings of this very folder. Raises `UsageError` for one that does not exist."""
    path = directory / SETTINGS_FILE
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        todo = f"Make one with `sijill init {directory}`."
        raise RegisterNotFoundError("There is no register", where=str(directory), todo=todo) from None
    except OSError as error:
        what = f"The register cannot be opened: {error.strerror}"
        todo = "Check the rights of the folder and its files."
        raise RegisterError(what, where=str(path), todo=todo) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = f"The settings are not valid TOML: {error}"
        raise UsageError(what, where=str(path), todo="Correct the file.") from error
    register = found.pop("register", {})
    if not isinstance(register, dict):
        raise UsageError("[register] is no table", where=str(path), todo="Correct the file.")
    if register.pop("format", 1) != 1:
        what = "The register is of a format that this program does not know"
        raise RegisterError(what, where=str(path), todo="Use the version of Sijill that made it.")
    database = register.pop("database", "register.sqlite")
    unknown = [*found, *register]
    if unknown or not isinstance(database, str):
        what = f"There is no setting {unknown[0]!r}" if unknown else "The setting 'database' is no text"
        raise UsageError(what, where=str(path), todo="Correct or remove it.")
    return Settings(directory, database)
