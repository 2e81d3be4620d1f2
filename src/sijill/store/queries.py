"""Queries and small changes that are made in several places, within a transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, insert, select, update
from sqlalchemy.sql.expression import literal

from sijill.model.accounts import Report
from sijill.model.contract import incident_to_json, judgement_from_json
from sijill.model.documents import Document
from sijill.model.incidents import Incident
from sijill.model.judgements import Judgement
from sijill.store import schema
from sijill.store.rows import to_claim, to_document, to_fault

TOGETHER = 5_000
"""How many rows are handed to the database at once."""


def to_documents(rows: Iterable[Row[Any]], faults: Iterable[Row[Any]]) -> Iterator[Document]:
    """Documents, each with its faults of `faults`."""
    of_document = defaultdict(list)
    for row in faults:
        of_document[row.document].append(to_fault(row._asdict()))
    for row in rows:
        yield to_document(row._asdict(), of_document[row.id])


def reports_query(*where: ColumnElement[bool]) -> Select[Any]:
    """Claims with the reports they are in, report by report in the order of each text."""
    reports, claims = schema.reports, schema.claims
    return (
        select(reports.c.id.label("report_id"), reports.c.document, claims.c.body)
        .join(claims, claims.c.report == reports.c.id)
        .where(*where)
        .order_by(reports.c.document, reports.c.position, reports.c.id, claims.c.position)
    )


def to_reports(rows: Iterable[Row[Any]]) -> Iterator[Report]:
    """Rows of claims, those of a report together."""
    for (id, document), group in groupby(rows, key=lambda row: (row.report_id, row.document)):
        yield Report(id, document, tuple(to_claim(row._asdict()) for row in group))


def faults_query() -> Select[Any]:
    """All faults, by source."""
    table = schema.faults
    return select(table).order_by(table.c.source, table.c.document, table.c.position, table.c.id)


def insert_new(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert `row` unless its primary key is there: portable, and safe within the one writing transaction.

    Returns whether it was inserted.
    """
    same = [column == row[column.name] for column in table.primary_key.columns]
    if connection.execute(select(literal(1)).select_from(table).where(*same)).first() is not None:
        return False
    connection.execute(insert(table), row)
    return True


def set_meta(connection: Connection, name: str, value: str) -> None:
    """Note something of the whole register."""
    insert_new(connection, schema.meta, {"name": name, "value": value})
    connection.execute(update(schema.meta).where(schema.meta.c.name == name).values(value=value))


def judgements(connection: Connection) -> list[Judgement]:
    """All decisions, in the order they were made."""
    rows = connection.execute(select(schema.judgements).order_by(schema.judgements.c.position))
    return [judgement_from_json({**row._asdict(), "subjects": json.loads(row.subjects)}) for row in rows]


def insert_many(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Insert all of `rows`, of which none is there."""
    several = iter(rows)
    while together := list(islice(several, TOGETHER)):
        connection.execute(insert(table), together)


def insert_incidents(connection: Connection, placed: Iterable[tuple[str, Incident]]) -> None:
    """Insert incidents, each with its position."""
    several = iter(placed)
    while together := list(islice(several, TOGETHER)):
        insert_many(
            connection,
            schema.incidents,
            (
                {"id": incident.id, "position": position, "body": json.dumps(incident_to_json(incident))}
                for position, incident in together
            ),
        )
        insert_many(
            connection,
            schema.incident_reports,
            ({"incident": incident.id, "report": report.id} for _, incident in together for report in incident.reports),
        )
