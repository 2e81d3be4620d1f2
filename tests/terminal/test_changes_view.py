from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from sijill.model.accounts import Account
from sijill.model.changes import Change, compare
from sijill.model.judgements import Stranded, Verdict
from sijill.model.vocabulary import Outcome
from sijill.terminal.changes_view import change_to_json, change_view, stranded_line, stranded_to_json
from tests.factory import make_account, make_claim, make_document, make_judgement

DOCUMENT = make_document("A strike killed 12. Gunmen shot a farmer. Shells hit a school.", title="A day")
STRIKE, SHOT, SHELLS = (
    make_claim(DOCUMENT, words=words) for words in ("A strike killed 12", "Gunmen shot a farmer", "Shells hit a school")
)


def change() -> Change:
    before = make_account(replace(DOCUMENT, outcome=Outcome.PARTIAL), STRIKE, SHOT)
    after = make_account(DOCUMENT, make_claim(DOCUMENT, words="A strike killed 12", place="Homs"), SHELLS)
    (found,) = compare([before], [after])
    return found


def drawn(found: Change) -> str:
    console = Console(file=io.StringIO(), width=100, highlight=False, markup=False, emoji=False)
    console.print(change_view(found))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_change_names_what_was_gained_lost_and_changed_with_quotes() -> None:
    text = drawn(change())
    assert "A day" in text
    assert "gained   asserted  Air/drone strike" in text
    assert "“Shells hit a school”" in text
    assert "lost" in text
    assert "“Gunmen shot a farmer”" in text
    assert "“A strike killed 12”  (place)" in text
    assert "partial before, ok now" in text


def test_a_document_that_is_gone_says_so() -> None:
    (gone,) = compare([Account(DOCUMENT)], [])
    assert "no longer gives this document" in drawn(gone)
    assert change_to_json(gone, "a.txt")["gone"]


def test_a_change_as_json_has_the_claims_of_the_contract() -> None:
    found = change_to_json(change(), "a.txt")
    assert (found["source"], found["was"]) == ("a.txt", {"id": DOCUMENT.id, "outcome": "partial"})
    assert [one["id"] for one in found["gained"]] == [SHELLS.id]
    assert [one["id"] for one in found["lost"]] == [SHOT.id]
    assert [(one["fields"], one["before"]["id"]) for one in found["changed"]] == [(["place"], STRIKE.id)]


def test_a_stranded_judgement_names_who_decided_what_and_when() -> None:
    stranded = Stranded(make_judgement(Verdict.REJECT, "0123456789", "fedcba", by="Nura"), ("0123456789",))
    assert stranded_line(stranded) == "Nura judged reject on 2020-01-01; 01234567 is read no more. It is kept."
    assert stranded_to_json(stranded)["gone"] == ["0123456789"]
