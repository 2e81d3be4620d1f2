"""Files of documents -> `Input`, the only view of a row that the rest of this package ever gets."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evals.errors import BadRowError


@dataclass(frozen=True, slots=True)
class Input:
    """What a reader may be told about a document. There is no room for gold in it."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


def read_inputs(path: Path, id_field: str) -> list[Input]:
    """All documents of a file of JSON lines, plain or .gz, in order. Blank lines are skipped.

    Raises `BadRowError` for a line that is no document, and where an id stands twice.
    """
    found: list[Input] = []
    seen: set[str] = set()
    for line, row in _rows(path):
        one = _input(row, id_field, path, line)
        if one.id in seen:
            raise BadRowError(path, line, f"{id_field} {one.id!r} stands twice; each document needs its own.")
        seen.add(one.id)
        found.append(one)
    return found


def write_spans(gold: Path, output: Path) -> None:
    """Write where the gold of a geo task has names, and nothing else of it."""
    with output.open("w", encoding="utf-8") as out:
        for _, row in _rows(gold):
            spans = [[one["start"], one["end"]] for one in row["toponyms"]]
            out.write(json.dumps({"docid": row["docid"], "spans": spans}) + "\n")


def read_spans(path: Path) -> dict[str, list[tuple[int, int]]]:
    """By document, the spans of a file that `write_spans` wrote."""
    return {row["docid"]: [(start, end) for start, end in row["spans"]] for _, row in _rows(path)}


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:  # not JSON, or not UTF-8
                raise BadRowError(path, number, f"not JSON: {error}") from error
            if not isinstance(row, dict):
                raise BadRowError(path, number, "a row must be a JSON object.")
            yield number, row


def _input(row: dict[str, Any], id_field: str, path: Path, line: int) -> Input:
    """Only the fields named here leave the row."""

    def words(field: str) -> str | None:
        value = row.get(field)
        if value is not None and not isinstance(value, str):
            raise BadRowError(path, line, f"{field!r} must be a text or null, not {value!r}.")
        return value

    name, text = row.get(id_field), words("text")
    if not isinstance(name, str | int) or isinstance(name, bool) or name == "":
        raise BadRowError(path, line, f"a document needs {id_field!r}.")
    if text is None:
        raise BadRowError(path, line, "a document needs 'text'.")
    try:
        published = date.fromisoformat(said) if (said := words("published")) else None
    except ValueError:
        raise BadRowError(path, line, f"'published' must be YYYY-MM-DD, not {said!r}.") from None
    return Input(str(name), text, words("title"), published, words("publisher"), words("lang"), words("url"))
