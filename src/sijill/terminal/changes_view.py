"""What reading a document again changed: claims gained, lost and told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from sijill.model.changes import Change
from sijill.model.claims import Claim
from sijill.model.contract import claim_to_json, document_to_json, judgement_to_json
from sijill.model.judgements import Stranded
from sijill.terminal.blocks import block, status_text
from sijill.terminal.claims_view import document_heading
from sijill.terminal.safe import shown


def change_view(change: Change) -> RenderableType:
    """One document with its claims that came, went or changed."""
    heading = document_heading(change.document)
    heading.rstrip()
    return block(heading, _lines(change))


def _lines(change: Change) -> Iterator[tuple[str, RenderableType]]:
    if change.after is None:
        yield "gone", Text("the original no longer gives this document", style="yellow")
    for claim in change.gained:
        yield "gained", _claim(claim)
    for claim in change.lost:
        yield "lost", _claim(claim)
    for one in change.amended:
        yield "changed", _claim(one.after).append(f"  ({', '.join(one.fields)})", style="yellow not bold not italic")
    if change.before and change.after and change.before.document.outcome != change.after.document.outcome:
        yield "read", Text(f"{change.before.document.outcome} before, {change.after.document.outcome} now")


def _claim(claim: Claim) -> Text:
    line = status_text(str(claim.status))
    line.append(f"  {claim.sub_event_type}", style="bold default")
    line.append(f"  {claim.id[:8]}", style="dim")
    return line.append(f"  “{shown(claim.anchor.exact)}”", style="italic default")


def change_to_json(change: Change, source: str) -> dict[str, Any]:
    """The same as JSON. `source` is where the original came from."""
    before = change.before.document if change.before else None
    return {
        "document": document_to_json(change.document),
        "source": source,
        "was": None if before is None else {"id": before.id, "outcome": str(before.outcome)},
        "gone": change.after is None,
        "gained": [claim_to_json(claim) for claim in change.gained],
        "lost": [claim_to_json(claim) for claim in change.lost],
        "changed": [
            {"fields": list(one.fields), "before": claim_to_json(one.before), "after": claim_to_json(one.after)}
            for one in change.amended
        ],
    }


def stranded_line(found: Stranded) -> str:
    """A judgement on what is read no more, on one line."""
    one = found.judgement
    subjects = ", ".join(shown(subject[:8]) for subject in found.gone)
    note = f" “{shown(one.note)}”" if one.note else ""
    return f"{shown(one.by)} judged {one.verdict} on {one.at:%Y-%m-%d}{note}; {subjects} is read no more. It is kept."


def stranded_to_json(found: Stranded) -> dict[str, Any]:
    """The same as JSON."""
    return {"judgement": judgement_to_json(found.judgement), "gone": list(found.gone)}
