"""The text of one report."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date

from sijill.model.anchors import Anchor, Span
from sijill.model.faults import Fault
from sijill.model.vocabulary import Outcome, Part


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch `[start, end)` of a text that stood together: a page, a message. `label` names it."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report's text as extracted. It is never normalised after that: anchors count in it.

    `id` derives from the content (see `document_id`). `capture` is the digest of the original bytes, or None
    for text that was handed over without any. `published_from` says where the day was found: "given", "metadata",
    "address: ..." or "text: ..." with the words. `extractor` names what made the text and its version. `outcome`
    and `coverage` (0 to 1, the share of the original's visible text that is in `text`) say how well that
    went; `faults` say why not.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    language: str | None = None
    url: str | None = None
    capture: str | None = None
    extractor: str = "plain/1"
    segments: tuple[Segment, ...] = ()
    outcome: Outcome = Outcome.OK
    coverage: float = 1.0
    faults: tuple[Fault, ...] = ()

    def string(self, part: Part) -> str:
        """The string that anchors of this part count in."""
        return self.text if part is Part.TEXT else self.title or ""

    def anchor(self, span: Span) -> Anchor:
        """Quote `span`. Raises `AnchorError` where the span is empty or runs past the end."""
        return Anchor.into(self.string(span.part), span, self.id)


def document_id(text: str, title: str | None = None, *, capture: str | None = None, part: str = "") -> str:
    """The id of a document: ``sha256:`` over capture, part within the capture, title and text.

    The same bytes read twice by the same extractor give the same id; two messages of one export differ by
    `part`. Lone surrogates, which UTF-8 cannot carry, are escaped by JSON and so count too.
    """
    key = json.dumps([capture, part, title, text])
    return "sha256:" + hashlib.sha256(key.encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Given:
    """What a person states about a document, which goes before what it says itself. None: not stated."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None

    def about(self, document: Document) -> Document:
        """The document with what was given. Another title makes another document: anchors count in it."""
        title = self.title or document.title
        changed = title != document.title
        return replace(
            document,
            id=document_id(document.text, title, capture=document.capture) if changed else document.id,
            title=title,
            published=self.published or document.published,
            published_from="given" if self.published else document.published_from,
            publisher=self.publisher or document.publisher,
            language=self.language or document.language,
            url=self.url or document.url,
        )


NOTHING_GIVEN = Given()
