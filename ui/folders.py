"""Folders of files that are sent or made: each names its server, so that none outlives it."""

import os
import shutil
import tempfile
from pathlib import Path

_PREFIX = "consultation-"


def new_folder() -> tempfile.TemporaryDirectory:
    """A folder that goes when it is forgotten, or when the next server starts."""
    return tempfile.TemporaryDirectory(
        prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True
    )


def sweep() -> None:
    """Remove what servers that were killed left behind. Call before the first `new_folder`."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        pid = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if pid.isdecimal() and not _lives(int(pid)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(pid: int) -> bool:
    """Whether another process has this number; ours is new, whoever had it before is gone."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True
