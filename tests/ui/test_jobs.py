"""Work beside the page: its file arrives; it ends when cancelled, forgotten or out of bounds."""

import gc
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from errno import ENOMEM
from pathlib import Path
from unittest.mock import Mock

import pytest
from sqlalchemy import URL

from tests.browser.conftest import ROOT
from ui import folders
from ui.jobs import Job, JobLimits, start
from ui.materials import begin_file

SLOWEST_SECONDS = 60
LIMITS = JobLimits(seconds=30)


def ended(job: Job) -> Job:
    until(lambda: not job.running)
    return job


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + SLOWEST_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`script(text, limits)` begins a module of that text, or queues it for one of `places`."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def begin(text: str, limits: JobLimits = LIMITS, **options: object) -> Job:
        (tmp_path / "worker.py").write_text(f"import sys\nfrom pathlib import Path\n{text}\n")
        job = start("worker", lambda path: [str(path)], limits, **options)
        until(lambda: "places" in options or not job.waiting)
        return job

    return begin


def test_a_file_arrives(sample: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    job = ended(begin_file("xlsx", ["--audience", "officials"]))
    assert job.made.startswith(b"PK")
    assert job.share > 0.8
    assert not job.failure
    assert job.stopped is None


def test_a_failure_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    job = ended(begin_file("ics", []))
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
    process, folder = job.run.process, Path(job.folder.name)
    del job
    gc.collect()
    assert process.poll() is not None
    assert not folder.exists()


@pytest.mark.parametrize(
    ("text", "limits", "stopped"),
    [
        ("import time; time.sleep(60)", JobLimits(seconds=1), "time"),
        ("while True: pass", JobLimits(seconds=1), "time"),
        ("Path(sys.argv[1] + '.part').write_bytes(bytes(9 << 20)); import time; time.sleep(60)",
         JobLimits(seconds=30, output=5), "output"),
        pytest.param(
            "x = bytearray(3 << 30)", JobLimits(seconds=30, memory=500), "memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="bounds memory on Linux only"),
        ),
        ("import os; os.abort()", LIMITS, "memory"),  # as Rust ends, out of memory
    ],
)  # fmt: skip
def test_a_job_out_of_bounds_is_stopped(script, text: str, limits: JobLimits, stopped: str) -> None:
    job = ended(script(text, limits))
    assert job.made is None
    assert job.stopped == stopped


def test_two_run_at_once_and_the_third_waits_its_turn(script) -> None:
    places = threading.Semaphore(2)
    jobs = [script("import time; time.sleep(60)", places=places) for _ in range(2)]
    for job in jobs:
        until(lambda job=job: not job.waiting)
    jobs += [script("import time; time.sleep(60)", places=places) for _ in range(2)]
    time.sleep(0.1)
    assert [job.waiting for job in jobs] == [False, False, True, True]
    assert all(job.running for job in jobs)
    jobs[3].cancel()
    assert (jobs[3].running, jobs[3].stopped) == (False, "cancelled")
    jobs[0].cancel()
    until(lambda job=jobs[2]: not job.waiting)
    assert jobs[2].run.process is not None
    del job, jobs
    gc.collect()
    until(lambda: places.acquire(blocking=False))  # a forgotten job gives its place back


@pytest.mark.parametrize("waits", [False, True])
def test_a_job_that_cannot_begin_says_so_and_gives_its_place_back(
    script, monkeypatch: pytest.MonkeyPatch, *, waits: bool
) -> None:
    places = threading.Semaphore(0 if waits else 2)
    with monkeypatch.context() as without_memory:
        without_memory.setattr(subprocess, "Popen", Mock(side_effect=OSError(ENOMEM, "No memory")))
        failed = [script("", places=places) for _ in range(2)]
        if waits:
            places.release(2)
        for job in failed:
            assert not ended(job).waiting
            assert job.failure == f"OSError: [Errno {ENOMEM}] No memory"
            assert (job.made, job.stopped) == (None, None)
    job = ended(script("Path(sys.argv[1]).write_text('x')", places=places))
    assert job.made == b"x"


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("import os; os.abort()", "memory"),
        ("raise MemoryError", "memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "time"),
        ("Path(sys.argv[1]).write_text('x')", None),
    ],
)
def test_the_log_and_the_reader_are_told_the_same(
    script, caplog: pytest.LogCaptureFixture, text: str, stopped: str | None
) -> None:
    with caplog.at_level("INFO", "ui.jobs"):
        job = ended(script(text, label=text))
        until(lambda: _logged(caplog, text))
    assert job.stopped == stopped
    assert _logged(caplog, text) == [stopped]


def test_the_log_tells_of_a_forgotten_job_that_it_was_not_for_memory(
    script, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", "ui.jobs"):
        script("import time; time.sleep(60)", label="forgotten")
        gc.collect()
        until(lambda: _logged(caplog, "forgotten"))
    assert _logged(caplog, "forgotten") == ["cancelled"]


def _logged(caplog: pytest.LogCaptureFixture, job: str) -> list[str | None]:
    told = [record.fields for record in caplog.records if record.getMessage() == "job"]
    return [fields["stopped"] for fields in told if fields["job"] == job]


_SERVER = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
from tests.browser.conftest import ROOT
from ui import folders
from ui.jobs import JobLimits, start
job = start("worker", lambda path: [str(path)], JobLimits(seconds=60))
while job.waiting:
    time.sleep(0.01)
print(job.run.process.pid, job.folder.name, flush=True)
time.sleep(60)
"""
_BEGINS = """
import subprocess, time
child = subprocess.Popen(["sleep", "60"], start_new_session=True)
Path(sys.argv[1] + ".pid").write_text(str(child.pid))
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="finds children in /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_nothing_outlives_a_server_that_ends(script, ending: signal.Signals) -> None:
    """Nor what the job itself began in a session of its own, as a browser is."""
    script(_BEGINS).cancel()  # writes the module
    server = subprocess.Popen([sys.executable, "-c", _SERVER], stdout=subprocess.PIPE, cwd=ROOT)
    pid, folder = server.stdout.readline().decode().split()
    told = Path(folder) / "file.pid"
    until(told.exists)
    begun = told.read_text()
    server.send_signal(ending)
    server.wait(SLOWEST_SECONDS)
    server.stdout.close()
    until(lambda: not _lives(pid) and not _lives(begun))
    folders.sweep()
    assert not Path(folder).exists()


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_job_ends_with_the_server(script, tmp_path: Path) -> None:
    """The server's end of the pipe closes, however it ended."""
    job = script("import time; time.sleep(60)")
    assert job.running
    job.run.process.stdin.close()
    assert not ended(job).running
