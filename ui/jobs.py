"""A file made in a process of its own: the page stays usable, and making it can be cancelled."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data_access.config import ROOT


@dataclass
class Job:
    """`python -m reports …` under way or ended. Its folder goes when the job is forgotten."""

    arguments: tuple[str, ...]
    folder: tempfile.TemporaryDirectory = field(default_factory=tempfile.TemporaryDirectory)
    started: float = field(default_factory=time.monotonic)
    process: subprocess.Popen | None = None

    @property
    def path(self) -> Path:
        return Path(self.folder.name) / "file"

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
    def failure(self) -> str:
        """The last line of what went wrong; empty while running and where all went well."""
        if self.running or self.path.exists():
            return ""
        lines = self._read("errors").strip().splitlines()
        return lines[-1] if lines else "—"

    def cancel(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def _read(self, name: str) -> str:
        path = Path(self.folder.name) / name
        return path.read_text(errors="replace") if path.exists() else ""


def start(kind: str, options: Sequence[str]) -> Job:
    """Begin to make a file of the pack."""
    job = Job((kind, *options))
    folder = Path(job.folder.name)
    command = [sys.executable, "-m", "reports", kind, str(job.path), *options]
    with (folder / "progress").open("w") as told, (folder / "errors").open("w") as wrong:
        job.process = subprocess.Popen(command, cwd=ROOT, stdout=told, stderr=wrong)
    return job
