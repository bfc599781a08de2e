"""The exhibit: what a page, a slide, a report and a workbook all show."""

from dataclasses import dataclass

import pandas as pd

from charts.value import Chart
from domain.columns import Column


@dataclass(frozen=True)
class Exhibit:
    """One finding: title, takeaway, chart, table, note.

    `takeaway` is one sentence in the reader's language, empty where nothing stands out.
    `chart` is None where there is nothing to draw: `empty` then says why, or, if that is empty
    too, the table is the exhibit.
    `table` holds the raw values behind the chart; `columns` say which of its columns are shown,
    in what order and how. `whole`, where `chart` has no room for all rows and shows the smallest
    as one, is the chart of them all. `note` tells coverage or definition, never the scope, which
    whoever shows the exhibit prints beside it.
    """

    key: str
    title: str
    takeaway: str
    chart: Chart | None
    table: pd.DataFrame
    columns: tuple[Column, ...]
    note: str = ""
    empty: str = ""
    whole: Chart | None = None


def empty_exhibit(key: str, title: str, why: str) -> Exhibit:
    """An exhibit without data: in its place stands `why` there is nothing to show."""
    return Exhibit(key, title, "", None, pd.DataFrame({"name": []}), (), empty=why)


def marked_rows(table: pd.DataFrame, column: Column) -> set[int]:
    """Positions of the rows whose value in the column stands out for the worse."""
    if not column.mark:
        return set()
    return {n for n, stands_out in enumerate(table[column.mark]) if stands_out}
