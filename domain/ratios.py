"""Shares and means: where indicators divide. Of nothing they are undefined, never 0."""

import pandas as pd

from domain.intervals import wilson


def ratio(part: float, whole: float) -> float:
    """`part` / `whole`; NaN where there is no whole."""
    return float(part / whole) if whole else float("nan")


def ratios(parts: pd.Series, wholes: pd.Series) -> pd.Series:
    """`ratio` row by row (float64)."""
    return (parts / wholes.where(wholes > 0)).astype("float64")


def rated(table: pd.DataFrame, rate: str, part: str, whole: str) -> pd.DataFrame:
    """With the columns `rate`, `part` / `whole` of each row, and `…_low`, `…_high`, its 95% Wilson
    interval (float64; NaN where undefined)."""
    bounds = [wilson(n, of) for n, of in zip(table[part], table[whole], strict=True)]
    return table.assign(
        **{
            rate: ratios(table[part], table[whole]),
            f"{rate}_low": pd.Series([low for low, _ in bounds], table.index, dtype="float64"),
            f"{rate}_high": pd.Series([high for _, high in bounds], table.index, dtype="float64"),
        }
    )
