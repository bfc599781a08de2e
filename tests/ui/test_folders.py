"""Folders of files go with the server that made them, and no others do."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ui.folders import new_folder, sweep


@pytest.fixture
def ended() -> int:
    """The number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def test_what_an_ended_server_left_is_swept_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: int
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, living = f"consultation-{ended}-a", f"consultation-{os.getppid()}-b"
    others = ["consultation-x-c", "consultation-2026", "other-1-d"]
    for name in (left, living, *others):
        (tmp_path / name).mkdir()
        (tmp_path / name / "list.csv").touch()
    sweep()
    assert {path.name for path in tmp_path.iterdir()} == {living, *others}


def test_a_folder_names_its_server_and_goes_when_it_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = new_folder()
    (made,) = tmp_path.iterdir()
    assert made.name.startswith(f"consultation-{os.getpid()}-")
    folder.cleanup()
    assert not made.exists()
