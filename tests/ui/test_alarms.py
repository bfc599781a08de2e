"""Every alarm of docs/operations.md comes as its table says: on `/readyz`, and in the log."""

import logging
import re
import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import URL, text
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from data_access import engine, health
from data_access.engine import probe_engine, read_engine, write_engine
from data_access.failures import Fault
from data_access.health import health_of
from tests.browser.conftest import ROOT
from tests.data_access.test_failures import DEAD_SERVER
from tests.data_access.test_health import ENDLESS, locked
from ui.readiness import ready

CLIENT = TestClient(Starlette(routes=[Route("/readyz", ready)]))
Told = Callable[[URL | str], tuple[int, dict[str, str], list[str]]]
NOT_OF_A_LOOK = {Fault.REFUSED, Fault.READ_ONLY}
_VIEW = "CREATE VIEW clearances AS SELECT others.* FROM others, ({}) AS endless"
_ROW = re.compile(r"\| `(database|schema): failed`, ((?:`\w+`(?:, | or )?)+) \|")


def _table() -> dict[str, str]:
    """Fault → the check of `/readyz` that it fails."""
    told = (ROOT / "docs" / "operations.md").read_text("utf-8")
    return {
        fault: check
        for check, faults in _ROW.findall(told)
        for fault in re.findall(r"\w+", faults)
        if fault != "or"
    }


@contextmanager
def _schema(url: URL, here: str, back: str) -> Iterator[None]:
    """Between two statements of whoever owns the tables."""
    with write_engine(url).begin() as connection:
        connection.execute(text(here))
    yield
    with write_engine(url).begin() as connection:
        connection.execute(text(back))


def _version(url: URL) -> AbstractContextManager[None]:
    return _schema(
        url,
        "UPDATE alembic_version SET version_num = 'x' || version_num",
        "UPDATE alembic_version SET version_num = substr(version_num, 2)",
    )


@contextmanager
def _slow(url: URL) -> Iterator[None]:
    """A table that takes for ever."""
    with write_engine(url).begin() as connection:
        connection.execute(text("ALTER TABLE clearances RENAME TO others"))
        connection.execute(text(_VIEW.format(ENDLESS)))
    yield
    with write_engine(url).begin() as connection:
        connection.execute(text("DROP VIEW clearances"))
        connection.execute(text("ALTER TABLE others RENAME TO clearances"))


@contextmanager
def _damaged(url: URL) -> Iterator[None]:
    """In the middle of its tables; the head is whole."""
    write_engine(url).dispose()
    file = Path(url.database)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    yield
    file.write_bytes(whole)


@contextmanager
def _moved(url: URL) -> Iterator[None]:
    write_engine(url).dispose()
    away = Path(url.database).rename(f"{url.database}.away")
    yield
    away.rename(url.database)


@contextmanager
def _emptied(url: URL) -> Iterator[None]:
    with _moved(url):
        Path(url.database).touch()
        yield


@contextmanager
def _full(url: URL) -> Iterator[None]:
    """Room for one page: SQLite's first reader needs more, for the index that readers share."""
    write_engine(url).dispose()  # that index goes with the last who has it open
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


PROVOKED: dict[Fault, Callable[[URL], AbstractContextManager[None]]] = {
    Fault.BUSY: locked,
    Fault.SLOW: _slow,
    Fault.VERSION: _version,
    Fault.DAMAGED: _damaged,
    Fault.MISSING: _moved,
    Fault.EMPTY: _emptied,
    Fault.FULL: _full,
}
ON_BOTH = (Fault.BUSY, Fault.SLOW, Fault.VERSION)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[Told]:
    """`told(address)`: what `/readyz` and the log say of the database there."""
    monkeypatch.setattr(engine, "READ_BUSY_SECONDS", 0.5)
    monkeypatch.setattr(health, "LOOK_SECONDS", -1.0)
    caplog.set_level(logging.WARNING)  # as a server shows it
    _engines_anew()

    def ask(address: URL | str) -> tuple[int, dict[str, str], list[str]]:
        given = address if isinstance(address, str) else address.render_as_string(False)
        monkeypatch.setenv("DATABASE_URL", given)
        caplog.clear()
        answer = CLIENT.get("/readyz")
        checks = answer.json()["checks"].items()
        failed = {check: said["fault"] for check, said in checks if "fault" in said}
        return answer.status_code, failed, [record.message for record in caplog.records]

    yield ask
    _engines_anew()


def _engines_anew() -> None:
    """With the limits of this moment."""
    for made in (read_engine, probe_engine, health_of):
        made.cache_clear()


def _raised(fault: Fault) -> tuple[int, dict[str, str], list[str]]:
    check = _table()[fault]
    failed = {"schema": fault} | ({"database": fault} if check == "database" else {})
    return 503, failed, [f"The database is at fault: {fault}"]


def test_the_table_names_every_fault_that_a_look_can_find_and_each_is_provoked() -> None:
    assert set(_table()) == {*Fault} - NOT_OF_A_LOOK
    assert set(_table()) == PROVOKED.keys() | {Fault.AWAY, Fault.ADDRESS, Fault.FORBIDDEN}


@pytest.mark.parametrize("fault", ON_BOTH)
def test_an_alarm_of_both_databases_and_its_end(database: URL, told: Told, fault: Fault) -> None:
    with PROVOKED[fault](database):
        assert told(database) == _raised(fault)
        assert told(database)[2] == [], "told once"
    assert told(database) == (200, {}, ["The database answers"])


@pytest.mark.parametrize("fault", sorted(PROVOKED.keys() - ON_BOTH))
def test_an_alarm_of_a_file_and_its_end(sqlite_database: URL, told: Told, fault: Fault) -> None:
    with PROVOKED[fault](sqlite_database):
        assert told(sqlite_database) == _raised(fault)
    assert told(sqlite_database) == (200, {}, ["The database answers"])


@pytest.mark.parametrize(
    ("fault", "address"), [(Fault.AWAY, DEAD_SERVER), (Fault.ADDRESS, "orakel://server/base")]
)
def test_an_alarm_of_an_address(told: Told, fault: Fault, address: str) -> None:
    status, failed, _log = told(address)
    assert (status, failed) == _raised(fault)[:2]


def test_an_alarm_of_a_user_without_rights_or_unknown(postgres_database: URL, told: Told) -> None:
    with _schema(postgres_database, "CREATE ROLE outsider LOGIN", "DROP ROLE outsider"):
        for user in ("outsider", "unknown"):
            assert told(postgres_database.set(username=user)) == _raised(Fault.FORBIDDEN), user
        probe_engine(postgres_database.set(username="outsider")).dispose()
