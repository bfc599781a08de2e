"""Values as Python holds them: the type that a column of the data format declares.

The only place where values leave pandas, whose own types turn an integer with gaps into a float
and a missing date into `NaT`: the database, CSV, XLSX and JSON are all written from here.
"""

from collections.abc import Callable
from datetime import date, datetime

import pandas as pd

from data_access.load.table_format import ColumnFormat


def declared_values(values: pd.Series, column: ColumnFormat) -> list:
    """The column's values, None for every kind of missing.

    Counts are `int`, flags `bool`, dates `date`, date-times `datetime`, all else `str`. Raises
    ValueError for a count that is not whole.
    """
    typed, missing = _TYPES.get(column.kind, str), values.isna()
    if not missing.any():
        return list(map(typed, values.tolist()))
    return [
        None if gap else typed(value)
        for value, gap in zip(values.tolist(), missing.tolist(), strict=True)
    ]


def typed(frame: pd.DataFrame, columns: tuple[ColumnFormat, ...]) -> pd.DataFrame:
    """The frame with these columns as objects of their declared types, and no others."""
    return pd.DataFrame(
        {
            c.name: pd.Series(declared_values(frame[c.name], c), frame.index, dtype=object)
            for c in columns
        }
    )


def _whole(value: float) -> int:
    number = int(value)
    if number != value:
        raise ValueError(value)
    return number


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _moment(value: datetime) -> datetime:
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


_TYPES: dict[str, Callable[[object], object]] = {
    "count": _whole,
    "flag": bool,
    "date": _day,
    "datetime": _moment,
}
