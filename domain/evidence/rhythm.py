"""Whether a silence is long for the rhythm that went before it."""

from collections.abc import Sequence

import numpy as np
import scipy

from domain.evidence.thresholds import ALPHA

STEPS = 3
"""Fewer steps between meetings than this make no rhythm."""
SHORTEST = 14
"""Days: a shorter silence is never long."""
LONGER = 1.5
"""Nor is one that is not so many times the middle step, however regular the rhythm."""
_REGULAR = 0.05
"""Standard deviation of the logarithms of the steps: no rhythm is believed to be more regular."""
_FARTHEST = float(np.log(np.finfo(float).max))
"""The logarithm of the most days that a number holds."""


def longest_usual(steps: Sequence[float], compared: int = 1) -> float:
    """Days that a silence may last by this rhythm; infinite where there is none yet.

    `steps`: days between consecutive meetings, taken as lognormal since long pauses scatter more.
    On a day chosen blindly a silence so long is under way with the probability `ALPHA`, shared
    among the sectors compared; the fewer steps are known, the wider. Never less than the longest
    step so far; infinite, too, where a few steps are so uneven that no number holds it.
    """
    days = np.maximum(np.asarray(steps, dtype=float), 1)
    if len(days) < STEPS:
        return float("inf")
    logs, n, share = np.log(days), len(days), ALPHA / max(compared, 1)
    unsure = np.sqrt(1 + 1 / n) * scipy.stats.t.isf(share, n - 1) / scipy.stats.norm.isf(share)
    width = max(_REGULAR, float(logs.std(ddof=1) * unsure))
    middle = float(logs.mean())
    least = max(SHORTEST, float(days.max()), LONGER * float(np.median(days)))
    if _under_way(np.log(least), middle, width) <= share:
        return least
    farthest = middle + 10 * width + width**2
    limit = scipy.optimize.brentq(
        lambda log: _under_way(log, middle, width) - share, np.log(least), farthest
    )
    return float(np.exp(limit)) if limit < _FARTHEST else float("inf")


def _under_way(log: float, middle: float, width: float) -> float:
    """Share of all days on which the present silence has lasted more than e^`log` days."""
    beyond = (middle - log) / width
    mean = middle + width**2 / 2
    # one power, not a product: the first factor may be too great for a number
    shorter = np.exp(log - mean + scipy.stats.norm.logcdf(beyond))
    return float(scipy.stats.norm.cdf(beyond + width) - shorter)
