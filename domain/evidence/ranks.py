"""Whether one count leads the others beyond chance."""

import numpy as np
from numpy.typing import ArrayLike

from domain.distributions import fair_toss
from domain.evidence.thresholds import ALPHA, FEWEST


def leader(counts: ArrayLike) -> int | None:
    """Position of the count that is the largest beyond chance; None where none is.

    The first against the second, two-sided: for the winner of many that alone holds the level,
    no correction needed (Hung and Fithian 2019, Rank verification for exponential families).
    """
    given = np.nan_to_num(np.asarray(counts, dtype=float)).astype(int)
    if len(given) < 2 or given.sum() < FEWEST:
        return None
    second, first = np.sort(given)[-2:]
    if first == second or fair_toss(int(first), int(first + second)) > ALPHA:
        return None
    return int(given.argmax())
