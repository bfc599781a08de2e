"""Work beside the page: its file arrives; it ends when cancelled, forgotten or out of bounds."""

import gc
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import URL

from ui.jobs import Job, Limits, start
from ui.materials import made

SLOWEST_SECONDS = 60
LIMITS = Limits(seconds=30)


def _ended(job: Job) -> Job:
    deadline = time.monotonic() + SLOWEST_SECONDS
    while job.running and time.monotonic() < deadline:
        time.sleep(0.1)
    return job


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`script(text, limits)` begins a module of that text."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def begin(text: str, limits: Limits = LIMITS) -> Job:
        (tmp_path / "worker.py").write_text(f"import sys\nfrom pathlib import Path\n{text}\n")
        return start("worker", lambda path: [str(path)], limits)

    return begin


def test_a_file_arrives(sample: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    job = _ended(made("xlsx", ["--audience", "officials"]))
    assert job.made.startswith(b"PK")
    assert job.share > 0.8
    assert not job.failure
    assert job.stopped is None


def test_a_failure_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    job = _ended(made("ics", []))
    assert job.made is None
    assert job.stopped is None
    assert "unable to open" in job.failure


def test_a_cancelled_job_leaves_nothing(script) -> None:
    job = script("import time; time.sleep(60)")
    assert job.running
    job.cancel()
    assert not job.running
    assert job.made is None
    assert job.stopped == "cancelled"


def test_a_forgotten_job_ends_and_its_folder_goes(script) -> None:
    job = script("import time; time.sleep(60)")
    process, folder = job.process, Path(job.folder.name)
    del job
    gc.collect()
    assert process.poll() is not None
    assert not folder.exists()


@pytest.mark.parametrize(
    ("text", "limits", "stopped"),
    [
        ("import time; time.sleep(60)", Limits(seconds=1), "time"),
        ("while True: pass", Limits(seconds=1), "time"),
        ("Path(sys.argv[1] + '.part').write_bytes(bytes(9 << 20)); import time; time.sleep(60)",
         Limits(seconds=30, output=5), "output"),
        pytest.param(
            "x = bytearray(3 << 30)", Limits(seconds=30, memory=500), "memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="bounds memory on Linux only"),
        ),
        ("import os; os.abort()", LIMITS, "memory"),  # as Rust ends, out of memory
    ],
)  # fmt: skip
def test_a_job_out_of_bounds_is_stopped(script, text: str, limits: Limits, stopped: str) -> None:
    job = _ended(script(text, limits))
    assert job.made is None
    assert job.stopped == stopped


def test_a_job_ends_with_the_server(script, tmp_path: Path) -> None:
    """The server's end of the pipe closes, however it ended."""
    job = script("import time; time.sleep(60)")
    assert job.running
    job.process.stdin.close()
    assert not _ended(job).running
