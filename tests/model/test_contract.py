from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sijill.incidents import incident_id, reconcile
from sijill.incidents.victims import FATES, people
from sijill.model.accounts import Account, Report
from sijill.model.anchors import Span
from sijill.model.claims import Casualty, Count, Party, Place
from sijill.model.contract import (
    account_to_json,
    anchor_to_json,
    anchors_of,
    claim_from_json,
    claim_to_json,
    claims_from_json,
    incident_from_json,
    incident_to_json,
    judgement_from_json,
    judgement_to_json,
    victim_to_json,
)
from sijill.model.documents import Document
from sijill.model.judgements import Judgement, Verdict
from sijill.model.readings import Reader, Reading, Speech
from sijill.model.vocabulary import (
    EVENT_TYPE_OF,
    PLOVER,
    SUB_EVENT_TYPES,
    Group,
    Harm,
    MeansKind,
    Outcome,
    Part,
    PartyKind,
    SpeakerKind,
    Status,
    Voice,
)
from tests.factory import make_account, make_claim, make_document, make_judgement
from tests.strategies import claims, documents, judgements


def schema(name: str) -> Any:
    return json.loads(files("sijill.schema").joinpath(name).read_text("utf-8"))


ACCOUNT, INCIDENT, VICTIM = schema("account-1.json"), schema("incident-1.json"), schema("victim-1.json")


@pytest.mark.parametrize("definition", [ACCOUNT, INCIDENT, VICTIM])
def test_the_schemas_are_valid_themselves(definition: Any) -> None:
    Draft202012Validator.check_schema(definition)


@given(st.data())
def test_a_claim_comes_back_as_it_went(data: st.DataObject) -> None:
    document = data.draw(documents(st.text(min_size=1, max_size=80)))
    claim = data.draw(claims(document))
    wire = json.dumps(claim_to_json(claim, why=True))
    assert claim_from_json(json.loads(wire), document.id) == claim


@given(st.data())
def test_every_account_keeps_the_contract(data: st.DataObject) -> None:
    document = data.draw(documents())
    account = Account(document, (Report.of([data.draw(claims(document))]),))
    wire = account_to_json(account, why=data.draw(st.booleans()))
    Draft202012Validator(ACCOUNT).validate(wire)
    for claim in wire["claims"]:
        anchor = claim["anchor"]
        assert document.string(Part(anchor.get("in", "text")))[anchor["start"] : anchor["end"]] == anchor["exact"]


@given(st.data())
def test_all_anchors_of_a_claim_are_known(data: st.DataObject) -> None:
    claim = data.draw(claims(data.draw(documents())))
    assert json.dumps(claim_to_json(claim)).count('"exact": ') == len(list(anchors_of(claim)))


@given(judgements())
def test_a_judgement_comes_back_as_it_went(judgement: Judgement) -> None:
    assert judgement_from_json(json.loads(json.dumps(judgement_to_json(judgement)))) == judgement


def test_reasons_are_no_part_of_the_public_output_unless_asked_for() -> None:
    document = make_document()
    account = make_account(document, make_claim(document))
    assert "why" not in account_to_json(account)["claims"][0]
    assert account_to_json(account, why=True)["claims"][0]["why"] == []


def test_claims_are_read_back_for_their_own_document_alone() -> None:
    document = make_document()
    account = make_account(document, make_claim(document))
    assert claims_from_json(account_to_json(account), document) == account.claims
    with pytest.raises(ValueError, match="not of"):
        claims_from_json(account_to_json(account), make_document("Another text."))


def test_a_reading_adds_speech_and_places() -> None:
    document = make_document("A strike hit Kafr Nabl, residents said.")
    speech = Speech((Span(0, 22),), Span(24, 33), None, Voice.INDIRECT)
    reading = Reading(document, (), (speech,), (), (Span(13, 22),), Reader("", "", ""))
    places = [Place("Kafr Nabl", document.anchor(Span(13, 22)))]
    wire = account_to_json(Account(document), reading=reading, places=places)
    Draft202012Validator(ACCOUNT).validate(wire)
    assert wire["speech"][0]["source"]["exact"] == "residents"
    assert wire["speech"][0]["cue"] is None
    assert wire["places"][0]["name"] == "Kafr Nabl"


def test_an_incident_comes_back_as_it_went() -> None:
    first, second = make_document(publisher="A"), make_document("12 or 15 died in Kafr Nabl.", publisher="B")
    accounts = [
        make_account(first, make_claim(first, place="Kafr Nabl", days="2019-08-26", killed=12, speakers=["x"])),
        make_account(second, make_claim(second, place="Kafr Nabl", days="2019-08-26", killed=15)),
    ]
    reports = {report.id: report for account in accounts for report in account.reports}
    judgement = make_judgement(Verdict.SAME, *reports)
    by_id: dict[str, Document] = {first.id: first, second.id: second}
    graded = make_judgement(Verdict.CONTESTED, incident_id(reports), day=2)
    (incident,) = reconcile(reports.values(), by_id, [judgement, graded])
    assert incident.corroboration.graded == graded
    wire = json.loads(json.dumps(incident_to_json(incident)))
    Draft202012Validator(INCIDENT).validate(wire)
    assert incident_from_json(wire, reports) == incident


def test_every_victim_keeps_the_contract() -> None:
    document = make_document("A strike killed Samir Haddad, 34, in Homs.", publisher="A")
    claim = make_claim(document, place="Homs", days="2019-08-26")
    anchor = document.anchor(Span(16, 28))
    party = Party("Samir Haddad", PartyKind.CIVILIANS, anchor, age=34, sex="male", occupation="farmer")
    claim = replace(claim, recipients=(party,), casualties=(Casualty(Harm.KILLED, Count.exactly(1), anchor),))
    documents_ = {document.id: document}
    (victim,) = people(reconcile([Report.of([claim])], documents_), documents_).victims
    wire = json.loads(json.dumps(victim_to_json(victim)))
    Draft202012Validator(VICTIM).validate(wire)
    assert wire["mentions"][0]["anchor"] == {"document": document.id, **anchor_to_json(anchor)}
    assert set(VICTIM["$defs"]["fate"]["enum"]) == set(map(str, FATES))


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("event_type", SUB_EVENT_TYPES),
        ("sub_event_type", EVENT_TYPE_OF),
        ("party_kind", PartyKind),
        ("harm", Harm),
        ("group", [*Group, None]),
        ("claim/plover", PLOVER.values()),
        ("claim/status", Status),
        ("means/kind", MeansKind),
        ("speaker/kind", SpeakerKind),
        ("speaker/voice", Voice),
        ("document/outcome", Outcome),
    ],
)
def test_the_schema_has_the_words_of_the_vocabulary(path: str, values: Any) -> None:
    name, *field = path.split("/")
    found = ACCOUNT["$defs"][name]
    found = found["properties"][field[0]] if field else found
    assert set(found["enum"]) == set(values)
