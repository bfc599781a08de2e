"""Commands that copy a whole SQLite database, in use or not, and bring a copy back."""

import argparse
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, update

from data_access.config import database_url
from data_access.engine import read_engine, write_engine, writing
from data_access.models import Database
from data_access.schema import found, upgrade
from locales import Locale


def run_backup(given: argparse.Namespace, words: Locale) -> int:
    """Under its name only once it is whole. `VACUUM INTO` would do, but fails on SQLite 3.40."""
    url = database_url()
    if not _is_file(url, words):
        return 2
    if given.path.exists():
        print(words.gettext("{path} exists already.", path=given.path), file=sys.stderr)
        return 2
    beside = given.path.with_name(f".{given.path.name}.part")
    try:
        with read_engine(url).connect() as connection, closing(sqlite3.connect(beside)) as copy:
            connection.connection.dbapi_connection.backup(copy)
        beside.replace(given.path)
    finally:
        beside.unlink(missing_ok=True)
    print(given.path)
    return 0


def run_restore(given: argparse.Namespace, words: Locale) -> int:
    """All or nothing, under readers too; a copy of an older version is brought up to date."""
    url = database_url()
    if not _is_file(url, words):
        return 2
    copy = URL.create("sqlite", database=str(given.path))
    with read_engine(copy).connect() as connection:
        if not found(connection):
            raise FileNotFoundError(given.path)
        engine = write_engine(url)
        with closing(engine.raw_connection()) as target:
            connection.connection.dbapi_connection.backup(target.driver_connection)
    upgrade(engine)
    with writing(engine, source=Path(given.path).name) as connection:
        # caches know a database by its identity and revision: this one is another
        connection.execute(update(Database).values(identity=uuid4().hex))
    print(words.gettext("The database is as it was in {path}.", path=given.path))
    return 0


def _is_file(url: URL, words: Locale) -> bool:
    if url.get_backend_name() == "sqlite":
        return True
    print(words.gettext("PostgreSQL is copied by pg_dump, and restored by pg_restore."),
          file=sys.stderr)  # fmt: skip
    return False
