"""Whatever is the matter with the database, every command says so in a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from data_access import __main__ as data_access
from data_access.engine import write_engine
from data_access.load.upsert import upsert
from data_access.models import Sector
from data_access.schema import upgrade
from reports import __main__ as reports
from tests.data_access.test_load import Folder, folder
from tests.records import programme, put, sector

__all__ = ["folder"]
DEAD_SERVER = "postgresql+psycopg://nobody@127.0.0.1:9/none?connect_timeout=1"
COMMANDS = {
    "init": ["init"],
    "load": ["load", "{load}"],
    "export": ["export", "{out}/export"],
    "sample": ["sample"],
    "indicators": ["indicators", "--series"],
    "info": ["info"],
    "pack": ["xlsx", "{out}/pack.xlsx"],
}


def _told(name: str, out: Path, load: Path, capsys: pytest.CaptureFixture) -> str:
    """What the command writes to stderr; it must end in 2, not in a traceback."""
    arguments = [word.format(out=out, load=load) for word in COMMANDS[name]]
    run = (reports if name == "pack" else data_access).main
    capsys.readouterr()
    assert run([*arguments, "--lang", "en"] if name == "pack" else ["--lang", "en", *arguments])
    return capsys.readouterr().err


def _no_database(path: Path) -> str:
    (path / "text.db").write_text("not a database, but long enough to be looked into" * 90)
    return f"sqlite:///{path}/text.db"


def _cut(path: Path) -> str:
    """A copy that broke off: its head promises more pages than there are."""
    url = URL.create("sqlite", database=str(path / "cut.db"))
    upgrade(write_engine(url))
    write_engine(url).dispose()
    file = path / "cut.db"
    file.write_bytes(file.read_bytes()[:20_000])
    return str(url)


PLACES: dict[str, tuple[Callable[[Path], str], str]] = {
    "server away": (lambda _path: DEAD_SERVER, "does not answer"),
    "no database": (_no_database, "damaged"),
    "a cut file": (_cut, "damaged"),
    "no address": (lambda _path: "consultation.db", "not the address"),
    "unknown kind": (lambda _path: "orakel://server/base", "not the address"),
    "a kind without a driver": (lambda _path: "mysql://server/base", "not the address"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", COMMANDS)
def test_no_database_at_the_address(
    tmp_path: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys, place: str, name: str
) -> None:
    address, sentence = PLACES[place]
    monkeypatch.setenv("DATABASE_URL", address(tmp_path))
    assert sentence in _told(name, tmp_path, folder(), capsys)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_database_of_another_version(
    database: URL, tmp_path: Path, folder: Folder, monkeypatch, capsys, name: str
) -> None:
    put(database, programme(), sector("KUL"))
    writes = name in ("init", "load", "sample")
    with write_engine(database).begin() as connection:
        newer = text("UPDATE alembic_version SET version_num = 'later'")
        older = text("ALTER TABLE programmes RENAME COLUMN name TO other")
        connection.execute(newer if writes else older)
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    assert "another version" in _told(name, tmp_path, folder(), capsys)


@pytest.mark.parametrize("name", ["export", "indicators", "info", "pack", "load"])
def test_a_file_of_no_bytes_is_a_database_without_tables(
    tmp_path: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys, name: str
) -> None:
    """A load makes the tables itself."""
    (tmp_path / "empty.db").touch()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    if name == "load":
        assert data_access.main(["load", str(folder())]) == 0
    else:
        assert "no tables yet" in _told(name, tmp_path, folder(), capsys)


@pytest.mark.parametrize("position", ["many", 2**40, 1.5])
def test_what_the_database_refuses_is_a_database_error(
    postgres_database: URL, monkeypatch, capsys, tmp_path: Path, folder: Folder, position: object
) -> None:
    """COPY speaks through the driver's own cursor: what it raises is told like the rest."""
    put(postgres_database, programme())

    def broken(connection, _tables, **_options: object) -> None:
        row = {"programme_id": [1], "code": ["A"], "name": ["A"], "position": [position]}
        upsert(connection, Sector.__table__, row, set())

    monkeypatch.setattr("data_access.load.store", broken)
    monkeypatch.setenv("DATABASE_URL", postgres_database.render_as_string(hide_password=False))
    assert "nothing was changed" in _told("load", tmp_path, folder(), capsys)
