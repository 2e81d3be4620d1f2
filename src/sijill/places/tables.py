"""Tables of places that a user has -> places: GeoNames country files, NGA GNS country files and OCHA COD tables.

GeoNames: ``SY.zip`` or ``SY.txt``, tabs, no header. GNS: tabs, a header, in the form of 2022 or the one before. COD:
CSV with a header of ``admin1Name_en``, ``admin1Pcode`` ... (or ``ADM1_EN`` ...) and columns for a point; settlements
may have ``featureName_en``. A row that is no place, or has no point, is counted and left out.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sijill.model.errors import GazetteerError
from sijill.places.gazetteer import Kind

_KNOWN_FORMATS = "It reads GeoNames country files, NGA GNS country files and OCHA COD tables as CSV."

_FEATURES: tuple[tuple[str, str, Kind], ...] = (
    ("P", "", Kind.TOWN),
    ("A", "ADM1", Kind.FIRST),
    ("A", "ADM", Kind.SECOND),
    ("H", "STM", Kind.RIVER),
    ("H", "", Kind.WATER),
    ("L", "RGN", Kind.REGION),
    ("L", "AREA", Kind.REGION),
    ("T", "MT", Kind.REGION),
    ("T", "VAL", Kind.REGION),
    ("T", "ISL", Kind.REGION),
    ("S", "CMPRF", Kind.CAMP),
    ("S", "CMP", Kind.CAMP),
    ("S", "PSTB", Kind.CROSSING),
    ("S", "CSTM", Kind.CROSSING),
)
"""By class and the beginning of its code, what a feature of GeoNames or GNS is. Others (shops, wells) are left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place of a table. `id` is the source's own, with its name before it; `first` names its first-level unit."""

    id: str
    name: str
    kind: Kind
    country: str
    latitude: float
    longitude: float
    others: tuple[str, ...] = ()
    population: int = 0
    first: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. `left_out` rows were no places, or had no point."""

    format: str
    rows: tuple[Row, ...]
    left_out: int


def read_table(path: Path, countries: Callable[[str], str | None]) -> Table:
    """Read a file of any of the three kinds, told apart by what it holds.

    `countries` gives the ISO 3166-1 alpha-2 code of a code of two or three letters, of FIPS, or of a name. Raises
    `GazetteerError` for a file of another kind.
    """
    try:
        text = _text(path)
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        what = f"The table cannot be read: {getattr(error, 'strerror', None) or error}"
        raise GazetteerError(what, where=str(path), todo=_KNOWN_FORMATS) from error
    first = text.split("\n", 1)[0].rstrip("\r")
    columns = [name.strip().lower() for name in first.split("\t")]
    if {"ufi", "uni"} <= set(columns):
        return _table("GNS", _gns(text, countries))
    if len(columns) >= 18 and columns[0].isdigit():
        return _table("GeoNames", _geonames(text))
    header = [name.strip().lower() for name in next(csv.reader([first]), [])]
    if any(_LEVEL.fullmatch(name) for name in header):
        return _table("COD", _cod(text, countries))
    raise GazetteerError("This is no table of places that is known", where=str(path), todo=_KNOWN_FORMATS)


def _text(path: Path) -> str:
    data = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as members:
            tables = [one for one in members.infolist() if one.filename.lower().endswith((".txt", ".csv"))]
            if not tables:
                raise GazetteerError("There is no table in this archive", where=str(path), todo=_KNOWN_FORMATS)
            data = members.read(max(tables, key=lambda one: one.file_size))
    return data.decode("utf-8-sig")


def _table(format: str, rows: Iterable[Row | None]) -> Table:
    found = list(rows)
    kept = tuple(row for row in found if row is not None)
    return Table(format, kept, len(found) - len(kept))


def _kind(feature_class: str, code: str) -> Kind | None:
    return next((kind for one, start, kind in _FEATURES if feature_class == one and code.startswith(start)), None)


def _geonames(text: str) -> Iterator[Row | None]:
    for line in text.splitlines():
        if not line.strip():
            continue
        fields = line.split("\t")
        point = _point(fields[4], fields[5]) if len(fields) >= 18 else None
        kind = _kind(fields[6], fields[7]) if point else None
        if point is None or kind is None or fields[7].endswith("H"):
            yield None  # The H of "PPLH" and "ADM1H": it is no more.
            continue
        others = tuple(name for name in (fields[2], *fields[3].split(",")) if name)
        population = int(fields[14]) if fields[14].isdigit() else 0
        yield Row(f"geonames:{fields[0]}", fields[1], kind, fields[8], *point, others, population, fields[10])


def _gns(text: str, countries: Callable[[str], str | None]) -> Iterator[Row | None]:
    """Rows of one feature are names of it; the approved one ("N") comes first."""
    features: dict[str, list[Mapping[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        named = {(key or "").strip().lower(): value or "" for key, value in row.items() if isinstance(value, str)}
        features.setdefault(named.get("ufi", ""), []).append(named)
    for ufi, rows in features.items():
        rows.sort(key=lambda row: row.get("nt", "") not in ("N", "C"))
        best = rows[0]
        point = _point(_first(best, "lat_dd", "lat"), _first(best, "long_dd", "long"))
        kind = _kind(best.get("fc", ""), _first(best, "desig_cd", "dsg"))
        country = countries(_first(best, "cc_ft", "cc1").split(",")[0])
        names = list(dict.fromkeys(name for one in rows for name in _names_of(one) if name))
        if point is None or kind is None or country is None or not names:
            yield None
            continue
        population = int(best["pop"]) if best.get("pop", "").isdigit() else 0
        yield Row(f"gns:{ufi}", names[0], kind, country, *point, tuple(names[1:]), population)


def _names_of(row: Mapping[str, str]) -> list[str]:
    return [row.get(key, "") for key in ("full_name", "full_name_ro", "full_nm_nd", "full_name_nd_ro", "full_name_rg")]


_LEVEL = re.compile(
    r"(?:adm|admin)(?P<level>\d)(?:name|alt)?\d?_?(?P<language>en|ar|fr|es|pt|uk|ru|ref)?|(?P<feature>feature(?:alt)?name\d?_?\w*)"
)
_CODE = re.compile(r"(?:adm|admin)(?P<level>\d)_?pcode")


def _cod(text: str, countries: Callable[[str], str | None]) -> Iterator[Row | None]:
    for row in csv.DictReader(io.StringIO(text)):
        named = {
            (key or "").strip().lower(): (value or "").strip() for key, value in row.items() if isinstance(value, str)
        }
        levels, features, codes = _levels(named)
        point = _point(
            _first(named, "latitude", "lat", "y", "y_coord", "point_y", "center_lat"),
            _first(named, "longitude", "lon", "long", "x", "x_coord", "point_x", "center_lon"),
        )
        level = max(levels, default=0)
        names = features or levels.get(level, [])
        country = next((c for one in (codes.get(0, ""), *levels.get(0, [])) if one and (c := countries(one))), None)
        if point is None or not names or country is None or (level == 0 and not features):
            yield None
            continue
        kind = Kind.TOWN if features else Kind.FIRST if level == 1 else Kind.SECOND
        code = _first(named, "featurepcode", "pcode") or ("" if features else codes.get(level, ""))
        id = code or hashlib.sha256("|".join([country, *names, *map(str, point)]).encode()).hexdigest()[:12]
        first = next(iter(levels.get(1, [])), "")
        yield Row(f"cod:{id}", names[0], kind, country, *point, tuple(names[1:]), 0, first)


def _levels(row: Mapping[str, str]) -> tuple[dict[int, list[str]], list[str], dict[int, str]]:
    """The names of each level with English first, those of the settlement, and the code of each level."""
    levels: dict[int, list[str]] = {}
    features: list[str] = []
    codes: dict[int, str] = {}
    for key in sorted(row, key=lambda name: not name.endswith("en")):
        value = row[key]
        if value and (code := _CODE.fullmatch(key)):
            codes[int(code["level"])] = value
        elif value and (found := _LEVEL.fullmatch(key)):
            (features if found["feature"] else levels.setdefault(int(found["level"]), [])).append(value)
    return levels, features, codes


def _first(row: Mapping[str, str], *keys: str) -> str:
    return next((row[key].strip() for key in keys if row.get(key, "").strip()), "")


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    try:
        found = float(latitude), float(longitude)
    except ValueError:
        return None
    return found if abs(found[0]) <= 90 and abs(found[1]) <= 180 else None
