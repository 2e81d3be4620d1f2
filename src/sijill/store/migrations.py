"""Registers of earlier formats, brought up to date when they are opened: one step from each version to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, inspect, text, update

from sijill.store import log, schema


def _add_successors(connection: Connection) -> None:
    schema.successors.create(connection, checkfirst=True)


def _add_published_from(connection: Connection) -> None:
    if "published_from" not in {column["name"] for column in inspect(connection).get_columns("documents")}:
        connection.execute(text("ALTER TABLE documents ADD COLUMN published_from TEXT"))


def _keep_what_reconciling_finds(connection: Connection) -> None:
    # Incidents can be made again, so they are not carried over.
    for table in (schema.incident_reports, schema.incidents):
        table.drop(connection, checkfirst=True)
    schema.metadata.create_all(connection, tables=schema.DERIVED)
    connection.execute(update(schema.meta).where(schema.meta.c.name == "stale").values(value="yes"))


def _begin_the_log(connection: Connection) -> None:
    # What was kept before is logged as it is found: of earlier changes nothing is known.
    schema.log.create(connection, checkfirst=True)
    log.append(connection, log.records(connection))


STEPS: Mapping[str, tuple[str, Callable[[Connection], None]]] = {
    "1": ("2", _add_successors),
    "2": ("3", _add_published_from),
    "3": ("4", _keep_what_reconciling_finds),
    "4": ("5", _begin_the_log),
}
"""By version: the next one, and what makes it. A step may find its work done, by a run that was cut off."""


def migrate(connection: Connection, version: str | None) -> str | None:
    """Take the steps from `version` on, in one transaction; returns the version then, unchanged where there is none."""
    while version is not None and version in STEPS:
        version, step = STEPS[version]
        step(connection)
        connection.execute(update(schema.meta).where(schema.meta.c.name == "schema").values(value=version))
    return version
