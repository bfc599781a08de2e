"""Which groups' rates differ from the others' beyond chance."""

import numpy as np
from numpy.typing import ArrayLike

from domain.distributions import hypergeometric_tails
from domain.evidence.thresholds import EXPECTED, FEWEST, critical, rare

LOWER, HIGHER = -1, 1


def differing(
    parts: ArrayLike,
    wholes: ArrayLike,
    effects: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
) -> np.ndarray:
    """`LOWER`, `HIGHER` or 0 for each group's `parts` / `wholes` against all others together.

    Two-sided, corrected for the number of groups. Without `effects` by Fisher's exact test, which
    holds for few rows too. With them by the score test of two shares: `effects` say by how much the
    same organisations' coming again and again widens each variance (`design_effect`), estimated
    from so many `clusters`.
    """
    part, whole = (np.nan_to_num(np.asarray(given, dtype=float)) for given in (parts, wholes))
    found = np.zeros(len(whole), dtype=int)
    total = whole.sum()
    if not 0 < part.sum() < total:
        return found
    if effects is None:
        return _exactly(part, whole)
    pooled = part.sum() / total
    effect = np.nan_to_num(np.asarray(effects, dtype=float), nan=1.0)
    effect = np.where(whole > 0, effect, 0.0)
    weight = whole * effect  # the variance of a part, in units of pooled * (1 - pooled)
    rest, rest_weight = total - whole, weight.sum() - weight
    known = np.asarray(np.inf if clusters is None else clusters, dtype=float)
    judged = _enough(whole, weight, pooled) & _enough(rest, rest_weight, pooled)
    compared = int(judged.sum())
    for i in np.flatnonzero(judged).tolist():
        spread = weight[i] / whole[i] ** 2 + rest_weight[i] / rest[i] ** 2
        difference = part[i] / whole[i] - (part.sum() - part[i]) / rest[i]
        df = float("inf") if clusters is None or effect[i] == 1 else known[i] - 1
        if abs(difference) >= critical(compared, df=df) * np.sqrt(pooled * (1 - pooled) * spread):
            found[i] = HIGHER if difference > 0 else LOWER
    return found


def _exactly(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    judged = (whole >= FEWEST) & (whole.sum() - whole >= FEWEST)
    compared = int(judged.sum())
    found = np.zeros(len(whole), dtype=int)
    for i in np.flatnonzero(judged).tolist():
        fewer, more = hypergeometric_tails(part[i], whole[i], part.sum(), whole.sum())
        found[i] = HIGHER if rare(more, compared) else LOWER if rare(fewer, compared) else 0
    return found


def design_effect(parts: ArrayLike, wholes: ArrayLike) -> float:
    """How many times wider than by chance the rate varies, since each cluster's rows are alike.

    `parts`, `wholes`: of each cluster, such as an organisation; NaN where there is none. At least
    1; where the clusters cannot tell, as if all rows of each were one.
    """
    part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    if not whole.sum():
        return float("nan")
    rate = part.sum() / whole.sum()
    by_chance = whole.sum() * rate * (1 - rate)
    if len(whole) < 2 or not by_chance:
        return float((whole**2).sum() / whole.sum())
    spread = ((part - rate * whole) ** 2).sum() * len(whole) / (len(whole) - 1)
    return max(1.0, float(spread / by_chance))


def _enough(whole: np.ndarray, weight: np.ndarray, pooled: float) -> np.ndarray:
    """Rows enough, also when rows that are alike count as fewer."""
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.nan_to_num(whole**2 / weight, posinf=0)
    return (whole >= FEWEST) & (worth * min(pooled, 1 - pooled) >= EXPECTED)
