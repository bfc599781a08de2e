"""Connections: pages cannot write, writers raise the revision, a failed write leaves nothing."""

import pytest
from sqlalchemy import URL, func, select, text
from sqlalchemy.exc import DBAPIError

from data_access import engine
from data_access.__main__ import main
from data_access.engine import Busy, read_engine, revision, write_engine, writing
from data_access.models import Base, Sector
from data_access.schema import is_current, upgrade
from tests.records import programme, put, sector


def _revision(url: URL) -> int:
    with read_engine(url).connect() as connection:
        return revision(connection)


def test_a_page_connection_cannot_write(database: URL) -> None:
    with (
        read_engine(database).connect() as connection,
        pytest.raises(DBAPIError, match=r"read-?only"),
    ):
        connection.execute(text("UPDATE database SET revision = 99"))


def test_every_write_transaction_raises_the_revision(database: URL) -> None:
    before = _revision(database)
    put(database, programme())
    put(database, sector("KUL"))
    assert _revision(database) == before + 2


def test_a_failed_write_changes_neither_rows_nor_revision(database: URL) -> None:
    before = _revision(database)
    with pytest.raises(ZeroDivisionError), writing(write_engine(database)) as connection:
        connection.execute(text("DELETE FROM database"))
        raise ZeroDivisionError
    assert _revision(database) == before


def test_a_row_must_point_at_its_programme(database: URL) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        put(database, sector("KUL"))


def test_migrating_twice_changes_nothing(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    upgrade(write_engine(database))
    with read_engine(database).connect() as connection:
        assert is_current(connection)
        assert connection.scalar(select(func.count()).select_from(Sector)) == 1


def test_every_key_and_index_is_led_by_the_programme() -> None:
    own = {"database", "loads", "programmes", "revisions", "journal"}
    for table in Base.metadata.sorted_tables:
        if table.name in own:
            continue
        assert next(iter(table.primary_key.columns)).name == "programme_id"
        for index in table.indexes:
            assert next(iter(index.columns)).name == "programme_id", index.name


def test_a_writer_that_waits_in_vain_is_told(
    database: URL, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 1)
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    upgrade(write_engine(database))
    write_engine.cache_clear()
    with writing(write_engine(database)), pytest.raises(Busy), writing(write_engine(database)):
        pass
    with writing(write_engine(database)):
        assert main(["--lang", "en", "sample"]) == 2
    told = capsys.readouterr().err
    assert "Someone else is writing just now" in told
    assert "Traceback" not in told
    write_engine.cache_clear()


def test_what_was_asked_for_stays_out_of_errors(database: URL) -> None:
    for engine_of in (read_engine, write_engine):
        with engine_of(database).connect() as connection, pytest.raises(DBAPIError) as failed:
            connection.execute(text("SELECT nothing FROM sectors WHERE name = :n"), {"n": "Kowal"})
        assert "Kowal" not in str(failed.value)
