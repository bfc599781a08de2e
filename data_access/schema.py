"""The schema's version: bring a database up to date, or tell whether it is."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from data_access.config import ROOT
from data_access.engine import begun
from data_access.journal import triggers


def _alembic(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "data_access" / "migrations"))
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
    found = MigrationContext.configure(connection).get_current_revision()
    return found == ScriptDirectory.from_config(_alembic()).get_current_head()


def new_migration(engine: Engine, message: str) -> None:
    """Write a migration that turns the database's tables into the models'. For developers."""
    with engine.begin() as connection:
        command.revision(_alembic(connection), message, autogenerate=True)
