"""Commands that copy a whole database, in use or not, and bring a copy back."""

import argparse
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, inspect, text, update

from data_access.config import database_url
from data_access.engine import BUSY_SECONDS, read_engine, write_engine, writing
from data_access.models import Database
from data_access.schema import found, upgrade
from locales import Locale

_OURS = "alembic_version"
"""A table that every copy has."""
_FUNCTIONS = text(
    "SELECT 'DROP FUNCTION ' || oid::regprocedure || ' CASCADE' FROM pg_proc"
    " WHERE pronamespace = current_schema::regnamespace AND proname LIKE 'journal%'"
)


def run_backup(given: argparse.Namespace, words: Locale) -> int:
    """Copy the database; the copy takes its name only once it is complete."""
    if given.path.exists():
        print(words.gettext("{path} exists already.", path=given.path), file=sys.stderr)
        return 2
    url = database_url()
    copy = _copy_file if url.get_backend_name() == "sqlite" else _dump
    beside = given.path.with_name(f".{given.path.name}.part")
    try:
        copy(url, beside)
        beside.replace(given.path)
    finally:
        beside.unlink(missing_ok=True)
    print(given.path)
    return 0


def run_restore(given: argparse.Namespace, words: Locale) -> int:
    """Bring a copy back, all or nothing, even while others read; migrates an older version."""
    url = database_url()
    bring_back = _copy_back if url.get_backend_name() == "sqlite" else _undump
    bring_back(url, given.path)
    engine = write_engine(url)
    upgrade(engine)
    with writing(engine, source=given.path.name) as connection:
        # caches know a database by its identity and revision: this one is another
        connection.execute(update(Database).values(identity=uuid4().hex))
    print(words.gettext("The database is as it was in {path}.", path=given.path))
    return 0


def _copy_file(url: URL, path: Path) -> None:
    """`VACUUM INTO` would do, but fails on SQLite 3.40."""
    with read_engine(url).connect() as connection, closing(sqlite3.connect(path)) as copy:
        connection.connection.dbapi_connection.backup(copy)


def _copy_back(url: URL, path: Path) -> None:
    copy = URL.create("sqlite", database=str(path))
    with read_engine(copy).connect() as connection:
        if not found(connection):
            raise FileNotFoundError(path)
        with closing(write_engine(url).raw_connection()) as target:
            connection.connection.dbapi_connection.backup(target.driver_connection)


def _dump(url: URL, path: Path) -> None:
    _run(url, "pg_dump", f"--dbname={_place(url)}", "--format=custom", f"--file={path}")


def _undump(url: URL, path: Path) -> None:
    """In one transaction with the removal of what is there, tables of a newer version too."""
    if f" {_OURS} " not in _run(url, "pg_restore", "--list", path):
        raise FileNotFoundError(path)
    with TemporaryDirectory() as folder:
        script, before = Path(folder) / "copy.sql", Path(folder) / "before.sql"
        _run(url, "pg_restore", f"--file={script}", path)
        before.write_text(";\n".join([*_removals(url), ""]))
        _run(
            url, "psql", f"--dbname={_place(url)}", "--no-psqlrc", "--quiet",
            "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={before}", f"--file={script}",
        )  # fmt: skip


def _removals(url: URL) -> Iterable[str]:
    """First the lock with which every writer begins: each waits for the other with nothing held."""
    with read_engine(url).connect() as connection:
        quoted = connection.dialect.identifier_preparer.quote
        names = inspect(connection).get_table_names()
        if Database.__tablename__ in names:
            yield f"LOCK TABLE {quoted(Database.__tablename__)} IN ACCESS EXCLUSIVE MODE"
        for name in names:
            yield f"DROP TABLE {quoted(name)} CASCADE"
        yield from connection.scalars(_FUNCTIONS)


def _place(url: URL) -> str:
    """For a PostgreSQL program; the password goes another way, where nobody sees it."""
    _, named = url.get_dialect()().create_connect_args(url)
    return make_conninfo(**{name: value for name, value in named.items() if name != "password"})


def _run(url: URL, program: str, *arguments: str | Path) -> str:
    """What a program of PostgreSQL's own prints. Raises OSError if it is absent or fails."""
    environment = {**os.environ, "PGOPTIONS": f"-c lock_timeout={BUSY_SECONDS}s"}
    if url.password:
        environment["PGPASSWORD"] = str(url.password)
    ran = subprocess.run(
        [program, *map(str, arguments)],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise OSError(ran.stderr.strip())
    return ran.stdout
