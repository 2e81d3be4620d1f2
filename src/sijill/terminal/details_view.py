"""One thing that was asked for by its id, with everything that stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from sijill.model.accounts import Account, Report
from sijill.model.captures import Capture
from sijill.model.claims import Claim
from sijill.model.contract import account_to_json, claim_to_json, incident_to_json
from sijill.model.documents import Document
from sijill.model.incidents import Incident
from sijill.terminal.blocks import Value, block
from sijill.terminal.claims_view import account_view, claim_view, document_heading
from sijill.terminal.incidents_view import incident_view
from sijill.terminal.safe import FIRST_STRONG_ISOLATE, POP_ISOLATE, clean, reads_leftwards, shown

Item = Incident | Report | Claim | Document | Capture


def views(
    item: Item,
    documents: Mapping[str, Document],
    account_of: Callable[[str], Account | None],
    *,
    why: bool = False,
) -> Iterator[RenderableType]:
    """What is asked for, with its quotes: a report or a claim under its document, a document with its claims.

    `account_of` gives the account of a document's id.
    """
    match item:
        case Incident():
            yield incident_view(item, documents, why=why)
            for report in item.reports if why else ():
                yield from views(report, documents, account_of, why=True)
        case Report():
            yield document_heading(documents[item.document_id])
            for claim in item.claims:
                yield claim_view(claim, why=why, publisher=documents[item.document_id].publisher)
        case Claim():
            document = documents[item.document_id]
            yield document_heading(document)
            yield claim_view(item, why=why, publisher=document.publisher)
            yield _context(item)
        case Document():
            yield from account_view(account_of(item.id) or Account(item), why=why)
        case Capture():
            yield _capture_view(item)


def as_json(
    item: Item, account_of: Callable[[str], Account | None], *, why: bool = False
) -> tuple[dict[str, Any], str | None]:
    """The same as JSON, and the schema that it keeps, where there is one."""
    match item:
        case Incident():
            return incident_to_json(item), "incident-1.json"
        case Report():
            claims = [claim_to_json(claim, why=why) for claim in item.claims]
            return {"id": item.id, "document": item.document_id, "claims": claims}, None
        case Claim():
            return {"document": item.document_id, **claim_to_json(item, why=why)}, None
        case Document():
            return account_to_json(account_of(item.id) or Account(item), why=why), "account-1.json"
        case Capture():
            origin = {"location": item.origin.location, "retrieved_at": item.origin.retrieved_at.isoformat()}
            return {
                "digest": item.digest,
                "size": item.size,
                "media_type": item.media_type,
                "origin": origin,
            }, None


def _context(claim: Claim) -> Text:
    """The quote in the words around it, all in one isolate so that they stay in their order, and where it stands."""
    anchor = claim.anchor
    before, exact, after = map(clean, (anchor.prefix, anchor.exact, anchor.suffix))
    leftwards = reads_leftwards(before + exact + after)
    text = Value(f"  … {FIRST_STRONG_ISOLATE if leftwards else ''}{before} ", style="dim")
    text.append(exact, style="bold default")
    text.append(f" {after}{POP_ISOLATE if leftwards else ''} …\n", style="dim")
    return text.append(f"  {anchor.part}, characters {anchor.start} to {anchor.end}\n", style="dim")


def _capture_view(capture: Capture) -> RenderableType:
    return block(
        Text(capture.digest, style="bold"),
        [
            ("size", f"{capture.size:,} bytes"),
            ("kind", capture.media_type),
            ("from", shown(capture.origin.location)),
            ("on", capture.origin.retrieved_at.isoformat(sep=" ", timespec="seconds")),
        ],
    )
