"""What can go wrong here. Each message says what, where and what to do."""

from __future__ import annotations

from pathlib import Path


class EvalsError(Exception):
    """Base of the errors of this package; the command ends with 1."""


class BadRowError(EvalsError):
    """A line of a file of documents is not what it should be. `path` and `line` (from 1) say which."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        self.path, self.line = path, line
        super().__init__(f"{path}:{line}: {what}")


class NoDataError(EvalsError):
    """The data of a task are not there, which is no failure: they are not part of the project."""


class ScorerError(EvalsError):
    """The shared scorer ended with an error."""
