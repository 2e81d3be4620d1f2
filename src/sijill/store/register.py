"""What a register knows, in a database. A change is one transaction; making it twice changes nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, delete, func, insert, select, update
from sqlalchemy.sql.expression import literal

from sijill.model.accounts import Account, Report
from sijill.model.captures import Capture, Origin, ReadingKey
from sijill.model.changes import Change, compare, successors
from sijill.model.claims import Claim
from sijill.model.contract import incident_from_json, incident_to_json, judgement_from_json, judgement_to_json
from sijill.model.documents import Document
from sijill.model.errors import IntegrityError, RegisterError
from sijill.model.faults import Broken, Fault
from sijill.model.incidents import Incident
from sijill.model.judgements import Judgement
from sijill.store import schema
from sijill.store.connection import connect, transaction
from sijill.store.migrations import STEPS, migrate
from sijill.store.rows import (
    claim_row,
    document_row,
    fault_row,
    report_row,
    to_claim,
    to_document,
    to_fault,
)

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
                _insert_new(connection, schema.meta, {"name": name, "value": value})
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
            _insert_new(connection, schema.captures, row)
            _insert_new(connection, schema.origins, origin)
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
                    _insert_new(connection, schema.successors, {"old": old, "new": new})
            connection.execute(delete(schema.ingests).where(schema.ingests.c.capture == capture.digest))
            for table in (schema.faults, schema.documents):
                connection.execute(delete(table).where(table.c.capture == capture.digest))
            for position, outcome in enumerate(outcomes):
                if isinstance(outcome, Fault):
                    _insert_new(connection, schema.faults, _storable_row(fault_row(outcome, position)))
                else:
                    _insert_account(connection, outcome, position)
            row = {
                "capture": capture.digest,
                "reader": key.reader,
                "version": key.version,
                "config": key.config,
            }
            _insert_new(connection, schema.ingests, row)
            _mark_stale(connection)
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
            _insert_new(connection, schema.faults, _storable_row(fault_row(fault, 0)))

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
        faults = self._rows(_faults_query().where(schema.faults.c.document.is_not(None)))
        rows = self._rows(select(schema.documents).where(*where).order_by(schema.documents.c.id))
        return _to_documents(rows, faults)

    def document(self, id: str) -> Document | None:
        """The document of this id."""
        return next(self.documents(schema.documents.c.id == id), None)

    def reports(self, *where: ColumnElement[bool]) -> Iterator[Report]:
        """All reports by document, in the order of each text."""
        return _to_reports(self._rows(_reports_query(*where)))

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
        return [to_fault(row._asdict()) for row in self._rows(_faults_query())]

    # -- judgements and incidents
    # ------------------------------------------------------------------------------------

    def append_judgement(self, judgement: Judgement) -> None:
        """Add a decision; one that is there already stays as it is."""
        table = schema.judgements
        row = judgement_to_json(judgement)
        row["subjects"] = json.dumps(row["subjects"])
        with transaction(self._engine, writes=True) as connection:
            last = connection.execute(select(func.max(table.c.position))).scalar()
            _insert_new(connection, table, row | {"position": 0 if last is None else last + 1})
            _mark_stale(connection)

    def judgements(self) -> list[Judgement]:
        """All decisions, in the order they were made."""
        rows = self._rows(select(schema.judgements).order_by(schema.judgements.c.position))
        return [judgement_from_json({**row._asdict(), "subjects": json.loads(row.subjects)}) for row in rows]

    def successors(self) -> list[tuple[str, str]]:
        """Ids of claims and reports of earlier readings, with those that stood for the same in the next."""
        table = schema.successors
        return [(row.old, row.new) for row in self._rows(select(table).order_by(table.c.old, table.c.new))]

    def replace_incidents(self, incidents: Iterable[Incident]) -> None:
        """Put these incidents in place of all that were there."""
        with transaction(self._engine, writes=True) as connection:
            connection.execute(delete(schema.incident_reports))
            connection.execute(delete(schema.incidents))
            for position, incident in enumerate(incidents):
                row = {
                    "id": incident.id,
                    "position": position,
                    "body": json.dumps(incident_to_json(incident)),
                }
                connection.execute(insert(schema.incidents), row)
                links = [{"incident": incident.id, "report": report.id} for report in incident.reports]
                connection.execute(insert(schema.incident_reports), links)
            connection.execute(update(schema.meta).where(schema.meta.c.name == "stale").values(value="no"))

    @property
    def stale(self) -> bool:
        """Whether reports or judgements came since the incidents were made."""
        rows = self._rows(select(schema.meta.c.value).where(schema.meta.c.name == "stale"))
        return [row.value for row in rows] != ["no"]

    def incidents(self) -> list[Incident]:
        """All incidents, in the order in which `reconcile` put them."""
        reports = {report.id: report for report in self.reports()}
        rows = self._rows(select(schema.incidents.c.body).order_by(schema.incidents.c.position))
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
    told = connection.execute(_faults_query().where(faults.c.capture == digest, faults.c.document.is_not(None))).all()

    def reports(id: str) -> tuple[Report, ...]:
        return tuple(_to_reports(connection.execute(_reports_query(schema.reports.c.document == id)).all()))

    return [Account(document, reports(document.id)) for document in _to_documents(rows, told)]


def _to_documents(rows: Iterable[Row[Any]], faults: Iterable[Row[Any]]) -> Iterator[Document]:
    of_document = defaultdict(list)
    for row in faults:
        of_document[row.document].append(to_fault(row._asdict()))
    for row in rows:
        yield to_document(row._asdict(), of_document[row.id])


def _reports_query(*where: ColumnElement[bool]) -> Select[Any]:
    reports, claims = schema.reports, schema.claims
    return (
        select(reports.c.id.label("report_id"), reports.c.document, claims.c.body)
        .join(claims, claims.c.report == reports.c.id)
        .where(*where)
        .order_by(reports.c.document, reports.c.position, reports.c.id, claims.c.position)
    )


def _to_reports(rows: Iterable[Row[Any]]) -> Iterator[Report]:
    """Rows of claims, those of a report together."""
    for (id, document), group in groupby(rows, key=lambda row: (row.report_id, row.document)):
        yield Report(id, document, tuple(to_claim(row._asdict()) for row in group))


def _insert_new(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert `row` unless its primary key is there: portable, and safe within the one writing transaction."""
    same = [column == row[column.name] for column in table.primary_key.columns]
    if connection.execute(select(literal(1)).select_from(table).where(*same)).first() is None:
        connection.execute(insert(table), row)


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
        _insert_new(connection, schema.faults, _storable_row(fault_row(owned, place)))
    for place, report in enumerate(account.reports):
        connection.execute(insert(schema.reports), report_row(report, place))
        rows = [claim_row(claim, report.id, number) for number, claim in enumerate(report.claims)]
        connection.execute(insert(schema.claims), rows)


def _mark_stale(connection: Connection) -> None:
    connection.execute(update(schema.meta).where(schema.meta.c.name == "stale").values(value="yes"))


def _faults_query() -> Select[Any]:
    table = schema.faults
    return select(table).order_by(table.c.source, table.c.document, table.c.position, table.c.id)


def _to_capture(row: Row[Any]) -> Capture:
    retrieved_at = datetime.fromisoformat(row.retrieved_at) if row.retrieved_at else datetime.min
    return Capture(row.digest, row.size, row.media_type, Origin(row.location or "", retrieved_at))


def _storable(text: str) -> str:
    """File names that are no UTF-8 have lone surrogates in Python, which no database takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _storable_row(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _storable(value) if isinstance(value, str) else value for key, value in row.items()}
