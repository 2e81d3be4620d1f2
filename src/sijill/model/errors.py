"""The error tree. Each error says what went wrong, where, and what to do next, and carries its data as attributes.

Bad *input* is no error of ours: it becomes a `Fault` in the register. These are for wrong usage, a register that
cannot be used, and integrity that does not hold.
"""

from __future__ import annotations


class SijillError(Exception):
    """Base of all errors that Sijill raises on purpose.

    `exit_code` is what the command line ends with: 1 failed, 2 wrong usage, 4 integrity broken.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what)

    def __str__(self) -> str:
        """One paragraph: what, where, what to do."""
        place = f" ({self.where})" if self.where else ""
        advice = f" {self.todo}" if self.todo else ""
        return f"{self.what}{place}.{advice}"


class UsageError(SijillError):
    """The command or call was made in a way that cannot be carried out."""

    exit_code = 2


class AnchorError(SijillError):
    """An anchor does not quote the text it points into."""

    exit_code = 4


class RegisterError(SijillError):
    """A register cannot be opened, read or written."""


class RegisterNotFoundError(RegisterError):
    """There is no register where one was looked for."""

    exit_code = 2


class RegisterBusyError(RegisterError):
    """Another process holds the register and did not let go in time."""


class IntegrityError(SijillError):
    """What is stored is not what was stored: an original, a quote or a row has changed."""

    exit_code = 4


class ReaderError(SijillError):
    """A reader could not be made ready, for example because its language model is not installed."""


class LexiconError(SijillError):
    """A lexicon file breaks its own rules."""


class GazetteerError(SijillError):
    """A gazetteer cannot be made or opened, or a table of places cannot be read."""
