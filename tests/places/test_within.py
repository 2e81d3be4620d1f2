from __future__ import annotations

import pytest

from sijill.model.anchors import Anchor
from sijill.model.claims import Place
from sijill.places import Gazetteer
from sijill.places.within import lies_in

ANCHOR = Anchor("sha256:0", 0, 14, "Khan Sheikhoun")
TOWN = Place("Khan Sheikhoun", ANCHOR, "geonames:168325", 35.44, 36.65, 1, "SY", "Idlib")


@pytest.mark.parametrize("asked", ["Khan Shaykhun", "خان شيخون", "Idlib", "إدلب", "Idlib province", "Syria", "سوريا"])
def test_a_place_is_itself_and_lies_in_its_province_and_country(gazetteer: Gazetteer, asked: str) -> None:
    assert lies_in(gazetteer, asked)(TOWN)


@pytest.mark.parametrize("asked", ["Aleppo", "Turkey", "Kafr Nabl", "Xqzzv", ""])
def test_a_place_lies_nowhere_else(gazetteer: Gazetteer, asked: str) -> None:
    assert not lies_in(gazetteer, asked)(TOWN)


def test_a_place_that_the_gazetteer_does_not_know_lies_nowhere(gazetteer: Gazetteer) -> None:
    assert not lies_in(gazetteer, "Syria")(Place("a village", ANCHOR))
