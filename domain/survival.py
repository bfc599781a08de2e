"""How long decisions take: the Kaplan–Meier curve of counted waits, its quantiles, comparisons."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
import pandas as pd

QUANTILES = {"median": 0.5, "p85": 0.85}
_AT_RISK = 5
_TOLERANCE = 1e-9
"""A product of shares may miss 0.15 by a rounding error."""


def survival(waits: pd.DataFrame) -> pd.DataFrame:
    """The Kaplan–Meier curve of the waits, sectors pooled: select a sector's rows beforehand.

    Columns: `days` (int, ascending, each with a decision or a censored wait), `waiting` (float,
    estimated share still without a decision after that many days). Empty if there are no waits.
    """
    if waits.empty:
        return pd.DataFrame({"days": pd.Series(dtype=int), "waiting": pd.Series(dtype=float)})
    days, place = np.unique(waits["days"], return_inverse=True)
    ended = np.bincount(place, waits["postulates"])
    decided = np.bincount(place, waits["postulates"] * (waits["decided"] == 1))
    at_risk = ended[::-1].cumsum()[::-1]
    waiting = np.cumprod((at_risk - decided) / at_risk)
    return pd.DataFrame({"days": days.astype(int), "waiting": waiting})


def quantile(curve: pd.DataFrame, share: float) -> float:
    """Days by which `share` are decided: the first with the curve at 1 - share; else NaN."""
    reached = curve["days"][curve["waiting"] <= 1 - share + _TOLERANCE]
    return float(reached.iloc[0]) if len(reached) else np.nan


def summary(waits: pd.DataFrame, curve: pd.DataFrame) -> dict[str, float]:
    """Of waits and their curve: `waits`, `decided` (int, how many, and how many of them ended in a
    decision) and the days of each of `QUANTILES`."""
    number = waits["postulates"]
    return {
        "waits": int(number.sum()),
        "decided": int(number[waits["decided"] == 1].sum()),
        **{key: quantile(curve, share) for key, share in QUANTILES.items()},
    }


class Doubt(StrEnum):
    """Why a quantile of the waits is not told."""

    NONE = "none"
    """Nothing has been decided."""
    ONE_DATE = "one_date"
    """Several decisions, all of one date: it tells when they were written down."""
    FEW = "few"
    """Too few decided, or still waiting so long, for an estimate."""
    NOT_YET = "not_yet"
    """So many have not been decided yet."""


def doubt(waits: pd.DataFrame, days: float) -> Doubt | None:
    """Why `days`, a quantile of the waits, is no estimate; none where it is one.

    `waits`: `days`, `decided`, `decided_on`, `postulates`. It needs some who still wait at the
    quantile, unless every wait until then ended in a decision.
    """
    decided = waits[waits["decided"] == 1]
    number = decided["postulates"].sum()
    if not number:
        return Doubt.NONE
    if number > 1 and decided["decided_on"].nunique() == 1:
        return Doubt.ONE_DATE
    if number < _AT_RISK:
        return Doubt.FEW
    if np.isnan(days):
        return Doubt.NOT_YET
    still = waits.loc[waits["days"] >= days, "postulates"].sum()
    cut_short = (waits["days"] < days) & (waits["decided"] == 0)
    return Doubt.FEW if still < _AT_RISK and cut_short.any() else None


class Comparison(NamedTuple):
    """Of each group, sorted (all arrays (groups,)): its name; `waits` and `decided`, how many;
    `expected`, decisions it would have if all waited alike; `z`, standard errors by which it has
    more, 0 where nothing can be told."""

    group: np.ndarray
    waits: np.ndarray
    decided: np.ndarray
    expected: np.ndarray
    z: np.ndarray


def compare(waited: np.ndarray, decided: np.ndarray, group: np.ndarray) -> Comparison:
    """The log-rank comparison of each group with all others.

    `waited`: days (n,), to the decision or so far; `decided`: boolean (n,); `group`: str (n,).
    """
    names, of = np.unique(group, return_inverse=True)
    days, place = np.unique(waited, return_inverse=True)
    shape = (len(days), len(names))
    cell = place * len(names) + of
    ended = np.bincount(cell, minlength=len(days) * len(names)).reshape(shape)
    events = np.bincount(cell[decided], minlength=len(days) * len(names)).reshape(shape)
    at_risk = ended[::-1].cumsum(axis=0)[::-1]
    all_risk, all_events = at_risk.sum(axis=1), events.sum(axis=1)
    share = at_risk / all_risk[:, None]
    expected = (share * all_events[:, None]).sum(axis=0)
    spread = all_events * (all_risk - all_events) / np.maximum(all_risk - 1, 1)
    variance = (share * (1 - share) * spread[:, None]).sum(axis=0)
    came = events.sum(axis=0)
    z = np.divide(
        came - expected, np.sqrt(variance), out=np.zeros(len(names)), where=variance > 1e-12
    )
    return Comparison(names, ended.sum(axis=0), came, expected, z)
