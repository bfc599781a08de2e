"""Whether a silence is long for the rhythm that went before it."""

from collections.abc import Sequence

import numpy as np
from scipy import special

from domain.distributions import normal_above, t_above
from domain.evidence.thresholds import ALPHA

STEPS = 3
"""Fewer steps between meetings than this make no rhythm."""
SHORTEST = 14
"""Days: a shorter silence is never long."""
LONGER = 1.5
"""Nor is one that is not so many times the middle step, however regular the rhythm."""
_REGULAR = 0.05
"""Standard deviation of the logarithms of the steps: no rhythm is believed to be more regular."""
_EXACT = 1e-11
"""A share of the logarithm that changes no day."""
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
    unsure = np.sqrt(1 + 1 / n) * t_above(share, n - 1) / normal_above(share)
    width = max(_REGULAR, float(logs.std(ddof=1) * unsure))
    middle = float(logs.mean())
    least = max(SHORTEST, float(days.max()), LONGER * float(np.median(days)))
    if _under_way(float(np.log(least)), middle, width)[0] <= share:
        return least
    limit = _limit(share, middle, width)
    return float(np.exp(limit)) if limit < _FARTHEST else float("inf")


def _limit(share: float, middle: float, width: float) -> float:
    """The logarithm of the days that a silence under way has passed on such a share of all days.

    By Newton's steps, from above: the logarithm of the share is concave, so none goes too far.
    """
    limit = middle + width**2 + width * normal_above(share)  # so many days lie in longer silences
    step = float("inf")
    while step > _EXACT * limit:
        longer, falling = _under_way(limit, middle, width)
        step = float(np.log(share / longer)) * longer / falling
        limit -= step
    return limit


def _under_way(log: float, middle: float, width: float) -> tuple[float, float]:
    """Share of all days on which the present silence has lasted more than e^`log` days, and by how
    much it falls as `log` grows."""
    beyond = (middle - log) / width
    mean = middle + width**2 / 2
    # one power, not a product: the first factor may be too great for a number
    falling = float(np.exp(log - mean + special.log_ndtr(beyond)))
    return float(special.ndtr(beyond + width)) - falling, falling
