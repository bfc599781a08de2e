"""Migrations: records of an earlier version stay as they were, and take the new columns."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import URL, text

from data_access.engine import read_engine, write_engine
from data_access.export import table_frame
from data_access.load.load_files import load
from data_access.schema import _alembic, is_current, upgrade
from tests.records import put, sector

_RECORDS = (
    "INSERT INTO programmes (id, code, name, period_start, period_end, response_days, is_sample)"
    " VALUES (7, 'P', 'Program', '2012-01-01', '2014-12-31', 30, false)",
    "INSERT INTO sectors (programme_id, code, name) VALUES (7, 'KUL', 'Kultura')",
    "INSERT INTO members (programme_id, code, team, role, display_name)"
    " VALUES (7, 'C1', 'KUL', 'expert', 'ekspert – socjolog')",
    "INSERT INTO meetings (programme_id, code, team, kind, starts_at, starts_on, status)"
    " VALUES (7, 'M1', 'KUL', 'sector', '2011-05-10 15:00:00', '2011-05-10', 'held')",
    "INSERT INTO attendance (programme_id, meeting, participant_kind, participant, invited,"
    " registered, attended, people) VALUES (7, 'M1', 'member', 'C1', true, false, true, 2)",
)


def _before(url: URL, version: str = "0002") -> None:
    with write_engine(url).begin() as connection:
        command.upgrade(_alembic(connection), version)
        for statement in _RECORDS:
            connection.execute(text(statement))


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_terms_excuses_and_revisions_come_to_records_that_stand(
    bare_database: URL, tmp_path: Path, version: str
) -> None:
    _before(bare_database, version)
    upgrade(write_engine(bare_database))
    with read_engine(bare_database).connect() as connection:
        assert is_current(connection)
        (member,) = table_frame(connection, 7, "members").to_dict("records")
        (row,) = table_frame(connection, 7, "attendance").to_dict("records")
        revised = connection.scalar(text("SELECT revised_at FROM meetings"))
    assert member["display_name"] == "ekspert – socjolog"
    assert (member["from"], member["to"]) == (None, None)
    assert (row["member"], row["people"]) == ("C1", 2), "derived columns too"
    assert (row["invited"], row["attended"], row["excused"]) == (True, True, False)
    age = datetime.now(UTC).replace(tzinfo=None) - datetime.fromisoformat(str(revised))
    assert timedelta() <= age < timedelta(minutes=5)

    folder = tmp_path / "load"
    folder.mkdir()
    (folder / "programy.csv").write_text("kod;nazwa;okres_od;okres_do\nP;P;2012-01-01;2014-12-31\n")
    (folder / "branze.csv").write_text("program;kod;nazwa\nP;KUL;Kultura\n")
    (folder / "czlonkowie.csv").write_text(
        "program;kod;zespol;rola;od;do\nP;C1;KUL;ekspert;01.03.2011;30.06.2011\n"
    )
    load(write_engine(bare_database), folder)
    with read_engine(bare_database).connect() as connection:
        (member,) = table_frame(connection, 7, "members").to_dict("records")
    assert (str(member["from"]), str(member["to"])) == ("2011-03-01", "2011-06-30")
    assert member["display_name"] == "ekspert – socjolog", "what was not sent stays"


def test_rows_older_than_the_journal_are_told_apart(bare_database: URL) -> None:
    _before(bare_database)
    with write_engine(bare_database).begin() as connection:
        connection.execute(text("UPDATE database SET revision = 4"))
    upgrade(write_engine(bare_database))
    put(bare_database, sector("EDU", programme_id=7))
    with read_engine(bare_database).connect() as connection:
        recorded = connection.execute(text("SELECT code, recorded_in FROM sectors")).all()
        assert dict(map(tuple, recorded)) == {"KUL": 0, "EDU": 5}
        assert connection.scalar(text("SELECT journal_from FROM database")) == 4


def test_a_migration_can_be_taken_back(bare_database: URL) -> None:
    _before(bare_database)
    engine = write_engine(bare_database)
    upgrade(engine)
    with engine.begin() as connection:
        command.downgrade(_alembic(connection), "0002")
        assert connection.scalar(text("SELECT people FROM attendance")) == 2
        connection.execute(text("UPDATE attendance SET people = 3"))  # no trigger is left behind
