"""Tables of places that a user has, beside the packaged ones: each file becomes a small gazetteer of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sijill.lexicons.names import fold
from sijill.model.distance import distance_km
from sijill.model.errors import GazetteerError
from sijill.places import gazetteer
from sijill.places.gazetteer import Entry, Gazetteer, How, Kind
from sijill.places.packaged import country_codes, named_all
from sijill.places.tables import Row, read_table

SAME_WITHIN_KM = 5.0
"""Two places of one name and kind that lie nearer are one, of which the gazetteer has one."""

NEIGHBOUR_DEGREES = 1.0
"""How far the listed town may lie by which an imported place gets the units that it lies in."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file. `known` places are listed already; `left_out` rows were no places, or had no point."""

    path: Path
    format: str
    places: int
    known: int
    left_out: int


def imported_files(folder: Path) -> list[Path]:
    """The gazetteers made from tables of the user, in the order of their names."""
    return sorted(folder.glob("imported-*.sqlite"))


def import_table(file: Path, folder: Path, listed: Gazetteer) -> Imported:
    """Make a gazetteer of a table in `folder`, of the places that are not in `listed`; the same file again is no other.

    Raises `GazetteerError` for a file that is no table of places, and where the folder cannot be written.
    """
    table = read_table(file, country_codes())
    units = _Units(listed, {row.country for row in table.rows})
    new = [row for row in table.rows if not _is_listed(row, listed)]
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"imported-{digest}.sqlite"
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        try:
            about = {"source": file.name, "table": table.format}
            gazetteer.write(unfinished, _entries(new, units), about)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        todo = "Make room, or give yourself the right to write there."
        raise GazetteerError(f"The table cannot be kept: {error.strerror}", where=str(folder), todo=todo) from error
    return Imported(path, table.format, len(new), len(table.rows) - len(new), table.left_out)


def _is_listed(row: Row, listed: Gazetteer) -> bool:
    for name in (row.name, *row.others):
        for entry, how in listed.named(fold(name)):
            if entry.id == row.id:
                return True
            if how is How.PEOPLE or entry.kind is not row.kind or entry.country != row.country:
                continue
            if row.kind in (Kind.FIRST, Kind.SECOND) or _km(row, entry) <= SAME_WITHIN_KM:
                return True
    return False


def _km(row: Row, entry: Entry) -> float:
    return distance_km(row.latitude, row.longitude, entry.latitude, entry.longitude)


def _entries(rows: Sequence[Row], units: _Units) -> Iterator[tuple[Entry, Mapping[str, How]]]:
    seen: set[int] = set()
    for row in rows:
        number = _number(row.id)
        if number in seen:
            continue
        seen.add(number)
        first, second = units.around(row)
        if row.kind is Kind.FIRST:
            first = second = None
        elif row.kind is Kind.SECOND:
            second = None
        point = (row.latitude, row.longitude, row.population)
        yield (
            Entry(number, row.id, row.name, row.kind, row.country, first, second, *point),
            named_all(row.name, row.others),
        )


def _number(id: str) -> int:
    """GeoNames' own; of other sources one far above those."""
    source, _, own = id.partition(":")
    if source == "geonames":
        return int(own)
    return (1 << 40) + int.from_bytes(hashlib.sha256(id.encode()).digest()[:5], "big")


class _Units:
    """The units of listed towns, found by the town that lies nearest."""

    def __init__(self, listed: Gazetteer, countries: set[str]) -> None:
        self._listed = listed
        self._cells: dict[tuple[str, int, int], list[Entry]] = {}
        for town in listed.towns_of(countries):
            self._cells.setdefault(self._cell(town.country or "", town.latitude, town.longitude), []).append(town)

    @staticmethod
    def _cell(country: str, latitude: float, longitude: float) -> tuple[str, int, int]:
        return country, int(latitude // NEIGHBOUR_DEGREES), int(longitude // NEIGHBOUR_DEGREES)

    def around(self, row: Row) -> tuple[int | None, int | None]:
        """The first- and second-level unit of a place: the first that its table names, else those of its neighbour."""
        for entry, _ in self._listed.named(fold(row.first)) if row.first else ():
            if entry.kind is Kind.FIRST and entry.country == row.country:
                return entry.number, None
        country, down, across = self._cell(row.country, row.latitude, row.longitude)
        near = [
            town
            for step in (-1, 0, 1)
            for side in (-1, 0, 1)
            for town in self._cells.get((country, down + step, across + side), ())
        ]
        nearest = min(near, key=lambda town: _km(row, town), default=None)
        return (nearest.admin1, nearest.admin2) if nearest else (None, None)
