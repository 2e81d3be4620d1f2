from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from sijill.incidents import reconcile
from sijill.model.captures import Capture, Origin
from sijill.terminal.contract import check
from sijill.terminal.details_view import Item, as_json, views
from tests.factory import make_account, make_claim, make_document

DOCUMENT = make_document()
ACCOUNT = make_account(DOCUMENT, make_claim(DOCUMENT, place="Homs"))
CAPTURE = Capture("sha256:" + "0" * 64, 12, "text/plain", Origin("a.txt", datetime(2020, 1, 1, tzinfo=UTC)))
ITEMS: list[Item] = [
    *reconcile(ACCOUNT.reports, {DOCUMENT.id: DOCUMENT}),
    *ACCOUNT.reports,
    *ACCOUNT.claims,
    DOCUMENT,
    CAPTURE,
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: type(item).__name__)
@pytest.mark.parametrize("why", [False, True])
def test_everything_with_an_id_can_be_shown(item: Item, why: bool) -> None:
    assert list(views(item, {DOCUMENT.id: DOCUMENT}, {DOCUMENT.id: ACCOUNT}.get, why=why))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: type(item).__name__)
def test_everything_with_an_id_has_json_that_keeps_its_schema(item: Item) -> None:
    value, schema = as_json(item, {DOCUMENT.id: ACCOUNT}.get)
    assert json.loads(json.dumps(value)) == value
    if schema:
        check(value, schema)
