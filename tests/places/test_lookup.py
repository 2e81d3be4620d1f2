from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.places import Gazetteer
from sijill.places.gazetteer import Kind
from sijill.places.lookup import lookup


@pytest.mark.parametrize("name", ["Khan Sheikhoun", "Khān Shaykhūn", "خان شيخون", "khan shaykun"])
def test_a_town_is_found_in_every_spelling(gazetteer: Gazetteer, name: str) -> None:
    assert lookup(gazetteer, name)[0].entry.id == "geonames:168325"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Syria", Kind.COUNTRY, "SY"),
        ("Syrian", Kind.COUNTRY, "SY"),
        ("سوريا", Kind.COUNTRY, "SY"),
        ("U.S.", Kind.COUNTRY, "US"),
        ("Idlib province", Kind.FIRST, "SY"),
        ("محافظة إدلب", Kind.FIRST, "SY"),
        ("Idleb", Kind.TOWN, "SY"),
        ("Maarat al-Numan", Kind.SECOND, "SY"),
        ("city of Homs", Kind.TOWN, "SY"),
        ("Texas", Kind.FIRST, "US"),
        ("Adair County", Kind.SECOND, "US"),
        ("Zaatari camp", Kind.CAMP, "JO"),
        ("Rafah crossing", Kind.CROSSING, "PS"),
        ("Euphrates", Kind.RIVER, None),
        ("Red Sea", Kind.WATER, None),
        ("Eastern Ghouta", Kind.REGION, "SY"),
        ("West Baltimore", Kind.TOWN, "US"),
        ("North Kivu", Kind.FIRST, "CD"),
        ("شمال سوريا", Kind.COUNTRY, "SY"),
    ],
)
def test_the_best_known_place_comes_first(gazetteer: Gazetteer, name: str, kind: Kind, country: str | None) -> None:
    best = lookup(gazetteer, name)[0].entry
    assert (best.kind, best.country) == (kind, country)


def test_alternatives_say_why_they_are_among_them(gazetteer: Gazetteer) -> None:
    found = lookup(gazetteer, "Saraqeb")
    assert found[0].entry.country == "SY"
    assert all(one.reasons for one in found)


@pytest.mark.parametrize(
    "name",
    ["West", "Southeast", "northern", "Southwest Side", "North County", "", "—", "Xqzzv", "x" * 5000, "\ud800", "%_*?"],
)
def test_what_is_no_name_of_a_place_finds_none(gazetteer: Gazetteer, name: str) -> None:
    assert lookup(gazetteer, name) == []


@given(name=st.text())
def test_no_name_makes_it_fail_and_the_order_is_fixed(gazetteer: Gazetteer, name: str) -> None:
    assert lookup(gazetteer, name) == lookup(gazetteer, name)
