from __future__ import annotations

from dataclasses import replace

from sijill.model.anchors import Span
from sijill.model.claims import Claim, Place
from sijill.model.documents import Document
from sijill.places import Gazetteer, locate
from tests.factory import make_claim, make_document


def claim_in(document: Document, name: str) -> Claim:
    start = document.text.index(name)
    place = Place(name, document.anchor(Span(start, start + len(name))))
    return replace(make_claim(document), place=place)


def test_without_a_gazetteer_names_stay_names() -> None:
    document = make_document("Shells fell on Idlib in Syria.")
    claim = claim_in(document, "Idlib")
    assert locate([claim], document) == [claim]


def test_a_claim_gets_point_country_unit_precision_and_a_reason(gazetteer: Gazetteer) -> None:
    document = make_document("Shells fell on Khan Sheikhoun in Syria.")
    (claim,) = locate([claim_in(document, "Khan Sheikhoun")], document, gazetteer)
    place = claim.place
    assert place is not None
    assert (place.gazetteer_id, place.country, place.admin1) == ("geonames:168325", "SY", "Idlib")
    assert (place.geo_precision, round(place.latitude or 0, 1)) == (1, 35.4)
    assert place.anchor.holds_in(document.text)
    assert claim.reasons[-1].field == "place"


def test_a_region_is_no_town(gazetteer: Gazetteer) -> None:
    document = make_document("Shells fell across Syria.")
    (claim,) = locate([claim_in(document, "Syria")], document, gazetteer)
    assert claim.place is not None
    assert claim.place.geo_precision == 3


def test_what_is_not_listed_has_the_unit_that_the_text_puts_it_into_and_no_point(gazetteer: Gazetteer) -> None:
    document = make_document("Shells fell on Qarsabatta in Idlib province in Syria.")
    (claim,) = locate([claim_in(document, "Qarsabatta")], document, gazetteer)
    place = claim.place
    assert place is not None
    assert (place.gazetteer_id, place.latitude, place.geo_precision) == (None, None, None)
    assert (place.country, place.admin1) == ("SY", "Idlib")
