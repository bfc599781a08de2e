"""How long decisions take: the Kaplan–Meier curve of counted waits, and its quantiles."""

import numpy as np
import pandas as pd
from scipy.stats import CensoredData, ecdf

QUANTILES = {"median": 0.5, "p85": 0.85}
_TOLERANCE = 1e-9
"""A product of shares may miss 0.15 by a rounding error."""


def survival(waits: pd.DataFrame) -> pd.DataFrame:
    """The Kaplan–Meier curve of the waits, sectors pooled: select a sector's rows beforehand.

    Columns: `days` (int, ascending, each with a decision or a censored wait), `waiting` (float,
    estimated share still without a decision after that many days). Empty if there are no waits.
    """
    if waits.empty:
        return pd.DataFrame({"days": pd.Series(dtype=int), "waiting": pd.Series(dtype=float)})
    days = waits["days"].repeat(waits["postulates"])
    decided = waits["decided"].repeat(waits["postulates"]) == 1
    curve = ecdf(CensoredData(uncensored=days[decided], right=days[~decided])).sf
    return pd.DataFrame({"days": curve.quantiles.astype(int), "waiting": curve.probabilities})


def quantile(curve: pd.DataFrame, share: float) -> float:
    """Days by which `share` are decided: the first with the curve at 1 - share; else NaN."""
    reached = curve["days"][curve["waiting"] <= 1 - share + _TOLERANCE]
    return float(reached.iloc[0]) if len(reached) else np.nan
