from __future__ import annotations

import pytest
from hypothesis import given

from sijill.claims import extract_claims
from sijill.model.anchors import Anchor
from sijill.model.claims import Claim, Means, Party, Place, Speaker
from sijill.model.documents import Document
from sijill.model.vocabulary import Part, Status
from tests.claims.strategies import EVENTS, ODD, SENTENCES, SURROGATES, WITH_PARSER, odd_texts
from tests.claims.trees import anchors_of, claims_in, read
from tests.factory import make_document


def found_in(text: str) -> tuple[Document, list[Claim]]:
    document = make_document(text, title="Gunmen kill two in Qarsa")
    return document, extract_claims(read(document))


def assert_quotes_hold(text: str) -> None:
    document, claims = found_in(text)
    for claim in claims:
        for anchor in anchors_of(claim):
            assert anchor.holds_in(document.string(anchor.part))
            assert anchor.document_id == document.id
            assert anchor.exact.strip()


@given(text=odd_texts())
@WITH_PARSER
def test_every_anchor_reads_back_as_quoted(text: str) -> None:
    assert_quotes_hold(text)


@pytest.mark.parametrize("odd", ODD)
def test_every_anchor_reads_back_beside_every_odd_character(odd: str) -> None:
    assert_quotes_hold(odd.join(EVENTS[1].split(" ")[:6]) + " in" + odd + " Tal Raffa." + odd + EVENTS[0])


@pytest.mark.parametrize("half", SURROGATES)
def test_every_anchor_reads_back_beside_half_a_character(half: str) -> None:
    assert_quotes_hold(f"A bomb {half}killed four people in Qarsa.")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def stands_in(name: str, anchor: Anchor) -> bool:
    return squeezed(name) in squeezed(anchor.exact)


@given(sentences=SENTENCES)
@WITH_PARSER
def test_no_value_is_recorded_without_the_words_it_came_from(sentences: list[str]) -> None:
    _, claims = found_in(" ".join(sentences))
    for claim in claims:
        named: list[Party | Speaker | Means | Place] = [*claim.actors, *claim.recipients]
        named += [*claim.attribution, *claim.means]
        if claim.place is not None:
            named.append(claim.place)
        assert all(stands_in(value.name, value.anchor) for value in named)
        assert all(isinstance(value.anchor, Anchor) for value in claim.casualties)


@given(sentences=SENTENCES)
@WITH_PARSER
def test_what_is_not_said_is_none(sentences: list[str]) -> None:
    document, claims = found_in(" ".join(sentences))
    for claim in claims:
        if claim.time is not None:
            assert (claim.time.start is None) == (claim.time.end is None)
            assert claim.time.anchor.exact in document.string(claim.time.anchor.part)
        if claim.place is not None:
            assert (claim.place.gazetteer_id, claim.place.latitude, claim.place.longitude) == (
                None,
                None,
                None,
            )


@given(sentences=SENTENCES)
@WITH_PARSER
def test_claims_have_ids_of_their_own_and_come_the_same_twice(sentences: list[str]) -> None:
    document, claims = found_in(" ".join(sentences))
    assert len({claim.id for claim in claims}) == len(claims)
    assert extract_claims(read(document)) == claims


@given(sentences=SENTENCES)
@WITH_PARSER
def test_nobody_is_both_who_did_it_and_whom_it_befell(sentences: list[str]) -> None:
    _, claims = found_in(" ".join(sentences))
    for claim in claims:
        assert not {party.anchor.span for party in claim.actors} & {party.anchor.span for party in claim.recipients}


def test_the_title_makes_claims_of_its_own_and_comes_first() -> None:
    claims = claims_in("A bomb exploded in Mandera.", title="Gunmen shoot priest in Qarsa")
    assert [claim.anchor.part for claim in claims] == [Part.TITLE, Part.TEXT]


def test_only_an_asserted_claim_says_asserted() -> None:
    text = "The army denied bombing the clinic. A shell killed two nurses. Rebels threatened to burn the port."
    assert [claim.status for claim in claims_in(text)] == [Status.DENIED, Status.ASSERTED, Status.THREATENED]


def test_a_claim_says_why_it_has_its_values() -> None:
    (claim,) = claims_in("The mayor said a shell had killed two nurses.")
    fields = {reason.field.partition("[")[0] for reason in claim.reasons}
    assert {"event", "sub_event_type", "status", "means", "attribution"} <= fields


def test_a_claim_names_the_reader_that_it_came_through() -> None:
    (claim,) = claims_in("A shell killed two nurses.")
    assert claim.provenance.name == "english"
    assert claim.provenance.model


def test_a_document_without_events_has_no_claims() -> None:
    assert claims_in("The harvest was good. Idris Malo grew up beside the river.") == []
    assert claims_in("") == []


def test_victims_are_never_taken_for_those_who_did_it() -> None:
    for text in ("Four people were killed by shelling.", "Two herders were shot dead by a drone."):
        assert not {party.name for claim in claims_in(text) for party in claim.actors} & {"people", "herders"}


def test_when_it_occurred_may_be_told_right_after() -> None:
    text = "Four civilians were killed in a strike in Rafah. The incident occurred at noon on November 6, 2023."
    (claim,) = claims_in(text)
    assert claim.time is not None
    assert claim.time.anchor.exact.endswith("November 6, 2023")


@pytest.mark.parametrize("verb", ["happened", "took place", "was reported"])
def test_it_may_be_what_was_told_before(verb: str) -> None:
    (claim,) = claims_in(f"Shells killed two bakers in Qarsa. It {verb} on Tuesday.", published="2021-06-02")
    assert claim.time is not None
    assert str(claim.time.start) == "2021-06-01"


@pytest.mark.parametrize(
    "after",
    [
        "It happened again on Tuesday.",
        "It took three hours until help came on Tuesday.",
        "It was reported that help came on Tuesday.",
        "It did not happen on Tuesday.",
    ],
)
def test_it_may_be_something_else(after: str) -> None:
    claims = claims_in(f"Shells killed two bakers in Qarsa. {after}", published="2021-06-02")
    assert claims[0].time is None
