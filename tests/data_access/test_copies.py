"""A copy made while records are written, and brought back while they are read."""

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import URL, select, text

from data_access.__main__ import main
from data_access.engine import read_engine, version, write_engine, writing
from data_access.models import Sector
from data_access.schema import _alembic, is_current
from tests.records import programme, put, sector


@pytest.fixture(autouse=True)
def at(sqlite_database: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sqlite_database))


def _sectors(url: URL) -> list[str]:
    with read_engine(url).connect() as connection:
        return sorted(connection.scalars(select(Sector.code)))


def test_a_copy_comes_back(sqlite_database: URL, tmp_path: Path) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    copy = tmp_path / "copy.db"
    with writing(write_engine(sqlite_database)) as connection:
        connection.execute(text("UPDATE sectors SET code = 'EDU'"))
        assert main(["backup", str(copy)]) == 0, "what is not yet committed is not in it"
    assert main(["backup", str(copy)]) == 2, "no copy is overwritten"
    put(sqlite_database, sector("SPO"))
    with read_engine(sqlite_database).connect() as reader:
        before = version(reader)
        assert main(["restore", str(copy)]) == 0
    assert _sectors(sqlite_database) == ["KUL"]
    put(sqlite_database, sector("ZDR"))
    with read_engine(sqlite_database).connect() as reader:
        assert version(reader).split("/")[0] != before.split("/")[0], "no cache takes it for before"


@pytest.mark.parametrize("wrong", ["none.db", "empty.db", "text.db"])
def test_what_is_no_copy_changes_nothing(
    sqlite_database: URL, tmp_path: Path, wrong: str, capsys: pytest.CaptureFixture
) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    (tmp_path / "empty.db").touch()
    (tmp_path / "text.db").write_text("no database, but long enough to be looked into" * 90)
    assert main(["restore", str(tmp_path / wrong)]) == 2
    assert capsys.readouterr().err
    assert _sectors(sqlite_database) == ["KUL"]


def test_a_copy_of_the_first_version_is_brought_up_to_date(
    sqlite_database: URL, tmp_path: Path
) -> None:
    old = URL.create("sqlite", database=str(tmp_path / "old.db"))
    with write_engine(old).begin() as connection:
        command.upgrade(_alembic(connection), "0001")
        connection.execute(
            text(
                "INSERT INTO programmes (id, code, name, period_start, period_end, response_days,"
                " is_sample) VALUES (1, 'P', 'P', '2012-01-01', '2014-12-31', 30, false)"
            )
        )
        connection.execute(
            text("INSERT INTO sectors (programme_id, code, name) VALUES (1, 'X', 'X')")
        )
    write_engine(old).dispose()
    assert main(["restore", str(tmp_path / "old.db")]) == 0
    assert _sectors(sqlite_database) == ["X"]
    with read_engine(sqlite_database).connect() as connection:
        assert is_current(connection)


def test_postgresql_has_tools_of_its_own(
    postgres_database: URL, tmp_path: Path, monkeypatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_database.render_as_string(False))
    assert main(["--lang", "en", "backup", str(tmp_path / "x")]) == 2
    assert "pg_dump" in capsys.readouterr().err
