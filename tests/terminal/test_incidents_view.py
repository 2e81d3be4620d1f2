from __future__ import annotations

import io

import pytest
from rich.console import Console, RenderableType

from sijill.incidents import reconcile
from sijill.model.accounts import Report
from sijill.model.documents import Document
from sijill.model.incidents import Incident
from sijill.model.judgements import Verdict
from sijill.model.vocabulary import PartyKind, Status
from sijill.terminal.incidents_view import incident_view, incidents_table
from tests.factory import make_claim, make_document, make_judgement


def drawn(part: RenderableType, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    console.print(part)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.fixture
def contested() -> tuple[Incident, dict[str, Document]]:
    a = make_document("A Russian strike killed 58 in Homs.", publisher="A")
    b = make_document("Moscow denied it; nine died, B's reporter counted.", publisher="B")
    claims = [
        make_claim(a, place="Homs", days="2019-08-26", killed=58, actors={"Russia": PartyKind.STATE_FORCES}),
        make_claim(b, "Casualties", place="Homs", days="2019-08-26", killed=9, words="nine died"),
        make_claim(b, place="Homs", status=Status.DENIED, words="Moscow denied it", speakers=("Russia",)),
    ]
    documents = {a.id: a, b.id: b}
    (incident,) = reconcile([Report.of([claim]) for claim in claims], documents)
    return incident, documents


@pytest.mark.parametrize("width", [80, 120, 160])
def test_an_incident_shows_figures_sources_disagreements_and_quotes(
    contested: tuple[Incident, dict[str, Document]], width: int
) -> None:
    incident, documents = contested
    words = " ".join(drawn(incident_view(incident, documents), width).split())
    assert "Air/drone strike · Homs · 2019-08-26" in words
    assert "killed 9 to 58" in words
    assert "casualties killed: 9 (B) | 58 (A)" in words
    assert "contested (suggested): 2 independent sources in 2 documents from 2 publishers" in words
    assert "denied “Moscow denied it” Russia → B, 2019-08-27" in words


@pytest.mark.parametrize("width", [80, 120, 160])
def test_the_table_has_one_row_an_incident(contested: tuple[Incident, dict[str, Document]], width: int) -> None:
    incident, _ = contested
    text = drawn(incidents_table([incident]), width)
    assert all(word in text for word in (incident.id[:8], "2019-08-26", "Homs", "contested"))
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 160])
def test_with_why_each_collapse_shows_the_words_in_each_document(width: int) -> None:
    wire = make_document("Two men died in Homs on Monday, police said.", publisher="Wire")
    paper = make_document("According to police the dead of Homs were two brothers.", publisher="Paper")
    claims = [make_claim(one, place="Homs", days="2019-08-26", killed=2) for one in (wire, paper)]
    documents = {one.id: one for one in (wire, paper)}
    judged = [make_judgement(Verdict.SAME, claims[0].id, claims[1].id)]
    (incident,) = reconcile([Report.of([claim]) for claim in claims], documents, judged)
    assert incident.corroboration.independent_sources == 1
    plain = " ".join(drawn(incident_view(incident, documents), width).split())
    told = " ".join(drawn(incident_view(incident, documents, why=True), width).split())
    assert "count once: both quote police." in plain
    assert "“police” Wire, characters 32 to 38" in told
    assert "“police” Paper, characters 13 to 19" in told
    assert "characters 13" not in plain
