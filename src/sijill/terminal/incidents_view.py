"""Incidents: a table of many, a block of one with everything that stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sijill.incidents.estimates import count_in_words
from sijill.model.claims import Claim
from sijill.model.documents import Document
from sijill.model.incidents import Disagreement, Incident
from sijill.terminal import words
from sijill.terminal.blocks import Value, block, grade_text, status_text
from sijill.terminal.safe import shown

LONGEST_EVIDENCE = 160
"""Code points of a passage that are shown whole."""


def incidents_table(incidents: Sequence[Incident]) -> Table:
    """One row an incident, in the order given."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("id", no_wrap=True, style="dim")
    for column in ("when", "where", "what", "loss"):
        table.add_column(column, overflow="fold")
    table.add_column("sources", justify="right")
    table.add_column("grade", no_wrap=True)
    for incident in incidents:
        table.add_row(
            incident.id[:8],
            words.days(incident.time) or Text("not resolved" if incident.time else "not said", style="dim"),
            Value(shown(incident.place.name)) if incident.place else Text("not said", style="dim"),
            incident.sub_event_type,
            words.estimates(incident.casualties),
            str(incident.corroboration.independent_sources),
            _short_grade(incident),
        )
    return table


def incident_view(incident: Incident, documents: Mapping[str, Document], *, why: bool = False) -> RenderableType:
    """One incident with its estimates, disagreements, sources, and the quote of each claim.

    With `why` the words in each document by which two count as one source.
    """
    heading = Text(incident.id[:8], style="dim")
    heading.append(f"  {incident.sub_event_type}", style="bold")
    if incident.place:
        heading.append(f" · {shown(incident.place.name)}", style="bold")
    if when := words.days(incident.time):
        heading.append(f" · {when}", style="bold")
    lines: list[tuple[str, RenderableType]] = [
        ("who", _who(incident)),
        ("loss", words.estimates(incident.casualties)),
        *(("", Text(one, style="dim")) for one in _revisions(incident)),
        ("where", words.place(incident.place)),
        ("when", words.time(incident.time)),
        ("grade", _grade(incident)),
        *(("", line) for line in _reasons(incident, documents, why=why)),
        *(
            ("differ" if n == 0 else "", _disagreement(disagreement))
            for n, disagreement in enumerate(incident.disagreements)
        ),
        *_quotes(incident, documents),
    ]
    return block(heading, lines)


def _short_grade(incident: Incident) -> Text:
    """A person's word on it, with a mark; else what is suggested."""
    graded = incident.corroboration.graded
    return grade_text(graded.verdict).append(" ✓") if graded else grade_text(incident.corroboration.grade)


def _revisions(incident: Incident) -> Iterator[str]:
    """Earlier figures of a speaker, each with the one that stands for it."""
    for estimate in incident.casualties:
        what = f"{estimate.harm} ({estimate.group})" if estimate.group else str(estimate.harm)
        for one in estimate.revisions:
            who = shown(_short(one.speaker))
            earlier, later = count_in_words(one.earlier), count_in_words(one.later)
            yield f"{what}: {earlier} ({who}, {one.said_on}), superseded by {later} ({one.revised_on})"


def _who(incident: Incident) -> str:
    actors, recipients = words.parties(incident.actors), words.parties(incident.recipients)
    if not recipients:
        return actors
    return f"{actors or 'not said'}{words.ARROW}{recipients}"


def _grade(incident: Incident) -> Text:
    found = incident.corroboration
    text = Text()
    if found.graded is not None:
        note = f", {shown(found.graded.note)}" if found.graded.note else ""
        text.append_text(grade_text(found.graded.verdict))
        text.append(f" (by {shown(found.graded.by)}, {found.graded.at:%Y-%m-%d}{note}); ", style="default")
    text.append_text(grade_text(found.grade))
    return text.append(
        f" (suggested): {_many(found.independent_sources, 'independent source')} in "
        f"{_many(found.documents, 'document')} from {_many(found.publishers, 'publisher')}",
        style="default",
    )


def _reasons(incident: Incident, documents: Mapping[str, Document], *, why: bool) -> Iterator[Text]:
    collapses = {one.reason: one for one in incident.corroboration.collapses} if why else {}
    for reason in incident.corroboration.reasons:
        yield Text(shown(reason), style="dim")
        for anchor in collapses[reason].evidence if reason in collapses else ():
            document = documents.get(anchor.document_id)
            named = document and (document.publisher or document.title)
            line = Text("  ").append(f"“{shown(_shortened(anchor.exact))}”", style="italic default")
            yield line.append(
                f" {shown(named or anchor.document_id[:15])}, characters {anchor.start} to {anchor.end}", style="dim"
            )


def _shortened(words: str) -> str:
    """A long passage by its beginning and its end."""
    return (
        words
        if len(words) <= LONGEST_EVIDENCE
        else f"{words[: LONGEST_EVIDENCE // 2].rstrip()} … {words[-LONGEST_EVIDENCE // 3 :].lstrip()}"
    )


def _disagreement(found: Disagreement) -> Text:
    sides = " | ".join(
        f"{shown(side.value)} ({', '.join(shown(_short(name)) for name in side.speakers)})" for side in found.values
    )
    return Text(f"{found.field.replace('.', ' ')}: ", style="yellow").append(sides, style="default")


def _quotes(incident: Incident, documents: Mapping[str, Document]) -> Iterator[tuple[str, RenderableType]]:
    label = "quotes"
    for report in incident.reports:
        for claim in report.claims:
            yield label, _quote(claim, documents.get(report.document_id))
            label = ""


def _quote(claim: Claim, document: Document | None) -> Text:
    published = f", {document.published}" if document and document.published else ""
    named = document and (document.publisher or document.title)
    publisher = shown(named or claim.document_id[:15])
    chain = words.chain(claim.attribution)
    said = f"{chain}{words.ARROW}{publisher}" if chain else publisher
    text = status_text(str(claim.status))
    text.append(f" “{shown(claim.anchor.exact)}”", style="italic default")
    return text.append(f" {said}{published}", style="dim")


def _short(name: str) -> str:
    """A document without a publisher speaks by its id, of which the start will do."""
    return name[:15] if name.startswith("sha256:") else name


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
