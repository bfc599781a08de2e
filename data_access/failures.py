"""What a person is told when the database fails, in place of a traceback."""

import re
import sqlite3
from enum import StrEnum
from pathlib import Path

from sqlalchemy import URL, inspect
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from data_access.config import read_url
from data_access.engine import Busy, read_engine
from data_access.schema import OtherVersion
from locales import N_, Locale


class Fault(StrEnum):
    """What can be the matter with a database."""

    BUSY = "busy"
    ADDRESS = "address"
    REFUSED = "refused"
    MISSING = "missing"
    EMPTY = "empty"
    VERSION = "version"
    DAMAGED = "damaged"
    READ_ONLY = "read_only"
    FORBIDDEN = "forbidden"
    FULL = "full"
    SLOW = "slow"
    AWAY = "away"


class Unusable(Exception):
    """The database is known to be at fault: nobody needs to ask it again."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


FAILURES = (SQLAlchemyError, OtherVersion, Busy, Unusable)
"""Everything that the database, its driver, its address or its migrations raise."""

SENTENCES = {
    Fault.BUSY: N_("Someone else is writing just now: try again in a moment."),
    Fault.ADDRESS: N_("DATABASE_URL is not the address of a database."),
    Fault.REFUSED: N_("The database refused the records; nothing was changed."),
    Fault.MISSING: N_("There is no database at its address."),
    Fault.EMPTY: N_("The database has no tables yet."),
    Fault.VERSION: N_("The database was made by another version of this software."),
    Fault.DAMAGED: N_("The database is damaged, or is none."),
    Fault.READ_ONLY: N_("The database may not be written to from here."),
    Fault.FORBIDDEN: N_("The database does not let this user do that."),
    Fault.FULL: N_("The disk of the database is full."),
    Fault.SLOW: N_("The database took too long to answer."),
    Fault.AWAY: N_("The database does not answer."),
}
_TELL = N_("Tell whoever runs the dashboard; the details are in its log.")
_LATER = N_("This page could not read the records. Try again in a moment.")
ADVICE = {
    Fault.BUSY: _LATER,
    Fault.ADDRESS: _TELL,
    Fault.REFUSED: _TELL,
    Fault.MISSING: N_(
        "If there was one, bring it back; else create it with: python -m data_access init"
    ),
    Fault.EMPTY: N_("Create the tables with: python -m data_access init"),
    Fault.VERSION: N_("Bring it up to date with: python -m data_access init"),
    Fault.DAMAGED: N_("Do not write to it; bring the last backup back."),
    Fault.READ_ONLY: _TELL,
    Fault.FORBIDDEN: _TELL,
    Fault.FULL: _TELL,
    Fault.SLOW: _LATER,
    Fault.AWAY: _LATER,
}
_MISSING = ("no such table", "no such column", "UndefinedTable", "UndefinedColumn")
_UNKNOWN = re.compile(r'FATAL: +database "[^"]*" does not exist')
_LOCKED_OUT = re.compile(
    r'FATAL: +(password authentication failed|role "[^"]*" does not exist|no pg_hba.conf entry'
    "|permission denied for database)"
)
"""PostgreSQL gives no code where a connection is refused."""
_SQLITE = {
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: Fault.FULL,  # the index that readers share has no room
    sqlite3.SQLITE_INTERRUPT: Fault.SLOW,
}
_SQLSTATES = {
    "55P03": Fault.BUSY,
    "40P01": Fault.BUSY,  # each waits for the other's locks
    "25006": Fault.READ_ONLY,  # a replica, or a connection of a page
    "42501": Fault.FORBIDDEN,  # a role that lacks a right
    "53100": Fault.FULL,
    "57014": Fault.SLOW,  # the limit of a statement's time
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}


def fault(error: Exception, url: URL | None = None) -> Fault:
    """What is the matter with the database (`read_url` if none is named), by the driver's codes."""
    if isinstance(error, Unusable):
        return error.fault
    if isinstance(error, Busy):
        return Fault.BUSY
    if isinstance(error, OtherVersion):
        return Fault.VERSION
    if isinstance(error, (ArgumentError, NoSuchModuleError)):
        return Fault.ADDRESS
    if isinstance(error, (DataError, IntegrityError)):
        return Fault.REFUSED
    if isinstance(error, NoConnectionFree):
        return Fault.SLOW
    cause = getattr(error, "orig", None)
    if any(word in repr(cause) for word in _MISSING):
        return Fault.EMPTY if _is_bare() else Fault.VERSION
    if _is_missing(cause, url):
        return Fault.MISSING
    if _LOCKED_OUT.search(str(cause)):
        return Fault.FORBIDDEN
    code = getattr(cause, "sqlite_errorcode", 0) or 0
    by_code = _SQLITE.get(code) or _SQLITE.get(code & 0xFF)
    return by_code or _SQLSTATES.get(getattr(cause, "sqlstate", None)) or Fault.AWAY


def fault_sentence(error: Exception) -> str:
    """What went wrong, as a source for gettext."""
    return SENTENCES[fault(error)]


def fault_message(error: Exception, locale: Locale) -> str:
    """For whoever gave a command: what went wrong, what to do, and the driver's own words."""
    found = fault(error)
    advice = [] if ADVICE[found] in (_TELL, _LATER) else [ADVICE[found]]
    said = [locale.gettext(source) for source in (SENTENCES[found], *advice)]
    return "\n".join([*said, driver_message(error)])


def driver_message(error: Exception) -> str:
    """The first line of the driver's own words: for whoever runs the server."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]


def _is_missing(cause: BaseException | None, url: URL | None) -> bool:
    """Whether no file stands at SQLite's address, or a server knows no such database."""
    if getattr(cause, "sqlite_errorcode", 0) == sqlite3.SQLITE_CANTOPEN:
        return not Path((url or read_url()).database or "").exists()
    return bool(_UNKNOWN.search(str(cause)))


def _is_bare() -> bool:
    """Whether there is no table at all, as in a file of 0 bytes."""
    try:
        return not inspect(read_engine(read_url())).get_table_names()
    except SQLAlchemyError:
        return False
