"""A revision undone: the records are as before, or nothing is changed and it is told why."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, delete, insert, select, update

from data_access.engine import read_engine, revision, write_engine, writing
from data_access.export import csv_text
from data_access.export import exported_tables as exported
from data_access.journal.refusal import NotUndone
from data_access.journal.undo import undo
from data_access.load.data_format import TABLES
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.load.store import ChangedRows
from data_access.models import (
    Base,
    Database,
    Meeting,
    Organisation,
    Postulate,
    Programme,
    Sector,
)
from locales import locale
from tests.conftest import fresh_sqlite
from tests.data_access.anything import records
from tests.data_access.test_load import POSTULATES, WHOLE, Folder, folder
from tests.data_access.test_round_trip_random import quiet
from tests.data_access.whole import written
from tests.records import put, sector

__all__ = ["folder"]


def _held(database: URL) -> dict[str, bytes]:
    """Every programme as it is exported."""
    with read_engine(database).connect() as connection:
        found = {}
        for number, code in connection.execute(select(Programme.id, Programme.code)):
            for name, table in exported(connection, number).items():
                found[f"{code}/{name}"] = csv_text(table, TABLES[name])
        return found


def _recorded(database: URL) -> dict[str, list]:
    """Which revision first recorded each row."""
    with read_engine(database).connect() as connection:
        return {
            table.name: sorted(
                map(repr, connection.execute(select(*table.primary_key, table.c.recorded_in)))
            )
            for table in Base.metadata.sorted_tables
            if "recorded_in" in table.c and table.name != "journal"
        }


def _revision(database: URL) -> int:
    with read_engine(database).connect() as connection:
        return revision(connection)


def test_a_load_undone_and_the_undo_undone(database: URL, folder: Folder) -> None:
    engine = write_engine(database)
    load(engine, folder())
    first = _held(database), _recorded(database)
    more = WHOLE | {
        "branże": WHOLE["branże"].replace("Kultura", "Sztuka") + "P;SPO;Sport\n",
        "postulaty": POSTULATES.replace("Więcej", "Mniej"),
    }
    loaded = load(engine, folder(**more), replace=True)
    second = _held(database), _recorded(database)
    assert second != first
    undone = undo(engine, 2, by="Anna")
    assert undone.revision == 3
    assert undone.changes["sectors"] == ChangedRows(0, changed=1, unchanged=0, removed=1)
    assert loaded.changes["sectors"].added == 1
    assert (_held(database), _recorded(database)) == first
    undo(engine, 3)
    held, recorded = _held(database), _recorded(database)
    assert held == second[0]
    assert recorded == second[1], "what is brought back knows when it was first recorded"


def test_the_first_load_undone_leaves_nothing(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    undo(write_engine(database), 1)
    assert _held(database) == {}
    load(write_engine(database), folder())
    assert "P/postulates" in _held(database)


def test_what_replace_removed_comes_back(database: URL, folder: Folder) -> None:
    engine = write_engine(database)
    load(engine, folder())
    first = _held(database)
    path = folder()
    for name in ("postulaty", "statusy_postulatów"):
        (path / f"{name}.csv").unlink()
    load(engine, path, replace=True)
    assert _held(database) != first
    undo(engine, 2)
    assert _held(database) == first


Later = Callable[[URL], None]


def _changed(database: URL) -> None:
    with writing(write_engine(database), by="Jan") as connection:
        connection.execute(update(Sector).where(Sector.code == "SPO").values(name="Inaczej"))


def _built_upon(database: URL) -> None:
    with writing(write_engine(database), by="Jan") as connection:
        of = connection.scalar(select(Programme.id))
        values = {"programme_id": of, "code": "H1", "sector": "SPO", "title": "T"}
        more = {"stage": "gathering", "submitted_on": pd.Timestamp("2011-05-01").date()}
        connection.execute(insert(Postulate).values(**values, **more))


def _removed(database: URL) -> None:
    with writing(write_engine(database), by="Jan") as connection:
        connection.execute(delete(Sector).where(Sector.code == "SPO"))


@pytest.mark.parametrize(
    ("later", "named"),
    [(_changed, "SPO"), (_removed, "SPO"), (_built_upon, "H1")],
    ids=["changed", "removed", "built upon"],
)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_later_changes_are_named_and_nothing_is_changed(
    database: URL, folder: Folder, later: Later, named: str, language: str
) -> None:
    load(write_engine(database), folder())
    load(write_engine(database), folder(**{"branże": WHOLE["branże"] + "P;SPO;Sport\n"}))
    later(database)
    before = _held(database), _recorded(database), _revision(database)
    with pytest.raises(NotUndone) as refused:
        undo(write_engine(database), 2)
    assert (_held(database), _recorded(database), _revision(database)) == before
    assert [change.key for change in refused.value.later] == [named]
    assert refused.value.later[0].revision == 3
    told = refused.value.told(locale(language))
    assert named in told
    assert "Jan" in told
    undo(write_engine(database), 3)
    undo(write_engine(database), 2)  # what was in the way is undone itself


def test_a_row_that_refers_to_what_has_gone_since_is_not_brought_back(
    database: URL, folder: Folder
) -> None:
    engine = write_engine(database)
    load(engine, folder())
    for author in ("A", None):
        with writing(engine) as connection:
            connection.execute(update(Postulate).values(organisation=author))
    with writing(engine) as connection:
        for table in ("attendance", "postulate_supporters", "organisation_sectors", "members"):
            connection.execute(delete(Base.metadata.tables[table]))
        connection.execute(delete(Organisation))
    before = _held(database)
    with pytest.raises(NotUndone) as refused:
        undo(engine, 3)
    assert [(c.table, c.key, c.revision) for c in refused.value.later] == [
        ("organisations", "A", 4)
    ]
    assert _held(database) == before


def test_what_cannot_be_undone_is_told(database: URL, folder: Folder) -> None:
    engine = write_engine(database)
    load(engine, folder())
    put(database, sector("SPO"))
    undo(engine, 2)
    for number, words in ((9, "There is no"), (0, "There is no"), (2, "undone already")):
        with pytest.raises(NotUndone) as refused:
            undo(engine, number)
        assert words in refused.value.told(locale("en"))
    with writing(engine) as connection:
        connection.execute(update(Database).values(journal_from=2))
    with pytest.raises(NotUndone) as refused:
        undo(engine, 1)
    assert "older than the journal" in refused.value.told(locale("en"))


def test_a_calendar_is_told_that_a_meeting_is_as_before(database: URL, folder: Folder) -> None:
    engine = write_engine(database)
    load(engine, folder())

    def shown() -> list:
        with read_engine(database).connect() as connection:
            of = select(Meeting.code, Meeting.starts_at, Meeting.revised_at)
            return connection.execute(of.order_by(Meeting.code)).all()

    first = shown()
    load(engine, folder(spotkania=WHOLE["spotkania"].replace("17:00", "18:00")))
    second = shown()
    undo(engine, 2)
    third = shown()
    for was, then, now in zip(first, second, third, strict=True):
        assert now.starts_at == was.starts_at
        assert now.revised_at > then.revised_at > was.revised_at or then == was


loads = st.lists(st.tuples(records(), st.booleans()), min_size=2, max_size=3)


def _comes_back(database: URL, folder: Path, sent: list) -> None:
    """A load that contradicts what an earlier one brought is refused, and changes nothing."""
    engine = write_engine(database)
    states = []
    for n, (frames, replace) in enumerate(sent):
        before = (_held(database), _recorded(database))
        with suppress(Refused):
            load(engine, written(folder / str(n), frames), replace=replace)
            states.append(before)
    last = _revision(database)
    for n in range(len(states)):
        undo(engine, last - n)
        assert (_held(database), _recorded(database)) == states.pop()


@settings(quiet, max_examples=2)
@given(loads)
def test_so_it_is_on_postgresql(postgres_database: URL, sent: list) -> None:
    with TemporaryDirectory() as name:
        _comes_back(postgres_database, Path(name), sent)


@pytest.mark.long
@settings(quiet, max_examples=6)
@given(loads)
def test_random_loads_undone_leave_the_records_as_before(
    sqlite_template: Path, sqlite_database: URL, sent: list
) -> None:
    fresh_sqlite(sqlite_template, sqlite_database)
    with TemporaryDirectory() as name:
        _comes_back(sqlite_database, Path(name), sent)
