"""Whether the database can be read: found out once, known to all sessions of a process at once.

Without that, each session waits in turn for the same timeout while a server or a table is locked.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

from sqlalchemy import URL, Connection, exists, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from data_access.engine import probe_engine, read_engine
from data_access.failures import Fault, Unusable, driver_message, fault
from data_access.models import Base
from data_access.schema import expected, found

LOOK_SECONDS = 2.0
"""A database known to be at fault is looked at again so long after the last look."""
_MOMENT = 0.5
"""Seconds that a session waits for another's look, which is quick where all is well again."""
log = logging.getLogger(__name__)


@contextmanager
def reading(url: URL) -> Iterator[Connection]:
    """A connection for a page. Raises `Unusable` at once where the database is known to fail."""
    health = health_of(url)
    health.demand()
    try:
        with read_engine(url).connect() as connection:
            yield connection
    except (DataError, IntegrityError):
        raise
    except (DBAPIError, NoConnectionFree) as error:
        health.failed(error)
        raise


@cache
def health_of(url: URL) -> "Health":
    """The health of a database, shared by the process."""
    return Health(url)


class Health:
    """What is known of a database. Only one session looks at a time; others take its word."""

    def __init__(self, url: URL) -> None:
        self._url, self._looking = url, Lock()
        self._fault: Fault | None = None
        self._logged: Fault | None = None
        self._looked = float("-inf")

    def demand(self) -> None:
        """Raises `Unusable` if the database is at fault; looks where that is not known."""
        unknown = self._looked == float("-inf")
        if not unknown and self._fault is None:
            return
        if found := self.current(wait=unknown):
            raise Unusable(found)

    def failed(self, error: Exception) -> None:
        """A read failed: until a look says otherwise, the database is at fault."""
        from psycopg.errors import ConnectionTimeout  # not loaded by a server on SQLite

        log.error("A read of the database failed: %s", driver_message(error))
        if self._looking.acquire(blocking=False):
            try:
                self._fault, self._looked = fault(error, self._url), time.monotonic()
                if isinstance(error.__cause__, ConnectionTimeout):  # that was a look
                    self._log_change()
                else:
                    self._look()
            finally:
                self._looking.release()

    def current(self, *, wait: bool = True) -> Fault | None:
        """The present fault, at most `LOOK_SECONDS` old; the last known if another looks long."""
        if self._looking.acquire(timeout=-1 if wait else _MOMENT):
            try:
                if time.monotonic() - self._looked > LOOK_SECONDS:
                    self._look()
            finally:
                self._looking.release()
        return self._fault

    def _look(self) -> None:
        self._fault = _seen(self._url)
        self._looked = time.monotonic()
        self._log_change()

    def _log_change(self) -> None:
        """Against what was logged last: a read that fails sets the fault before the look."""
        if self._fault == self._logged:
            return
        self._logged = self._fault
        if self._fault:
            log.error("The database is at fault: %s", self._fault)
        else:
            log.warning("The database answers")  # shown wherever the alarm was


def _seen(url: URL) -> Fault | None:
    """Looks at the schema's version and at one row of each table: one of them may be locked."""
    try:
        with probe_engine(url).connect() as connection:
            there = found(connection)
            if there != expected():
                return Fault.VERSION if there else Fault.EMPTY
            tables = Base.metadata.sorted_tables
            connection.execute(
                select(*(exists(select(table)).label(table.name) for table in tables))
            )
    except SQLAlchemyError as error:
        return fault(error, url)
    return None
