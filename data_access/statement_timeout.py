"""SQLite with a limit of a statement's time, as servers have.

SQLite asks now and then whether to go on. As on a server, what a reader does between two rows takes
none of the statement's time.
"""

import sqlite3
import time
from collections.abc import Callable
from typing import Any, cast

_STEPS = 1_000_000
"""Of SQLite's machine, tens of milliseconds, between two looks at the clock."""


class TimedConnection(sqlite3.Connection):
    """Ends each statement after `most_seconds`, with SQLITE_INTERRUPT."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.most_seconds = self.until = float("inf")
        self.set_progress_handler(lambda: time.monotonic() > self.until, _STEPS)

    def cursor(self, factory: Any = None) -> Any:
        return super().cursor(factory or _TimedCursor)


class _TimedCursor(sqlite3.Cursor):
    _left = float("inf")

    def execute(self, *given: Any) -> Any:
        self._left = cast("TimedConnection", self.connection).most_seconds
        return self._timed(super().execute, *given)

    def fetchone(self) -> Any:
        return self._timed(super().fetchone)

    def fetchmany(self, *given: Any, **named: Any) -> Any:
        return self._timed(super().fetchmany, *given, **named)

    def fetchall(self) -> Any:
        return self._timed(super().fetchall)

    def __next__(self) -> Any:
        return self._timed(super().__next__)

    def _timed(self, step: Callable[..., Any], *given: Any, **named: Any) -> Any:
        began, connection = time.monotonic(), cast("TimedConnection", self.connection)
        connection.until = began + self._left
        try:
            return step(*given, **named)
        finally:
            connection.until = float("inf")
            self._left -= time.monotonic() - began
