from __future__ import annotations

import pytest

from sijill.assembly import reading_tools
from sijill.model.documents import Document, document_id
from sijill.places import Gazetteer, places_named


@pytest.fixture(scope="module")
def named(gazetteer: Gazetteer):  # type: ignore[no-untyped-def]
    reader = reading_tools(gate=False).reader

    def found(text: str) -> list[tuple[str, bool]]:
        (reading,) = reader([Document(document_id(text), text)])
        return [(place.name, place.gazetteer_id is not None) for place in places_named(reading, gazetteer)]

    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jets struck the town of Khan Sheikhoun in Syria.", ["Khan Sheikhoun", "Syria"]),
        ("Syrian officials spoke in Damascus.", ["Syrian", "Damascus"]),
        ("Syria's army left Idlib.", ["Syria", "Idlib"]),
        ("A court in St. Louis heard the case in March.", ["St. Louis"]),
        ("Police said the men had left.", []),
    ],
)
def test_places_are_named_as_far_as_their_names_go(named, text: str, names: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert [name for name, _ in named(text)] == names


def test_what_is_not_listed_stays_a_name(named) -> None:  # type: ignore[no-untyped-def]
    assert ("Qarsabatta", False) in named("Shells fell on the village of Qarsabatta, near Idlib in Syria.")
