"""The glossary says the words of the interface, and where the dashboard's own things live."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent
OF_CONSULTATION, OF_DASHBOARD = (
    [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines()
     if line.startswith("| ") and not line.startswith(("| ---", "| Polish", "| Word"))]
    for part in (ROOT / "docs/glossary.md").read_text("utf-8").split("## ")[1:]
)  # fmt: skip


def _pairs() -> list[tuple[str, str]]:
    """English and Polish of every text and of its plural, in small letters."""
    pairs = []
    for path in sorted((ROOT / "locales/pl").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                pairs.append((_whole(message.id), _whole(message.string)))
    return pairs


def _whole(text: str | tuple[str, ...]) -> str:
    return (text if isinstance(text, str) else " ".join(text)).lower()


def test_both_tables_are_read() -> None:
    assert len(OF_CONSULTATION) > 25
    assert len(OF_DASHBOARD) > 12


@pytest.mark.parametrize(("polish", "english"), [row[:2] for row in OF_CONSULTATION])
def test_the_pair_stands_in_the_texts(polish: str, english: str) -> None:
    told = [theirs for ours, theirs in _pairs() if english.lower() in ours]
    assert any(polish.lower() in theirs for theirs in told), english


@pytest.mark.parametrize("place", [row[2] for row in OF_DASHBOARD])
def test_the_place_is_there(place: str) -> None:
    (path,) = re.findall(r"`(.+)`", place)
    assert (ROOT / path).exists()
