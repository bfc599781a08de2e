"""A writer that is killed leaves all of its form in the database, or nothing of it."""

import os
import signal
import sqlite3
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import URL, func, select

from data_access.engine import read_engine, write_engine
from data_access.models import Attendance, PostulateStatus
from data_access.writes import Tables, write
from tests.records import change, meeting, organisation, postulate, programme, put, sector

SIZE = 200
MOMENTS = 20


@pytest.fixture
def waiting(sqlite_database: URL) -> URL:
    put(
        sqlite_database,
        programme(),
        sector("KUL"),
        meeting("K8", "coordinating", date(2011, 9, 15)),
        *(organisation(f"O{n}") for n in range(SIZE)),
        *(postulate(f"P{n}", "KUL") for n in range(SIZE)),
        *(change(f"P{n}", date(2011, 7, 1), "presented") for n in range(SIZE)),
    )
    return sqlite_database


def _form() -> Tables:
    return {
        "attendance": [
            {"meeting": "K8", "organisation": f"O{n}", "attended": "1"} for n in range(SIZE)
        ],
        "postulate_statuses": [
            {
                "postulate": f"P{n}",
                "changed_at": "2011-09-15 17:30",
                "status": "accepted",
                "meeting": "K8",
                "justification": "tak",
            }
            for n in range(SIZE)
        ],
    }


def _written(url: URL) -> tuple[int, int]:
    decided = PostulateStatus.status == "accepted"
    with read_engine(url).connect() as connection:
        return (
            connection.scalar(select(func.count()).select_from(Attendance)),
            connection.scalar(select(func.count()).select_from(PostulateStatus).where(decided)),
        )


def _writer(url: URL) -> int:
    """A process of its own that writes the form; its id."""
    write_engine(url).dispose()
    read_engine(url).dispose()
    child = os.fork()
    if not child:
        try:
            write(write_engine(url), "P1", _form(), by="Anna", form="desk")
        finally:
            os._exit(0)
    return child


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # a fork beside threads: it never joins
def test_killed_at_twenty_moments_nothing_lies_between(waiting: URL, tmp_path: Path) -> None:
    found, whole = [], 0.0
    for moment in range(MOMENTS + 1):
        url = URL.create("sqlite", database=str(tmp_path / f"own{moment}.db"))
        with sqlite3.connect(waiting.database) as own, sqlite3.connect(url.database) as copy:
            own.backup(copy)
        begun = time.monotonic()
        child = _writer(url)
        if moment:
            time.sleep(whole * moment / MOMENTS)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if not moment:
            whole = time.monotonic() - begun
        found.append(_written(url))
        read_engine(url).dispose()
    assert set(found) <= {(0, 0), (SIZE, SIZE)}
    assert found[0] == (SIZE, SIZE), "what nobody kills is written"
    assert (0, 0) in found, "some were killed before their end"
