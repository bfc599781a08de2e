"""PostgreSQL that has fallen silent: frozen, or cut off, with its connections still open.

The server's own time limits do not end a wait for it then, and those of TCP do not either where
the system under it still acknowledges what is sent. So whoever waits looks, after a while,
whether the server lets anybody in: one of a process at a time, and the others take its word.

The driver is loaded where it is spoken: not by a server on SQLite.
"""

from __future__ import annotations

import time
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, event

if TYPE_CHECKING:
    from psycopg.abc import PQGen

SILENT_SECONDS = 2.0
"""How long a connection waits for an answer before it looks, and between looks."""
CONNECT_SECONDS = 3
"""For a server to let somebody in; the driver knows whole seconds, and two at least."""
_WAKE_SECONDS = 0.1
"""How often a waiting connection wakes up: psycopg's own."""
_TOLD = "the server does not answer"


def watch(engine: Engine, *, most_seconds: float | None = None) -> Engine:
    """Let no connection of the engine wait for a silent server, nor longer than `most_seconds`.

    Raises `ConnectionTimeout` where one would. The connection is closed then.
    """

    import psycopg
    from psycopg.errors import ConnectionTimeout

    class Watched(psycopg.Connection):
        def wait(
            self,
            gen: PQGen,
            interval: float = _WAKE_SECONDS,
            timeout: float | None = None,
        ) -> object:
            return super().wait(self._watched(gen), interval, timeout)

        def _watched(self, gen: PQGen) -> PQGen:
            began = time.monotonic()
            ready = None
            while True:
                try:
                    wanted = gen.send(ready)
                except StopIteration as end:
                    return end.value
                ready = yield wanted
                waited = time.monotonic() - began
                if not ready and waited > SILENT_SECONDS and self._in_vain(waited):
                    self.pgconn.finish()
                    raise ConnectionTimeout(_TOLD)

        def _in_vain(self, waited: float) -> bool:
            return waited > (most_seconds or float("inf")) or server.is_silent()

    server = server_of(engine.url)

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: object, _record: object, arguments: list, named: dict) -> Watched:
        if server.was_silent():
            raise ConnectionTimeout(_TOLD)
        return Watched.connect(*arguments, **named)

    return engine


@cache
def server_of(url: URL) -> Server:
    """The server of a database, shared by the process."""
    return Server(url)


class Server:
    """Whether a server lets anybody in."""

    def __init__(self, url: URL) -> None:
        _, named = url.get_dialect()().create_connect_args(url)
        self._at = {"connect_timeout": CONNECT_SECONDS, **named}
        self._looking, self._looked, self._silent = Lock(), float("-inf"), False

    def is_silent(self) -> bool:
        """Looks, unless another does or did just now."""
        if self._looking.acquire(blocking=False):
            try:
                if time.monotonic() - self._looked > SILENT_SECONDS:
                    self._silent = not self._lets_in()
                    self._looked = time.monotonic()
            finally:
                self._looking.release()
        return self.was_silent()

    def was_silent(self) -> bool:
        """As last seen; what was seen long ago says nothing."""
        return self._silent and time.monotonic() - self._looked <= SILENT_SECONDS

    def _lets_in(self) -> bool:
        """A server that refuses answers."""
        import psycopg

        try:
            psycopg.connect(**self._at).close()
        except psycopg.errors.ConnectionTimeout:
            return False
        except psycopg.OperationalError:
            return True
        return True
