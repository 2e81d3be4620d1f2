"""What a register knows, in a database. A change is one transaction; making it twice changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, select

from sijill.model.accounts import Account, Report
from sijill.model.captures import Capture, Origin, ReadingKey
from sijill.model.changes import Change, compare, successors
from sijill.model.claims import Claim
from sijill.model.contract import incident_from_json, judgement_to_json
from sijill.model.documents import Document
from sijill.model.errors import IntegrityError, RegisterError
from sijill.model.faults import Broken, Fault
from sijill.model.incidents import Incident
from sijill.model.judgements import Judgement
from sijill.model.leaves import Leaf, Record, content_digest
from sijill.store import log, schema
from sijill.store.adding import Adding, Derived, insert_derived
from sijill.store.connection import connect, transaction
from sijill.store.migrations import STEPS, migrate
from sijill.store.queries import (
    faults_query,
    insert_incidents,
    insert_many,
    insert_new,
    judgements,
    reports_query,
    set_meta,
    to_documents,
    to_reports,
)
from sijill.store.rows import (
    claim_row,
    document_row,
    fault_row,
    report_row,
    to_claim,
    to_fault,
)

Drawn = TypeVar("Drawn")

Found = Incident | Report | Claim | Document | Capture
"""What an id can belong to."""


class Store:
    """The database of one register.

    Raises `RegisterError` where it cannot be used, `RegisterBusyError` where another process writes too long.
    """

    def __init__(self, location: Path | str) -> None:
        """Open what `create` made. `location` is a SQLite file or a database URL."""
        if isinstance(location, Path) and not location.exists():
            todo = "Put the file back from a backup, or make a new register with `sijill init`."
            raise RegisterError("The register has no database", where=str(location), todo=todo)
        self._engine = connect(location)
        self._check_version()

    @classmethod
    def create(cls, location: Path | str) -> Store:
        """Make the tables where they are not there yet, and open them."""
        engine = connect(location)
        with transaction(engine, writes=True) as connection:
            schema.metadata.create_all(connection)
            for name, value in (("schema", schema.VERSION), ("stale", "no")):
                insert_new(connection, schema.meta, {"name": name, "value": value})
        engine.dispose()
        return cls(location)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    # -- captures and their readings
    # ---------------------------------------------------------------------------------

    def save_capture(self, capture: Capture) -> None:
        """Note that the original is kept, and where it came from."""
        row = {"digest": capture.digest, "size": capture.size, "media_type": capture.media_type}
        location = _storable(capture.origin.location)
        origin = {
            "capture": capture.digest,
            "location": location,
            "retrieved_at": capture.origin.retrieved_at.isoformat(),
        }
        with transaction(self._engine, writes=True) as connection:
            new = insert_new(connection, schema.captures, row)
            new |= insert_new(connection, schema.origins, origin)
            if new:
                records = (
                    Record("capture", capture.digest, content_digest(row)),
                    Record("origin", f"{capture.digest} {location}", content_digest(origin)),
                )
                log.append(connection, records)
            table = schema.faults
            connection.execute(delete(table).where(table.c.step == "preserve", table.c.source == location))

    def knows(self, capture: Capture, key: ReadingKey) -> bool:
        """Whether these bytes, from this location too, were read under this key."""
        ingests, origins = schema.ingests, schema.origins
        query = (
            select(ingests.c.capture)
            .join(origins, origins.c.capture == ingests.c.capture)
            .where(
                ingests.c.capture == capture.digest,
                ingests.c.reader == key.reader,
                ingests.c.version == key.version,
                ingests.c.config == key.config,
                origins.c.location == _storable(capture.origin.location),
            )
        )
        with transaction(self._engine) as connection:
            return connection.execute(query).first() is not None

    def has_read(self, digest: str, key: ReadingKey) -> bool:
        """Whether these bytes, from wherever, were read under this key."""
        table = schema.ingests
        query = select(table.c.capture).where(
            table.c.capture == digest,
            table.c.reader == key.reader,
            table.c.version == key.version,
            table.c.config == key.config,
        )
        with transaction(self._engine) as connection:
            return connection.execute(query).first() is not None

    def save(self, capture: Capture, key: ReadingKey, outcomes: Sequence[Account | Fault]) -> list[Change]:
        """Keep all that `capture` yielded under `key`, in place of what an earlier reading of it yielded.

        Returns what that changed, document by document. Judgements on claims and reports that stay the same stay with
        them, though their ids may change.
        """
        with transaction(self._engine, writes=True) as connection:
            before = _accounts(connection, capture.digest)
            changes = compare(before, (one for one in outcomes if isinstance(one, Account)))
            for change in changes:
                for old, new in successors(change):
                    insert_new(connection, schema.successors, {"old": old, "new": new})
            connection.execute(delete(schema.ingests).where(schema.ingests.c.capture == capture.digest))
            for table in (schema.faults, schema.documents):
                connection.execute(delete(table).where(table.c.capture == capture.digest))
            for position, outcome in enumerate(outcomes):
                if isinstance(outcome, Fault):
                    insert_new(connection, schema.faults, _storable_row(fault_row(outcome, position)))
                else:
                    _insert_account(connection, outcome, position)
            row = {
                "capture": capture.digest,
                "reader": key.reader,
                "version": key.version,
                "config": key.config,
            }
            insert_new(connection, schema.ingests, row)
            log.append(connection, log.records(connection, capture.digest))
            pending = {row.document for row in connection.execute(select(schema.pending))} if before else set()
            if not pending.issuperset(account.document.id for account in before):
                # It stands in incidents, and what it stood in beside others may change, too.
                set_meta(connection, "stale", "yes")
            for outcome in outcomes:
                if isinstance(outcome, Account):
                    insert_new(connection, schema.pending, {"document": outcome.document.id})
        return changes

    def outdated(self, key: ReadingKey) -> list[Capture]:
        """The captures that were not read under this key, by digest."""
        table = schema.ingests
        query = select(table.c.capture).where(
            table.c.reader == key.reader, table.c.version == key.version, table.c.config == key.config
        )
        read = {row.capture for row in self._rows(query)}
        return [capture for capture in self.captures() if capture.digest not in read]

    def save_fault(self, fault: Fault) -> None:
        """Keep a fault of an input of which there is no capture."""
        with transaction(self._engine, writes=True) as connection:
            row = _storable_row(fault_row(fault, 0))
            if insert_new(connection, schema.faults, row):
                log.append(connection, [log.fault_record(row)])

    def captures(self) -> Iterator[Capture]:
        """All captures by digest, each with its first origin."""
        captures, origins = schema.captures, schema.origins
        query = (
            select(captures, origins.c.location, origins.c.retrieved_at)
            .outerjoin(origins, origins.c.capture == captures.c.digest)
            .order_by(captures.c.digest, origins.c.retrieved_at, origins.c.location)
        )
        last = ""
        for row in self._rows(query):
            if row.digest != last:
                yield _to_capture(row)
                last = row.digest

    # -- documents, reports, claims
    # ----------------------------------------------------------------------------------

    def documents(self, *where: ColumnElement[bool]) -> Iterator[Document]:
        """All documents, by id."""
        faults = self._rows(faults_query().where(schema.faults.c.document.is_not(None)))
        rows = self._rows(select(schema.documents).where(*where).order_by(schema.documents.c.id))
        return to_documents(rows, faults)

    def document(self, id: str) -> Document | None:
        """The document of this id."""
        return next(self.documents(schema.documents.c.id == id), None)

    def reports(self, *where: ColumnElement[bool]) -> Iterator[Report]:
        """All reports by document, in the order of each text."""
        return to_reports(self._rows(reports_query(*where)))

    def claims(self) -> Iterator[Claim]:
        """All claims."""
        return (claim for report in self.reports() for claim in report.claims)

    def accounts(self) -> Iterator[Account]:
        """All accounts, by the document's id."""
        for document in self.documents():
            yield Account(document, tuple(self.reports(schema.reports.c.document == document.id)))

    def account(self, document_id: str) -> Account | None:
        """The account of this document."""
        document = self.document(document_id)
        found = self.reports(schema.reports.c.document == document_id)
        return Account(document, tuple(found)) if document else None

    def faults(self) -> list[Fault]:
        """All faults, by source."""
        return [to_fault(row._asdict()) for row in self._rows(faults_query())]

    # -- judgements and incidents
    # ------------------------------------------------------------------------------------

    def append_judgement(self, judgement: Judgement) -> None:
        """Add a decision; one that is there already stays as it is."""
        table = schema.judgements
        row = judgement_to_json(judgement)
        row["subjects"] = json.dumps(row["subjects"])
        with transaction(self._engine, writes=True) as connection:
            last = connection.execute(select(func.max(table.c.position))).scalar()
            row["position"] = 0 if last is None else last + 1
            if insert_new(connection, table, row):
                log.append(connection, [log.judgement_record(row)])
            set_meta(connection, "stale", "yes")

    def judgements(self) -> list[Judgement]:
        """All decisions, in the order they were made."""
        with transaction(self._engine) as connection:
            return judgements(connection)

    def successors(self) -> list[tuple[str, str]]:
        """Ids of claims and reports of earlier readings, with those that stood for the same in the next."""
        table = schema.successors
        return [(row.old, row.new) for row in self._rows(select(table).order_by(table.c.old, table.c.new))]

    def replace_incidents(
        self,
        incidents: Iterable[Incident],
        position: Callable[[Incident], str] | None = None,
        derived: Derived | None = None,
        documents: Collection[str] | None = None,
    ) -> None:
        """Put these incidents in place of all that were there, told in the order of `position`, else as they come.

        With `derived`, documents can be added to them. `documents`: those that were there when they were made; others
        that came since stay to be added.
        """
        with transaction(self._engine, writes=True) as connection:
            pending = {row.document for row in connection.execute(select(schema.pending))}
            for table in schema.DERIVED:
                connection.execute(delete(table))
            placed = (
                (position(incident) if position else f"{number:09}", incident)
                for number, incident in enumerate(incidents)
            )
            insert_incidents(connection, placed)
            if derived:
                insert_derived(connection, derived)
            late = pending - set(documents) if documents is not None else set()
            insert_many(connection, schema.pending, ({"document": one} for one in sorted(late)))
            set_meta(connection, "rules", derived.rules if derived else "")
            set_meta(connection, "stale", "no")

    @property
    def stale(self) -> bool:
        """Whether reports or judgements came since the incidents were made."""
        return self._is_outdated() or bool(self._rows(select(schema.pending.c.document).limit(1)))

    def pending(self, rules: str, share: int = 0) -> list[str] | None:
        """The documents that are to be added to the incidents; None where all must be made anew.

        They must, too, where other `rules` made them, and where more than one document in `share` is to be added.
        """
        with transaction(self._engine) as connection:
            meta = {row.name: row.value for row in connection.execute(select(schema.meta))}
            if meta["stale"] != "no" or meta.get("rules") != rules:
                return None
            found = [row.document for row in connection.execute(select(schema.pending)).all()]
            # Counting takes longer than most additions do, so one is always added.
            documents = select(func.count()).select_from(schema.outlines)
            if len(found) > 1 and len(found) * share > len(found) + (connection.execute(documents).scalar() or 0):
                return None
            return sorted(found)

    @contextmanager
    def adding(self, read: Callable[[str], Iterable[Drawn]]) -> Iterator[Adding[Drawn]]:
        """One transaction in which a document is added to the incidents, all or nothing. `read` reads outlines."""
        with transaction(self._engine, writes=True) as connection:
            yield Adding(connection, read)

    def _is_outdated(self) -> bool:
        rows = self._rows(select(schema.meta.c.value).where(schema.meta.c.name == "stale"))
        return [row.value for row in rows] != ["no"]

    def incidents(self) -> list[Incident]:
        """All incidents, in the order in which `reconcile` put them."""
        reports = {report.id: report for report in self.reports()}
        rows = self._rows(select(schema.incidents))
        # Not by the database, whose order of letters is its own.
        rows = sorted(rows, key=lambda row: (row.position, row.id))
        return [incident_from_json(json.loads(row.body), reports) for row in rows]

    # -- looking up and checking
    # -------------------------------------------------------------------------------------

    def find(self, prefix: str) -> list[Found]:
        """Everything whose id starts with `prefix`: incidents, reports, claims, documents and captures.

        ``sha256:`` may be left out.
        """
        found: list[Found] = [one for one in self.incidents() if one.id.startswith(prefix)]
        found.extend(self.reports(schema.reports.c.id.startswith(prefix, autoescape=True)))
        query = (
            select(schema.claims.c.body, schema.reports.c.document)
            .join(schema.reports, schema.reports.c.id == schema.claims.c.report)
            .where(schema.claims.c.id.startswith(prefix, autoescape=True))
            .order_by(schema.claims.c.id)
        )
        found.extend(to_claim(row._asdict()) for row in self._rows(query))
        long = "sha256:" + prefix.removeprefix("sha256:")
        found.extend(self.documents(schema.documents.c.id.startswith(long, autoescape=True)))
        found.extend(one for one in self.captures() if one.digest.startswith(long))
        return found

    def check(self) -> Iterator[Broken]:
        """What does not hold in the database: damaged pages, rows without owner, columns unlike the body."""
        todo = "Put the database back from a backup."
        if self._engine.dialect.name == "sqlite":
            with transaction(self._engine) as connection:
                pages = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
                owners = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            for page in pages:
                if page != "ok":
                    yield Broken("register.sqlite", str(page), "database", todo)
            for table, row, parent, _ in owners:
                yield Broken(f"row {row}", f"its owner in {parent} is gone", str(table), todo)
        claims, reports = schema.claims, schema.reports
        sound = True
        for row in self._rows(select(claims, reports.c.document).join(reports)):
            try:
                claim = to_claim(row._asdict())
            except IntegrityError:
                sound = False
                yield Broken(row.id, "the body of the claim is no claim", "claims", todo)
            else:
                if (claim.id, claim.sub_event_type, claim.status) != (row.id, row.sub_event_type, row.status):
                    yield Broken(row.id, "the columns and the body of the claim disagree", "claims", todo)
        for report in self.reports() if sound else ():
            if Report.of(report.claims).id != report.id:
                yield Broken(report.id, "the claims are not those the report was made of", "reports", todo)

        with transaction(self._engine) as connection:
            yield from list(log.check(connection))

    def leaves(self) -> list[Leaf]:
        """All leaves of the log, in their order."""
        with transaction(self._engine) as connection:
            return list(log.leaves(connection))

    def _check_version(self) -> None:
        query = select(schema.meta.c.value).where(schema.meta.c.name == "schema")
        version = next((row.value for row in self._rows(query)), None)
        if version in STEPS:
            with transaction(self._engine, writes=True) as connection:
                version = migrate(connection, version)
        if version != schema.VERSION:
            raise RegisterError(
                f"The register has the format {version}, and this program reads {schema.VERSION}",
                where=str(self._engine.url.database),
                todo="Use the version of Sijill that made the register.",
            )

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with transaction(self._engine) as connection:
            return connection.execute(query).all()


def _accounts(connection: Connection, digest: str) -> list[Account]:
    """What is kept of a capture, in the order of its documents."""
    documents, faults = schema.documents, schema.faults
    query = select(documents).where(documents.c.capture == digest).order_by(documents.c.position)
    rows = connection.execute(query).all()
    if not rows:
        return []
    told = connection.execute(faults_query().where(faults.c.capture == digest, faults.c.document.is_not(None))).all()

    def reports(id: str) -> tuple[Report, ...]:
        return tuple(to_reports(connection.execute(reports_query(schema.reports.c.document == id)).all()))

    return [Account(document, reports(document.id)) for document in to_documents(rows, told)]


def _insert_account(connection: Connection, account: Account, position: int) -> None:
    document = account.document
    row = _storable_row(document_row(document, position))
    if row["text"] != document.text:
        raise RegisterError(
            "The text holds lone surrogates, which no database keeps",
            where=document.id,
            todo="This is a defect of the source that made it: please report it with the file.",
        )
    connection.execute(insert(schema.documents), row)
    for place, fault in enumerate(document.faults):
        owned = replace(fault, capture=document.capture, document_id=document.id)
        insert_new(connection, schema.faults, _storable_row(fault_row(owned, place)))
    for place, report in enumerate(account.reports):
        connection.execute(insert(schema.reports), report_row(report, place))
        rows = [claim_row(claim, report.id, number) for number, claim in enumerate(report.claims)]
        connection.execute(insert(schema.claims), rows)


def _to_capture(row: Row[Any]) -> Capture:
    retrieved_at = datetime.fromisoformat(row.retrieved_at) if row.retrieved_at else datetime.min
    return Capture(row.digest, row.size, row.media_type, Origin(row.location or "", retrieved_at))


def _storable(text: str) -> str:
    """File names that are no UTF-8 have lone surrogates in Python, which no database takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _storable_row(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _storable(value) if isinstance(value, str) else value for key, value in row.items()}
