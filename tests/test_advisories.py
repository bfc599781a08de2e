"""`make lint` fails on a known vulnerability, and says so where it could not look."""

import pytest

from tests.advisories import told

CLEAN = {"name": "good", "version": "1", "vulns": []}
BAD = {"name": "bad", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "ours", "skip_reason": "Dependency not found on PyPI"}


def test_a_finding_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([CLEAN, BAD]) == 1
    assert "bad 2: PYSEC-1, mended in 3" in capsys.readouterr().out


def test_what_was_not_looked_up_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([UNKNOWN, UNKNOWN]) == 0
    said = capsys.readouterr().out
    assert "advisories not checked: 2 of 2 packages" in said
    assert "advisories checked" not in said
    assert told([CLEAN, UNKNOWN]) == 0
    assert "advisories checked: 1 packages" in capsys.readouterr().out
