"""The way through, on one page: bytes -> Capture -> Document -> Reading -> Claims -> Report -> Incidents.

`read` handles one input and knows of no other, so it may run anywhere in parallel. `record` is `read` into a
register, and `reread` does it again with what is kept there. `reconcile` looks over all reports and gives the same
incidents whatever their order. `verify` goes the way back, from what is stored to the bytes.
"""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Protocol

from sijill import incidents
from sijill.claims import extract_claims, gather
from sijill.model.accounts import Account
from sijill.model.captures import Capture, Known, Origin, ReadingKey
from sijill.model.changes import Reread
from sijill.model.contract import anchors_of
from sijill.model.documents import NOTHING_GIVEN, Document, Given, document_id
from sijill.model.errors import AnchorError, IntegrityError, SijillError
from sijill.model.faults import Broken, Fault
from sijill.model.readings import Reading
from sijill.model.vocabulary import Outcome
from sijill.places import Gazetteer, locate
from sijill.sources import EXTRACTORS, dated, read_source

if TYPE_CHECKING:
    from sijill.archive import Originals
    from sijill.store import Store

Input = tuple[BinaryIO, Origin] | Fault
"""Bytes and where they came from, or why they could not be had."""

BATCH_DOCUMENTS = 32
BATCH_CHARACTERS = 200_000
"""How much is read together. Readers are faster on many sentences; memory is bounded all the same."""

SHARE_ANEW = 50
"""Where more than one document in so many is new, making all incidents anew is less work than adding one by one."""

_RESTORE = "Put the register back from a backup."

NOT_FOUND = "not-found"
"""The code of an input that is not there: told, and not kept, because it is a slip and no input."""


class Archive(Protocol):
    """What `read` asks of an archive."""

    def put(self, data: BinaryIO, origin: Origin) -> Capture:
        """Preserve all of `data`."""

    def read(self, digest: str) -> bytes:
        """The bytes of a capture."""


Spread = Callable[[Iterable[Sequence[Document]]], Iterator[list[Account]]]
"""`understand` for many lists of documents: as many lists of accounts, in order. It may take lists ahead."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything concrete that the way through uses; `assembly` puts it together.

    Without `spread` one list of documents after the other is read, in this process.
    """

    archive: Archive
    reader: Callable[[Iterable[Document]], Iterator[Reading]]
    key: ReadingKey
    gazetteer: Gazetteer | None = None
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the source found in a capture."""

    capture: Capture
    found: tuple[Document | Fault, ...]


_Item = Extracted | Fault | Known | Broken


def read(inputs: Iterable[Input], tools: Tools, given: Given = NOTHING_GIVEN) -> Iterator[Account | Fault]:
    """Bytes -> Capture -> Document -> Reading -> Claims. No input knows of another: map this half."""
    for _, outcomes in _understood(_batches(_extract(_preserve(inputs, tools.archive), tools.archive, given)), tools):
        yield from outcomes


def record(inputs: Iterable[Input], tools: Tools, store: Store) -> Generator[Account | Fault | Known]:
    """`read`, and keep it: the bytes before anything reads them, then one transaction for each input.

    Inputs that were read before under the same key come back as `Known`. A fault never stops the rest.
    """
    captures = _leave_known(_preserve(inputs, tools.archive), tools.key, store)
    for item, outcomes in _understood(_batches(_extract(captures, tools.archive)), tools):
        if isinstance(item, Extracted):
            store.save(item.capture, tools.key, outcomes)
        elif isinstance(item, Fault) and item.code != NOT_FOUND:
            store.save_fault(item)
        yield from outcomes
        if isinstance(item, Known):
            yield item


def reread(captures: Iterable[Capture], originals: Originals, tools: Tools, store: Store) -> Generator[Reread | Broken]:
    """Kept originals -> what today's reading of each changes: one transaction for each, as in `record`.

    An original that does not hold is told of, and what was read from it stays.
    """
    sound = (_check_original(originals, capture.digest) or capture for capture in captures)
    for item, outcomes in _understood(_batches(_extract(sound, originals)), tools):
        if isinstance(item, Extracted):
            yield Reread(item.capture, tuple(outcomes), tuple(store.save(item.capture, tools.key, outcomes)))
        elif isinstance(item, Broken):
            yield item


def reconcile(store: Store, jobs: int = 1) -> None:
    """All reports -> incidents, the same whatever their order. Where few documents came they are added to the rest.

    Much work is shared by `jobs` processes, where they can be forked.
    """
    pending = store.pending(incidents.rules(), SHARE_ANEW)
    if pending is None or not all(_add(store, document) for document in pending):
        reconcile_anew(store, jobs)


def reconcile_anew(store: Store, jobs: int = 1) -> None:
    """All reports -> incidents, kept in place of those before, with what is needed to add to them."""
    documents = {document.id: document for document in store.documents()}
    found = incidents.anew(store.reports(), documents, store.judgements(), store.successors(), jobs)
    store.replace_incidents(found.incidents, incidents.position, found.kept(), documents)


def _add(store: Store, document_id: str) -> bool:
    """Add a document to the incidents, in one transaction. False: it cannot be added, and all must be made anew."""
    with store.adding(incidents.read_outlines) as register:
        account = register.account(document_id)
        if account is None or not account.reports or register.is_kept(document_id):
            register.done(document_id)
            return True
        judgements, resolved = register.judgements(), register.resolved()
        if not incidents.ids_of(account).isdisjoint(subject for one in judgements for subject in one.subjects):
            # Decisions that were on nothing are now on this.
            register.give_up()
            return False
        outlines = incidents.outlines_of(account)
        changed = incidents.add(outlines, register, judgements, {one: report for one, (report, _) in resolved.items()})
        number, body = incidents.document_number(document_id), incidents.write_outlines(outlines)
        register.keep(number, document_id, body, changed.entered, changed.common)
        register.score(changed.alike)
        reports = register.reports([one for group in changed.groups for one in group])
        documents = register.documents({report.document_id for report in reports.values()})
        groups = [[reports[one] for one in group] for group in changed.groups]
        found = incidents.incidents_of(groups, documents, judgements, resolved)
        gone = [incidents.incident_id(group) for group in changed.gone]
        register.replace(gone, [(incidents.position(one), one) for one in found])
        register.done(document_id)
        return True


def account_of(reading: Reading, tools: Tools) -> Account:
    """Reading -> claims -> places -> reports."""
    claims = locate(extract_claims(reading), reading.document, tools.gazetteer)
    return _with_faults(Account(reading.document, gather(claims, reading.document)), reading.faults)


def understand(documents: Sequence[Document], tools: Tools) -> list[Account]:
    """One account for each document, in order. A document that the reader fails on keeps its text."""
    documents = [dated(document) for document in documents]
    try:
        accounts = [account_of(reading, tools) for reading in tools.reader(documents)]
    except Exception as error:
        # The edge of a document: the one place that catches whatever a text can bring about.
        if isinstance(error, SijillError) and not isinstance(error, AnchorError):
            raise
        if len(documents) == 1:
            return [_failed(documents[0], error)]
    else:
        return accounts
    return [account for document in documents for account in understand([document], tools)]


def _preserve(inputs: Iterable[Input], archive: Archive) -> Iterator[Capture | Fault]:
    for given in inputs:
        if isinstance(given, Fault):
            yield given
            continue
        data, origin = given
        try:
            yield archive.put(data, origin)
        except OSError as error:
            what = f"the input cannot be read: {error.strerror or error}"
            yield Fault(origin.location, "preserve", "unreadable", what, "Check the file and its rights, then add it.")


def _leave_known(
    captures: Iterable[Capture | Fault], key: ReadingKey, store: Store
) -> Iterator[Capture | Fault | Known]:
    now: set[str] = set()
    for capture in captures:
        if isinstance(capture, Fault):
            yield capture
        elif store.knows(capture, key):
            yield Known(capture)
        else:
            store.save_capture(capture)
            known = capture.digest in now or store.has_read(capture.digest, key)
            now.add(capture.digest)
            yield Known(capture) if known else capture


def _extract(
    captures: Iterable[Capture | Fault | Known | Broken], archive: Archive, given: Given = NOTHING_GIVEN
) -> Iterator[_Item]:
    for capture in captures:
        if not isinstance(capture, Capture):
            yield capture
            continue
        try:
            found = tuple(read_source(capture, archive.read(capture.digest)))
        except SijillError:
            raise
        except Exception as error:
            found = (_crash(capture.origin.location, "parse", error, capture.digest),)
        yield Extracted(capture, tuple(given.about(one) if isinstance(one, Document) else one for one in found))


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    batch: list[_Item] = []
    documents = characters = 0
    for item in items:
        batch.append(item)
        for one in item.found if isinstance(item, Extracted) else ():
            if isinstance(one, Document):
                documents, characters = documents + 1, characters + len(one.text)
        if documents >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS or len(batch) >= 4 * BATCH_DOCUMENTS:
            yield batch
            batch, documents, characters = [], 0, 0
    if batch:
        yield batch


def _understood(batches: Iterable[Sequence[_Item]], tools: Tools) -> Iterator[tuple[_Item, list[Account | Fault]]]:
    """Each item of the batches with what came of it, in order."""
    pending: deque[Sequence[_Item]] = deque()

    def documents() -> Iterator[list[Document]]:
        for batch in batches:
            pending.append(batch)
            found = (one for item in batch if isinstance(item, Extracted) for one in item.found)
            yield [one for one in found if isinstance(one, Document)]

    lists = documents()
    for accounts in tools.spread(lists) if tools.spread else (understand(one, tools) for one in lists):
        yield from _paired(pending.popleft(), iter(accounts))


def _paired(batch: Sequence[_Item], accounts: Iterator[Account]) -> Iterator[tuple[_Item, list[Account | Fault]]]:
    for item in batch:
        if isinstance(item, Extracted):
            source = item.capture.origin.location
            yield item, [one if isinstance(one, Fault) else _from(next(accounts), source) for one in item.found]
        else:
            yield item, [item] if isinstance(item, Fault) else []


def _from(account: Account, source: str) -> Account:
    """The account with its faults under the input's own name: readers see documents, and know of no files."""
    faults = tuple(replace(fault, source=source) for fault in account.document.faults)
    return replace(account, document=replace(account.document, faults=faults))


def _with_faults(account: Account, faults: tuple[Fault, ...]) -> Account:
    """The account, marked as partial where the reader left something out."""
    if not faults:
        return account
    document = account.document
    document = replace(document, outcome=Outcome.PARTIAL, faults=(*document.faults, *faults))
    return replace(account, document=document)


def _failed(document: Document, error: Exception) -> Account:
    fault = _crash(document.id, "read", error, document.capture, document.id)
    return Account(replace(document, outcome=Outcome.FAILED, faults=(*document.faults, fault)))


def _crash(source: str, step: str, error: Exception, capture: str | None, document: str | None = None) -> Fault:
    what = f"the program failed on it ({type(error).__name__})"
    todo = "What came in is kept. This is a defect of Sijill: please report it with the text."
    trace = "".join(traceback.format_exception(error))
    return Fault(source, step, "crashed", what, todo, trace, capture, document)


def verify(archive: Originals, store: Store) -> Iterator[Broken]:
    """Hash each original again, make each text again and find each quote again; yields what does not hold."""
    changed = set()
    for broken in store.check():
        changed.add(broken.where)
        yield broken
    captures = {capture.digest: capture for capture in store.captures()}
    for digest in captures:
        if lost := _check_original(archive, digest):
            changed.add(digest)
            yield lost
    for document in store.documents():
        yield from _check_document(document)
        capture = captures.get(document.capture or "")
        if capture and capture.digest not in changed and document.extractor in EXTRACTORS:
            yield from _check_text(archive, capture, document)
    if "claims" not in changed:
        for account in store.accounts():
            yield from _check_quotes(account)


def _check_quotes(account: Account) -> Iterator[Broken]:
    document = account.document
    for claim in account.claims:
        for anchor in anchors_of(claim):
            if not anchor.holds_in(document.string(anchor.part)):
                what = f"the quote {anchor.exact!r} does not stand at {anchor.start}"
                yield Broken(claim.id, what, f"document {document.id}", _RESTORE)


def _check_original(archive: Originals, digest: str) -> Broken | None:
    where = str(archive.path(digest))
    try:
        found = archive.rehash(digest)
    except FileNotFoundError:
        return Broken(digest, "the original is missing", where, _RESTORE)
    except OSError as error:
        return Broken(digest, f"the original cannot be read: {error.strerror}", where, "Check the rights and the disk.")
    return None if found == digest else Broken(digest, "the original was changed", where, _RESTORE)


def _check_document(document: Document) -> Iterator[Broken]:
    if document.id != document_id(document.text, document.title, capture=document.capture):
        yield Broken(document.id, "its text or title was changed", "documents", _RESTORE)


def _check_text(archive: Originals, capture: Capture, document: Document) -> Iterator[Broken]:
    try:
        found = list(read_source(capture, archive.read(capture.digest)))
    except IntegrityError as error:
        yield Broken(document.id, str(error), "originals", _RESTORE)
        return
    same = next((one for one in found if isinstance(one, Document) and one.id == document.id), None)
    if same is None or (same.text, same.title) != (document.text, document.title):
        what = "the original gives another text than the one that is stored"
        yield Broken(document.id, what, "documents", "Add the file again, or put the register back from a backup.")
