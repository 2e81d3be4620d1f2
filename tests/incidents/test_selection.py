from __future__ import annotations

from datetime import date

import pytest

from sijill.incidents import reconcile
from sijill.incidents.selection import Selection, select
from sijill.model.accounts import Report
from sijill.model.incidents import Incident
from sijill.model.vocabulary import PartyKind
from tests.factory import make_claim, make_document


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
