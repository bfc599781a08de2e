"""Courses that the coming weeks may take, drawn from what the past ones have shown."""

from dataclasses import dataclass

import numpy as np

from domain.forecast.answer_order import Queues, queues
from domain.forecast.deciding_meeting import DecidingMeeting, Missing
from domain.forecast.delays import chance_of, courses, delays_of
from domain.forecast.pace import pace_of
from domain.forecast.postulate_history import WEEK, History
from domain.forecast.weekly_counts import Weeks, weeks_of

HORIZON = 156
"""Weeks after which a run is given up: three years ahead is no forecast."""
_GIVEN_UP = 0.02
"""Of the runs: so few are not followed any longer."""
_TOLD = 2
"""Standard errors."""
_SEED = 2011


@dataclass(frozen=True)
class Futures:
    """`days` (runs,): days until all now open are decided, infinite where given up.
    `still_open` (weeks + 1, runs): how many of them are open today and after each week.
    `one_queue`: most likely all wait in one queue that is served week after week. `taken` (runs,):
    how many the meeting that is taken to decide none would have decided."""

    days: np.ndarray
    still_open: np.ndarray
    one_queue: bool
    taken: np.ndarray


def futures(
    history: History,
    runs: int,
    together: frozenset[str] = frozenset(),
    horizon: int = HORIZON,
    missing: DecidingMeeting | None = None,
) -> Futures:
    """The same history gives the same futures, so many weeks far. Units `together` are taken to be
    answered like all others, whatever they have shown so far. The meeting `missing` decides none.
    """
    draw = np.random.default_rng(_SEED)
    weeks, order = weeks_of(history), queues(history, together)
    pace = pace_of(weeks, runs, history.today, draw)
    number = len(order.weights)
    open_ones = np.bincount(order.of[history.left_on == 0], minlength=number)
    old = np.repeat(open_ones[None], runs, axis=0)
    new = np.zeros_like(old)
    share = draw.dirichlet(order.weights, runs) if number > 1 else None
    oldest = _oldest(order, runs, draw)
    rate = _arrivals(weeks, runs, draw)[:, None] * _of_arrivals(order)[None]
    days = np.where(old.sum(axis=1) == 0, 0, np.inf)
    still_open = [old.sum(axis=1)]
    delays = delays_of(history)
    chance = chance_of(history, delays, order, pace)
    unqueued = (draw.random(runs) < chance) & np.isinf(days)
    alive = np.flatnonzero(np.isinf(days) & ~unqueued)
    meetings = missing and Missing(missing, history, pace.known, runs)
    old, new = old[alive], new[alive]
    for week in range(horizon):
        if len(alive) <= _GIVEN_UP * runs:
            break
        new = new + draw.poisson(rate[alive] * _coming(history, week))
        able, like = pace.of(alive, week, draw)
        if meetings is not None:
            able = able - meetings.lost(alive, able, like, draw)
        given = able[:, None] if share is None else draw.multinomial(able, share[alive])
        before = old.sum(axis=1)
        old, new = _served(old, new, np.minimum(given, old + new), oldest[alive], draw)
        after = old.sum(axis=1)
        still_open.append(np.zeros(runs, dtype=np.int64))
        still_open[-1][alive] = after
        done = after == 0
        part = before[done] / np.maximum(able[done], before[done])
        days[alive[done]] = WEEK * week + _day(weeks, part, draw)
        alive, old, new = alive[~done], old[~done], new[~done]
    course = np.array(still_open)
    if unqueued.any():
        days[unqueued], left = courses(delays, np.flatnonzero(unqueued), horizon, draw, meetings)
        course = np.pad(course, ((0, horizon + 1 - len(course)), (0, 0)))
        course[:, unqueued] = left
        course = course[: int((course > 0).any(axis=1).sum()) + 1]
    taken = np.zeros(runs) if meetings is None else meetings.taken
    return Futures(days, course, number == 1 and pace.turn == 1 and chance < 0.5, taken)


def _oldest(order: Queues, runs: int, draw: np.random.Generator) -> np.ndarray:
    """The share of answers that go to the oldest (runs, 1), drawn from its uncertainty; none where
    it cannot be told from none: even a few would end the wait of the last ones too early."""
    drawn = np.clip(draw.normal(order.oldest, order.oldest_error, (runs, 1)), 0, 1)
    return np.where(drawn > _TOLD * order.oldest_error, drawn, 0)


def _served(
    old: np.ndarray,
    new: np.ndarray,
    given: np.ndarray,
    oldest: np.ndarray,
    draw: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """What is left of those open today and of those come since: some answers go to the oldest of
    a queue, the others to any. All arrays (runs, queues), `oldest` (runs, 1)."""
    first = draw.binomial(given, oldest)
    from_old = np.minimum(first, old)
    old, new = old - from_old, new - (first - from_old)
    by_chance = draw.hypergeometric(old, new, given - first)
    return old - by_chance, new - (given - first - by_chance)


def _day(weeks: Weeks, part: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """On which day of its week the last one is decided: on one of the days of past answers, the
    later of two where it comes late in its week's work. `part`: how far into it (n,)."""
    drawn = draw.choice(weeks.days, (2, len(part)))
    return np.where(part < 0.5, drawn[0], drawn.max(axis=0))


def _arrivals(weeks: Weeks, runs: int, draw: np.random.Generator) -> np.ndarray:
    """Arrivals a week (runs,), drawn from their uncertainty."""
    total = (weeks.arrivals * weeks.fresh).sum()
    return draw.gamma((total + 0.5) / 2, 2 / weeks.fresh.sum(), runs)


def _of_arrivals(order: Queues) -> np.ndarray:
    """The share of the arrivals that each queue gets."""
    counts = np.bincount(order.of, minlength=len(order.weights))
    return counts / counts.sum()


def _coming(history: History, week: int) -> float:
    """The part of a coming week in which postulates can still come in."""
    if history.end is None:
        return 1.0
    left = history.end.toordinal() - history.today - WEEK * week
    return float(np.clip(left / WEEK, 0, 1))
