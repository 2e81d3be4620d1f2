"""The claims of a document, one block each: what, who to whom, what loss, where, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from sijill.model.accounts import Account
from sijill.model.claims import Claim, Reason, Silence
from sijill.model.documents import Document
from sijill.terminal import words
from sijill.terminal.blocks import Value, block, status_text
from sijill.terminal.safe import shown


def account_view(account: Account, *, why: bool = False) -> Iterator[RenderableType]:
    """The document's heading, its claims in the order of the text, and a note where there are none."""
    yield document_heading(account.document)
    for number, claim in enumerate(account.claims, start=1):
        yield claim_view(claim, number=f"{number:>2}", why=why)
    if not account.claims:
        yield Text("No claims found.\n", style="dim")


def document_heading(document: Document) -> Text:
    """Title, publisher, day and language on one line, with what went wrong below."""
    name = shown(document.title or "") or document.id[:19]
    heading = Value(name, style="bold")
    facts = (document.publisher, _published(document), document.language)
    heading.append("".join(f" · {shown(fact)}" for fact in facts if fact), style="dim")
    if document.outcome != "ok":
        heading.append(f" · {document.outcome}, {document.coverage:.0%} of the text", style="yellow")
    for fault in document.faults:
        said = f"{shown(fault.what).rstrip('.')}. {shown(fault.todo)}".rstrip()
        heading.append(f"\n  {said}", style="yellow")
    return heading.append("\n")


def _published(document: Document) -> str:
    """The day, and what says so where nobody gave it and the page has no metadata."""
    if document.published is None:
        return ""
    where, _, words = (document.published_from or "").partition(": ")
    found = {"address": " (by its address)", "text": f" (the text: {Value(words)})"}.get(where, "")
    return f"{document.published}{found}"


def claim_view(claim: Claim, *, number: str = "", why: bool = False, publisher: str | None = None) -> RenderableType:
    """One claim. `publisher` ends the chain of attribution where it is known."""
    heading = Text(f"{number}  " if number else "", style="dim")
    heading.append_text(status_text(str(claim.status)))
    heading.append(f"  {claim.sub_event_type}", style="bold")
    heading.append(f"  {claim.id[:8]}", style="dim")
    lines: list[tuple[str, RenderableType]] = [
        ("who", _who(claim)),
        ("loss", words.loss(claim.casualties)),
        ("by", "; ".join(shown(means.name) for means in claim.means)),
        ("where", words.place(claim.place)),
        ("when", words.time(claim.time)),
        ("says", _says(claim, publisher)),
        ("quote", Text(f"“{shown(claim.anchor.exact)}”", style="italic")),
    ]
    if why:
        lines += [("why" if number == 0 else "", reason_line(one)) for number, one in enumerate(claim.reasons)]
        lines.append(("reader", Text(f"{claim.provenance.name} {claim.provenance.version}, {claim.provenance.model}")))
    return block(heading, lines)


def reason_line(reason: Reason) -> Text:
    """The field, the words, the rule, and the entry of a data file to look at."""
    line = Text(reason.field, style="bold")
    if reason.words:
        line.append(f"  “{shown(reason.words)}”", style="italic not bold")
    line.append(f"  {shown(reason.rule)}", style="not bold")
    if reason.entry:
        line.append(f"  [{shown(reason.entry)}]", style="dim not bold")
    return line


def silences_view(silences: Iterable[Silence]) -> Iterator[RenderableType]:
    """The sentences that gave no claim, each with the reasons; those without any event word are only counted."""
    closed = 0
    for silence in silences:
        if not any(reason.words for reason in silence.reasons):
            closed += 1
            continue
        lines: list[tuple[str, RenderableType]] = [
            ("why" if number == 0 else "", reason_line(one)) for number, one in enumerate(silence.reasons)
        ]
        yield block(Text(f"no claim  “{shown(silence.anchor.exact)}”", style="dim"), lines)
    if closed:
        told = "1 sentence holds" if closed == 1 else f"{closed} sentences hold"
        yield Text(f"{told} no event word.\n", "dim")


def _who(claim: Claim) -> str:
    actors, recipients = words.parties(claim.actors), words.parties(claim.recipients)
    if not recipients:
        return actors
    return f"{actors or 'not said'}{words.ARROW}{recipients}"


def _says(claim: Claim, publisher: str | None) -> str:
    said = words.chain(claim.attribution)
    if publisher:
        return f"{said}{words.ARROW}{shown(publisher)}" if said else shown(publisher)
    return said
