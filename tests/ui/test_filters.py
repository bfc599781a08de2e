"""Rows that no database orders stand as those that it does."""

import pandas as pd
import pytest

from ui.filters import sorted_rows

ROWS = pd.DataFrame({"name": ["Żabno", "ósma", None, "Ola", "łąka"], "n": [2.0, 1, 3, None, 2]})


@pytest.mark.parametrize(
    ("order", "places"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("name", [4, 3, 1, 0, 2]),
        ("-name", [0, 1, 3, 4, 2]),
        ("n", [1, 0, 4, 2, 3]),
        ("-n", [2, 0, 4, 1, 3]),
    ],
)
def test_letters_as_folded_what_is_missing_last_equals_as_they_stood(
    order: str, places: list[int]
) -> None:
    expected = ROWS.iloc[places].reset_index(drop=True)
    pd.testing.assert_frame_equal(sorted_rows(ROWS, order), expected)
