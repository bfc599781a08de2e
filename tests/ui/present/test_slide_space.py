"""Rows of a table on the wall, in parts that fit the screen."""

import pandas as pd

from ui.present.slide_space import rows_in_parts, too_wide, under


def test_all_rows_stand_in_one_part_or_another() -> None:
    cells = pd.DataFrame({"Title": ["a few words " * n for n in range(1, 30)], "n": ["1"] * 29})
    parts = rows_in_parts(cells, under("A headline."), 0)
    assert len(parts) > 1
    assert [n for some in parts for n in range(*some.indices(29))] == list(range(29))


def test_a_row_that_is_too_high_has_a_part_of_its_own() -> None:
    cells = pd.DataFrame({"Title": ["word " * 900, "short"]})
    assert rows_in_parts(cells, under("A headline."), 0) == [slice(0, 1), slice(1, 2)]


def test_a_longer_headline_and_a_note_leave_less() -> None:
    assert under("words " * 40) < under("words")
    assert under("words", note="words " * 40) < under("words")


def test_long_words_side_by_side_are_too_wide() -> None:
    cells = pd.DataFrame({f"column {n}": ["z" * 15] for n in range(6)})
    assert too_wide(cells)
    assert not too_wide(cells[["column 1", "column 2"]])
