"""What goes in comes out as it was, and back in changes nothing: every table, whatever is empty."""

from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine, write_engine
from data_access.export import export, table_frame
from data_access.load import Changes, load
from data_access.load.columns import TABLES
from tests.data_access.whole import Empty, whole, written

DEFAULTS = {
    "response_days": lambda row: 30,
    "kind": lambda row: "coordinating" if row["team"] == "coordinating" else "sector",
    "stage": lambda row: "gathering",
    "invited": lambda row: False,
    "registered": lambda row: False,
    "attended": lambda row: False,
    "excused": lambda row: False,
    "people": lambda row: int(bool(row["attended"])),
}
"""What the data format means by an empty cell of these columns."""


@pytest.mark.parametrize("empty", get_args(Empty))
def test_every_table_comes_back_as_it_was(database: URL, tmp_path: Path, empty: Empty) -> None:
    sent = whole(empty)
    load(write_engine(database), written(tmp_path / "sent", sent))
    with read_engine(database).connect() as connection:
        for name, frame in sent.items():
            found = table_frame(connection, 1, name).to_dict("records")
            assert found == [_filled(row) for row in frame.to_dict("records")], name
        export(connection, 1, tmp_path / "out")
    again = load(write_engine(database), tmp_path / "out")
    assert set(again.changes) == set(TABLES)
    for name, of in again.changes.items():
        assert of == Changes(0, 0, len(sent[name])), name


def _filled(row: dict) -> dict:
    return {
        name: DEFAULTS[name](row) if value is None and name in DEFAULTS else value
        for name, value in row.items()
    }
