"""The schema's version: bring a database up to date, or tell whether it is."""

from functools import cache

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text

from data_access.config import ROOT
from data_access.engine import begun
from data_access.journal import triggers

_MIGRATIONS = ROOT / "data_access" / "migrations"


def _alembic(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """Create or migrate all tables, in one transaction. Running it again changes nothing."""
    with begun(engine) as connection:
        if not is_current(connection):
            command.upgrade(_alembic(connection), "head")
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
    with engine.begin() as connection:
        command.revision(_alembic(connection), message, autogenerate=True)
