"""A variable that cannot be obeyed ends the start, not the page that first asks for it."""

import subprocess
import sys

import pytest

from data_access import config


@pytest.mark.parametrize(
    "given",
    [
        {"JOURNAL_DAYS": "two years"},
        {"PUBLIC_ADDRESS": "konsultacje.example"},
        {"PUBLIC_ADDRESS": "https://konsultacje..example"},
        {"PUBLIC_ADDRESS": "https://[konsultacje"},
        {"PUBLIC_ADDRESS": "https:///pulpit"},
        {"PUBLIC_ADDRESS": "https://konsultacje.example:port"},
        {"PUBLIC_ADDRESS": "https://konsul tacje.example"},
        {"PUBLIC_ADDRESS": "https://*"},
        {"PUBLIC_ADDRESS": "https://konsultacje.example/?lang=pl"},
        {"PUBLIC_ADDRESS": "https://ktos:haslo@konsultacje.example"},
        {"MINUTES_FOLDER": "/srv/minutes"},
        {"MINUTES_ADDRESS": "https://miasto.example"},
        {"MINUTES_FOLDER": "/srv/minutes", "MINUTES_ADDRESS": "miasto.example"},
    ],
)
def test_what_cannot_be_obeyed_is_named(
    given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=next(reversed(given))):
        config.check_configuration()


def test_the_server_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_FOLDER", "/srv/minutes")
    started = subprocess.run(
        [sys.executable, "-c", "import dashboard"], cwd=config.ROOT, capture_output=True, text=True
    )
    assert started.returncode
    assert "MINUTES_ADDRESS" in started.stderr
