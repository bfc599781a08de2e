"""Loads that are broken off, meet one another or find no room: all or nothing, and told."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from data_access.__main__ import main
from data_access.engine import write_engine
from data_access.load.load_files import load
from tests.data_access.faults import killed_after, rows_and_sectors, write_load

ROWS = 20_000


def test_two_loads_at_once_both_arrive(database: URL, tmp_path: Path) -> None:
    folders = [write_load(tmp_path / code, ROWS, sector=code) for code in ("KUL", "EDU")]
    engine = write_engine(database)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda folder: load(engine, folder), folders))
    assert rows_and_sectors(database) == (2 * ROWS, ["EDU", "KUL"])


def test_a_killed_load_leaves_what_was_before_or_all_of_it(database: URL, tmp_path: Path) -> None:
    load(write_engine(database), write_load(tmp_path / "first", 100, sector="EDU"))
    folder = write_load(tmp_path / "second", 5 * ROWS)
    for seconds in (1.0, 1.6, 2.2):
        killed_after(database, folder, seconds)
        found = rows_and_sectors(database)
        assert found in [(100, ["EDU"]), (100 + 5 * ROWS, ["EDU", "KUL"])]
    load(write_engine(database), folder)
    assert rows_and_sectors(database) == (100 + 5 * ROWS, ["EDU", "KUL"])


def test_a_trial_keeps_no_other_load_waiting(sqlite_database: URL, tmp_path: Path) -> None:
    engine, other = write_engine(sqlite_database), write_load(tmp_path / "o", 40, sector="EDU")
    loaded = []

    def meanwhile(_done: int, _total: int) -> None:
        if not loaded:
            loaded.append(load(engine, other))

    tried = load(engine, write_load(tmp_path / "t", 80), dry_run=True, progress=meanwhile)
    assert tried.changes["attendance"].added == 80
    assert rows_and_sectors(sqlite_database) == (40, ["EDU"])


@pytest.fixture
def full_disk(sqlite_database: URL) -> Iterator[Engine]:
    """A writer whose database may not grow: SQLite then says that the disk is full."""
    engine = write_engine(sqlite_database)

    def shrink(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 20}")

    event.listen(engine, "connect", shrink)
    engine.dispose()
    yield engine
    event.remove(engine, "connect", shrink)
    engine.dispose()


def test_a_full_disk(
    full_disk: Engine, sqlite_database: URL, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sqlite_database))
    folder = write_load(tmp_path / "load", ROWS)
    assert main(["--lang", "en", "load", str(folder)]) == 2
    told = capsys.readouterr().err
    assert "nothing was changed" in told
    assert "full" in told
    assert rows_and_sectors(sqlite_database) == (0, [])


def test_a_database_that_may_not_be_written(
    sqlite_database: URL, tmp_path: Path, monkeypatch, capsys
) -> None:
    url = f"sqlite:///file:{sqlite_database.database}?mode=ro&uri=true"
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["--lang", "en", "load", str(write_load(tmp_path / "load", 10))]) == 2
    assert "readonly" in capsys.readouterr().err
    assert rows_and_sectors(sqlite_database) == (0, [])


def test_postgresql_goes_away_in_mid_load(
    postgres_server: URL, postgres_database: URL, tmp_path: Path
) -> None:
    engine = write_engine(postgres_database)
    other = create_engine(postgres_server, isolation_level="AUTOCOMMIT")

    def cut(done: int, total: int) -> None:
        if done > total / 2:
            with other.connect() as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = :name"
                    ),
                    {"name": postgres_database.database},
                )

    with pytest.raises(DBAPIError):
        load(engine, write_load(tmp_path / "load", ROWS), progress=cut)
    other.dispose()
    assert rows_and_sectors(postgres_database) == (0, [])
    load(engine, tmp_path / "load")
    assert rows_and_sectors(postgres_database) == (ROWS, ["KUL"])
