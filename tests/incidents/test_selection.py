from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sijill.incidents import reconcile
from sijill.incidents.selection import Near, Selection, select
from sijill.model.accounts import Report
from sijill.model.claims import Count, Party, Place
from sijill.model.incidents import Incident
from sijill.model.judgements import Verdict
from sijill.model.vocabulary import PartyKind
from tests.factory import make_claim, make_document, make_judgement, quote


@pytest.fixture
def incidents() -> list[Incident]:
    document = make_document()
    claim = make_claim(
        document,
        place="Kafr Nabl",
        days=("2019-08-19", "2019-08-25"),
        killed=12,
        actors={"Russian jets": PartyKind.STATE_FORCES},
    )
    return reconcile([Report.of([claim])], {document.id: document})


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(type="explosions/remote violence"),
        Selection(type="Air/drone strike", place="kafr-nabl", actor="russian", harm="killed", grade="weak"),
        Selection(since=date(2019, 8, 25)),
        Selection(until=date(2019, 8, 19)),
    ],
)
def test_what_is_asked_for_is_found(incidents: list[Incident], selection: Selection) -> None:
    assert select(incidents, selection) == incidents


@pytest.mark.parametrize(
    "selection",
    [
        Selection(type="Battles"),
        Selection(place="Homs"),
        Selection(actor="Turkey"),
        Selection(harm="injured"),
        Selection(grade="fair"),
        Selection(since=date(2019, 8, 26)),
        Selection(until=date(2019, 8, 18)),
    ],
)
def test_what_is_not_asked_for_is_left_out(incidents: list[Incident], selection: Selection) -> None:
    assert select(incidents, selection) == []


def told(place: Place | None = None, actor: Party | None = None, **more: Any) -> list[Incident]:
    """One incident with a place or an actor as the readers resolve them."""
    document = make_document()
    claim = make_claim(document, **more)
    claim = replace(claim, place=place or claim.place, actors=(actor,) if actor else claim.actors)
    return reconcile([Report.of([claim])], {document.id: document})


ANCHOR = quote(make_document(), "Kafr Nabl")
KAFR_NABL = Place("Kafr Nabl", ANCHOR, "geonames:1", 35.61, 36.56, 1, "SY", "Idlib")


@pytest.mark.parametrize(("near", "there"), [(Near(35.6, 36.5, 10), True), (Near(35.6, 36.5, 5), False)])
def test_a_circle_holds_what_lies_in_it(near: Near, there: bool) -> None:
    assert bool(select(told(KAFR_NABL), Selection(near=near))) is there


def test_a_region_lies_in_no_circle_and_a_place_without_coordinates_neither() -> None:
    near = Selection(near=Near(35.61, 36.56, 100))
    assert select(told(replace(KAFR_NABL, geo_precision=3)), near) == []
    assert select(told(replace(KAFR_NABL, latitude=None, longitude=None)), near) == []
    assert select(told(), near) == []


def test_a_place_is_found_by_what_it_lies_in() -> None:
    asked = Selection(place="Idlib", within=lambda place: place.admin1 == "Idlib")
    assert len(select(told(KAFR_NABL), asked)) == 1
    assert select(told(replace(KAFR_NABL, admin1="Homs")), asked) == []


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("Russia", True),
        ("russian", True),
        ("روسيا", True),
        ("jets", True),
        ("ru-air-force", True),
        ("Russian Air Force", True),
        ("us", False),
        ("Russian police", False),
        ("Syria", False),
        ("؟", False),
    ],
)
def test_an_actor_is_found_by_any_name_and_as_a_part_of_its_state(asked: str, there: bool) -> None:
    jets = Party("Russian jets", PartyKind.STATE_FORCES, ANCHOR, actor_id="ru-air-force")
    assert bool(select(told(actor=jets), Selection(actor=asked))) is there


def test_a_harm_without_a_number_is_a_harm_and_nobody_is_none() -> None:
    assert select(told(killed=Count()), Selection(harm="killed"))
    assert not select(told(killed=0), Selection(harm="killed"))
    assert not select(told(killed=500, cumulative=True), Selection(harm="killed"))


def test_what_somebody_decided_on_is_reviewed_and_unsure_decides_nothing() -> None:
    (incident,) = told(KAFR_NABL)
    for verdict, there in ((Verdict.ACCEPT, False), (Verdict.UNSURE, True)):
        judged = replace(incident, judgements=(make_judgement(verdict, incident.id),))
        assert bool(select([judged], Selection(unreviewed=True))) is there
