"""Block bootstrap of past weeks: five in a row, so that the rhythm of meetings is kept."""

import numpy as np

_BLOCK = 5
_MOST_QUIET = 5


class Blocks:
    """Past weeks drawn anew for each run, five in a row or up to the last, each block begun after
    as many quiet weeks as lie before it; fresh weeks more often.

    `quiet` (n,): whether a past week was quiet; `fresh` (n,): weights.
    """

    def __init__(self, quiet: np.ndarray, fresh: np.ndarray, runs: int) -> None:
        before = np.zeros(len(quiet) + 1, dtype=np.int64)
        for n, is_quiet in enumerate(quiet):
            before[n + 1] = min(before[n] + 1, _MOST_QUIET) if is_quiet else 0
        far = np.abs(before[None, :-1] - np.arange(_MOST_QUIET + 1)[:, None])
        weights = np.where(far == far.min(axis=1, keepdims=True), fresh, 0)
        self._before = before
        self._starts = (weights / weights.sum(axis=1, keepdims=True)).cumsum(axis=1)
        self._place = np.full(runs, len(quiet) - 1)
        self._used = np.full(runs, _BLOCK)

    def next(self, alive: np.ndarray, draw: np.random.Generator) -> np.ndarray:
        """The past week that the coming one of each run in `alive` repeats."""
        place, used = self._place[alive] + 1, self._used[alive] + 1
        ended = np.flatnonzero((used > _BLOCK) | (place >= len(self._before) - 1))
        starts = self._starts[self._before[place[ended]]]
        place[ended] = (starts < draw.random(len(ended))[:, None]).sum(axis=1)
        used[ended] = 1
        place = np.minimum(place, len(self._before) - 2)
        self._place[alive], self._used[alive] = place, used
        return place
