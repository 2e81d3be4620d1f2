from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from sijill.model.accounts import Account
from sijill.model.anchors import Span
from sijill.model.claims import Count, Reason, Silence
from sijill.model.vocabulary import Group, PartyKind, Status
from sijill.terminal.claims_view import account_view, silences_view
from tests.factory import make_account, make_claim, make_document

TEXT = (
    "At least 12 children were killed last week when Russian jets struck a market in Kafr Nabl, a rescuer told Reuters."
)


def drawn(account: Account, *, width: int = 80, why: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    for part in account_view(account, why=why):
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def one_claim(text: str = TEXT) -> Account:
    document = make_document(text, title="Strike on a market", publisher="Reuters")
    claim = make_claim(
        document,
        actors={"Russian jets": PartyKind.STATE_FORCES},
        recipients={"children": PartyKind.CIVILIANS},
        killed=Count(low=12),
        group=Group.CHILDREN,
        place="Kafr Nabl",
        unresolved="last week",
        means="bomb",
        speakers=("a rescuer", "Reuters"),
    )
    return make_account(document, claim)


@pytest.mark.parametrize("width", [80, 100, 160])
def test_a_claim_says_what_who_whom_loss_where_when_and_according_to_whom(width: int) -> None:
    text = drawn(one_claim(), width=width)
    assert "asserted  Air/drone strike" in text
    assert "Russian jets (state forces) → children (civilians)" in text
    assert "killed at least 12 (children)" in text
    assert "Kafr Nabl" in text
    assert "not resolved: “last week”" in text
    assert "a rescuer → Reuters" in text
    assert "“At least 12 children" in text
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_what_is_not_said_has_no_line() -> None:
    document = make_document()
    text = drawn(make_account(document, make_claim(document)))
    assert not any(label in text for label in ("loss", "when", "where", "who ", "zero", "None"))


def test_zero_shows_only_where_it_is_said() -> None:
    document = make_document("Nobody was killed.")
    assert "killed zero" in drawn(make_account(document, make_claim(document, killed=0)))


def test_people_without_a_number_have_no_number() -> None:
    document = make_document("People were killed.")
    assert "killed no number said" in drawn(make_account(document, make_claim(document, killed=Count())))


def test_the_status_of_a_denial_is_said_in_words() -> None:
    document = make_document()
    assert "denied  Air/drone strike" in drawn(make_account(document, make_claim(document, status=Status.DENIED)))


def test_with_why_each_value_says_which_rule_gave_it() -> None:
    account = one_claim()
    reason = Reason("sub_event_type", "strike (verb)", "struck", "en/events.toml:9")
    claim = replace(account.claims[0], reasons=(reason,))
    shown = drawn(make_account(account.document, claim), why=True)
    assert "sub_event_type  “struck”  strike (verb)  [en/events.toml:9]" in shown


def test_a_document_without_claims_says_so() -> None:
    assert "No claims found." in drawn(make_account(make_document("It rained.")))


def test_a_report_cannot_command_the_terminal() -> None:
    text = drawn(one_claim("\x1b]0;owned\x07[bold red]last week\x1b[2J\u202e"))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold red]last week" in text


def test_sentences_without_a_claim_say_why_and_those_unread_are_counted() -> None:
    account = make_account(make_document(TEXT))
    anchor = account.document.anchor(Span(0, len(TEXT)))
    read = Silence(
        anchor, (Reason("event", "shoot (verb): needs person, and none is near", "shot", "en/events.toml:9"),)
    )
    closed = Silence(anchor, (Reason("gate", "closed", ""),))
    console = Console(width=200, file=io.StringIO(), color_system=None)
    for part in silences_view([read, closed, closed]):
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert "no claim" in shown
    assert "event  “shot”  shoot (verb): needs person, and none is near  [en/events.toml:9]" in shown
    assert "2 sentences hold no event word" in shown
