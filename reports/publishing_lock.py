"""A lock on a folder: only one process at a time publishes into it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUse(Exception):
    """The same is being made by someone else."""


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Nobody else is alone with that file, which stays. Raises `InUse`, `OSError`."""
    held = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)  # NFS locks what may be written to alone
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse(str(place)) from error
        yield
    finally:
        os.close(held)
