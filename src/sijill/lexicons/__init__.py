"""Language knowledge as data: one folder a language, one TOML file a kind of word. Each file says what its fields mean.

Readers and claims share these files and nothing else of each other.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
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


@cache
def languages_with(name: str) -> tuple[str, ...]:
    """The languages that have the file `<language>/<name>.toml`, English last: what it says of a word stands."""
    folders = (folder.name for folder in files("sijill.lexicons").iterdir() if (folder / f"{name}.toml").is_file())
    return tuple(sorted(folders, key=lambda language: (language == "en", language)))


@cache
def entry_lines(name: str, language: str, table: str) -> tuple[int, ...]:
    """The line, counted from 1, on which each ``[[table]]`` of a file begins: where people look an entry up."""
    text = (files("sijill.lexicons") / language / f"{name}.toml").read_text(encoding="utf-8")
    return tuple(number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == f"[[{table}]]")


@lru_cache(maxsize=4096)
def lists_with(name: str, language: str, word: str) -> tuple[str, ...]:
    """The word lists of a file that hold a word, as "en/status.toml [governs] denied"."""

    def walk(value: Any, path: str) -> list[str]:
        if isinstance(value, dict):
            return [found for key, inner in value.items() for found in walk(inner, f"{path}.{key}" if path else key)]
        return [path] if isinstance(value, list) and word in value else []

    paths = (path.rpartition(".") for path in walk(load(name, language), ""))
    return tuple(f"{language}/{name}.toml [{head or last}]{f' {last}' if head else ''}" for head, _, last in paths)
