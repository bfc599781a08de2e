"""A programme removed for good: nothing of it is left, the others stand as they were."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, select, update

from data_access.__main__ import main
from data_access.engine import read_engine, write_engine, writing
from data_access.journal.refusal import NotUndone
from data_access.journal.undo import undo
from data_access.models import Base, JournalEntry, Load, Postulate, Programme, now
from data_access.removal import remove
from domain.vocabulary import Outcome
from tests.records import organisation, postulate, programme, put, sector

SECRET = "Zażółć gęślą jaźń"


@pytest.fixture
def two(database: URL) -> URL:
    """GONE with a text that was written over once, and KEPT beside it, with the same codes."""
    put(
        database,
        *(programme(number, code=code) for number, code in ((1, "GONE"), (2, "KEPT"))),
        *(sector("KUL", programme_id=number) for number in (1, 2)),
        *(organisation("A", programme_id=number) for number in (1, 2)),
        *(postulate("P1", "KUL", title=SECRET, programme_id=number) for number in (1, 2)),
    )
    with writing(write_engine(database)) as connection:
        connection.execute(update(Postulate).values(title="Inny"))
    return database


def _rows(database: URL, programme_id: int) -> dict[str, list[str]]:
    with read_engine(database).connect() as connection:
        return {
            table.name: sorted(
                map(
                    repr,
                    connection.execute(select(table).where(table.c.programme_id == programme_id)),
                )
            )
            for table in Base.metadata.sorted_tables
            if "programme_id" in table.c
        }


def test_nothing_of_it_is_left_and_the_others_stay(two: URL) -> None:
    kept = _rows(two, 2)
    counts = remove(write_engine(two), "GONE")
    assert counts["postulates"] == counts["organisations"] == counts["programmes"] == 1
    assert not any(_rows(two, 1).values())
    assert _rows(two, 2) == kept
    with read_engine(two).connect() as connection:
        assert connection.scalars(select(Programme.code)).all() == ["KEPT"]
        assert set(connection.scalars(select(JournalEntry.programme))) == {2}


def test_no_revision_brings_it_back(two: URL) -> None:
    remove(write_engine(two), "GONE")
    for number in (1, 2, 3):
        with pytest.raises(NotUndone):
            undo(write_engine(two), number)


def test_its_texts_are_overwritten_in_the_file(sqlite_database: URL) -> None:
    long = postulate("P1", "KUL", title=f"{SECRET} {'x' * 3000}")
    put(sqlite_database, programme(code="GONE"), sector("KUL"), long)
    remove(write_engine(sqlite_database), "GONE")
    file = Path(str(sqlite_database.database))
    for engine in (read_engine(sqlite_database), write_engine(sqlite_database)):
        engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert SECRET.encode() not in file.read_bytes()


def test_names_of_files_that_held_it_alone_go(two: URL) -> None:
    def of(*programmes: str) -> Load:
        return Load(
            at=now(),
            by="",
            outcome=Outcome.LOADED,
            programmes=list(programmes),
            files=[{"name": "jan-kowalski.csv"}],
            changes={},
            errors=0,
            warnings=0,
            revision=1,
        )

    put(two, of("GONE"), of("GONE", "KEPT"), of("KEPT"))
    remove(write_engine(two), "GONE")
    with read_engine(two).connect() as connection:
        loads = connection.execute(select(Load.programmes, Load.files)).all()
    assert {",".join(of): len(files) for of, files in loads} == {
        "GONE": 0,
        "GONE,KEPT": 1,
        "KEPT": 1,
    }


def test_the_command_asks_first(
    two: URL, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", two.render_as_string(hide_password=False))
    command = ["--lang", "pl", "delete", "GONE"]
    assert main(command) == 2
    assert "--yes" in capsys.readouterr().err
    assert main([*command, "--yes"]) == 0
    assert main([*command, "--yes"]) == 1
    assert "Nie ma programu GONE." in capsys.readouterr().err
