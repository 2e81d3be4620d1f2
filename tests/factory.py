"""Short builders: a test names what it is about and leaves the rest to these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from sijill.model.accounts import Account, Report
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Casualty, Claim, Count, Means, Party, Place, Speaker, Time, claim_id
from sijill.model.documents import Document, document_id
from sijill.model.judgements import Judgement, Verdict
from sijill.model.readings import Reader
from sijill.model.vocabulary import Group, Harm, MeansKind, PartyKind, SpeakerKind, Status, Voice

READER = Reader("test", "by hand", "1")


def make_document(
    text: str = "A strike killed 12 people in Kafr Nabl.",
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = "2019-08-27",
) -> Document:
    """A document of plain text."""
    return Document(
        document_id(text, title, part=publisher or ""),
        text,
        title=title,
        publisher=publisher,
        published=date.fromisoformat(published) if published else None,
        language="en",
    )


def quote(document: Document, words: str) -> Anchor:
    """The first place where `words` stand in the text."""
    start = document.text.index(words)
    return document.anchor(Span(start, start + len(words)))


def make_claim(
    document: Document,
    sub_event_type: str = "Air/drone strike",
    *,
    words: str | None = None,
    status: Status = Status.ASSERTED,
    place: str | None = None,
    place_id: str | None = None,
    days: str | tuple[str, str] | None = None,
    unresolved: str | None = None,
    actors: Mapping[str, PartyKind] | None = None,
    recipients: Mapping[str, PartyKind] | None = None,
    killed: int | Count | None = None,
    group: Group | None = None,
    cumulative: bool = False,
    means: str | None = None,
    speakers: Iterable[str] = (),
) -> Claim:
    """A claim whose clause is `words`, or the whole text. Every value is anchored there, whatever it says."""
    anchor = quote(document, words or document.text)
    count = Count.exactly(killed) if isinstance(killed, int) else killed
    span = (days, days) if isinstance(days, str) else days
    when = None
    if span:
        when = Time(anchor, date.fromisoformat(span[0]), date.fromisoformat(span[1]), time_precision=1)
    if unresolved:
        when = Time(quote(document, unresolved))
    return Claim(
        id=claim_id(anchor, sub_event_type),
        document_id=document.id,
        sub_event_type=sub_event_type,
        status=status,
        anchor=anchor,
        provenance=READER,
        actors=tuple(Party(name, kind, anchor) for name, kind in (actors or {}).items()),
        recipients=tuple(Party(name, kind, anchor) for name, kind in (recipients or {}).items()),
        casualties=(Casualty(Harm.KILLED, count, anchor, group, cumulative),) if count else (),
        means=(Means(means, MeansKind.MUNITION, anchor),) if means else (),
        place=Place(place, anchor, place_id) if place else None,
        time=when,
        attribution=tuple(Speaker(name, SpeakerKind.UNKNOWN, "said", Voice.INDIRECT, anchor) for name in speakers),
    )


def make_account(document: Document, *claims: Claim) -> Account:
    """An account with one report of all `claims`."""
    return Account(document, (Report.of(claims),) if claims else ())


def make_judgement(verdict: Verdict, *subjects: str, day: int = 1, by: str = "reviewer") -> Judgement:
    """A judgement of the `day`-th day of 2020."""
    at = datetime(2020, 1, 1, tzinfo=UTC).replace(day=day)
    return Judgement(f"{verdict}-{'-'.join(subjects)}-{day}", verdict, subjects, by, at)
