"""Models, migrations and what is loaded and exported tell of the same tables and columns."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL

from data_access.engine import write_engine
from data_access.load.data_format import TABLES
from data_access.models import Base

MADE_HERE = {
    *("id", "programme_id", "is_sample", "recorded_in", "revised_at"),
    *("starts_on", "changed_on"),  # local days of instants
    *("participant_kind", "participant"),  # whichever of organisation, member and party is given
}
"""Stored, and in no file."""
ELSEWHERE = {"programme", "party"}
"""In files, and stored as what is made here."""


def test_migrations_make_what_the_models_say(database: URL) -> None:
    with write_engine(database).connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": False}
        )
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_the_data_format_is_stored(name: str) -> None:
    stored = {column.name for column in Base.metadata.tables[name].columns}
    loaded = {column.name for column in TABLES[name].columns}
    assert loaded - stored <= ELSEWHERE
    assert stored - loaded <= MADE_HERE


@pytest.mark.parametrize("name", TABLES)
def test_what_every_file_must_give_is_never_empty(name: str) -> None:
    columns = Base.metadata.tables[name].columns
    required = {column.name for column in TABLES[name].columns if column.required}
    assert not [n for n in required if n in columns and columns[n].nullable]
