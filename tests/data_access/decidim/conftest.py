"""A folder with an export in it."""

from pathlib import Path

import pytest

from tests.data_access.decidim.export import (
    Files,
)
from tests.data_access.decidim.reading import WroteFolder


@pytest.fixture
def folder(tmp_path: Path) -> WroteFolder:
    """`folder({"proposals": text, …})` writes them under the names that Decidim gives."""

    def write(files: Files) -> Path:
        path = tmp_path / "export"
        path.mkdir(exist_ok=True)
        for kind, text in files.items():
            (path / f"decyduj.example.pl-open-data-{kind}.csv").write_text(text, "utf-8")
        return path

    return write
