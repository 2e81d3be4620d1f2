from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sijill.model.accounts import Account, Report
from sijill.model.changes import Change, compare, successors
from sijill.model.claims import Claim
from sijill.model.documents import Document, document_id
from sijill.model.faults import Fault
from sijill.model.vocabulary import Outcome, Status
from tests.factory import make_account, make_claim, make_document
from tests.strategies import claims, documents

TEXT = "A strike killed 12 people in Kafr Nabl. Gunmen shot a farmer. Shells hit a school."
STRIKE, SHOT, SHELLS = "A strike killed 12 people in Kafr Nabl", "Gunmen shot a farmer", "Shells hit a school"


def one_change(before: Account | None, after: Account | None) -> Change:
    (change,) = compare([before] if before else [], [after] if after else [])
    return change


def of(document: Document, *words: str) -> list[Claim]:
    return [make_claim(document, words=one) for one in words]


def test_the_same_reading_changes_nothing() -> None:
    document = make_document(TEXT)
    account = make_account(document, *of(document, STRIKE, SHOT))
    change = one_change(account, account)
    assert not change.is_one
    assert list(successors(change)) == []


@given(st.data())
def test_no_account_differs_from_itself(data: st.DataObject) -> None:
    document = data.draw(documents())
    account = Account(document, (Report.of([data.draw(claims(document))]),))
    assert not one_change(account, account).is_one


def test_claims_come_and_go() -> None:
    document = make_document(TEXT)
    strike, shot, shells = of(document, STRIKE, SHOT, SHELLS)
    change = one_change(make_account(document, strike, shot), make_account(document, strike, shells))
    assert (change.gained, change.lost, change.amended) == ((shells,), (shot,), ())


def test_a_claim_that_says_more_of_the_same_is_changed_and_names_its_fields() -> None:
    document = make_document(TEXT)
    before = make_claim(document, words=STRIKE)
    after = make_claim(document, words=STRIKE, place="Kafr Nabl", status=Status.UNCERTAIN)
    (amended,) = one_change(make_account(document, before), make_account(document, after)).amended
    assert amended.fields == ("status", "place")


def test_a_claim_of_another_type_on_the_same_words_is_changed_and_not_carried_over() -> None:
    document = make_document(TEXT)
    before, after = (make_claim(document, kind, words=STRIKE) for kind in ("Attack", "Air/drone strike"))
    change = one_change(make_account(document, before), make_account(document, after))
    assert (change.gained, change.lost) == ((), ())
    assert [one.fields for one in change.amended] == [("sub_event_type",)]
    assert list(successors(change)) == []


def test_who_read_it_and_why_is_no_change() -> None:
    document = make_document(TEXT)
    claim = make_claim(document, words=STRIKE)
    other = replace(claim, provenance=replace(claim.provenance, version="2"))
    assert not one_change(make_account(document, claim), make_account(document, other)).is_one


def test_a_report_that_gained_a_claim_stands_for_the_one_before() -> None:
    document = make_document(TEXT)
    strike, shot = of(document, STRIKE, SHOT)
    before, after = make_account(document, strike), make_account(document, strike, shot)
    assert list(successors(one_change(before, after))) == [(before.reports[0].id, after.reports[0].id)]


def test_in_a_text_that_is_extracted_otherwise_claims_are_found_again_by_their_words() -> None:
    old = replace(make_document(TEXT), id=document_id(TEXT, capture="sha256:1"))
    new = replace(make_document(f"Menu. {TEXT}"), id=document_id(f"Menu. {TEXT}", capture="sha256:1"))
    before, after = make_account(old, *of(old, STRIKE, SHOT)), make_account(new, *of(new, STRIKE, SHELLS))
    change = one_change(before, after)
    assert [c.anchor.exact for c in change.gained] == [SHELLS]
    assert [c.anchor.exact for c in change.lost] == [SHOT]
    assert change.amended == ()
    assert set(successors(change)) == {
        (before.claims[0].id, after.claims[0].id),
        (before.reports[0].id, after.reports[0].id),
    }


def test_a_document_that_is_read_at_last_is_a_change_even_without_claims() -> None:
    document = make_document(TEXT)
    fault = Fault("a.txt", "read", "language-not-read", "language not read yet: ar")
    partial = replace(document, outcome=Outcome.PARTIAL, faults=(fault,))
    assert one_change(Account(partial), Account(document)).is_one
    assert not one_change(Account(partial), Account(partial)).is_one


def test_documents_that_are_new_or_gone_are_told() -> None:
    document = make_document(TEXT)
    account = make_account(document, *of(document, STRIKE))
    assert one_change(None, account).gained == account.claims
    gone = one_change(account, None)
    assert (gone.lost, gone.document) == (account.claims, document)
