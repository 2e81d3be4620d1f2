"""Engines, transactions, and what their failures mean to a person."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from sijill.model.errors import RegisterBusyError, RegisterError

BUSY_SECONDS = 5.0
"""How long to wait for another process that writes."""

_WRITES = "sijill_writes"

# Ctrl-C may come while a connection is being closed. SQLAlchemy then writes a traceback to standard error, where people
# look for one sentence; the transaction is rolled back all the same. A program that sets up logging still sees it.
logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())


def connect(location: Path | str) -> Engine:
    """An engine on a SQLite file, or on a database URL."""
    url = URL.create("sqlite", database=str(location)) if isinstance(location, Path) else make_url(location)
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # The driver would begin transactions by itself, late and deferred; we say when (see `_begin_sqlite`).
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once when another wrote meanwhile, whatever the
    # timeout: https://www.sqlite.org/lang_transaction.html#deferred_immediate_and_exclusive_transactions
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, writes: bool = False) -> Iterator[Connection]:
    """One transaction, all or nothing. Raises `RegisterBusyError` and `RegisterError`."""
    try:
        with engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: writes})
            with connection.begin():
                yield connection
    except DBAPIError as error:
        raise _explained(error, engine) from error


def _explained(error: DBAPIError, engine: Engine) -> RegisterError:
    what, where = str(error.orig), engine.url.database or engine.url.render_as_string()
    if "locked" in what or "busy" in what:
        return RegisterBusyError(
            f"Another program writes to the register, and did not finish in {BUSY_SECONDS:.0f} seconds",
            where=where,
            todo="Wait until it has ended, then run the same command again. Nothing was lost.",
        )
    if "full" in what or os.strerror(errno.ENOSPC) in what:
        todo = "What was added before is kept. Make room on the disk, then run the same command again."
        return RegisterError("The disk is full", where=where, todo=todo)
    if "readonly" in what or "unable to open" in what:
        todo = "Check that the folder is there and that you may write in it."
        return RegisterError("The register cannot be written", where=where, todo=todo)
    if "malformed" in what or "not a database" in what:
        todo = "Put the file back from a backup; the originals beside it are untouched."
        return RegisterError("The register's database is damaged", where=where, todo=todo)
    todo = "Check the disk, then run `sijill verify`."
    return RegisterError(f"The register's database failed: {what}", where=where, todo=todo)
