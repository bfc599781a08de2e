"""Work in a process of its own: the page stays usable, it can be cancelled, and it has bounds."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from data_access.config import ROOT
from ui.child_process import OUT_OF_MEMORY, end_tree
from ui.folders import new_folder

log = logging.getLogger(__name__)
Stopped = Literal["cancelled", "time", "memory", "output"]
_LOOK_SECONDS = 0.2
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Threads that are not used would still set memory aside."""


@dataclass(frozen=True)
class JobLimits:
    """What a job may take: seconds on the clock, megabytes of memory (0: any) and of output."""

    seconds: int
    memory: int = 0
    output: int = 500


@dataclass(eq=False)
class _Run:
    """What a job shares with the thread that watches it, which may outlive it.

    `path`: of the file to be made; `since`: when it was asked for, then when it began;
    `fault`: why it could not begin.
    """

    path: Path
    since: float = field(default_factory=time.monotonic)
    process: subprocess.Popen | None = None
    reasons: list[Stopped] = field(default_factory=list)
    fault: str = ""
    over: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def stopped(self) -> Stopped | None:
        """Of one that has ended: why before its time."""
        if self.path.exists():
            return None
        if self.reasons or self.process is None:
            return next(iter(self.reasons), None)
        code = self.process.returncode
        if code == -getattr(signal, "SIGXCPU", 0):
            return "time"
        out_of_memory = (OUT_OF_MEMORY, -signal.SIGABRT, -getattr(signal, "SIGKILL", 0))
        return "memory" if code in out_of_memory else None

    @property
    def failed(self) -> bool:
        """Of one that has ended: neither done, nor refused (exit code 1), nor cancelled."""
        if self.process is None or self.stopped == "cancelled":
            return False
        return not self.path.exists() or self.process.returncode not in (0, 1)

    @property
    def failure(self) -> str:
        """Of one that has ended: the last line of what went wrong, which may quote the records."""
        errors = self.path.with_name("errors")
        told = self.fault or (errors.read_text(errors="replace") if errors.exists() else "")
        lines = told.strip().splitlines()
        return lines[-1] if lines else "—"

    def begin(self, command: Callable[[], subprocess.Popen]) -> None:
        """Unless it was ended while it waited. What fails to begin is over."""
        with self.lock:
            if self.over:
                return
            try:
                self.process = command()
                self.since = time.monotonic()
            except Exception as error:  # no memory, no room on the disk, no process to be had
                log.exception("A job could not begin")
                self.fault = f"{type(error).__name__}: {error}"
                self.over = True

    def end(self, reason: Stopped) -> None:
        """Whether it waits or runs; with all that its process began."""
        with self.lock:
            self.over = True
            if self.process is None or self.running:
                self.reasons.append(reason)
            if self.process is not None and self.running:
                end_tree(self.process.pid)
                self.process.wait()


@dataclass(eq=False)
class Job:
    """`python -m …` waiting, under way or ended. Its process and folder go when it is forgotten:
    with its session, and with the server.
    """

    asked: Hashable
    name: str
    folder: TemporaryDirectory = field(default_factory=new_folder)
    run: _Run = field(init=False)

    def __post_init__(self) -> None:
        self.run = _Run(self.path)

    @property
    def path(self) -> Path:
        """Of the file to be made."""
        return Path(self.folder.name) / self.name

    @property
    def waiting(self) -> bool:
        """Whether as many others as may run at once are before it."""
        return self.run.process is None and not self.run.over

    @property
    def running(self) -> bool:
        return self.waiting or self.run.running

    @property
    def seconds(self) -> float:
        """For how long it has waited, or been under way."""
        return time.monotonic() - self.run.since

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        lines = self._read("progress").split()
        if not lines:
            return 0.0
        done, _slash, total = lines[-1].partition("/")
        return int(done) / int(total) if total.isdecimal() and int(total) else 0.0

    @property
    def made(self) -> bytes | None:
        """The file, once it is whole."""
        return self.path.read_bytes() if self.path.exists() and not self.running else None

    @property
    def stopped(self) -> Stopped | None:
        """Why it ended before its time; None where it ran to its end or still runs."""
        return None if self.running else self.run.stopped

    @property
    def failure(self) -> str:
        """The last line of what went wrong; empty while running and where all went well."""
        return "" if self.running or self.path.exists() else self.run.failure

    def cancel(self) -> None:
        self.run.end("cancelled")

    def _read(self, name: str) -> str:
        path = Path(self.folder.name) / name
        return path.read_text(errors="replace") if path.exists() else ""


def start(
    module: str,
    arguments: Callable[[Path], Sequence[str]],
    limits: JobLimits,
    *,
    asked: Hashable = None,
    name: str = "file",
    label: str = "",
    places: threading.Semaphore | None = None,
) -> Job:
    """Begin `python -m module …`, which makes one file called `name`, once one of `places` is free.

    `arguments` are told the file's path; `asked` tells one job from another. Progress is what the
    module prints: a line `done/total` after each step. The log tells its end, by the `label`.
    """
    job = Job(asked, name)
    folder, run = Path(job.folder.name), job.run
    bounds = [
        sys.executable,
        "-m",
        "ui.child_process",
        str(limits.memory),
        str(limits.seconds),
        module,
    ]
    command = [*bounds, *arguments(job.path)]

    def begin() -> subprocess.Popen:
        with (folder / "progress").open("w") as told, (folder / "errors").open("w") as wrong:
            return subprocess.Popen(
                command,
                cwd=ROOT,
                # what it leaves half-done goes with the folder
                env=os.environ | _ONE_THREAD | {"TMPDIR": str(folder)},
                stdin=subprocess.PIPE,
                stdout=told,
                stderr=wrong,
            )

    weakref.finalize(job, _forget, run, job.folder)
    watched = (run, begin, limits, places, label or module)
    threading.Thread(target=_watch, args=watched, daemon=True).start()
    return job


def _watch(
    run: _Run,
    begin: Callable[[], subprocess.Popen],
    limits: JobLimits,
    places: threading.Semaphore | None,
    label: str,
) -> None:
    """Begin when there is a place; end what takes too long or writes too much; log how it ended."""
    while places is not None and not places.acquire(timeout=_LOOK_SECONDS):
        if run.over:
            return
    try:
        run.begin(begin)
        while run.running:
            if time.monotonic() > run.since + limits.seconds:
                run.end("time")
            elif _bytes(run.path.parent) > limits.output << 20:
                run.end("output")
            time.sleep(_LOOK_SECONDS)
        if run.process is not None:
            told = {"job": label, "exit": run.process.returncode, "stopped": run.stopped}
            seconds = round(time.monotonic() - run.since, 1)
            log.info("job", extra={"fields": told | {"seconds": seconds}})
            if run.failed:
                log.error(
                    "A job failed: %s: %s", label, run.stopped or run.failure.partition(":")[0]
                )
    finally:
        if places is not None:
            places.release()


def _bytes(folder: Path) -> int:
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except OSError:  # a file or the folder went meanwhile
        return 0


def _forget(run: _Run, folder: TemporaryDirectory) -> None:
    run.end("cancelled")
    if run.process is not None and run.process.stdin is not None:
        run.process.stdin.close()
    folder.cleanup()
