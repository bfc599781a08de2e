"""Many rows: the smallest together in one, so that a chart stays about one screen high."""

from collections.abc import Sequence

import pandas as pd

from charts.reader import Reader

MOST_CHART_ROWS = 16
_MOST_ON_WALL = 8


def smallest(table: pd.DataFrame, size: str, reader: Reader) -> pd.DataFrame:
    """The rows for which a chart has no room of their own: all but the largest by `size`."""
    most = _MOST_ON_WALL if reader.scale > 1 else MOST_CHART_ROWS
    if len(table) <= most:
        return table.head(0)
    return table.drop(table[size].nlargest(most - 1).index)


def folded(
    table: pd.DataFrame, size: str, counts: Sequence[str], reader: Reader, takeaway: str
) -> pd.DataFrame:
    """The largest rows in their order, then one for all others; unchanged where all have room.

    A row that the takeaway names keeps its place, so that the chart shows what the headline says.
    `table` has `name` and `counts`, which are summed; of its other columns the last row has only
    `sector`, where there is one: all codes, joined as in a URL, so that a click opens them.
    """
    rest = smallest(table, size, reader)
    rest = rest[[name not in takeaway for name in rest["name"]]]
    if rest.empty:
        return table
    others = {**rest[list(counts)].sum(), "name": others_name(len(rest), reader)}
    if "sector" in rest:
        others["sector"] = ",".join(rest["sector"])
    return pd.concat([table.drop(rest.index), pd.DataFrame([others])], ignore_index=True)


def others_name(n: int, reader: Reader) -> str:
    """What the row of `n` others is called."""
    return reader.locale.gettext("Others ({n})", n=reader.locale.number(n))
