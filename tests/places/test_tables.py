from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.assembly import open_gazetteer
from sijill.model.errors import GazetteerError
from sijill.places import Gazetteer, import_table, imported_files
from sijill.places.gazetteer import Kind
from sijill.places.lookup import lookup
from sijill.places.packaged import country_codes
from sijill.places.tables import Row, read_table


def geonames(*rows: tuple[str, str, str, float, float, str, str]) -> str:
    """Lines of a country file: id, name, other names, point, class and code of the feature."""
    lines = []
    for id, name, others, latitude, longitude, feature, code in rows:
        front = [id, name, name, others, str(latitude), str(longitude), feature, code, "SY", "", "12", "", "", ""]
        lines.append("\t".join([*front, "250", "", "300", "Asia/Damascus", "2020-01-01"]))
    return "\n".join(lines) + "\n"


VILLAGES = geonames(
    ("990000001", "Qarsabattā", "Qarsabatta,قرصبطا", 35.7, 36.6, "P", "PPL"),
    ("990000002", "Wādī al Qarsab", "", 35.71, 36.61, "T", "WAD"),
    ("990000003", "Qarsabatta Camp", "", 35.72, 36.62, "S", "CMPRF"),
    ("990000004", "Old Qarsab", "", 35.73, 36.63, "P", "PPLH"),
)
GNS_2022 = (
    "rk\tufi\tuni\tfull_name\tnt\tlat_dd\tlong_dd\tdesig_cd\tfc\tcc_ft\tadm1\tfull_nm_nd\n"
    "3\t-77\t1\tقرصبطا\tNS\t35.7\t36.6\tPPL\tP\tSYR\t12\tقرصبطا\n"
    "3\t-77\t2\tQarsabaţţā\tN\t35.7\t36.6\tPPL\tP\tSYR\t12\tQarsabatta\n"
    "3\t-78\t3\tBi'r Qarsab\tN\t35.7\t36.6\tWLL\tH\tXXX\t12\tBir Qarsab\n"
)
GNS_BEFORE = (
    "RC\tUFI\tUNI\tLAT\tLONG\tFC\tDSG\tCC1\tADM1\tPOP\tNT\tFULL_NAME_RO\tFULL_NAME_ND_RO\n"
    "3\t-77\t1\t35.7\t36.6\tP\tPPL\tSY\t12\t\tN\tQarsabaţţā\tQarsabatta\n"
)
COD = (
    "admin0Name_en,admin0Pcode,admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode,featureName_en,featureName_ar,"
    "latitude,longitude\n"
    "Syria,SY,Idleb,SY07,Ariha,SY0705,Qarsabatta,قرصبطا,35.7,36.6\n"
    "Syria,SY,Idleb,SY07,Ariha,SY0705,No Point,,,\n"
)
COD_UNITS = (
    "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,y,x\nSyria,SY,Idleb,SY07,Qarsabat,SY0799,35.7,36.6\n"
)


@pytest.fixture(scope="module")
def countries() -> Callable[[str], str | None]:
    return country_codes()


@pytest.mark.parametrize(
    ("text", "format", "rows", "left_out"),
    [
        (VILLAGES, "GeoNames", [("Qarsabattā", Kind.TOWN), ("Qarsabatta Camp", Kind.CAMP)], 2),
        (GNS_2022, "GNS", [("Qarsabaţţā", Kind.TOWN)], 1),
        (GNS_BEFORE, "GNS", [("Qarsabaţţā", Kind.TOWN)], 0),
        (COD, "COD", [("Qarsabatta", Kind.TOWN)], 1),
        (COD_UNITS, "COD", [("Qarsabat", Kind.SECOND)], 0),
    ],
)
def test_each_kind_of_table_is_told_by_what_it_holds(
    tmp_path: Path,
    countries: Callable[[str], str | None],
    text: str,
    format: str,
    rows: list[tuple[str, Kind]],
    left_out: int,
) -> None:
    (tmp_path / "table").write_text(text, "utf-8")
    table = read_table(tmp_path / "table", countries)
    assert (table.format, table.left_out) == (format, left_out)
    assert [(row.name, row.kind) for row in table.rows] == rows
    assert {row.country for row in table.rows} == {"SY"}
    assert (table.rows[0].latitude, table.rows[0].longitude) == (35.7, 36.6)


def test_a_zipped_country_file_is_read(tmp_path: Path, countries: Callable[[str], str | None]) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "-")
        archive.writestr("SY.txt", VILLAGES)
    assert len(read_table(tmp_path / "SY.zip", countries).rows) == 2


@pytest.mark.parametrize("data", [b"", b"no table\n", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_another_file_is_refused_with_what_can_be_read(
    tmp_path: Path, countries: Callable[[str], str | None], data: bytes
) -> None:
    (tmp_path / "table").write_bytes(data)
    with pytest.raises(GazetteerError, match="GeoNames"):
        read_table(tmp_path / "table", countries)


@given(cut=st.integers(min_value=0, max_value=len(GNS_2022)))
def test_a_table_that_breaks_off_reads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, countries: Callable[[str], str | None], cut: int
) -> None:
    path = tmp_path_factory.mktemp("tables") / "table"
    path.write_text(GNS_2022[:cut], "utf-8")
    try:
        rows: tuple[Row, ...] = read_table(path, countries).rows
    except GazetteerError:
        return
    assert all(row.name for row in rows)


@pytest.mark.parametrize("text", [VILLAGES, GNS_2022, COD])
def test_an_imported_village_is_found_in_the_unit_it_lies_in(gazetteer: Gazetteer, tmp_path: Path, text: str) -> None:
    (tmp_path / "table").write_text(text, "utf-8")
    done = import_table(tmp_path / "table", tmp_path / "data", gazetteer)
    both = Gazetteer(gazetteer.path, imported_files(tmp_path / "data"))
    for name in ("Qarsabatta", "قرصبطا", "Qarsabata"):
        best = lookup(both, name)[0].entry
        assert [unit.name for unit in both.above(best)][-1] == "Idlib", name
    assert done.places >= 1
    both.close()


def test_what_is_listed_is_not_listed_twice(gazetteer: Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "table").write_text(geonames(("168325", "Khān Shaykhūn", "", 35.44, 36.65, "P", "PPL")), "utf-8")
    done = import_table(tmp_path / "table", tmp_path / "data", gazetteer)
    assert (done.places, done.known) == (0, 1)


def test_importing_again_changes_nothing(gazetteer: Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "table").write_text(VILLAGES, "utf-8")
    first = import_table(tmp_path / "table", tmp_path / "data", gazetteer)
    assert import_table(tmp_path / "table", tmp_path / "data", open_gazetteer()) == first
    assert len(imported_files(tmp_path / "data")) == 1
