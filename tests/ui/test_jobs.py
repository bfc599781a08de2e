"""A file made beside the page: it arrives, it can be cancelled, a failure says why."""

import time
from pathlib import Path

import pytest
from sqlalchemy import URL

from ui.jobs import Job, start

SLOWEST_SECONDS = 60


def _ended(job: Job) -> Job:
    deadline = time.monotonic() + SLOWEST_SECONDS
    while job.running and time.monotonic() < deadline:
        time.sleep(0.1)
    return job


def test_a_file_arrives(sample: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    job = _ended(start("xlsx", ["--audience", "officials"]))
    assert job.made.startswith(b"PK")
    assert job.share > 0.8
    assert not job.failure


def test_a_cancelled_job_leaves_nothing(sample: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    job = start("pptx", [])
    assert job.running
    job.cancel()
    assert not job.running
    assert job.made is None


def test_a_failure_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    job = _ended(start("ics", []))
    assert job.made is None
    assert "unable to open" in job.failure
