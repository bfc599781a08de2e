"""Postulates that do not queue: each takes its own time, by how long it has waited so far.

The hazard of an answer is constant within bands of waiting time, with doubt about each band's; the
last one's lasts. How likely things go so rather than by a queue is told from how many answers came
week by week, and from whose turn it was.
"""

from dataclasses import dataclass

import numpy as np

from domain.forecast.answer_order import Queues, turns
from domain.forecast.deciding_meeting import Missing
from domain.forecast.pace import Pace, likelihood
from domain.forecast.postulate_history import WEEK, History

_BANDS = 4
"""With as many answers in each."""
_PRIOR = 0.2
"""Before any evidence: the chance that nobody queues."""
_SURE = 20.0
_AT_ONCE = 500_000
"""Waits drawn together, for the sake of memory."""
_LEAST = 0.5
"""Days that an answer takes at least: one of the same day is no instant."""


@dataclass(frozen=True)
class Delays:
    """Per band of waiting time: its `starts` in days, `answers` in it and days waited in it, the
    `exposure` (all (bands,)); `waited` by each that is open (open,)."""

    starts: np.ndarray
    answers: np.ndarray
    exposure: np.ndarray
    waited: np.ndarray

    def hazard(self, waited: np.ndarray) -> np.ndarray:
        """Answers per day to be expected after so long a wait."""
        rates = (self.answers + 0.5) / self.exposure
        return rates[np.searchsorted(self.starts, waited, side="right") - 1]

    def residuals(self, runs: int, draw: np.random.Generator) -> np.ndarray:
        """Whole days until each open one is answered (runs, open)."""
        rates = draw.gamma(self.answers + 0.5, 1 / self.exposure, (runs, len(self.answers)))
        sums = np.cumsum(rates[:, :-1] * np.diff(self.starts), axis=1)
        reached = np.concatenate([np.zeros((runs, 1)), sums], axis=1)
        band = np.searchsorted(self.starts, self.waited, side="right") - 1
        so_far = reached[:, band] + rates[:, band] * (self.waited - self.starts[band])
        needed = so_far + draw.exponential(size=so_far.shape)
        ends = np.maximum((needed[:, :, None] >= reached[:, None]).sum(axis=2) - 1, 0)
        row = np.arange(runs)[:, None]
        whole = self.starts[ends] + (needed - reached[row, ends]) / rates[row, ends]
        return np.maximum(np.ceil(whole - self.waited), 1)


def courses(
    delays: Delays,
    runs: np.ndarray,
    horizon: int,
    draw: np.random.Generator,
    missing: Missing | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Days until all open ones are answered (runs,), infinite beyond `horizon` weeks; how many are
    open today and after each week (horizon + 1, runs). `runs`: their numbers; `missing`: a meeting
    that decides none."""
    number, columns = len(delays.waited), horizon + 2
    days, left = [], []
    size = max(1, _AT_ONCE // number)
    for some in (runs[start : start + size] for start in range(0, len(runs), size)):
        residual = delays.residuals(len(some), draw)
        if missing is not None:
            residual = missing.later(residual, some, draw)
        days.append(residual.max(axis=1))
        week = np.minimum(-(-residual // WEEK), horizon + 1).astype(int)
        cell = week + columns * np.arange(len(some))[:, None]
        counts = np.bincount(cell.ravel(), minlength=len(some) * columns).reshape(-1, columns)
        left.append(number - counts[:, :-1].cumsum(axis=1))
    last = np.concatenate(days)
    return np.where(last <= WEEK * horizon, last, np.inf), np.concatenate(left).T


def delays_of(history: History) -> Delays:
    """What the past tells of the hazards; at least one must have been answered."""
    gone = history.left_on > 0
    ended = np.where(gone, history.left_on, history.today)
    waited = np.maximum(ended - history.came_on, _LEAST).astype(float)
    shares = np.arange(1, _BANDS) / _BANDS
    starts = np.unique(np.concatenate([[0], np.quantile(waited[gone], shares)]))
    band = np.searchsorted(starts, waited[gone], side="right") - 1
    answers = np.bincount(band, minlength=len(starts))
    edges = np.append(starts, np.inf)
    within = np.clip(waited[None], edges[:-1, None], edges[1:, None]) - edges[:-1, None]
    return Delays(starts, answers, np.maximum(within.sum(axis=1), _LEAST), waited[~gone])


def chance_of(history: History, delays: Delays, order: Queues, pace: Pace) -> float:
    """The probability that postulates do not queue, given the past."""
    expected = np.maximum(_expected(history, delays, len(pace.known)), 0.01)[pace.known]
    timing = likelihood(pace.filled, expected, pace.fresh)
    timing -= likelihood(pace.filled, pace.base, pace.fresh)
    gain = timing / max(pace.scatter, 1) + turns(history, order, delays.hazard)
    odds = _PRIOR / (1 - _PRIOR) * np.exp(np.clip(gain, -_SURE, _SURE))
    return float(odds / (1 + odds))


def _expected(history: History, delays: Delays, weeks: int) -> np.ndarray:
    """Answers that the hazards let expect in each of the past weeks (weeks,)."""
    back = WEEK * np.arange(weeks)[::-1]
    found = np.zeros(weeks)
    for day in range(WEEK):
        today = history.today - back[:, None] - day
        waiting = (history.came_on < today) & ((history.left_on == 0) | (history.left_on >= today))
        waited = np.maximum(today - history.came_on, 0)
        found += (delays.hazard(waited) * waiting).sum(axis=1)
    return found
