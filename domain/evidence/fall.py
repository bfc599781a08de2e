"""Which sectors' attendance fell beyond chance."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from domain.distributions import chi_square_tail, likelihood_ratio
from domain.evidence.thresholds import ALPHA, EXPECTED, critical

LAST = 3
"""So many last meetings are pooled and held against all earlier ones."""
DROP = 0.1
"""A smaller fall is not worth a meeting's time, however sure it is."""
SCATTER = ALPHA
"""Meetings scatter more than by chance where so improbable."""


class Fall(NamedTuple):
    """Rows of the last meetings and of all earlier ones: of so many invited, so many came."""

    came: int
    invited: int
    came_before: int
    invited_before: int


def falls(meetings: Mapping[str, Sequence[tuple[int, int]]]) -> dict[str, Fall]:
    """Those of the sectors whose attendance fell.

    `meetings`: sector → (came, invited) of each meeting, in time. One-sided likelihood-ratio test
    of two shares (it keeps its level at low and high rates alike), corrected for the number of
    sectors that can be judged; where all sectors' meetings scatter more than chance lets them,
    the difference must be as much larger.
    """
    judged = {}
    for sector, given in meetings.items():
        rows = np.array([pair for pair in given if pair[1]], dtype=float).reshape(-1, 2)
        if _enough(rows):
            judged[sector] = rows
    least = critical(len(judged), sides=1) * np.sqrt(_dispersion(judged.values()))
    return {sector: _fall(rows) for sector, rows in judged.items() if _fell(_fall(rows), least)}


def _enough(rows: np.ndarray) -> bool:
    if len(rows) <= LAST:
        return False
    pooled = rows[:, 0].sum() / rows[:, 1].sum()
    fewest = min(rows[-LAST:, 1].sum(), rows[:-LAST, 1].sum())
    return fewest * min(pooled, 1 - pooled) >= EXPECTED


def _fall(rows: np.ndarray) -> Fall:
    late, early = rows[-LAST:].sum(axis=0), rows[:-LAST].sum(axis=0)
    return Fall(int(late[0]), int(late[1]), int(early[0]), int(early[1]))


def _fell(fall: Fall, least: float) -> bool:
    came, invited, came_before, invited_before = fall
    if came_before / invited_before - came / invited < DROP:
        return False
    counts = [[came, invited - came], [came_before, invited_before - came_before]]
    return likelihood_ratio(counts) >= least**2


def _dispersion(sectors: Iterable[np.ndarray]) -> float:
    """By how much meetings scatter more than by chance within each span, larger ones weighing more,
    as in its pooled rate; 1 where chance alone may scatter them so."""
    statistic, df, seen, by_chance = 0.0, 0, 0.0, 0.0
    for rows in sectors:
        for span in (rows[-LAST:], rows[:-LAST]):
            came, invited = span[:, 0], span[:, 1]
            rate = came.sum() / invited.sum()
            if 0 < rate < 1:
                squares, variance = (came - invited * rate) ** 2, invited * rate * (1 - rate)
                statistic += (squares / variance).sum()
                df += len(span) - 1
                seen += squares.sum()
                by_chance += (variance * (1 - invited / invited.sum())).sum()
    scattered = df and chi_square_tail(statistic, df) < SCATTER
    return max(1.0, seen / by_chance) if scattered else 1.0
