"""The schema's version: bring a database up to date, or tell whether it is.

Alembic is loaded where tables are made: looking at the version needs nothing of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from data_access.config import ROOT
from data_access.engine import begun
from data_access.journal import triggers

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = ROOT / "data_access" / "migrations"


class OtherVersion(Exception):
    """The database's tables are of a version that this software does not know."""


def _alembic(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """Create or migrate all tables, in one transaction. Running it again changes nothing.

    Raises `OtherVersion`.
    """
    with begun(engine) as connection:
        if is_current(connection):
            return
        from alembic import command
        from alembic.util import CommandError

        try:
            command.upgrade(_alembic(connection), "head")
        except CommandError as error:
            raise OtherVersion(str(error)) from error
        triggers.install(connection)


def is_current(connection: Connection) -> bool:
    """Whether the database has exactly the tables this version of the software expects."""
    return found(connection) == expected()


@cache
def expected() -> str:
    """The schema's version that this software needs: the last migration's number."""
    return max(path.name[:4] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def found(connection: Connection) -> str:
    """The schema's version of a database; empty where it has no tables, «?» where others'."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        return "?" if tables else ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or "?"


def new_migration(engine: Engine, message: str) -> None:
    """Write a migration that turns the database's tables into the models'. For developers."""
    from alembic import command

    with engine.begin() as connection:
        command.revision(_alembic(connection), message, autogenerate=True)
