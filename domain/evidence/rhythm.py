"""Whether a silence is long for the rhythm that went before it."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import t

from domain.evidence.thresholds import ALPHA

STEPS = 3
"""Fewer steps between meetings than this make no rhythm."""
SHORTEST = 14
"""Days: a shorter silence is never long."""
LONGER = 1.5
"""Nor is one that is not so many times the middle step, however regular the rhythm."""


def longest_usual(steps: Sequence[float], compared: int = 1) -> float:
    """Days that a pause may last by this rhythm; infinite where there is none yet.

    `steps`: days between consecutive meetings. The upper prediction limit of one more step, on
    logarithms since long pauses scatter more, corrected for the number of sectors compared; never
    less than the longest step so far.
    """
    days = np.maximum(np.asarray(steps, dtype=float), 1)
    if len(days) < STEPS:
        return float("inf")
    logs, n = np.log(days), len(days)
    width = t.isf(ALPHA / max(compared, 1), n - 1) * logs.std(ddof=1) * np.sqrt(1 + 1 / n)
    usual = np.exp(logs.mean() + width)
    return float(max(SHORTEST, days.max(), LONGER * np.median(days), usual))
