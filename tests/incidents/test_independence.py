from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.incidents.independence import Independence, independent_sources
from sijill.model.anchors import Anchor
from sijill.model.claims import Claim
from sijill.model.documents import Document, document_id
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


def texts(*published: tuple[str, str]) -> Independence:
    """Of texts with their publishers, no claim of which says who told of it."""
    documents = [make_document(text, publisher=publisher) for text, publisher in published]
    return sources(*((document, ()) for document in documents))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (f"ADEN (Reuters) - {WIRE}", f"By Reuters\n{OWN}", "credit"),
        (f"Forwarded from Hill Watch\n{WIRE}", f"Forwarded from Hill Watch\n{OWN}", "forward"),
        ("Two died, police said.", "The dead were brothers, according to police.", "speaker"),
        ("Two died, the Paper reported.", OWN, "outlet"),
        ("Two died, Reuters reported.", "Reuters said there had been two blasts.", "outlet"),
        (
            "“I opened the door and the whole street was gone,” a man said.",
            "“I opened the door and the whole street was gone,” we were told.",
            "quotation",
        ),
    ],
)
def test_what_goes_back_to_one_source_is_one_and_shows_the_words(left: str, right: str, kind: str) -> None:
    claims, documents = told([(left, "Wire"), (right, "Paper")], ())
    found = independent_sources(claims, documents)
    (collapse,) = found.collapses
    assert (len(found.sources), collapse.kind) == (1, kind)
    assert collapse.evidence
    assert all(quotes(anchor, documents) for anchor in collapse.evidence)


@pytest.mark.parametrize("speaker", ["residents", "officials", "a witness", "مصادر محلية"])
def test_two_texts_that_quote_somebody_or_other_are_two_sources(speaker: str) -> None:
    wire, own = make_document(WIRE, publisher="Wire"), make_document(OWN, publisher="Paper")
    assert len(sources((wire, (speaker,)), (own, (speaker,))).sources) == 2


SHARED = "Nine people died, police said."
ADA = f"{SHARED} A baker, Ada Weir, saw the second blast."
IDA = f"A nurse, Ida Bron, heard three shots. {SHARED}"


def test_two_who_give_one_figure_and_have_a_witness_each_are_two_sources() -> None:
    assert len(texts((ADA, "Wire"), (IDA, "Paper")).sources) == 2


def test_a_text_that_only_borrows_joins_one_of_them_and_makes_no_bridge() -> None:
    assert len(texts((ADA, "Wire"), (IDA, "Paper"), (SHARED, "Echo")).sources) == 2


def test_chains_are_closed() -> None:
    found = texts(
        (f"ADEN (Reuters) - {WIRE}", "Wire"),
        (f"{WIRE} It was the second time.", "Paper"),
        ("A market was hit, the Paper reported.", "Echo"),
    )
    assert len(found.sources) == 1
    assert len(found.collapses) == 2


def test_a_crowd_of_reprints_is_one_source() -> None:
    assert len(texts(*((f"{WIRE} {number}", f"Paper {number}") for number in range(60))).sources) == 1


PIECES = st.lists(
    st.sampled_from(
        [
            *WIRE.split(". "),
            *OWN.split(". "),
            "(Reuters)",
            "Nine died, police said",
            "Nine died, officials said",
            "A baker, Ada Weir, saw it",
            "Our correspondent counted 9 graves",
            "Paper reported that nine had died",
            "قالت وزارة الصحة إن تسعة قتلوا",
            "“We ran to the river and found nobody there alive,” he said",
        ]
    ),
    min_size=1,
    max_size=4,
).map(". ".join)
PUBLISHED = st.lists(st.tuples(PIECES, st.sampled_from(["Wire", "Paper", "Echo", "Reuters"])), min_size=1, max_size=6)
SPEAKERS = st.lists(st.sampled_from(["police", "Ada Weir", "residents", "Paper", "وزارة الصحة"]), max_size=2).map(tuple)


def told(published: Sequence[tuple[str, str]], speakers: tuple[str, ...]) -> tuple[list[Claim], dict[str, Document]]:
    documents = [make_document(text, publisher=publisher) for text, publisher in published]
    claims = [make_claim(document, speakers=speakers[:number]) for number, document in enumerate(documents)]
    return claims, {document.id: document for document in documents}


def quotes(anchor: Anchor, documents: dict[str, Document]) -> bool:
    return documents[anchor.document_id].text[anchor.start : anchor.end] == anchor.exact


@given(PUBLISHED, SPEAKERS, st.randoms())
def test_the_order_of_claims_and_documents_changes_nothing(
    published: list[tuple[str, str]], speakers: tuple[str, ...], random: Random
) -> None:
    claims, documents = told(published, speakers)
    before = independent_sources(claims, documents)
    random.shuffle(claims)
    assert independent_sources(claims, dict(reversed(documents.items()))) == before


@given(PUBLISHED, SPEAKERS, st.data())
def test_a_copy_never_adds_a_source(
    published: list[tuple[str, str]], speakers: tuple[str, ...], data: st.DataObject
) -> None:
    claims, documents = told(published, speakers)
    before = independent_sources(claims, documents)
    text, publisher = data.draw(st.sampled_from(published))
    copy = Document(document_id(text, part=data.draw(st.text("abc", max_size=3))), text, publisher=publisher)
    more = [*claims, make_claim(copy, speakers=data.draw(SPEAKERS))]
    assert len(independent_sources(more, {**documents, copy.id: copy}).sources) <= len(before.sources)


@given(PUBLISHED, SPEAKERS)
def test_every_document_is_in_one_source_and_every_joining_has_its_reason(
    published: list[tuple[str, str]], speakers: tuple[str, ...]
) -> None:
    claims, documents = told(published, speakers)
    found = independent_sources(claims, documents)
    assert sorted(id for source in found.sources for id in source) == sorted(documents)
    assert len(found.collapses) == len(documents) - len(found.sources)
    for collapse in found.collapses:
        assert collapse.documents[0] < collapse.documents[1]
        assert collapse.evidence or collapse.kind == "publisher"
        for anchor in collapse.evidence:
            assert quotes(anchor, documents)
