"""Language knowledge as data: one folder a language, one TOML file a kind of word. Each file says what its fields mean.

Readers and claims share these files and nothing else of each other.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from sijill.model.errors import LexiconError


@cache
def load(name: str, language: str) -> dict[str, Any]:
    """The file `<language>/<name>.toml`, parsed. Raises `LexiconError` where it is missing or no TOML.

    The same dictionary is handed out each time: do not change it.
    """
    path = files("sijill.lexicons") / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(
            f"The lexicon cannot be read: {error}",
            where=f"lexicons/{language}/{name}.toml",
            todo="Restore the file from the package, or mend the line that is named.",
        ) from error
