"""Reads on which many figures stand are made once for all that is computed together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.scope import Scope

_Read = Callable[[Scope, Connection], pd.DataFrame]
_kept: ContextVar[dict[tuple, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def shared_reads(kept: dict[tuple, Any] | None = None) -> Iterator[None]:
    """Within, each read that is `shared` asks its database once for a scope.

    `kept` holds what was read, by function, scope and connection.
    """
    token = _kept.set({} if kept is None else kept)
    try:
        yield
    finally:
        _kept.reset(token)


def shared(read: _Read) -> _Read:
    """A read of a scope whose frame is kept for all that is computed within `shared_reads`."""

    @wraps(read)
    def kept_read(scope: Scope, connection: Connection) -> pd.DataFrame:
        kept = _kept.get()
        if kept is None:
            return read(scope, connection)
        key = (kept_read, scope, connection)  # another one may show the records of a past day
        if key not in kept:
            kept[key] = read(scope, connection)
        return kept[key].copy(deep=False)

    return kept_read
