"""The worst values of a judged column."""

import pandas as pd
import pytest

from charts import Column, worst


@pytest.mark.parametrize(
    ("values", "better", "rows"),
    [
        ([0.1, 0.2, 0.3, 0.4], True, {0}),
        ([0.1, 0.2, 0.3, 0.4], False, {3}),
        ([0.1, 0.2, 0.3, 0.4], None, set()),
        ([0.1, 0.1, 0.3, 0.4], True, {0, 1}),
        ([4, 4, 4, 1], False, set()),
        ([5, 5, 5], True, set()),
        ([1, 2], True, set()),
        ([None, 0.5, 0.2, 0.9], True, {2}),
        (list(range(46)), True, {0, 1, 2, 3, 4}),
        ([], True, set()),
    ],
)
def test_worst(values: list, better: bool | None, rows: set[int]) -> None:
    assert worst(pd.DataFrame({"x": values}), Column("x", "X", higher_is_better=better)) == rows
