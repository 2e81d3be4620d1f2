from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.lexicons.names import fold, sound
from sijill.places import Gazetteer
from sijill.places.resolving import Range, Resolved, resolve


def resolved(gazetteer: Gazetteer, text: str, *names: str) -> list[Resolved]:
    ranges = []
    for name in names:
        found = re.search(re.escape(name), text)
        assert found, name
        ranges.append(Range(*found.span(), name))
    return resolve(gazetteer, text, ranges)


def where(gazetteer: Gazetteer, text: str, name: str) -> tuple[str, str | None] | None:
    (found,) = resolved(gazetteer, text, name)
    return (found.entry.name, found.entry.country) if found.entry else None


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("A shell hit a home in Paris, Texas.", "Paris", ("Paris", "US")),
        ("A shell hit a home in Paris, TX.", "Paris", ("Paris", "US")),
        ("A shell hit a home in Paris.", "Paris", ("Paris", "FR")),
        ("Soldiers of Armenia shot at a post near Gori in Georgia.", "Georgia", ("Georgia", "GE")),
        ("Police in Atlanta and Savannah, in Georgia, said so.", "Georgia", ("Georgia", "US")),
        ("Jets struck Tripoli, while in Beirut and Sidon banks were shut.", "Tripoli", ("Tripoli", "LB")),
        ("Jets struck Tripoli, and militias from Misrata and Benghazi moved.", "Tripoli", ("Tripoli", "LY")),
        ("Syria: rockets fell on Hama.", "Hama", ("Hama", "SY")),
    ],
)
def test_the_text_says_which_place_a_name_means(
    gazetteer: Gazetteer, text: str, name: str, place: tuple[str, str]
) -> None:
    found = where(gazetteer, text, name)
    assert found is not None
    assert found[1] == place[1]
    assert sound(fold(place[0]))[:1] == sound(fold(found[0]))[:1]


def test_a_name_that_is_not_listed_stays_open_and_says_so(gazetteer: Gazetteer) -> None:
    (found,) = resolved(gazetteer, "Shells fell on Qarsabatta.", "Qarsabatta")
    assert found.entry is None
    assert found.reasons


def test_a_name_of_many_small_towns_stays_open_where_nothing_speaks_for_one(gazetteer: Gazetteer) -> None:
    (found,) = resolved(gazetteer, "A man was shot in Salem.", "Salem")
    assert found.entry is None or found.entry.population > 100_000


def test_a_countryside_is_no_point(gazetteer: Gazetteer) -> None:
    (found,) = resolved(gazetteer, "Shells fell in the Idlib countryside in Syria.", "Idlib countryside")
    assert found.part
    assert found.entry is not None


TEXT = "In Syria, jets struck Idlib and Hama. Paris and London protested; Texas did not. Tripoli was calm."
NAMES = ("Syria", "Idlib", "Hama", "Paris", "London", "Texas", "Tripoli")


@given(order=st.permutations(NAMES))
def test_the_order_of_the_names_changes_nothing(gazetteer: Gazetteer, order: list[str]) -> None:
    once = dict(zip(NAMES, resolved(gazetteer, TEXT, *NAMES), strict=True))
    assert dict(zip(order, resolved(gazetteer, TEXT, *order), strict=True)) == once


@given(text=st.text(alphabet="AbcdI ,.'\u0627\u0644سوريا-\n"))
def test_any_text_is_looked_at_without_failing(gazetteer: Gazetteer, text: str) -> None:
    assert resolve(gazetteer, text, [Range(0, len(text), text)] if text else []) is not None
