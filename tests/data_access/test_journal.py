"""The journal: who wrote what and when, what each row was, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import URL, Engine, delete, func, select, update

from data_access.engine import read_engine, revision, write_engine, writing
from data_access.journal.former_rows import (
    beside_key,
    journalled_tables,
    key_of,
    read_key,
    read_values,
)
from data_access.load.load_files import load
from data_access.models import Base, JournalEntry, Meeting, Postulate, Programme, Revision
from tests.data_access.test_load import POSTULATES, WHOLE, Folder, folder
from tests.data_access.whole import whole, written
from tests.records import programme, put

__all__ = ["folder"]


def _entries(database: URL) -> list[dict]:
    with read_engine(database).connect() as connection:
        found = connection.execute(select(JournalEntry.__table__).order_by(JournalEntry.id))
        return [dict(row) for row in found.mappings()]


def _recorded(database: URL, column: object) -> dict:
    with read_engine(database).connect() as connection:
        return dict(connection.execute(select(column, column.class_.recorded_in)).all())


def test_every_write_tells_who_when_and_from_what(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder(), by="Anna")
    put(database, programme(2))
    with read_engine(database).connect() as connection:
        first, second = connection.execute(
            select(Revision.__table__).order_by(Revision.revision)
        ).all()
    assert (first.by, first.undoes) == ("Anna", None)
    assert "postulaty.csv" in first.source
    assert second.by, "nobody named: the operating system's user"
    age = datetime.now(UTC).replace(tzinfo=None) - first.at
    assert timedelta() <= age < timedelta(minutes=5)


def test_each_row_knows_the_revision_that_first_recorded_it(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    again = folder(postulaty=POSTULATES.replace("Więcej", "Mniej") + "P;P2;KUL;Drugi;2011-05-01\n")
    load(write_engine(database), again)
    assert _recorded(database, Postulate.code) == {"P1": 1, "P2": 2}
    assert set(_recorded(database, Meeting.code).values()) == {1}


def test_a_change_leaves_what_was_and_what_became(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    assert _entries(database) == [], "new rows tell it themselves"
    changed = folder(**{"branże": WHOLE["branże"].replace("Kultura", "Sztuka")})
    load(write_engine(database), changed)
    (entry,) = _entries(database)
    assert (entry["revision"], entry["table"], entry["record"]) == (2, "sectors", "KUL")
    assert (entry["before"], entry["after"]) == ({"name": "Kultura"}, {"name": "Sztuka"})
    assert entry["recorded_in"] == 1


@pytest.mark.parametrize("empty", ["none", "some", "all"])
def test_a_removed_row_of_any_table_is_kept_whole(database: URL, tmp_path, empty: str) -> None:
    load(write_engine(database), written(tmp_path / "load", whole(empty)))
    engine = write_engine(database)
    there = {table.name: _rows(engine, table.name) for table in journalled_tables()}
    with writing(engine) as connection:
        for table in reversed(journalled_tables()):
            connection.execute(delete(table))
    kept: dict[str, list] = {name: [] for name in there}
    for entry in _entries(database):
        table = Base.metadata.tables[entry["table"]]
        key = read_key(table, entry["key"])
        assert entry["after"] is None
        kept[table.name].append((*key, *read_values(table, entry["before"]).values()))
    for name, rows in there.items():
        assert sorted(kept[name], key=repr) == sorted(rows, key=repr), name


def _rows(engine: Engine, name: str) -> list[tuple]:
    table = Base.metadata.tables[name]
    with engine.connect() as connection:
        columns = [*key_of(table), *beside_key(table)]
        return [tuple(row) for row in connection.execute(select(*columns))]


def test_nothing_is_journalled_where_nothing_changes(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    load(write_engine(database), folder())
    with writing(write_engine(database)) as connection:
        connection.execute(update(Meeting).values(title=Meeting.title))
        connection.execute(update(Meeting).values(revised_at=datetime(2030, 1, 1)))
    assert _entries(database) == []


def test_a_write_that_fails_leaves_no_entry(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    with pytest.raises(ZeroDivisionError), writing(write_engine(database)) as connection:
        connection.execute(update(Programme).values(name="Inny"))
        raise ZeroDivisionError
    assert _entries(database) == []
    with read_engine(database).connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Revision)) == 1
        assert revision(connection) == 1
