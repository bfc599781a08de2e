"""A file sent and read."""

from pathlib import Path

import pytest

from data_access.load.problems import Report
from data_access.load.read import SentTable, read
from tests.data_access.read.sent import Written


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """`written(data, name)` reads one file; its sources and the report."""

    def sent(data: bytes | str, name: str = "organizacje.csv") -> tuple[list[SentTable], Report]:
        folder = tmp_path / "sent"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
        report = Report()
        return read(folder / name, report), report

    return sent
