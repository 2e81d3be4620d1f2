"""The compiled gazetteer: one SQLite file that is written once and then only read."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sijill.lexicons.names import sound
from sijill.model.errors import GazetteerError

FORMAT = "1"
"""Of the file. A file of another format is compiled anew."""

SCHEMA = """
CREATE TABLE about (field TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    admin1 INTEGER, admin2 INTEGER, latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT, entry INTEGER, how TEXT NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE sound (sound TEXT, key TEXT, PRIMARY KEY (sound, key)) WITHOUT ROWID;
"""

MOST_OF_ONE_SOUND = 400
"""Names of one sound that are looked at. More share it only where it is so short that it says nothing."""

MOST_HELD = 50_000
"""Names that are held in memory once they were asked for."""

_GAP = re.compile(" ")


class Kind(StrEnum):
    """What an entry is."""

    PART = "part of the world"
    COUNTRY = "country"
    FIRST = "first-level unit"
    SECOND = "second-level unit"
    TOWN = "town"
    REGION = "region"
    WATER = "sea or lake"
    RIVER = "river"
    CAMP = "camp"
    CROSSING = "crossing"


class How(StrEnum):
    """What a name is to its entry."""

    OWN = "its name"
    OTHER = "another of its names"
    PEOPLE = "its people"
    POST = "its abbreviation in addresses"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `admin1` and `admin2` are numbers of the units above; population 0 is not known."""

    number: int
    id: str
    name: str
    kind: Kind
    country: str | None
    admin1: int | None
    admin2: int | None
    latitude: float
    longitude: float
    population: int = 0


Names = Mapping[str, How]
"""Folded names of an entry."""


def write(path: Path, entries: Iterable[tuple[Entry, Names]], about: Mapping[str, str]) -> None:
    """Write a gazetteer into `path`, which must not exist. Ended before its time it is no gazetteer."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
        database.executescript(SCHEMA)
        database.execute("BEGIN")
        names: list[tuple[str, int, str]] = []
        for entry, named in entries:
            row = (entry.number, entry.id, entry.name, str(entry.kind), entry.country, entry.admin1, entry.admin2)
            point = (entry.latitude, entry.longitude, entry.population)
            database.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row + point)
            names.extend((key, entry.number, how.value) for key, how in named.items() if key)
        # In the order of the tables: inserted at random places each page would be written many times.
        names.sort()
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        keys = {key for key, _, how in names if how != How.POST}
        sounds = sorted((heard, key) for key in keys if (heard := sound.__wrapped__(key)))
        database.executemany("INSERT INTO sound VALUES (?, ?)", sounds)
        database.executemany("INSERT INTO about VALUES (?, ?)", {**about, "format": FORMAT}.items())
        database.execute("COMMIT")


def _to_entry(row: tuple[Any, ...]) -> Entry:
    number, id, name, kind, *rest = row
    return Entry(number, id, name, Kind(kind), *rest)


def _open(path: Path) -> sqlite3.Connection:
    try:
        # What is compiled is never written again, so nothing need be locked.
        database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        database.execute("SELECT value FROM about WHERE field = 'format'").fetchone()
    except sqlite3.Error as error:
        todo = "Take the file away; `sijill gazetteer build` makes it again, `sijill gazetteer import` an imported one."
        raise GazetteerError(f"The gazetteer cannot be read: {error}", where=str(path), todo=todo) from error
    return database


class Gazetteer:
    """A compiled gazetteer, with imported ones beside it, open for reading. Close it after use.

    Raises `GazetteerError` where a file is none.
    """

    def __init__(self, path: Path, imported: Sequence[Path] = ()) -> None:
        self.path = path
        self.imported = tuple(imported)
        self._databases = [_open(one) for one in (path, *imported)]
        self.about: dict[str, str] = dict(self._databases[0].execute("SELECT field, value FROM about"))
        self._entries: dict[int, Entry] = {}
        self._named: dict[str, tuple[tuple[Entry, How], ...]] = {}
        self._begun: dict[str, Mapping[str, bool]] = {}
        self._begun_names = 0

    def close(self) -> None:
        """Let go of the file."""
        for database in self._databases:
            database.close()

    def entry(self, number: int) -> Entry:
        """The entry of this number. Raises `KeyError` where there is none."""
        if number not in self._entries:
            row = next(self._rows("SELECT * FROM entry WHERE number = ?", number), None)
            if row is None:
                raise KeyError(number)
            self._entries[number] = _to_entry(row)
        return self._entries[number]

    def named(self, key: str) -> tuple[tuple[Entry, How], ...]:
        """The entries that a folded name is a name of, and what it is to them; in the order of their numbers."""
        if key not in self._named:
            if len(self._named) > MOST_HELD:
                self._named.clear()
                self._entries.clear()
            found = {number: How(how) for number, how in self._rows("SELECT entry, how FROM name WHERE key = ?", key)}
            self._named[key] = tuple((self.entry(number), how) for number, how in sorted(found.items()))
        return self._named[key]

    def begun_by(self, word: str) -> Mapping[str, bool]:
        """Whole names and beginnings of names, by whole words, whose first word is this folded one; True for names."""
        found = self._begun.get(word)
        if found is None:
            if self._begun_names > MOST_HELD:
                self._begun.clear()
                self._begun_names = 0
            # "!" follows the space in the order of the keys.
            query = "SELECT DISTINCT key FROM name WHERE key = ? OR (key > ? AND key < ?)"
            names = [key for (key,) in self._rows(query, word, f"{word} ", f"{word}!")]
            starts = {name[: gap.start()] for name in names for gap in _GAP.finditer(name)}
            found = self._begun[word] = dict.fromkeys(starts, False) | dict.fromkeys(names, True)
            self._begun_names += 1 + len(found)
        return found

    def sounding(self, heard: str) -> tuple[str, ...]:
        """The folded names of one sound."""
        rows = self._rows(f"SELECT key FROM sound WHERE sound = ? LIMIT {MOST_OF_ONE_SOUND}", heard)
        return tuple(dict.fromkeys(key for (key,) in rows))

    def towns_of(self, countries: Collection[str]) -> Iterator[Entry]:
        """All towns of some countries."""
        for country in sorted(countries):
            yield from map(_to_entry, self._rows("SELECT * FROM entry WHERE kind = 'town' AND country = ?", country))

    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind, the most first."""
        found: Counter[str] = Counter()
        for kind, number in self._rows("SELECT kind, count(*) FROM entry GROUP BY kind"):
            found[kind] += number
        return dict(found.most_common())

    def _rows(self, query: str, *values: str | int) -> Iterator[Any]:
        for database in self._databases:
            yield from database.execute(query, values).fetchall()

    def above(self, entry: Entry) -> list[Entry]:
        """The units that an entry lies in, the smallest first, without its country."""
        return [self.entry(number) for number in (entry.admin2, entry.admin1) if number is not None]
