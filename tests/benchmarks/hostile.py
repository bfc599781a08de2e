"""What hostile files end in, how long that takes, and how much memory.

    python -m tests.benchmarks.hostile

Each case of the corpus is loaded, as a trial, in a process of its own that starts with all
modules in memory (the figure at the end of the head) and is stopped after a minute.
"""

import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Engine

from data_access.engine import write_engine
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.schema import upgrade
from locales import locale
from tests.data_access.hostile import Case
from tests.data_access.hostile.corpus import CASES

_MOST_SECONDS = 60
_LOADED, _REFUSED = 10, 11
"""Exit codes of a child."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = write_engine(URL.create("sqlite", database=str(folder / "h.db")))
        upgrade(engine)
        engine.dispose()
        base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{'case':<50}{'end':<10}{'s':>6}{'MB':>6}  reason (start: {base} MB)")
        ends = [_tried(case, n, folder, engine) for n, case in enumerate(CASES)]
    loaded, refused = ends.count(_LOADED), ends.count(_REFUSED)
    others = len(ends) - loaded - refused
    print(f"{len(ends)} cases: {loaded} loaded, {refused} refused, {others} ended otherwise")
    sys.exit(bool(others))


def _tried(case: Case, number: int, folder: Path, engine: Engine) -> int:
    """How the case ended; told in a line."""
    place, said = folder / str(number), folder / "said"
    place.mkdir()
    _apart(lambda: said.write_text(str(case.write(place))))
    path = Path(said.read_text())
    said.write_text("")
    start = time.perf_counter()
    end, megabytes = _apart(lambda: _load(engine, path, said))
    seconds = time.perf_counter() - start
    word = {_LOADED: "loaded", _REFUSED: "refused"}.get(end, f"ENDED {end}")
    print(f"{case.name:<50}{word:<10}{seconds:>6.2f}{megabytes:>6}  {said.read_text()[:90]}")
    return end


def _apart(do: Callable[[], int]) -> tuple[int, int]:
    """Exit code and peak megabytes of a process that does this."""
    child = os.fork()
    if child == 0:
        signal.alarm(_MOST_SECONDS)
        os._exit(do() & 0xFF)
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024


def _load(engine: Engine, path: Path, said: Path) -> int:
    try:
        load(engine, path, dry_run=True)
    except Refused as refused:
        told = refused.report.error_messages()[0].told(locale("en"))
        said.write_text(" ".join(told.split()))
        return _REFUSED
    except BaseException as error:
        said.write_text(repr(error))
        return 1
    return _LOADED


if __name__ == "__main__":
    main()
