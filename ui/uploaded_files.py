"""Files that a browser sent, kept beside the page for the children that try and load them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Semaphore
from typing import Any

from streamlit.runtime.uploaded_file_manager import UploadedFile

from ui.folders import new_folder
from ui.jobs import Job, JobLimits, start

_TRIAL = JobLimits(seconds=300, memory=2048)
_LOAD = JobLimits(seconds=1800, memory=2048)
_PLACES = Semaphore(2)
"""Files that are read at once, whoever sent them; the others wait."""
_LONGEST_NAME = 100


@dataclass(frozen=True)
class Choices:
    """How the files are to be loaded: `form` is one of `load --format`."""

    form: str
    replace: bool
    programme: str
    language: str

    def options(self) -> list[str]:
        """For `python -m data_access`, the files' path being `path`."""
        given = ["--format", self.form, f"--programme={self.programme}", "--progress"]
        return given + (["--replace"] if self.replace else [])


@dataclass(eq=False)
class Uploaded:
    """One set of files, in a folder that goes when it is forgotten, and what became of them.

    `trial`, `load` and `copy` are jobs of `python -m data_access load`; their file is its report,
    and that of `copy` is the input with the bad cells marked.
    """

    sent: tuple[str, ...]
    folder: TemporaryDirectory = field(default_factory=new_folder)
    trial: Job | None = None
    load: Job | None = None
    copy: Job | None = None

    @property
    def path(self) -> Path:
        """Of the only file, else of the folder of all."""
        files = list(Path(self.folder.name).iterdir())
        return files[0] if len(files) == 1 else Path(self.folder.name)

    def tried(self, choices: Choices) -> Job:
        """The trial under these choices, begun if it has not been."""
        if self.trial is None or self.trial.asked != choices:
            self.forget()
            self.trial = self._begun("try a load", choices, _TRIAL, "result.json", "--dry-run")
        return self.trial

    def loaded(self, choices: Choices, by: str) -> None:
        """Begin to load for good."""
        self.unmark()
        self.load = self._begun("load", choices, _LOAD, "result.json", f"--by={by}")

    def mark(self, choices: Choices) -> None:
        """Begin to make the copy with the bad cells marked."""
        self.copy = self._begun("mark cells", choices, _TRIAL, "marked.xlsx", "--dry-run")

    def unmark(self) -> None:
        """The copy, made or under way, is no more."""
        if self.copy is not None:
            self.copy.cancel()
        self.copy = None

    def forget(self) -> None:
        """End what is under way; the files stay."""
        for job in (self.trial, self.load):
            if job is not None:
                job.cancel()
        self.trial = self.load = None
        self.unmark()

    def _begun(self, label: str, choices: Choices, limits: JobLimits, name: str, *more: str) -> Job:
        before = ["--lang", choices.language, "load", str(self.path)]
        return start(
            "data_access",
            lambda report: [*before, *choices.options(), f"--report={report}", *more],
            limits,
            asked=choices,
            name=name,
            label=label,
            places=_PLACES,
        )


def store_files(files: Sequence[UploadedFile]) -> Uploaded:
    """The files written into a folder of their own. Two of one name stay two."""
    uploaded = Uploaded(tuple(file.file_id for file in files))
    folder = Path(uploaded.folder.name)
    for file in files:
        path = folder / _safe(file.name)
        number = 2
        while path.exists():
            path = folder / f"{Path(_safe(file.name)).stem} ({number}){path.suffix}"
            number += 1
        path.write_bytes(file.getbuffer())
    return uploaded


def result(job: Job | None) -> dict[str, Any] | None:
    """What `load --report` wrote; None where the job left nothing whole."""
    made = None if job is None else job.made
    try:
        return None if made is None else json.loads(made)
    except ValueError:
        return None


def _safe(name: str) -> str:
    """A name that any file system takes, its ending kept."""
    path = Path(name.replace("\0", "").replace("\\", "/"))
    return path.stem.lstrip(".-")[:_LONGEST_NAME].strip() + path.suffix[:_LONGEST_NAME] or "file"
