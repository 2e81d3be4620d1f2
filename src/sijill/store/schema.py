"""The one schema, in types that SQLite and PostgreSQL share. Days are ISO 8601 text, nested values JSON.

Captures, documents, reports, claims, faults and judgements are what is known. Incidents are a projection of
them that can be made again at any time.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

VERSION = "5"
"""Raised with every change of the tables, with a step in `migrations`; kept in `meta`."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""`schema`: the version above. `stale`: whether all incidents must be made anew ("yes" or "no"). `rules`: stands for
the program that made them."""

captures = Table(
    "captures",
    metadata,
    Column("digest", String(71), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String(100), nullable=False),
)

origins = Table(
    "origins",
    metadata,
    Column("capture", ForeignKey("captures.digest"), primary_key=True),
    Column("location", Text, primary_key=True),
    Column("retrieved_at", String(40), nullable=False),
)
"""Every location from which the bytes came, with the first time they came from there."""

ingests = Table(
    "ingests",
    metadata,
    Column("capture", ForeignKey("captures.digest"), primary_key=True),
    Column("reader", String(100), primary_key=True),
    Column("version", String(100), primary_key=True),
    Column("config", String(64), primary_key=True),
)
"""Which captures were read under which key: reading one again would give what is here already."""

documents = Table(
    "documents",
    metadata,
    Column("id", String(71), primary_key=True),
    Column("capture", ForeignKey("captures.digest"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("published", String(10), index=True),
    Column("language", String(40)),
    Column("url", Text),
    Column("extractor", String(100), nullable=False),
    Column("segments", Text, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("coverage", Float, nullable=False),
    Column("published_from", Text),
)
"""`position` is the document's place within its capture."""

reports = Table(
    "reports",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("report", ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("sub_event_type", String(60), nullable=False, index=True),
    Column("status", String(20), nullable=False),
    Column("body", Text, nullable=False),
)
"""`body` is the claim in the public JSON contract, with its reasons; the columns are for selection."""

faults = Table(
    "faults",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("capture", ForeignKey("captures.digest"), index=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), index=True),
    Column("position", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("step", String(20), nullable=False),
    Column("code", String(40), nullable=False),
    Column("what", Text, nullable=False),
    Column("todo", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("position", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""`position`: they are told in the order of its code points, and of their ids."""

incident_reports = Table(
    "incident_reports",
    metadata,
    Column("incident", ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("report", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
)
Index("ix_incident_reports_report", incident_reports.c.report)

successors = Table(
    "successors",
    metadata,
    Column("old", String(40), primary_key=True),
    Column("new", String(40), primary_key=True),
)
"""Claims and reports of earlier readings, with those that stand for the same in a later one: judgements follow them."""

judgements = Table(
    "judgements",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("verdict", String(20), nullable=False),
    Column("subjects", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("note", Text, nullable=False),
)
"""Appended, never changed. The order is `position`, not the clock."""

log = Table(
    "log",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("digest", String(71), nullable=False),
    Column("salt", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""The leaves of the Merkle tree (see `log`): appended with the records that they stand for, never changed. `id` is the
record's own; `hash` is that of the leaf."""

pending = Table("pending", metadata, Column("document", String(71), primary_key=True))
"""Documents that were added since incidents were made, where nothing else changed."""

outlines = Table(
    "outlines",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("document", String(71), nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
"""This and the tables below are what was found on the way to the incidents, so that another document touches its
blocks only. They derive from the reports like the incidents. `number` stands for the document in `blocks`."""

blocks = Table(
    "blocks",
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("document", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The documents that stand in each block that is not common."""

common_blocks = Table("common_blocks", metadata, Column("block", BigInteger, primary_key=True, autoincrement=False))
"""The blocks in which so many stand that it is not kept who."""

alike = Table(
    "alike",
    metadata,
    Column("left", String(20), primary_key=True),
    Column("right", String(20), primary_key=True, index=True),
    Column("score", Float(53), nullable=False),
    sqlite_with_rowid=False,
)
"""The pairs of reports that are taken for one happening, the lesser id first."""

resolved = Table(
    "resolved",
    metadata,
    Column("subject", String(40), primary_key=True),
    Column("report", String(20), nullable=False),
    Column("now", String(40), nullable=False),
)
"""What people judged: the report that each subject belongs to, and the id that stands for it now."""

DERIVED = (incident_reports, incidents, outlines, blocks, common_blocks, alike, resolved, pending)
"""The tables that can be made again, in an order in which they can be emptied."""
