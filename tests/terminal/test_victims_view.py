from __future__ import annotations

from dataclasses import replace

import pytest

from sijill.incidents import reconcile
from sijill.incidents.victims import people
from sijill.model.accounts import Report
from sijill.model.claims import Casualty, Claim, Count, Party
from sijill.model.victims import Victim
from sijill.model.vocabulary import Harm, PartyKind
from sijill.terminal.victims_view import victim_view, victims_table
from tests.factory import make_claim, make_document, quote
from tests.terminal.test_incidents_view import drawn

ISOLATE = "\u2068"


@pytest.fixture
def found() -> tuple[Victim, dict[str, Claim]]:
    a = make_document("A strike on Homs killed Mohammed Ali Khalil, 34, a farmer.", publisher="A")
    b = make_document("استشهد محمد علي خليل في حمص.", publisher="B")
    claims = []
    for document, name, age in ((a, "Mohammed Ali Khalil", 34), (b, "محمد علي خليل", 35)):
        anchor = quote(document, name)
        party = Party(name, PartyKind.CIVILIANS, anchor, age=age, occupation="farmer" if age == 34 else None)
        claim = make_claim(document, place="Homs", days="2019-08-26")
        claims.append(
            replace(claim, recipients=(party,), casualties=(Casualty(Harm.KILLED, Count.exactly(1), anchor),))
        )
    documents = {a.id: a, b.id: b}
    (victim,) = people(reconcile([Report.of([claim]) for claim in claims], documents), documents).victims
    return victim, {claim.id: claim for claim in claims}


@pytest.mark.parametrize("width", [80, 120, 160])
def test_the_table_has_one_row_a_person(found: tuple[Victim, dict[str, Claim]], width: int) -> None:
    victim, _ = found
    text = drawn(victims_table([victim]), width).replace(ISOLATE, "").replace("\u2069", "")
    shown = " ".join(text.split())
    assert all(word in shown for word in ("35", "farmer", "killed", "Homs", "2019-08-26", "2 of 2"))
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 120, 160])
def test_a_person_shows_every_quote_and_why_it_is_one(found: tuple[Victim, dict[str, Claim]], width: int) -> None:
    victim, claims = found
    words = " ".join(drawn(victim_view(victim, claims.get), width).replace(ISOLATE, "").replace("\u2069", "").split())
    assert "age: 34 (A) | 35 (B)" in words
    assert "one name in two spellings, in one incident." in words
    assert "“A strike on Homs killed Mohammed Ali Khalil, 34, a farmer.”" in words
    assert "2 independent sources in 2 documents from 2 publishers" in words


def test_right_to_left_names_are_isolated_on_every_line(found: tuple[Victim, dict[str, Claim]]) -> None:
    victim, claims = found
    for width in (60, 80):
        for part in (victims_table([replace(victim, name="محمد علي خليل")]), victim_view(victim, claims.get)):
            for line in drawn(part, width).splitlines():
                assert line.count(ISOLATE) == line.count("\u2069")
                assert ISOLATE in line or not any("\u0600" <= c <= "\u06ff" for c in line)
