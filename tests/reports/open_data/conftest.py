"""The sample's open data in a folder."""

from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.reports.open_data.releases import publish_into


@pytest.fixture(scope="module")
def folder(sample: URL, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("open") / "data"
    publish_into(sample, found)
    return found
