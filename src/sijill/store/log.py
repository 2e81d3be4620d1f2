"""The log: a salted leaf for every record that is appended, in the same transaction.

Tables are projections, so a record that is replaced by a later reading stays in the log, and its successor follows it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from sijill.model.faults import Broken
from sijill.model.leaves import Leaf, Record, canonical, content_digest, entry, leaf_hash
from sijill.store import schema
from sijill.store.queries import insert_many

SALT_BYTES = 32
KEPT = frozenset({"capture", "origin", "judgement", "reading"})
"""Kinds of which nothing ever leaves its table. A later reading replaces documents and faults."""

_ASKED = 500


def append(connection: Connection, records: Iterable[Record]) -> None:
    """Append a leaf for each record that is not there already as it is now."""
    several = list(records)
    newest = _newest(connection, [one.id for one in several])
    new = [one for one in several if newest.get((one.kind, one.id)) != one.digest]
    if not new:
        return
    size = size_of(connection)
    insert_many(connection, schema.log, (_row(size + number, record) for number, record in enumerate(new)))


def size_of(connection: Connection) -> int:
    """How many leaves there are."""
    last = connection.execute(select(func.max(schema.log.c.position))).scalar()
    return 0 if last is None else last + 1


def _row(index: int, record: Record) -> dict[str, Any]:
    salt = secrets.token_bytes(SALT_BYTES)
    return {
        "position": index,
        "kind": record.kind,
        "id": record.id,
        "digest": record.digest,
        "salt": salt.hex(),
        "hash": leaf_hash(entry(index, record, salt)).hex(),
    }


def _newest(connection: Connection, ids: list[str]) -> dict[tuple[str, str], str]:
    table = schema.log
    asked = (
        select(table.c.kind, table.c.id, table.c.digest)
        .where(table.c.id.in_(bindparam("asked", expanding=True)))
        .order_by(table.c.position)
    )
    return {
        (row.kind, row.id): row.digest
        for at in range(0, len(ids), _ASKED)
        for row in connection.execute(asked, {"asked": ids[at : at + _ASKED]})
    }


def records(connection: Connection, capture: str | None = None) -> Iterator[Record]:
    """What the tables hold now, as records of the log; of one capture, or of all."""
    captures, origins, faults = schema.captures, schema.origins, schema.faults
    for row in connection.execute(select(captures).where(*_of(captures.c.digest, capture))).all():
        yield Record("capture", row.digest, content_digest(row._asdict()))
    for row in connection.execute(select(origins).where(*_of(origins.c.capture, capture))).all():
        yield Record("origin", f"{row.capture} {row.location}", content_digest(row._asdict()))
    yield from _documents(connection, capture)
    yield from _readings(connection, capture)
    for row in connection.execute(select(faults).where(*_of(faults.c.capture, capture))).all():
        yield fault_record(row._asdict())
    if capture is None:
        for row in connection.execute(select(schema.judgements).order_by(schema.judgements.c.position)).all():
            yield judgement_record(row._asdict())


def judgement_record(row: dict[str, Any]) -> Record:
    """The record of a decision."""
    return Record("judgement", row["id"], content_digest(row))


def fault_record(row: dict[str, Any]) -> Record:
    """The record of a fault."""
    return Record("fault", row["id"], content_digest(row))


def _documents(connection: Connection, capture: str | None) -> Iterator[Record]:
    documents, reports, claims = schema.documents, schema.reports, schema.claims
    columns = (claims.c.id, claims.c.position, claims.c.sub_event_type, claims.c.status, claims.c.body)
    query = (
        select(reports.c.document, reports.c.id, reports.c.position, *columns)
        .join(claims, claims.c.report == reports.c.id)
        .join(documents, documents.c.id == reports.c.document)
        .where(*_of(documents.c.capture, capture))
        .order_by(reports.c.document, reports.c.position, reports.c.id, claims.c.position, claims.c.id)
    )
    claimed = {
        document: _sha256(canonical([list(row)[1:] for row in rows]))
        for document, rows in groupby(connection.execute(query), key=lambda row: row.document)
    }
    for row in connection.execute(
        select(documents).where(*_of(documents.c.capture, capture)).order_by(documents.c.capture, documents.c.position)
    ):
        content = row._asdict()
        content["text"] = _sha256(content["text"].encode("utf-8"))
        yield Record("document", row.id, content_digest(content | {"claims": claimed.get(row.id)}))


def _readings(connection: Connection, capture: str | None) -> Iterator[Record]:
    """Which documents and faults a reading of a capture gave: the latest tells what stands now."""
    given: dict[str, dict[str, list[str]]] = {}
    for name, table in (("documents", schema.documents), ("faults", schema.faults)):
        query = select(table.c.capture, table.c.id).where(*_of(table.c.capture, capture)).order_by(table.c.id)
        for row in connection.execute(query):
            given.setdefault(row.capture or "", {}).setdefault(name, []).append(row.id)
    ingests = schema.ingests
    for row in connection.execute(select(ingests).where(*_of(ingests.c.capture, capture))).all():
        found = given.get(row.capture, {})
        content = row._asdict() | {name: sorted(found.get(name, ())) for name in ("documents", "faults")}
        yield Record("reading", row.capture, content_digest(content))


def _of(column: ColumnElement[Any], capture: str | None) -> list[ColumnElement[bool]]:
    return [] if capture is None else [column == capture]


def _sha256(data: bytes) -> str:
    return "sha256:" + sha256(data).hexdigest()


def leaves(connection: Connection) -> Iterator[Leaf]:
    """All leaves in their order."""
    for row in connection.execute(select(schema.log).order_by(schema.log.c.position)):
        yield Leaf(row.position, Record(row.kind, row.id, row.digest), bytes.fromhex(row.salt), bytes.fromhex(row.hash))


def check(connection: Connection) -> Iterator[Broken]:
    """The first leaf that does not hold, else every record that is not what was logged."""
    todo = "Put the database back from a backup."
    newest: dict[tuple[str, str], str] = {}
    for place, row in enumerate(connection.execute(select(schema.log).order_by(schema.log.c.position))):
        if row.position != place:
            yield Broken(f"leaf {place}", "the leaf is missing", "log", todo)
            return
        if _hash(row) != row.hash:
            yield Broken(f"leaf {place}", f"the leaf of {row.kind} {row.id} was changed", "log", todo)
            return
        newest[row.kind, row.id] = row.digest
    seen = set()
    for record in records(connection):
        key = (record.kind, record.id)
        seen.add(key)
        if key not in newest:
            yield Broken(record.id, f"the {record.kind} is not in the log", "log", todo)
        elif newest[key] != record.digest:
            yield Broken(record.id, f"the {record.kind} is not what was logged", "log", todo)
    for kind, id in newest:
        if kind in KEPT and (kind, id) not in seen:
            yield Broken(id, f"the {kind} is in the log, and gone from its table", "log", todo)


def _hash(row: Any) -> str:
    try:
        return leaf_hash(entry(row.position, Record(row.kind, row.id, row.digest), bytes.fromhex(row.salt))).hex()
    except (ValueError, TypeError):
        return ""
