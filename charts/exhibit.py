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
    """

    name: str
    label: str
    kind: Kind = "text"
    help: str = ""


@dataclass(frozen=True)
class Exhibit:
    """One finding: title, takeaway, figure, table, note.

    `takeaway` is one sentence in the reader's language, empty where nothing stands out.
    `figure` is None where there is nothing to draw; `empty` then says why.
    `table` holds the raw values behind the figure; `columns` say which of its columns are shown,
    in what order and how. `note` tells coverage or definition, never the scope, which whoever
    shows the exhibit prints beside it.
    """

    key: str
    title: str
    takeaway: str
    figure: go.Figure | None
    table: pd.DataFrame
    columns: tuple[Column, ...]
    note: str = ""
    empty: str = ""
