"""What is computed together asks for the same records once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import URL, event

from data_access.attendance import by_meeting
from data_access.engine import read_engine
from data_access.indicators import compute
from data_access.shared_reads import shared_reads
from tests.records import meeting, programme, put, scope, sector


@pytest.fixture
def asked(sqlite_database: URL) -> Iterator[list[str]]:
    """The statements that reads send."""
    put(sqlite_database, programme(), sector("KUL"), meeting("M1", "KUL"))
    found: list[str] = []

    def heard(_connection, _cursor, statement: str, parameters: tuple, *_more) -> None:
        found.append(f"{statement} {parameters}")

    engine = read_engine(sqlite_database)
    event.listen(engine, "before_cursor_execute", heard)
    yield found
    event.remove(engine, "before_cursor_execute", heard)


def test_a_read_is_made_once_for_a_scope(sqlite_database: URL, asked: list[str]) -> None:
    of = scope(sqlite_database)
    asked.clear()
    with read_engine(sqlite_database).connect() as connection:
        with shared_reads():
            first, second = by_meeting(of, connection), by_meeting(of, connection)
            assert len(asked) == 1
            by_meeting(replace(of, sectors=("KUL",)), connection)
            assert len(asked) == 2
        first["code"] = "another"
        assert second["code"].tolist() == ["M1"], "nobody changes what others have"
        by_meeting(of, connection)
        assert len(asked) == 3, "what is asked for later is read anew"


def test_the_indicators_read_lists_and_statuses_of_a_scope_once(
    sqlite_database: URL, asked: list[str]
) -> None:
    of = scope(sqlite_database)
    asked.clear()
    with read_engine(sqlite_database).connect() as connection:
        compute(of, connection)
    heavy = [one for one in asked if "attendance" in one or "postulate_statuses" in one]
    assert heavy
    assert len(heavy) == len(set(heavy))
