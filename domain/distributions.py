"""Quantiles and tails of the distributions by which claims are judged.

From `scipy.special`: `scipy.stats` tells the same and takes tens of MiB that no page needs.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special


def normal_above(share: float) -> float:
    """What a standard normal value exceeds with the probability `share`."""
    return float(-special.ndtri(share))


def t_above(share: float, df: float) -> float:
    """What a value of Student's t exceeds with the probability `share`; NaN without a degree of
    freedom."""
    return float(-special.stdtrit(df, share)) if df > 0 else float("nan")


def chi_square_tail(statistic: float, df: int) -> float:
    """The chance that chi-square with `df` degrees of freedom exceeds the statistic."""
    return float(special.chdtrc(df, statistic))


def likelihood_ratio(counts: ArrayLike) -> float:
    """G of a table of counts whose rows and columns are independent: twice the sum of O·ln(O / E)
    (Wilks 1935). No row or column of it is empty."""
    observed = np.asarray(counts, dtype=float)
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / observed.sum()
    return float(2 * special.xlogy(observed, observed / expected).sum())


def fair_toss(heads: int, tosses: int) -> float:
    """The two-sided exact test of a probability of one half: the chance of tosses as uneven."""
    rarer = min(heads, tosses - heads)
    return min(1.0, float(2 * special.betainc(tosses - rarer, rarer + 1, 0.5)))


def mean_deviation(tosses: int, share: ArrayLike) -> np.ndarray:
    """The mean absolute deviation of a binomial number from its mean (de Moivre 1730):
    2·k·(1 - p)·P(k), where k is the first whole number above the mean."""
    p = np.asarray(share, dtype=float)
    above = np.floor(tosses * p) + 1
    rest = tosses - above + 1
    return 2 * np.exp(
        special.xlogy(above, p) + special.xlog1py(rest, -p) - special.betaln(above, rest)
    )


def hypergeometric_tails(
    found: float, drawn: float, marked: float, whole: float
) -> tuple[float, float]:
    """The chances of at most and of at least so many `found` marked ones among `drawn` from a
    `whole` of which so many are `marked`: both sides of Fisher's exact test. All are counts.

    Each chance stands to the one beside it as a product of counts does (outwards from the greatest,
    so that none is too small a number to go on from): no factorials.
    """
    least, most = max(0, drawn + marked - whole), min(drawn, marked)
    if found < least:
        return 0.0, 1.0
    n = np.arange(least, most, dtype=float)
    next_one = (marked - n) * (drawn - n) / ((n + 1) * (whole - marked - drawn + n + 1))
    greatest = np.searchsorted(-next_one, -1.0)
    below = np.cumprod(1 / next_one[:greatest][::-1])[::-1]
    chances = np.concatenate([below, [1.0], np.cumprod(next_one[greatest:])])
    at, every = int(found - least), chances.sum()
    return float(chances[: at + 1].sum() / every), float(chances[at:].sum() / every)
