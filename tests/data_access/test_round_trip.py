"""What goes in comes out as it was, and back in changes nothing: every table, whatever is empty."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import URL

from data_access.__main__ import main
from data_access.engine import read_engine, write_engine
from data_access.export import table_frame, texts_too_long
from data_access.export.csv_files import csv_text, excel_csv
from data_access.load.data_format import TABLES
from data_access.load.load_files import load
from data_access.load.read import csv_rows
from data_access.load.store import ChangedRows
from tests.data_access.downloads import DOWNLOADS
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
    for form, write in DOWNLOADS.items():
        (tmp_path / form).mkdir()
        seen = set()
        for path in write(database, tmp_path / form):
            for name, of in load(write_engine(database), path).changes.items():
                assert of == ChangedRows(0, 0, len(sent[name])), (form, name)
                seen.add(name)
        assert seen == set(TABLES), form


def _filled(row: dict) -> dict:
    return {
        name: DEFAULTS[name](row) if value is None and name in DEFAULTS else value
        for name, value in row.items()
    }


def test_a_text_that_no_cell_holds_is_refused_not_cut(
    sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    sent = whole("none")
    longest = "ą" * 32_767
    sent["postulates"].loc[0, "text"] = longest
    load(write_engine(sqlite_database), written(tmp_path / "sent", sent))
    monkeypatch.setenv("DATABASE_URL", str(sqlite_database))
    assert main(["export", str(tmp_path / "whole.xlsx")]) == 0
    again = load(write_engine(sqlite_database), tmp_path / "whole.xlsx")
    assert again.changes["postulates"] == ChangedRows(0, 0, 4)

    sent["postulates"].loc[1, "text"] = longest + "ą"
    sent["postulates"].loc[2, "text"] = "😀" * 16_384
    load(write_engine(sqlite_database), written(tmp_path / "longer", sent))
    assert main(["--lang", "pl", "export", str(tmp_path / "longer.xlsx")]) == 1
    told = capsys.readouterr().err
    assert "postulaty, W1, tresc; postulaty, W2, tresc" in told
    assert not (tmp_path / "longer.xlsx").exists()
    with read_engine(sqlite_database).connect() as connection:
        assert [key for _s, key, _c in texts_too_long(connection, 1)] == ["W1", "W2"]
    assert main(["export", str(tmp_path / "csv")]) == 0
    again = load(write_engine(sqlite_database), tmp_path / "csv")
    assert again.changes["postulates"] == ChangedRows(0, 0, 4)


@pytest.mark.parametrize("write", [csv_text, excel_csv])
def test_a_lone_carriage_return_breaks_no_row(write: Callable) -> None:
    sent = whole("none")["provisions"]
    sent.loc[0, "title"] = "a\rb\r\nc"
    rows = csv_rows(write(sent, TABLES["provisions"]))
    assert len(rows) == 1 + len(sent)
    assert rows[1][2] == "a\nb\nc"
