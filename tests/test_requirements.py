"""What is installed is locked: every package by version and hash, the direct ones as pinned."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements", "tests/requirements")


def _pins(path: Path) -> set[str]:
    """`name==version` of each line, extras and markers left out."""
    lines = path.read_text("utf-8").splitlines()
    pins = (re.match(r"([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", line) for line in lines)
    return {f"{pin[1].lower()}=={pin[2]}" for pin in pins if pin}


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_what_is_asked_for(name: str) -> None:
    """`make lock` after a change of the requirements."""
    assert _pins(ROOT / f"{name}.txt") <= _pins(ROOT / f"{name}.lock")


def test_the_tests_run_on_what_is_deployed() -> None:
    assert _pins(ROOT / "requirements.lock") <= _pins(ROOT / "tests/requirements.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_its_hashes(name: str) -> None:
    text = (ROOT / f"{name}.lock").read_text("utf-8")
    entries = re.split(r"\n(?=\w)", text)
    assert len(entries) == len(_pins(ROOT / f"{name}.lock")) > 50
    assert all("--hash=sha256:" in entry for entry in entries)
