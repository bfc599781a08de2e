"""Which cells of a table are marked: those that its builder says stand out, and no others."""

import pandas as pd
import pytest

from charts import Column, marked_rows


@pytest.mark.parametrize(
    ("mark", "rows"), [("low", {1, 3}), ("", set())], ids=["those flagged", "no flag, no mark"]
)
def test_marked(mark: str, rows: set[int]) -> None:
    table = pd.DataFrame({"x": [0.9, 0.1, 0.2, 0.1], "low": [False, True, False, True]})
    assert marked_rows(table, Column("x", "X", mark=mark)) == rows
