"""A database at fault: found out once, told to all at once, and over as soon as it answers."""

import logging
import sqlite3
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from alembic.script import ScriptDirectory
from psycopg.errors import ConnectionTimeout
from sqlalchemy import URL, create_engine, make_url, select, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from data_access import engine, health, statement_timeout
from data_access.engine import write_engine
from data_access.failures import FAILURES, Fault, Unusable, fault
from data_access.health import Health, reading
from data_access.models import Programme
from data_access.schema import _alembic, expected
from data_access.statement_timeout import TimedConnection
from tests.browser.conftest import ROOT
from tests.data_access.test_failures import DEAD_SERVER
from tests.records import programme, put

SESSIONS = 18
_NO_MOUNT = 77
_IN_A_MOUNT = f"""
mount --bind $1 $1 && mount -o remount,ro,bind $1 && ! touch $1/new 2>/dev/null || exit {_NO_MOUNT}
exec $2 -m data_access --lang en info
"""


@contextmanager
def locked(url: URL) -> Iterator[None]:
    """A table of PostgreSQL, or the file of SQLite, that no reader may enter."""
    if url.get_backend_name() == "sqlite":
        write_engine(url).dispose()  # the journal of writes ends with the last who has it open
        holder = sqlite3.connect(url.database, isolation_level=None)
        holder.execute("PRAGMA journal_mode=DELETE")
        holder.execute("BEGIN EXCLUSIVE")
        yield
        holder.close()
    else:
        holder = create_engine(url)
        with holder.begin() as connection:
            connection.execute(text("LOCK TABLE programmes"))
            yield
        holder.dispose()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the engines of the test's database are made."""
    monkeypatch.setattr(engine, "READ_BUSY_SECONDS", 1)
    monkeypatch.setattr(health, "LOOK_SECONDS", 0.2)


def _read(url: URL) -> Fault | None:
    try:
        with reading(url) as connection:
            connection.execute(select(Programme.code)).all()
    except FAILURES as error:
        return fault(error)
    return None


def test_many_sessions_on_a_locked_table_wait_once(database: URL) -> None:
    put(database, programme())
    assert _read(database) is None
    with locked(database), ThreadPoolExecutor(SESSIONS) as sessions:
        assert _read(database) is Fault.BUSY, "waits for the lock, then looks for all"
        began = time.monotonic()
        assert set(sessions.map(_read, [database] * SESSIONS)) == {Fault.BUSY}
        assert time.monotonic() - began < 2.5, "one look at most, not one for each"
    time.sleep(0.3)
    assert _read(database) is None, "the next who asks looks, and all is well"


READ_FAILED = "A read of the database failed: "


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """`logged()`: what the log has told since it was asked last, as a server shows it."""
    caplog.set_level(logging.WARNING)

    def since() -> list[str]:
        told = [record.getMessage() for record in caplog.records]
        caplog.clear()
        return told

    return since


def test_a_lasting_fault_that_a_page_finds_is_logged_once_and_so_is_its_end(
    database: URL, logged: Callable[[], list[str]]
) -> None:
    put(database, programme())
    assert _read(database) is None
    with locked(database):
        assert _read(database) is Fault.BUSY
        failed, fault_told = logged()
        assert failed.startswith(READ_FAILED)
        assert fault_told == "The database is at fault: busy"
        time.sleep(0.3)
        assert _read(database) is Fault.BUSY
        assert logged() == []
    time.sleep(0.3)
    assert _read(database) is None
    assert logged() == ["The database answers"]


def test_a_read_that_fails_alone_leaves_the_database_to_others(
    database: URL, logged: Callable[[], list[str]]
) -> None:
    put(database, programme())
    with pytest.raises(SQLAlchemyError), reading(database) as connection:
        connection.execute(text("SELECT nothing FROM programmes"))
    assert _read(database) is None
    assert [line.startswith(READ_FAILED) for line in logged()] == [True], "no end of no fault"


def test_a_read_that_fails_while_another_session_looks_is_logged_too(
    sqlite_database: URL, logged: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    health_here = Health(sqlite_database)
    slow = OperationalError("SELECT 1", {}, sqlite3.OperationalError("interrupted"))
    monkeypatch.setattr(health, "_seen", lambda _url: health_here.failed(slow))
    assert health_here.current() is None
    assert logged() == [f"{READ_FAILED}interrupted"]


def test_a_server_that_freezes_under_a_page_is_logged_without_another_look(
    logged: Callable[[], list[str]],
) -> None:
    frozen = OperationalError("SELECT 1", {}, ConnectionTimeout("connection timeout expired"))
    frozen.__cause__ = frozen.orig
    Health(make_url(DEAD_SERVER)).failed(frozen)
    assert logged() == [
        f"{READ_FAILED}connection timeout expired",
        "The database is at fault: away",
    ]


COUNTED = """WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted{})
SELECT {} FROM counted"""
ENDLESS = COUNTED.format("", "count(*)")


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With engines of its own, as they keep the limit with which they were made."""
    monkeypatch.setattr(engine, "READ_TIMEOUT_MS", 500)
    engine.read_engine.cache_clear()
    yield
    engine.read_engine.cache_clear()


def test_a_statement_that_takes_too_long_is_ended_for_its_reader_alone(
    hurried: None, database: URL
) -> None:
    put(database, programme())
    began = time.monotonic()
    with pytest.raises(SQLAlchemyError) as ended, reading(database) as connection:
        connection.execute(text(ENDLESS))
    assert fault(ended.value) is Fault.SLOW
    assert time.monotonic() - began < 5
    assert _read(database) is None


def test_what_a_reader_does_between_rows_is_none_of_the_statement_s_time(
    database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a long list could not be read piece by piece: `later` are a reader's pauses."""
    later = 0.0
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + later)
    monkeypatch.setattr(statement_timeout, "time", clock)
    with reading(database) as connection:
        counted = connection.execute(text(COUNTED.format(" WHERE n < 400000", "n")))
        for _ in counted.partitions(100_000):
            later += engine.READ_TIMEOUT_MS


def test_a_statement_that_was_ended_leaves_no_limit_to_the_next(sqlite_database: URL) -> None:
    """Row by row too, and on the connection itself."""
    counted = COUNTED.format(" WHERE n < 3000000", "n")
    connection = sqlite3.connect(":memory:", factory=TimedConnection)
    connection.most_seconds = 0.05
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        deque(connection.cursor().execute(counted), maxlen=0)
    assert connection.execute(counted).fetchone()


def test_a_database_away_is_told_and_returns(sqlite_database: URL) -> None:
    file = Path(sqlite_database.database)
    away = file.rename(file.with_suffix(".away"))
    assert _read(sqlite_database) is Fault.MISSING
    with pytest.raises(Unusable), reading(sqlite_database):
        pass
    away.rename(file)
    time.sleep(0.3)
    assert _read(sqlite_database) is None


def test_the_schema_is_looked_at_before_the_first_page(database: URL, bare_database: URL) -> None:
    assert Health(database).current() is None
    with write_engine(database).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    assert Health(database).current() is Fault.VERSION
    with write_engine(bare_database).begin() as connection:
        connection.execute(text("SELECT 1"))
    assert Health(bare_database).current() is Fault.EMPTY


def test_the_version_expected_is_the_last_migration() -> None:
    assert expected() == ScriptDirectory.from_config(_alembic()).get_current_head()


def test_a_mount_that_is_read_only_is_read(sqlite_database: URL, tmp_path: Path) -> None:
    """SQLite cannot make its lock files there; a real mount, where the system allows one."""
    put(sqlite_database, programme())
    write_engine(sqlite_database).dispose()
    told = subprocess.run(
        ["unshare", "-rm", "sh", "-c", _IN_A_MOUNT, "sh", str(tmp_path), sys.executable],
        cwd=ROOT,
        env={"DATABASE_URL": str(sqlite_database), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"},
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode in (1, _NO_MOUNT) and not told.stdout:
        pytest.skip("this system lets us mount nothing")
    assert told.returncode == 0, told.stderr
    assert "P1" in told.stdout
