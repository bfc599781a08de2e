"""Connections: pages read through connections that cannot write; writers raise the revision.

What was asked for and what the records hold stays out of every error, and so of the logs.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pandas as pd
from sqlalchemy import (
    URL,
    Boolean,
    Connection,
    DateTime,
    Engine,
    Integer,
    Numeric,
    create_engine,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool
from sqlalchemy.sql.selectable import ReturnsRows
from sqlalchemy.types import TypeEngine

from data_access.config import system_user
from data_access.dialect import add_functions
from data_access.models import Database, Revision
from data_access.statement_timeout import TimedConnection
from data_access.unresponsive import CONNECT_SECONDS, watch

log = logging.getLogger(__name__)
pd.set_option("mode.string_storage", "python")
"""Columns are looked up by name all the time, for which Arrow's names are copied each time."""

BUSY_SECONDS = 30
"""How long a writer waits for another writer before it gives up."""
_CACHE = "cache_size=-262144"
"""Kilobytes a writer may keep in memory: a large load then seldom waits for the disk."""
_LOCK_NOT_AVAILABLE = "55P03"
READ_TIMEOUT_MS = 30_000
"""A page's statement is cancelled after this long."""
READ_BUSY_SECONDS = 3
"""How long a page waits for a locked table or file: readers seldom have to."""
_POOL_SECONDS = 5
"""For a connection of the pool to come free."""
_GRACE_SECONDS = 3
"""After which a server that should have cancelled a statement is left alone."""


@cache
def write_engine(url: URL) -> Engine:
    """Engine for loads and migrations. SQLite: WAL, foreign keys on, one writer at a time."""
    if url.get_backend_name() != "sqlite":
        given = _patience(url)
        return watch(
            create_engine(url, pool_pre_ping=True, connect_args=given, hide_parameters=True)
        )
    if "uri" not in url.query:  # else the name is no path
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return _sqlite_writer(url)


def _sqlite_writer(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", _CACHE):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _lock_at_once(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@cache
def read_engine(url: URL) -> Engine:
    """Engine for pages: the database itself refuses writes.

    Raises on first use if an SQLite file does not exist: reading never creates one.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite_reader(url, READ_TIMEOUT_MS)
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=_POOL_SECONDS,
        connect_args=_postgres_reads(url, READ_TIMEOUT_MS),
        hide_parameters=True,
    )
    return watch(engine, most_seconds=READ_TIMEOUT_MS / 1000 + _GRACE_SECONDS)


@cache
def probe_engine(url: URL) -> Engine:
    """Engine to look whether a database answers: beside the pool, with little patience."""
    most_ms = READ_BUSY_SECONDS * 2000  # a lock is told from slowness
    if url.get_backend_name() == "sqlite":
        return _sqlite_reader(url, most_ms)
    given = _postgres_reads(url, most_ms)
    engine = create_engine(url, poolclass=NullPool, connect_args=given, hide_parameters=True)
    return watch(engine, most_seconds=most_ms / 1000 + _GRACE_SECONDS)


def _postgres_reads(url: URL, statement_ms: int) -> dict[str, str | int]:
    options = (
        f"-c default_transaction_read_only=on -c statement_timeout={statement_ms}"
        f" -c lock_timeout={READ_BUSY_SECONDS}s"
    )
    return {"options": options, **_patience(url)}


def _patience(url: URL) -> dict[str, int]:
    return {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}


def _sqlite_reader(url: URL, statement_ms: int) -> Engine:
    path = Path(url.database.removeprefix("file:")).resolve()

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro{_unlocked(path)}",
            uri=True,
            timeout=READ_BUSY_SECONDS,
            check_same_thread=False,
            factory=TimedConnection,
        )
        connection.most_seconds = statement_ms / 1000
        add_functions(connection)
        return connection

    # opened anew each time: the file may have been replaced
    return create_engine("sqlite://", creator=opened, poolclass=NullPool, hide_parameters=True)


def _unlocked(path: Path) -> str:
    """On a read-only mount SQLite cannot make its files of locks; nobody writes there either."""
    if os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists():
        return ""
    return "&immutable=1"


class Busy(Exception):
    """Another writer did not end within `BUSY_SECONDS`. Nothing was written."""


@contextmanager
def begun(engine: Engine) -> Iterator[Connection]:
    """A transaction: commits at the end, else rolls back. Raises `Busy` where SQLite's is taken."""
    with ExitStack() as until_the_end:
        with _busy_told():
            connection = until_the_end.enter_context(engine.begin())
        yield connection


@contextmanager
def writing(
    engine: Engine, *, by: str = "", source: str = "", undoes: int | None = None
) -> Iterator[Connection]:
    """One write transaction, with the revision raised: commits at the end, else rolls back.

    The journal knows it as written `by` that person, the operating system's user where none is
    named; from `source`, a file or a form; and which earlier revision it `undoes`. Writers wait
    for each other at once, not half-way: on SQLite for the file, on PostgreSQL for the revision's
    row. Raises `Busy` where they wait in vain.
    """
    with begun(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        with _busy_told():
            connection.execute(update(Database).values(revision=Database.revision + 1))
        connection.execute(
            insert(Revision).values(
                revision=select(Database.revision).scalar_subquery(),
                at=datetime.now(UTC).replace(tzinfo=None),
                by=by or system_user(),
                source=source,
                undoes=undoes,
            )
        )
        yield connection
        number = revision(connection)
    _written[engine.url] = number
    log.info("write", extra={"fields": {"revision": number}})


_written: dict[URL, int] = {}


def last_written(url: URL) -> int:
    """The last revision that this process wrote: a replica may not have it yet. 0 if none."""
    return _written.get(url, 0)


class _Undone(Exception):
    """Takes a transaction back."""


@contextmanager
def trying(engine: Engine) -> Iterator[Connection]:
    """A transaction that is always taken back.

    SQLite has one lock for the whole file: a copy is written to instead, and nobody waits. On
    PostgreSQL only writers of the same records wait, because the revision's row is left alone.
    """
    with ExitStack() as until_the_end:
        if engine.dialect.name == "sqlite":
            folder = until_the_end.enter_context(TemporaryDirectory(ignore_cleanup_errors=True))
            engine = _copy(engine, Path(folder) / "trial.db")
            until_the_end.callback(engine.dispose)
        with suppress(_Undone), begun(engine) as connection:
            yield connection
            raise _Undone


def _copy(engine: Engine, path: Path) -> Engine:
    """An engine over a copy of an SQLite database as it is now, whoever writes meanwhile."""
    with read_engine(engine.url).connect() as connection, closing(sqlite3.connect(path)) as copy:
        connection.connection.dbapi_connection.backup(copy)
    return _sqlite_writer(URL.create("sqlite", database=str(path)))


@contextmanager
def _busy_told() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise (Busy(str(error.orig)) if _is_lock(error.orig) else error) from error


def _is_lock(error: BaseException | None) -> bool:
    if isinstance(error, sqlite3.Error):
        return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return getattr(error, "sqlstate", "") == _LOCK_NOT_AVAILABLE


def revision(connection: Connection) -> int:
    """The number of write transactions so far."""
    return connection.execute(select(Database.revision)).scalar_one()


def version(connection: Connection) -> str:
    """What caches are keyed by: which database this is, and its revision."""
    identity, number = connection.execute(select(Database.identity, Database.revision)).one()
    return f"{identity}/{number}"


def frame(connection: Connection, statement: ReturnsRows) -> pd.DataFrame:
    """The statement's rows as a DataFrame, one column per selected label.

    A column's type is the one selected, whatever the rows hold: texts, dates and flags are
    objects, None where there is none; integers are int64, or float64 with NaN where some are
    missing; instants are datetime64, NaT where missing.
    """
    found = connection.execute(statement)
    values = zip(*found.all(), strict=True)
    selected = list(statement.exported_columns)
    columns = {
        name: _series(list(next(values, ())), column.type)
        for name, column in zip(found.keys(), selected, strict=True)
    }
    return pd.DataFrame(columns)


def _series(values: list, kind: TypeEngine) -> pd.Series:
    """pandas left to itself guesses from the values, and otherwise where one is missing."""
    if isinstance(kind, DateTime):
        return pd.Series(values, dtype="datetime64[us]")
    if isinstance(kind, Numeric):
        return pd.Series(values, dtype="float64")
    if isinstance(kind, Integer):
        return pd.Series(values, dtype="float64" if None in values else "int64")
    if isinstance(kind, Boolean) and None not in values:
        return pd.Series(values, dtype="bool")
    return pd.Series(values, dtype="object")
