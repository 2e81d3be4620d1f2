from __future__ import annotations

from sijill.incidents.independence import Independence, independent_sources
from sijill.model.documents import Document
from tests.factory import make_claim, make_document

WIRE = (
    "At least 12 people were killed on Monday when warplanes struck a vegetable market in the town of "
    "Kafr Nabl, residents said. Rescue workers pulled bodies from the rubble until late in the evening."
)
OWN = (
    "Our reporter counted nine graves in the new cemetery behind the school. The market was hit twice, "
    "an hour apart, and the second time those who had come to help were hit."
)


def sources(*said: tuple[Document, tuple[str, ...]]) -> Independence:
    claims = [make_claim(document, speakers=speakers) for document, speakers in said]
    return independent_sources(claims, {document.id: document for document, _ in said})


def test_two_texts_with_their_own_speakers_are_two_sources() -> None:
    wire, own = make_document(WIRE, publisher="Wire"), make_document(OWN, publisher="Paper")
    found = sources((wire, ("residents",)), (own, ()))
    assert (len(found.sources), found.reasons) == (2, ())


def test_a_reprint_is_one_source_and_says_why() -> None:
    wire, reprint = make_document(WIRE, publisher="Wire"), make_document(WIRE + " (Wire)", publisher="Paper")
    found = sources((wire, ()), (reprint, ()))
    assert len(found.sources) == 1
    assert "near-identical" in found.reasons[0]
    assert "(Wire)" in found.reasons[0]
    assert "(Paper)" in found.reasons[0]


def test_two_outlets_that_quote_one_witness_are_one_source() -> None:
    left, right = make_document(WIRE, publisher="Wire"), make_document(OWN, publisher="Paper")
    found = sources((left, ("Samir Berri",)), (right, ("samir berri", "Spiegel")))
    assert len(found.sources) == 1
    assert "both quote samir berri" in found.reasons[0].casefold()


def test_two_texts_of_one_publisher_are_one_source() -> None:
    left, right = make_document(WIRE, publisher="Wire"), make_document(OWN, publisher="WIRE")
    assert "both are published by" in sources((left, ()), (right, ())).reasons[0]


def test_an_outlet_that_quotes_another_is_no_source_of_its_own() -> None:
    left, right = make_document(WIRE, publisher="Spiegel"), make_document(OWN, publisher="Paper")
    found = sources((left, ()), (right, ("Spiegel",)))
    assert len(found.sources) == 1
    assert "one quotes Spiegel, which published the other" in found.reasons[0]
