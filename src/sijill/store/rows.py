"""Nouns as rows, and rows as nouns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sijill.model.accounts import Report
from sijill.model.claims import Claim
from sijill.model.contract import claim_from_json, claim_to_json
from sijill.model.documents import Document, Segment
from sijill.model.errors import AnchorError, IntegrityError
from sijill.model.faults import Fault
from sijill.model.vocabulary import Outcome

Row = dict[str, Any]


def document_row(document: Document, position: int) -> Row:
    """A document without its faults, which have rows of their own."""
    return {
        "id": document.id,
        "capture": document.capture,
        "position": position,
        "text": document.text,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "language": document.language,
        "url": document.url,
        "extractor": document.extractor,
        "segments": json.dumps([[one.start, one.end, one.label] for one in document.segments]),
        "outcome": str(document.outcome),
        "coverage": document.coverage,
    }


def to_document(row: Mapping[str, Any], faults: Iterable[Fault]) -> Document:
    """The way back."""
    return Document(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        published_from=row["published_from"],
        language=row["language"],
        url=row["url"],
        capture=row["capture"],
        extractor=row["extractor"],
        segments=tuple(Segment(*one) for one in json.loads(row["segments"])),
        outcome=Outcome(row["outcome"]),
        coverage=row["coverage"],
        faults=tuple(faults),
    )


def report_row(report: Report, position: int) -> Row:
    """A report without its claims."""
    return {"id": report.id, "document": report.document_id, "position": position}


def claim_row(claim: Claim, report_id: str, position: int) -> Row:
    """A claim with its reasons."""
    return {
        "id": claim.id,
        "report": report_id,
        "position": position,
        "sub_event_type": claim.sub_event_type,
        "status": str(claim.status),
        "body": json.dumps(claim_to_json(claim, why=True)),
    }


def to_claim(row: Mapping[str, Any]) -> Claim:
    """The way back, given the document's id too. Raises `IntegrityError` for a body that is no claim."""
    try:
        return claim_from_json(json.loads(row["body"]), row["document"])
    except (ValueError, KeyError, TypeError, AttributeError, AnchorError) as error:
        todo = "Run `sijill verify`, and put the database back from a backup."
        raise IntegrityError("A stored claim was changed", where=row["document"], todo=todo) from error


def fault_row(fault: Fault, position: int) -> Row:
    """A fault. Its id leaves the detail out: tracebacks of one defect differ from run to run."""
    key = json.dumps([fault.source, fault.step, fault.code, fault.what, fault.capture, fault.document_id])
    return {
        "id": hashlib.sha256(key.encode("ascii")).hexdigest()[:20],
        "capture": fault.capture,
        "document": fault.document_id,
        "position": position,
        "source": fault.source,
        "step": fault.step,
        "code": fault.code,
        "what": fault.what,
        "todo": fault.todo,
        "detail": fault.detail,
    }


def to_fault(row: Mapping[str, Any]) -> Fault:
    """The way back."""
    return Fault(
        row["source"],
        row["step"],
        row["code"],
        row["what"],
        row["todo"],
        row["detail"],
        row["capture"],
        row["document"],
    )
