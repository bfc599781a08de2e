"""The contracts in docs/ and the code that keeps them name the same things."""

import re
from pathlib import Path

import pytest

from data_access.load.data_format import TABLES
from data_access.load.table_format import squeezed
from domain.indicators import INDICATORS
from domain.vocabulary import Status

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
FORMAT = (DOCS / "data-format.md").read_text("utf-8")
MEANINGS = (DOCS / "indicators.md").read_text("utf-8")
ROWS = {
    line.split("|")[1].split()[0]: line
    for line in FORMAT.splitlines()
    if re.match(r"\| \w+ \(|\| \w+ \|", line)
}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_that_is_read_is_documented(table: str) -> None:
    spec = TABLES[table]
    text = ROWS[table]
    words = {squeezed(word) for word in re.split(r"[^\w]+", text)}
    named = {squeezed(column.name) for column in spec.columns} | {
        squeezed(column.polish) for column in spec.columns if f"*{column.polish}*" in text
    }
    assert named <= words
    assert f"({spec.polish})" in text or table == spec.polish


@pytest.mark.parametrize("table", TABLES)
def test_every_polish_heading_that_is_documented_is_read(table: str) -> None:
    given = ROWS[table].split("|", 2)[2]
    told = set(re.findall(r"(?<!\*)\*([a-z_]+)\*(?!\*)", given))
    spec = TABLES[table]
    accepted = {spelling for column in spec.columns for spelling in column.choices}
    lost = {word for word in told if not spec.column(word) and squeezed(word) not in accepted}
    assert not lost


def test_every_status_is_documented() -> None:
    for status in Status:
        assert f"| `{status}` |" in FORMAT


@pytest.mark.parametrize("key", INDICATORS)
def test_every_indicator_is_documented(key: str) -> None:
    assert re.search(rf"`{key}[`\[]", MEANINGS), f"docs/indicators.md does not say what {key} is"
