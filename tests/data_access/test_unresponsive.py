"""A PostgreSQL that is frozen, not dead: told to everyone within seconds, and over by itself."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psutil
import pytest
from sqlalchemy import URL, Connection, text
from sqlalchemy.exc import OperationalError

from data_access import engine, health, unresponsive
from data_access.engine import read_engine, write_engine, writing
from data_access.failures import FAILURES, Fault, fault
from data_access.health import reading

SESSIONS = 12
TOLD_SECONDS = 10
"""Within which a page must say that the database does not answer."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Before the engines of the test's database are made, and no longer than they live."""
    monkeypatch.setattr(unresponsive, "SILENT_SECONDS", 0.3)
    monkeypatch.setattr(unresponsive, "CONNECT_SECONDS", 2)
    monkeypatch.setattr(health, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(engine, "READ_TIMEOUT_MS", 2000)
    monkeypatch.setattr(engine, "_GRACE_SECONDS", 0.5)
    for made in (read_engine, write_engine, unresponsive.server_of):
        made.cache_clear()
    yield
    for made in (read_engine, write_engine, unresponsive.server_of):
        made.cache_clear()


@contextmanager
def _frozen(*processes: psutil.Process) -> Iterator[None]:
    for process in processes:
        process.suspend()
    try:
        yield
    finally:
        for process in processes:
            process.resume()


def _backend(connection: Connection) -> psutil.Process:
    return psutil.Process(connection.scalar(text("SELECT pg_backend_pid()")))


def _server(url: URL) -> list[psutil.Process]:
    with read_engine(url).connect() as connection:
        postmaster = _backend(connection).parent()
    return [postmaster, *postmaster.children(recursive=True)]


def _read(url: URL, statement: str = "SELECT code FROM programmes") -> Fault | None:
    try:
        with reading(url) as connection:
            connection.execute(text(statement)).all()
    except FAILURES as error:
        return fault(error)
    return None


def _timed(do: Callable, *arguments: object) -> tuple[object, float]:
    began = time.monotonic()
    return do(*arguments), time.monotonic() - began


def _write(url: URL) -> Fault | None:
    try:
        with writing(write_engine(url)):
            return None
    except FAILURES as error:
        return fault(error)


def test_a_frozen_server_is_told_to_all_sessions_and_comes_back(postgres_database: URL) -> None:
    url = postgres_database
    assert _read(url) is None
    assert _write(url) is None
    with ThreadPoolExecutor(SESSIONS) as sessions:
        inside = [sessions.submit(_timed, _read, url, "SELECT pg_sleep(1.9)") for _ in range(3)]
        time.sleep(0.3)
        with _frozen(*_server(url)):
            came = [sessions.submit(_timed, _read, url) for _ in range(SESSIONS - 4)]
            came.append(sessions.submit(_timed, _write, url))
            for told, seconds in (session.result() for session in (*inside, *came)):
                assert told is Fault.AWAY
                assert seconds < TOLD_SECONDS
            again = [sessions.submit(_timed, _read, url) for _ in range(SESSIONS)]
            waited = sorted(seconds for _told, seconds in (one.result() for one in again))
            assert waited[-2] < 1, "one looks again, nobody else waits"
        time.sleep(0.5)
        assert _read(url) is None
        assert _write(url) is None


def test_one_frozen_connection_ends_and_leaves_the_others(postgres_database: URL) -> None:
    with (
        read_engine(postgres_database).connect() as connection,
        _frozen(_backend(connection)),
        pytest.raises(OperationalError),
    ):
        assert _read(postgres_database) is None
        connection.execute(text("SELECT 1"))
    assert _read(postgres_database) is None


def test_a_slow_answer_is_no_silence(postgres_database: URL) -> None:
    assert _read(postgres_database, "SELECT pg_sleep(1)") is None
