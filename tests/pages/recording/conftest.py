"""A meeting that can be recorded."""

from datetime import date

import pytest
from sqlalchemy import URL

from tests.pages.recording.steps import (
    DAY,
    OWN,
)
from tests.pages.test_pages import HOSTILE
from tests.records import change, meeting, member, postulate, programme, put, sector


@pytest.fixture
def meant(monkeypatch: pytest.MonkeyPatch, sqlite_database: URL) -> URL:
    """Three seats, a planned meeting today, two postulates waiting for it."""
    monkeypatch.setenv("RECORDING", "allowed")
    put(
        sqlite_database,
        programme(),
        sector("KUL"),
        meeting("K8", OWN, DAY, "planned", title=HOSTILE),
        *(member(code, OWN, "ngo") for code in "ABC"),
        *(postulate(f"P{n}", "KUL", title=HOSTILE, text=HOSTILE) for n in (1, 2)),
        *(change(f"P{n}", date(2011, 7, n), "presented") for n in (1, 2)),
        postulate("P3", "KUL"),
        change("P3", DAY, "rejected", justification="powód jak każdy"),
    )
    return sqlite_database
