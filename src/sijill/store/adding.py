"""What is kept of reconciling, and how a document is added to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, delete, func, insert, select

from sijill.model.accounts import Account, Report
from sijill.model.documents import Document
from sijill.model.incidents import Incident
from sijill.model.judgements import Judgement
from sijill.store import schema
from sijill.store.queries import (
    faults_query,
    insert_incidents,
    insert_many,
    judgements,
    reports_query,
    set_meta,
    to_documents,
    to_reports,
)

Drawn = TypeVar("Drawn")
Pair = tuple[str, str]

ASKED = 500
"""How many values are asked for in one query."""


class Derived(Protocol):
    """What was found on the way to the incidents, for the tables of the same names.

    `outlines`: by document; `numbers`: those that stand for the documents in `blocks`.
    """

    @property
    def rules(self) -> str:
        """By what it was made."""

    @property
    def outlines(self) -> Mapping[str, str]:
        """As text, by document."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number that stands for each document."""

    @property
    def blocks(self) -> Mapping[int, Iterable[int]]:
        """The numbers of the documents in each."""

    @property
    def common(self) -> Iterable[int]:
        """The blocks in which so many stand that it is not kept who."""

    @property
    def alike(self) -> Mapping[Pair, float]:
        """Pairs of reports with their scores."""

    @property
    def resolved(self) -> Mapping[str, tuple[str, str]]:
        """Of each subject of a decision the report that it stands for, and the id that stands for it now."""


def insert_derived(connection: Connection, derived: Derived) -> None:
    """Insert all of it into tables that are empty."""
    numbers = derived.numbers
    insert_many(
        connection,
        schema.outlines,
        ({"number": numbers[one], "document": one, "body": body} for one, body in derived.outlines.items()),
    )
    # In the order of the table: a tree that grows at its end is filled in a fifth of the time.
    insert_many(
        connection,
        schema.blocks,
        ({"block": block, "document": number} for block in sorted(derived.blocks) for number in derived.blocks[block]),
    )
    insert_many(connection, schema.common_blocks, ({"block": block} for block in sorted(derived.common)))
    insert_many(connection, schema.alike, _alike_rows(sorted(derived.alike.items())))
    insert_many(
        connection,
        schema.resolved,
        ({"subject": subject, "report": report, "now": now} for subject, (report, now) in derived.resolved.items()),
    )


class Adding(Generic[Drawn]):
    """One transaction, in which a document is added. `read` reads the outlines that are kept as text."""

    def __init__(self, connection: Connection, read: Callable[[str], Iterable[Drawn]]) -> None:
        self._connection = connection
        self._read = read

    # -- what is kept

    def common(self, blocks: Collection[int]) -> set[int]:
        """Which of these blocks are common."""
        column = schema.common_blocks.c.block
        return {row.block for row in self._asked(select(column), column, blocks)}

    def standing(self, blocks: Collection[int]) -> dict[int, list[int]]:
        """The numbers of the documents that stand in each of these blocks."""
        found: dict[int, list[int]] = defaultdict(list)
        for row in self._asked(select(schema.blocks), schema.blocks.c.block, blocks):
            found[row.block].append(row.document)
        return found

    def sizes(self, blocks: Collection[int]) -> dict[int, int]:
        """How many documents stand in each of these blocks."""
        column = schema.blocks.c.block
        query = select(column, func.count().label("documents")).group_by(column)
        return {row.block: row.documents for row in self._asked(query, column, blocks)}

    def outlines(self, documents: Collection[int]) -> Iterator[Drawn]:
        """The outlines of the documents with these numbers."""
        table = schema.outlines
        for row in self._asked(select(table.c.body), table.c.number, documents):
            yield from self._read(row.body)

    def outlines_of(self, reports: Collection[str]) -> Iterator[Drawn]:
        """The outlines of the documents of these reports."""
        table = schema.outlines
        query = select(table.c.body).distinct().join(schema.reports, schema.reports.c.document == table.c.document)
        for row in self._asked(query, schema.reports.c.id, reports):
            yield from self._read(row.body)

    def alike(self, reports: Collection[str]) -> dict[Pair, float]:
        """The pairs that any of these reports is one of, with their scores."""
        table = schema.alike
        return {
            (left, right): score
            for column in (table.c.left, table.c.right)
            for left, right, score in map(tuple, self._asked(select(table), column, reports))
        }

    def alike_among(self, reports: Collection[str]) -> dict[Pair, float]:
        """The pairs that are both of these reports, with their scores."""
        table, known = schema.alike, set(reports)
        rows = self._asked(select(table), table.c.left, known)
        return {(left, right): score for left, right, score in map(tuple, rows) if right in known}

    def groups(self, reports: Collection[str]) -> list[list[str]]:
        """The reports of each incident that has any of these reports."""
        own, all_of_it = schema.incident_reports.alias(), schema.incident_reports
        query = select(all_of_it).distinct().join(own, own.c.incident == all_of_it.c.incident)
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._asked(query, own.c.report, reports):
            found[row.incident].add(row.report)
        return [sorted(group) for group in found.values()]

    def is_kept(self, document: str) -> bool:
        """Whether the outlines of a document are kept."""
        query = select(schema.outlines.c.number).where(schema.outlines.c.document == document)
        return self._connection.execute(query).first() is not None

    # -- what was read and decided

    def account(self, document: str) -> Account | None:
        """The account of a document."""
        found = self.documents([document])
        reports = to_reports(self._connection.execute(reports_query(schema.reports.c.document == document)))
        return Account(found[document], tuple(reports)) if found else None

    def reports(self, ids: Collection[str]) -> dict[str, Report]:
        """Reports by their ids."""
        found = to_reports(self._asked(reports_query(), schema.reports.c.id, ids))
        return {report.id: report for report in found}

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """Documents by their ids."""
        faults = self._asked(faults_query(), schema.faults.c.document, ids)
        rows = self._asked(select(schema.documents), schema.documents.c.id, ids)
        return {document.id: document for document in to_documents(rows, faults)}

    def judgements(self) -> list[Judgement]:
        """All decisions."""
        return judgements(self._connection)

    def resolved(self) -> dict[str, tuple[str, str]]:
        """Of each subject of a decision the report that it stands for, and the id that stands for it now."""
        return {row.subject: (row.report, row.now) for row in self._connection.execute(select(schema.resolved))}

    # -- what changes

    def keep(self, number: int, document: str, body: str, entered: Iterable[int], common: Collection[int]) -> None:
        """Keep the outlines of a document, the blocks that it entered, and those that it made common."""
        outlines, blocks = schema.outlines, schema.blocks
        self._connection.execute(insert(outlines), {"number": number, "document": document, "body": body})
        insert_many(self._connection, blocks, ({"block": block, "document": number} for block in sorted(entered)))
        insert_many(self._connection, schema.common_blocks, ({"block": block} for block in sorted(common)))
        for several in _parts(common):
            self._connection.execute(delete(blocks).where(blocks.c.block.in_(several)))

    def score(self, alike: Mapping[Pair, float | None]) -> None:
        """Keep these scores; None: the pair is alike no more."""
        table = schema.alike
        pairs = [{"one": left, "other": right} for left, right in sorted(alike)]
        if pairs:
            this = (table.c.left == bindparam("one")) & (table.c.right == bindparam("other"))
            self._connection.execute(delete(table).where(this), pairs)
        told = [(pair, score) for pair, score in sorted(alike.items()) if score is not None]
        insert_many(self._connection, table, _alike_rows(told))

    def replace(self, gone: Collection[str], placed: Iterable[tuple[str, Incident]]) -> None:
        """Put incidents, each with its position, in place of those with these ids."""
        links, incidents = schema.incident_reports, schema.incidents
        for several in _parts(gone):
            self._connection.execute(delete(links).where(links.c.incident.in_(several)))
            self._connection.execute(delete(incidents).where(incidents.c.id.in_(several)))
        insert_incidents(self._connection, placed)

    def done(self, document: str) -> None:
        """Note that a document was added."""
        self._connection.execute(delete(schema.pending).where(schema.pending.c.document == document))

    def give_up(self) -> None:
        """Note that all incidents must be made anew."""
        set_meta(self._connection, "stale", "yes")

    def _asked(self, query: Select[Any], column: ColumnElement[Any], values: Collection[Any]) -> Iterator[Row[Any]]:
        # One parameter for all values, because SQLAlchemy takes its time over each.
        asked = query.where(column.in_(bindparam("asked", expanding=True)))
        for several in _parts(values):
            yield from self._connection.execute(asked, {"asked": several}).all()


def _parts(values: Collection[Any]) -> Iterator[Sequence[Any]]:
    ordered = sorted(values)
    return (ordered[at : at + ASKED] for at in range(0, len(ordered), ASKED))


def _alike_rows(alike: Iterable[tuple[Pair, float]]) -> Iterator[dict[str, Any]]:
    return ({"left": left, "right": right, "score": score} for (left, right), score in alike)
