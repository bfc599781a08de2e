"""Work in a process of its own: the page stays usable, it can be cancelled, and it has bounds."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from data_access.config import ROOT
from ui.child import OUT_OF_MEMORY

Stopped = Literal["cancelled", "time", "memory", "output"]
_LOOK_SECONDS = 0.2
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Threads that are not used would still set memory aside."""


@dataclass(frozen=True)
class Limits:
    """What a job may take: seconds on the clock, megabytes of memory (0: any) and of output."""

    seconds: int
    memory: int = 0
    output: int = 500


@dataclass(eq=False)
class Job:
    """`python -m …` under way or ended. Its process and folder go when the job is forgotten."""

    asked: Hashable
    name: str
    folder: tempfile.TemporaryDirectory = field(default_factory=tempfile.TemporaryDirectory)
    started: float = field(default_factory=time.monotonic)
    process: subprocess.Popen | None = None
    reasons: list[Stopped] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """Of the file to be made."""
        return Path(self.folder.name) / self.name

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

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
        if self.running or self.process is None or self.path.exists():
            return None
        if self.reasons:
            return self.reasons[0]
        code = self.process.returncode
        if code == -getattr(signal, "SIGXCPU", 0):
            return "time"
        out_of_memory = (OUT_OF_MEMORY, -signal.SIGABRT, -getattr(signal, "SIGKILL", 0))
        return "memory" if code in out_of_memory else None

    @property
    def failure(self) -> str:
        """The last line of what went wrong; empty while running and where all went well."""
        if self.running or self.path.exists():
            return ""
        lines = self._read("errors").strip().splitlines()
        return lines[-1] if lines else "—"

    def cancel(self) -> None:
        if self.process is not None:
            self.reasons.append("cancelled")
            self.process.kill()
            self.process.wait()

    def wait(self) -> None:
        if self.process is not None:
            self.process.wait()

    def _read(self, name: str) -> str:
        path = Path(self.folder.name) / name
        return path.read_text(errors="replace") if path.exists() else ""


def start(
    module: str,
    arguments: Callable[[Path], Sequence[str]],
    limits: Limits,
    *,
    asked: Hashable = None,
    name: str = "file",
) -> Job:
    """Begin `python -m module …`, which makes one file called `name`.

    `arguments` are told the file's path; `asked` tells one job from another. Progress is what the
    module prints: a line `done/total` after each step.
    """
    job = Job(asked, name)
    folder = Path(job.folder.name)
    bounds = [sys.executable, "-m", "ui.child", str(limits.memory), str(limits.seconds), module]
    with (folder / "progress").open("w") as told, (folder / "errors").open("w") as wrong:
        job.process = subprocess.Popen(
            [*bounds, *arguments(job.path)],
            cwd=ROOT,
            env=os.environ | _ONE_THREAD,
            stdin=subprocess.PIPE,
            stdout=told,
            stderr=wrong,
        )
    weakref.finalize(job, _forget, job.process, job.folder)
    watched = (job.process, folder, limits, job.reasons)
    threading.Thread(target=_watch, args=watched, daemon=True).start()
    return job


def _watch(process: subprocess.Popen, folder: Path, limits: Limits, reasons: list[Stopped]) -> None:
    """End a process that takes too long or writes too much. Holds no job: it may be forgotten."""
    deadline = time.monotonic() + limits.seconds
    while process.poll() is None:
        if time.monotonic() > deadline:
            reasons.append("time")
            process.kill()
        elif _bytes(folder) > limits.output << 20:
            reasons.append("output")
            process.kill()
        time.sleep(_LOOK_SECONDS)


def _bytes(folder: Path) -> int:
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except OSError:  # a file or the folder went meanwhile
        return 0


def _forget(process: subprocess.Popen, folder: tempfile.TemporaryDirectory) -> None:
    process.kill()
    process.wait()
    process.stdin.close()
    folder.cleanup()
