"""A programme removed for good: nothing of it is left, the others stand as they were."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, MetaData, Table, delete, inspect, select, update

from data_access.__main__ import main
from data_access.engine import read_engine, revision, write_engine, writing
from data_access.journal.refusal import NotUndone
from data_access.journal.undo import undo
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.models import (
    Base,
    JournalEntry,
    Load,
    Organisation,
    Postulate,
    Programme,
    now,
)
from data_access.removal import remove
from domain.vocabulary import LoadOutcome
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
            outcome=LoadOutcome.LOADED,
            programmes=list(programmes),
            files=[{"name": "jan-kowalski.csv"}],
            changes={},
            errors=0,
            warnings=0,
            revision=1,
        )

    put(two, of("GONE"), of("GONE", "KEPT"), of("KEPT"), of())
    remove(write_engine(two), "GONE")
    with read_engine(two).connect() as connection:
        loads = connection.execute(select(Load.programmes, Load.files)).all()
    assert [(of, len(files)) for of, files in loads] == [(["KEPT"], 1), (["KEPT"], 1)]


def test_no_table_holds_a_word_of_it(database: URL, tmp_path: Path) -> None:
    """After loads taken and refused, a text written over, a row removed and an undo."""
    engine = write_engine(database)
    for code, word in (("KEPT", "zostaje"), ("GONE", SECRET)):
        folder = tmp_path / word
        folder.mkdir()
        for name, content in {
            "programmes": f"code,name,period_start,period_end\n{code},{word},2012-01-01,2014-12-31",
            "sectors": f"programme,code,name\n{code},KUL,{word}",
            "organisations": f"code,name\nO1,{word}\nO2,{word} drugi",
            "postulates": "programme,code,sector,title,channel,area,stage,submitted_on\n"
            f"{code},P1,KUL,{word},email,financial,gathering,2011-06-01",
        }.items():
            (folder / f"{name}.csv").write_text(content)
        load(engine, folder, by="IT")
        (again := tmp_path / f"{word} 2").mkdir()
        (again / f"{word}.csv").write_text("no table")
        alone = again / "organisations.csv"
        alone.write_text(f"code,name\nO3,{word} trzeci")
        load(engine, again, programme=code, by="IT")
        with engine.connect() as connection:
            last = revision(connection)
        undo(engine, last, by="IT")
        alone.write_text(f"code,name\n,{word}")
        with pytest.raises(Refused):
            load(engine, again, programme=code, by="IT")
        with writing(engine, by="IT", source="form") as connection:
            own = Postulate.code == "P1", Postulate.title == word
            connection.execute(update(Postulate).where(*own).values(title=f"{word} inaczej"))
            connection.execute(delete(Organisation).where(Organisation.name == f"{word} drugi"))
    assert {"GONE", SECRET} <= _told(database, ("GONE", SECRET))
    remove(engine, "GONE", by="IT")
    assert not _told(database, ("GONE", SECRET))
    assert _told(database, ("KEPT", "zostaje")) == {"KEPT", "zostaje"}


def _told(database: URL, words: tuple[str, ...]) -> set[str]:
    """Which of the words any cell of any table holds, our own tables or not."""
    with read_engine(database).connect() as connection:
        cells = " ".join(
            str(row._asdict())
            for name in inspect(connection).get_table_names()
            for row in connection.execute(select(Table(name, MetaData(), autoload_with=connection)))
        )
    return {word for word in words if word in cells}


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
