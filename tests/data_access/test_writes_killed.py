"""A writer that is killed leaves all of its form in the database, or nothing of it."""

import os
import signal
import time
from datetime import date

import pytest
from sqlalchemy import URL, delete

from data_access.engine import read_engine, write_engine, writing
from data_access.models import Attendance, PostulateStatus
from data_access.writes import SentRows, write
from tests.records import change, meeting, organisation, postulate, programme, put, sector

SIZE = 200
MOMENTS = 20


@pytest.fixture
def waiting(database: URL) -> URL:
    put(
        database,
        programme(),
        sector("KUL"),
        meeting("K8", "coordinating", date(2011, 9, 15)),
        *(organisation(f"O{n}") for n in range(SIZE)),
        *(postulate(f"P{n}", "KUL") for n in range(SIZE)),
        *(change(f"P{n}", date(2011, 7, 1), "presented") for n in range(SIZE)),
    )
    return database


def _form() -> SentRows:
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


def _taken_away(url: URL) -> tuple[int, int]:
    """How much of the form is written, once the killed one's transaction has ended; it is removed
    again."""
    forms = (
        delete(Attendance),
        delete(PostulateStatus).where(PostulateStatus.status == "accepted"),
    )
    with writing(write_engine(url), by="", source="") as connection:
        attendance, decisions = (connection.execute(form).rowcount for form in forms)
    return attendance, decisions


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
def test_killed_at_twenty_moments_nothing_lies_between(waiting: URL) -> None:
    found, whole = [], 0.0
    for moment in range(MOMENTS + 1):
        begun = time.monotonic()
        child = _writer(waiting)
        if moment:
            time.sleep(whole * moment / MOMENTS)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if not moment:
            whole = time.monotonic() - begun
        found.append(_taken_away(waiting))
    assert set(found) <= {(0, 0), (SIZE, SIZE)}
    assert found[0] == (SIZE, SIZE), "what nobody kills is written"
    assert (0, 0) in found, "some were killed before their end"
