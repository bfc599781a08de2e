"""Pages are read from a replica, but for what was written here and has not come there yet."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import URL, update
from streamlit.testing.v1 import AppTest

from data_access.engine import write_engine, writing
from data_access.models import Programme
from tests.pages.conftest import Open
from tests.records import programme, put


def _copied(primary: URL, replica: URL) -> None:
    write_engine(primary).dispose()  # all that was written is in the file then
    shutil.copy(primary.database, f"{replica.database}.new")
    Path(f"{replica.database}.new").replace(replica.database)


def _named(primary: URL, name: str) -> None:
    with writing(write_engine(primary)) as connection:
        connection.execute(update(Programme).values(name=name))


def _shown(app: AppTest) -> str:
    app.run()
    assert not app.exception
    return " ".join(str(element.value) for element in (*app.markdown, *app.caption, *app.title))


def test_a_page_is_read_from_the_replica_but_one_s_own_writing(
    open_page: Open, sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    primary, replica = sqlite_database, URL.create("sqlite", database=str(tmp_path / "replica.db"))
    put(primary, programme(name="Program pierwszy"))
    _copied(primary, replica)
    monkeypatch.setenv("DATABASE_READ_URL", str(replica))
    app = open_page(primary, "methodology")
    with write_engine(replica).begin() as connection:
        connection.execute(update(Programme).values(name="Program z repliki"))
    assert "z repliki" not in _shown(app), "kept by revision, and that is the same"
    _named(primary, "Program drugi")
    assert "Program drugi" in _shown(app), "the replica does not have it yet"
    _copied(primary, replica)
    Path(primary.database).rename(tmp_path / "away.db")
    assert "Program drugi" in _shown(app), "it has now: the primary is not asked"
