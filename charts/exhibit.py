"""The exhibit: what a page, a slide, a report and a workbook all show."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

Kind = Literal["text", "count", "decimal", "share", "points", "days", "date", "datetime", "flag"]


@dataclass(frozen=True)
class Column:
    """A column of an exhibit's table: its name in the frame, its heading, how it is written.

    `share` is a fraction from 0 to 1, `points` a difference of two of them, `days` a whole or
    part number of days, `datetime` a local date-time, `flag` yes/no.
    `higher_is_better` (None: neither) has the worst of the column's values marked: see `worst`.
    """

    name: str
    label: str
    kind: Kind = "text"
    help: str = ""
    higher_is_better: bool | None = None

    @property
    def is_number(self) -> bool:
        return self.kind not in ("text", "flag", "date", "datetime")


@dataclass(frozen=True)
class Exhibit:
    """One finding: title, takeaway, figure, table, note.

    `takeaway` is one sentence in the reader's language, empty where nothing stands out.
    `figure` is None where there is nothing to draw: `empty` then says why, or, if that is empty
    too, the table is the exhibit.
    `table` holds the raw values behind the figure; `columns` say which of its columns are shown,
    in what order and how. `whole`, where `figure` has no room for all rows and shows the smallest
    as one, is the figure of them all. `note` tells coverage or definition, never the scope, which
    whoever shows the exhibit prints beside it.
    """

    key: str
    title: str
    takeaway: str
    figure: go.Figure | None
    table: pd.DataFrame
    columns: tuple[Column, ...]
    note: str = ""
    empty: str = ""
    whole: go.Figure | None = None


def worst(table: pd.DataFrame, column: Column) -> set[int]:
    """Positions of the rows with the column's worst values: one row in eight, at least one.

    None where the column is not judged, or where fewer than three rows or no two values differ.
    Ties with the last of the worst are left out unless they fit: half the rows are not the worst.
    """
    if column.higher_is_better is None:
        return set()
    values = pd.to_numeric(table[column.name], errors="coerce").reset_index(drop=True).dropna()
    if len(values) < 3 or values.nunique() < 2:
        return set()
    most = max(1, len(values) // 8)
    ranks = values.rank(method="max", ascending=column.higher_is_better)
    chosen = ranks[ranks <= max(most, ranks.min() if ranks.min() <= 2 * most else 0)]
    return {int(position) for position in chosen.index}
