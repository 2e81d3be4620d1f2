"""What one document yields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from sijill.model.claims import Claim
from sijill.model.documents import Document


@dataclass(frozen=True, slots=True)
class Report:
    """One document's claims about one happening, in the order of the text."""

    id: str
    document_id: str
    claims: tuple[Claim, ...]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Report:
        """Bind claims of one document together; the id derives from theirs."""
        bound = tuple(claims)
        key = json.dumps([claim.id for claim in bound])
        return cls(hashlib.sha256(key.encode("ascii")).hexdigest()[:20], bound[0].document_id, bound)


@dataclass(frozen=True, slots=True)
class Account:
    """All that one document yields: the document and its reports. This is what `read` returns."""

    document: Document
    reports: tuple[Report, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the text, the title's first."""
        found = [claim for report in self.reports for claim in report.claims]
        return tuple(sorted(found, key=lambda c: (c.anchor.part != "title", c.anchor.start, c.anchor.end)))
