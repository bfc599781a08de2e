"""Whether those who take part mirror the register, beyond what chance alone does to a sample."""

import numpy as np
from numpy.typing import ArrayLike

from domain.distributions import mean_deviation
from domain.evidence.thresholds import EXPECTED, critical


def under_represented(active: ArrayLike, declared: ArrayLike) -> np.ndarray:
    """Which categories are rarer among the active than in the register beyond chance.

    Standardised residuals of the active against the shares of the register, two-sided and
    corrected for the number of categories; at least five active expected in each. Leave out what
    is not recorded: it is no group of organisations.
    """
    came, known = np.asarray(active, dtype=float), np.asarray(declared, dtype=float)
    if not came.sum() or not known.sum():
        return np.zeros(len(came), dtype=bool)
    share = known / known.sum()
    expected = came.sum() * share
    judged = (expected >= EXPECTED) & (share < 1)
    least = critical(int(judged.sum())) * np.sqrt(expected * (1 - share))
    return judged & (expected - came >= least)


def representation_score(differences: ArrayLike) -> float:
    """1 − half the sum of absolute differences of shares; 1 = participants mirror the register.

    `differences`: share of the active − share of the register, of every category; undefined
    without any, or where one is.
    """
    found = np.asarray(differences, dtype=float)
    return float(1 - np.abs(found).sum() / 2) if len(found) else float("nan")


def score_by_chance(declared: ArrayLike, active: int) -> float:
    """The representation score that `active` organisations drawn blindly would have on average.

    1 minus half the sum of the mean absolute deviations of binomial shares.
    """
    known = np.asarray(declared, dtype=float)
    if not active or not known.sum():
        return float("nan")
    return float(1 - mean_deviation(active, known / known.sum()).sum() / active / 2)
