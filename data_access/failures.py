"""What a person is told when the database fails, in place of a traceback."""

from alembic.util import CommandError
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
)

from data_access.engine import Busy
from locales import N_

FAILURES = (SQLAlchemyError, CommandError, Busy)
"""Everything that the database, its driver, its address or its migrations raise."""
_ANOTHER_VERSION = N_("The database was made by another version of this software.")
_MISSING = ("no such table", "no such column", "UndefinedTable", "UndefinedColumn")


def sentence(error: Exception) -> str:
    """What went wrong, as a source for gettext."""
    if isinstance(error, Busy):
        return N_("Someone else is writing just now: try again in a moment.")
    if isinstance(error, CommandError):
        return _ANOTHER_VERSION
    if isinstance(error, (ArgumentError, NoSuchModuleError)):
        return N_("DATABASE_URL is not the address of a database.")
    if isinstance(error, (DataError, IntegrityError)):
        return N_("The database refused the records; nothing was changed.")
    if any(word in repr(getattr(error, "orig", "")) for word in _MISSING):
        return _ANOTHER_VERSION
    return N_("The database does not answer.")


def details(error: Exception) -> str:
    """The first line of the driver's own words: for whoever runs the server."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]
