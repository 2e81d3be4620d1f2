"""Read conflict reporting, and keep a register of harm to civilians in which every value has its quote.

    account = sijill.read(text, published="2019-08-27")
    register = sijill.open("my-register")

Importing this package is cheap: models and the database load with the first call that needs them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from datetime import date

    from sijill.assembly.registers import Register
    from sijill.model.accounts import Account
    from sijill.pipeline import Tools

__all__ = ["__version__", "open", "read"]
__version__ = "0.1.0"


def read(
    text: str,
    title: str | None = None,
    published: date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    url: str | None = None,
) -> Account:
    """The claims of one text; nothing is kept. `published` is a date or "YYYY-MM-DD".

    Without it the day is taken from `url` or from a line of the text that says it, and never guessed.
    """
    from datetime import date

    from sijill.model.documents import Document, Given, document_id
    from sijill.model.errors import UsageError
    from sijill.pipeline import understand

    try:
        day = date.fromisoformat(published) if isinstance(published, str) else published
    except ValueError:
        raise UsageError(f"{published!r} is no day", todo="Write it as YYYY-MM-DD, such as 2019-08-27.") from None
    document = Given(title, day, publisher, language, url).about(Document(document_id(text), text))
    return understand([document], _tools())[0]


def open(path: str | os.PathLike[str]) -> Register:
    """The register in this folder, made by `sijill init`. Close it, or use it in a ``with`` block."""
    from pathlib import Path

    from sijill.assembly import open_register

    return open_register(Path(path))


@cache
def _tools() -> Tools:
    from sijill.assembly import reading_tools

    return reading_tools()
