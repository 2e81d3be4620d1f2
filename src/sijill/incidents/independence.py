"""How many independent sources stand behind an incident: what goes back to one source is counted once.

Documents are joined into origins in two steps. Those that are one text or one newsroom's (reprints, forwards, agency
reports, one publisher) are joined for good, and chains of them closed. Then those that borrow: they quote the same
named person or body, the same words, or one another's outlet. A document that borrows joins what it shares with,
unless both hold something first-hand that the other lacks: two reporters who both give the ministry's figure, each with
a neighbour of their own, are two sources. The same figures in the same order are borrowed too.

Each joining is kept with its evidence. Too few sources are a safer mistake than too many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from sijill.incidents import copies as texts
from sijill.incidents.credits import Credit, credits, outlet_key, own_eyes, quoted_outlets
from sijill.incidents.voices import (
    SEARCHED,
    Body,
    Person,
    Voice,
    bodies_quoted,
    names_person,
    persons_there,
    voices_in,
)
from sijill.incidents.wording import sounds_in
from sijill.model.anchors import Anchor, Span
from sijill.model.claims import Claim
from sijill.model.documents import Document
from sijill.model.incidents import Collapse
from sijill.model.vocabulary import Part

CROWD = 40
"""Speakers of one kind in one incident that are held against each other; more are held against these alone."""


@dataclass(frozen=True, slots=True)
class Independence:
    """Documents grouped by source (ids, sorted), and why any were put together."""

    sources: tuple[tuple[str, ...], ...]
    collapses: tuple[Collapse, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """A sentence for each joining."""
        return tuple(collapse.reason for collapse in self.collapses)


@dataclass(frozen=True, slots=True)
class _Said:
    """A voice in a document, with where it stands."""

    document_id: str
    who: Body | Person
    name: str
    anchor: Anchor | None


def independent_sources(
    claims: Iterable[Claim], documents: Mapping[str, Document], among: Iterable[str] | None = None
) -> Independence:
    """Group documents by the source they stand on: those of `claims`, or `among`, where that is given.

    `documents` may lack some; those are known by their claims alone.
    """
    told = sorted(claims, key=lambda c: c.id)
    ids = sorted(set(among) if among is not None else {claim.document_id for claim in told})
    if len(ids) < 2:
        return Independence(tuple((id,) for id in ids), ())
    known = {id: documents[id] for id in ids if id in documents}
    origins = _Origins(ids)
    for left, right, link in _one_text(known):
        if origins.of(left) != origins.of(right):
            origins.join(link())
    if origins.count > 1:
        _join_borrowers(origins, told, known)
    return Independence(origins.groups(), tuple(origins.collapses))


class _Origins:
    """Groups of documents, joined as links come, and the links that joined any."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._head = {id: id for id in ids}
        self.count = len(ids)
        self.collapses: list[Collapse] = []

    def of(self, id: str) -> str:
        """The least id of its group."""
        while (head := self._head[id]) != id:
            self._head[id] = id = self._head[head]
        return id

    def join(self, link: Collapse) -> None:
        left, right = sorted(self.of(id) for id in link.documents)
        if left != right:
            self._head[right] = left
            self.count -= 1
            self.collapses.append(link)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        found: dict[str, list[str]] = defaultdict(list)
        for id in self._head:
            found[self.of(id)].append(id)
        return tuple(sorted(tuple(sorted(ids)) for ids in found.values()))


def _one_text(documents: Mapping[str, Document]) -> Iterator[tuple[str, str, Callable[[], Collapse]]]:
    """Links between documents that are one text, one newsroom's or one agency's; evidence is for those that join."""
    for copy in texts.copies(documents):
        yield copy.left, copy.right, partial(_copied, copy, documents)
    credited: dict[str, list[tuple[Document, Credit | None]]] = defaultdict(list)
    for document in documents.values():
        if document.publisher:
            credited[outlet_key(document.publisher)].append((document, None))
        for credit in credits(document.text):
            if credit.whole:
                credited[credit.key].append((document, credit))
    for key in sorted(credited):
        for (left, ours), (right, theirs) in pairwise(sorted(credited[key], key=_by_id)):
            if left.id != right.id:
                yield left.id, right.id, partial(_credited, left, ours, right, theirs)


def _copied(copy: texts.Copy, documents: Mapping[str, Document]) -> Collapse:
    left, right = documents[copy.left], documents[copy.right]
    passage = texts.shared_passage(left, right)
    evidence = (left.anchor(passage[0]), right.anchor(passage[1])) if passage else ()
    what = "their texts are near-identical" if copy.share >= texts.WHOLE_SHARE else "much of their text is the same"
    how = f"{copy.share:.0%} of the runs of five words of the shorter one stand in the other"
    return _collapse("reprint", left, right, f"{what} ({how})", evidence)


def _by_id(row: tuple[Document, Credit | None]) -> tuple[str, int]:
    return row[0].id, row[1].start if row[1] else -1


def _credited(left: Document, ours: Credit | None, right: Document, theirs: Credit | None) -> Collapse:
    evidence = [
        document.anchor(Span(credit.start, credit.end))
        for document, credit in ((left, ours), (right, theirs))
        if credit
    ]
    if ours is None and theirs is None:
        return _collapse("publisher", left, right, f"both are published by {left.publisher}")
    credit = ours or theirs
    assert credit is not None
    kind = "forward" if credit.how == "is forwarded from" else "credit"
    if ours and theirs:
        verb = "are forwarded from" if kind == "forward" else "are credited to"
        return _collapse(kind, left, right, f"both {verb} {credit.name}", evidence)
    verb = "is forwarded from" if kind == "forward" else "is credited to"
    return _collapse(kind, left, right, f"one {verb} {credit.name}, which published the other", evidence)


def _join_borrowers(origins: _Origins, claims: Sequence[Claim], documents: Mapping[str, Document]) -> None:
    """Join what borrows, by what each newsroom holds first-hand: the order of the links changes no count."""
    links = sorted(
        (
            *_same_speaker(claims, documents),
            *_same_quotation(documents),
            *_same_outlet(claims, documents),
            *_same_particulars(documents),
        ),
        key=lambda link: (link.documents, link.kind, link.reason),
    )
    links = [link for link in links if origins.of(link.documents[0]) != origins.of(link.documents[1])]
    if not links:
        return
    newsroom = {id: origins.of(id) for id in documents}
    held: dict[str, set[str]] = defaultdict(set)
    for id, document in documents.items():
        held[newsroom[id]] |= _first_hand(document)

    def sides(link: Collapse) -> tuple[set[str], set[str]]:
        left, right = (held[newsroom.get(id, id)] for id in link.documents)
        return left, right

    for link in links:
        left, right = sides(link)
        # Both only borrow, or the one holds nothing that the other lacks.
        if bool(left) == bool(right) and not (left - right and right - left):
            origins.join(link)
    taken: set[str] = set()
    for link in links:
        left, right = sides(link)
        # It joins one of those it borrows from, lest it make one of two who share nothing else.
        if bool(left) != bool(right):
            borrower = origins.of(link.documents[1] if left else link.documents[0])
            if borrower not in taken:
                origins.join(link)
                taken.add(origins.of(borrower))


def _first_hand(document: Document) -> set[str]:
    """What a document holds first-hand: its own people's eyes, and named persons who were there."""
    held = {" ".join(voice.who.parts) for voice in persons_there(document.text) if isinstance(voice.who, Person)}
    return held | {f"own {document.id}"} if own_eyes(document.text, document.publisher) else held


def _same_speaker(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[Collapse]:
    said = _speakers(claims, documents)
    bodies: dict[str, list[_Said]] = defaultdict(list)
    persons: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for one in said:
        if isinstance(one.who, Body):
            bodies[one.who.head].append(one)
        else:
            persons[one.who.parts].append(one)
    for head in sorted(bodies):
        yield from _pairs_alike(bodies[head], documents)
    everyone = [one for parts in sorted(persons) for one in persons[parts]]
    yield from _pairs_alike(everyone, documents)
    heard = {id: sounds_in(document.text[:SEARCHED]) for id, document in documents.items()} if persons else {}
    for parts in sorted(persons):
        one = persons[parts][0]
        for id, sounds in heard.items():
            if id != one.document_id and parts[0] in sounds and parts[-1] in sounds:
                document = documents[id]
                if span := names_person(document.text, Person(parts)):
                    mine = _Said(id, one.who, one.name, document.anchor(Span(*span)))
                    yield _spoken(one, mine, documents, f"one quotes {one.name}, whom the other names")


def _speakers(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[_Said]:
    """Who speaks in which document, each once: by the claims' nearest speakers, and by the texts."""
    found: dict[tuple[str, Body | Person], _Said] = {}
    for claim in claims:
        for speaker in claim.attribution[:1]:
            for who in voices_in(speaker.name):
                one = _Said(claim.document_id, who, speaker.name, speaker.anchor)
                found.setdefault((claim.document_id, who), one)
    for id, document in documents.items():
        for voice in bodies_quoted(document.text):
            found.setdefault((id, voice.who), _Said(id, voice.who, voice.name, _anchor(document, voice)))
    return sorted(found.values(), key=lambda one: (one.document_id, one.name, one.who.order))


def _anchor(document: Document, voice: Voice) -> Anchor:
    return document.anchor(Span(voice.start, voice.end))


def _pairs_alike(said: Sequence[_Said], documents: Mapping[str, Document]) -> Iterator[Collapse]:
    """Links between documents with speakers who may be one; equal ones in a chain, different ones each with each."""
    alike: dict[Body | Person, list[_Said]] = defaultdict(list)
    for one in said:
        alike[one.who].append(one)
    for several in alike.values():
        if several[0].who.may_be(several[0].who):  # type: ignore[arg-type] # of its own kind
            for left, right in pairwise(several):
                yield _spoken(left, right, documents)
    kinds = sorted(alike, key=lambda who: who.order)
    for at, first in enumerate(kinds):
        for other in kinds[at + 1 : at + 1 + CROWD]:
            if type(first) is type(other) and first.may_be(other):  # type: ignore[arg-type] # the same kind
                # Those of one name are linked among themselves already.
                pairs = [(alike[first][0], right) for right in alike[other]]
                pairs += [(left, alike[other][0]) for left in alike[first][1:]]
                for left, right in pairs:
                    if left.document_id != right.document_id:
                        yield _spoken(left, right, documents)


def _spoken(left: _Said, right: _Said, documents: Mapping[str, Document], why: str | None = None) -> Collapse:
    name = left.name if left.name == right.name or len(left.name) >= len(right.name) else right.name
    other = right.name if name == left.name else left.name
    shown = name if other.casefold() in name.casefold() else f"{name} / {other}"
    evidence = [one.anchor for one in (left, right) if one.anchor]
    return _between("speaker", left.document_id, right.document_id, why or f"both quote {shown}", documents, evidence)


def _same_quotation(documents: Mapping[str, Document]) -> Iterator[Collapse]:
    holders: dict[str, list[str]] = defaultdict(list)
    for id in sorted(documents):
        for run in texts.quotations(documents[id].text):
            holders[run].append(id)
    seen: set[tuple[str, str]] = set()
    for run in sorted(run for run, ids in holders.items() if len(ids) > 1):
        for left, right in pairwise(holders[run]):
            if (left, right) not in seen:
                seen.add((left, right))
                evidence = [
                    documents[id].anchor(Span(*texts.quotations(documents[id].text)[run])) for id in (left, right)
                ]
                yield _between("quotation", left, right, "both print the same quotation", documents, evidence)


def _same_particulars(documents: Mapping[str, Document]) -> Iterator[Collapse]:
    for left, right, count, spans in texts.retellings(documents):
        evidence = [documents[id].anchor(span) for id, span in zip((left, right), spans, strict=True)]
        why = f"they give the same {count} figures in the same order"
        yield _between("retelling", left, right, why, documents, evidence)


def _same_outlet(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[Collapse]:
    """Links to the outlets and agencies that a document quotes, or credits in part, and between those that do."""
    published: dict[str, list[str]] = defaultdict(list)
    for id, document in documents.items():
        if document.publisher:
            published[outlet_key(document.publisher)].append(id)
    quoting: dict[str, dict[str, tuple[str, Anchor]]] = defaultdict(dict)
    for claim in claims:
        for speaker in claim.attribution:
            key = outlet_key(speaker.name)
            if key in published or key.startswith("agency:"):
                quoting[key].setdefault(claim.document_id, (speaker.name, speaker.anchor))
    outlets = {
        key: name
        for key, ids in published.items()
        if not key.startswith("agency:") and (name := documents[ids[0]].publisher)
    }
    for id, document in documents.items():
        own = outlet_key(document.publisher) if document.publisher else ""
        for credit in (*credits(document.text), *quoted_outlets(document.text, outlets)):
            if credit.key != own:
                anchor = document.anchor(Span(credit.start, credit.end))
                quoting[credit.key].setdefault(id, (credit.name, anchor))
    for key in sorted(quoting):
        those = sorted(quoting[key].items())
        for id, (name, anchor) in those:
            for outlet in published.get(key, ()):
                if outlet != id:
                    why = f"one quotes {name}, which published the other"
                    yield _between("outlet", id, outlet, why, documents, [anchor])
        for (left, (name, ours)), (right, (_, theirs)) in pairwise(those):
            yield _between("outlet", left, right, f"both quote {name}", documents, [ours, theirs])


def _collapse(kind: str, left: Document, right: Document, why: str, evidence: Iterable[Anchor] = ()) -> Collapse:
    return _between(kind, left.id, right.id, why, {left.id: left, right.id: right}, evidence)


def _between(
    kind: str,
    left: str,
    right: str,
    why: str,
    documents: Mapping[str, Document],
    evidence: Iterable[Anchor],
) -> Collapse:
    ids = (min(left, right), max(left, right))
    reason = f"{_named(ids[0], documents)} and {_named(ids[1], documents)} count once: {why}."
    shown = sorted(evidence, key=lambda anchor: (anchor.document_id, anchor.part is not Part.TITLE, anchor.start))
    return Collapse(kind, ids, reason, tuple(shown))


def _named(document_id: str, documents: Mapping[str, Document]) -> str:
    document = documents.get(document_id)
    title = f"“{document.title}”" if document and document.title else document_id[:19]
    return f"{title} ({document.publisher})" if document and document.publisher else title
