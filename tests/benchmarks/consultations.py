"""Simulated consultations whose end is known, of many kinds, to judge a forecast by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from domain.forecast.postulate_history import History

_LONGEST = 260
_UNITS = 8
_END_OF_TIME = date(2030, 1, 1)


@dataclass(frozen=True)
class Kind:
    """A way consultations go.

    `pace`: week → mean answers against the usual mean; `scatter`: negative binomial variance is
    mean + scatter * mean²; `any_order`: share of the answers that go to any open postulate, not
    to the one that waits longest; `every`: answers are given only at meetings so many weeks
    apart; `august`: none in August; `silent`: one of eight units never answers; `slow`: one of
    them has a queue of its own, served at a third of the pace; `own_delays`: nobody queues, each
    postulate takes its own time, gamma distributed with this shape; `between`: share of the answers
    that are given on any day, the others at those meetings.
    """

    key: str
    pace: Callable[[int], float] = lambda _week: 1.0
    scatter: float = 0.1
    any_order: float = 0.0
    every: int = 1
    august: bool = False
    silent: bool = False
    slow: bool = False
    own_delays: float = 0.0
    between: float = 0.0


JUDGED = (
    Kind("steady"),
    Kind("any_order_30", any_order=0.3),
    Kind("any_order_100", any_order=1.0),
    Kind("slowing_2", pace=lambda week: 1.4 * 0.98**week),
    Kind("slowing_3", pace=lambda week: 1.6 * 0.97**week),
    Kind("speeding_2", pace=lambda week: 0.7 * 1.02**week),
    Kind("bursty", scatter=1.5),
    Kind("every_2", every=2),
    Kind("every_3", every=3, any_order=0.3),
    Kind("every_4", every=4),
    Kind("every_4_any_order", every=4, any_order=1.0),
    Kind("stop_and_go", pace=lambda week: 1.8 if week % 10 < 5 else 0.1),
    Kind("august", august=True),
    Kind("silent_unit", silent=True, any_order=0.3),
    Kind("slow_unit", slow=True, any_order=0.3),
    Kind("own_delays", own_delays=1.5),
    Kind("own_even_delays", own_delays=6.0),
)
"""The kinds by which the forecast is judged."""

TRAINING = (
    Kind("even", scatter=0.02),
    Kind("uneven", scatter=0.4, any_order=0.1),
    Kind("any_order_60", any_order=0.6),
    Kind("any_order_90", any_order=0.9, scatter=0.2),
    Kind("slowing_1", pace=lambda week: 1.2 * 0.99**week),
    Kind("slowing_late", pace=lambda week: 1.0 if week < 15 else 0.7, any_order=0.2),
    Kind("speeding_1", pace=lambda week: 0.8 * 1.012**week),
    Kind("bursts", scatter=0.9, any_order=0.2),
    Kind("every_2_mixed", every=2, any_order=0.5),
    Kind("every_5", every=5, any_order=0.2),
    Kind("every_3_uneven", every=3, scatter=0.4),
    Kind("august_mixed", august=True, any_order=0.4),
    Kind("silent_mixed", silent=True, any_order=0.7),
    Kind("slowing_25", pace=lambda week: 1.5 * 0.975**week, any_order=0.3),
    Kind("slow_mixed", slow=True, any_order=0.7),
    Kind("own_regular", own_delays=3.0),
)
"""Other kinds, on which the levels were set."""


def consultation(kind: Kind, seed: int) -> History:
    """The whole course of one consultation, as known long after it."""
    return with_meetings(kind, seed)[0]


def with_meetings(
    kind: Kind, seed: int, after: int | None = None, most: int = 0
) -> tuple[History, tuple[int, ...]]:
    """The course of a consultation, and the days (ordinals) of the team's meetings: those at which
    answers are given, every second week where that is any day, none where nobody queues.

    The first meeting `after` a day answers so many at most; before it, all goes as without it.
    """
    draw = np.random.default_rng([seed, sum(kind.key.encode())])
    start = date(2011, 2, 7) + timedelta(weeks=int(draw.integers(0, 17)))
    length = int(draw.integers(24, 34))
    mean = draw.uniform(3, 9)
    arrivals = draw.poisson(mean * draw.uniform(0.9, 1.5), length)
    came = np.repeat(np.arange(length), arrivals) * 7 + draw.integers(0, 5, arrivals.sum())
    came = np.sort(came)
    unit = draw.integers(0, _UNITS, len(came))
    first, meetings = start.toordinal(), ()
    if kind.own_delays:
        left = (
            came
            + 1
            + np.round(draw.gamma(kind.own_delays, 60 / kind.own_delays, len(came))).astype(int)
        )
    else:
        limit = _Limit(None if after is None else after - first, most)
        left, meetings = _served(kind, came, unit, mean, start, draw, limit)
    history = History(
        as_of=_END_OF_TIME,
        start=start,
        end=start + timedelta(weeks=length),
        came=tuple((first + came).tolist()),
        left=tuple(np.where(left > 0, first + left, 0).tolist()),
        decided=tuple((left > 0).tolist()),
        unit=tuple(f"U{number}" for number in unit),
    )
    return history, tuple(first + day for day in meetings)


@dataclass
class _Limit:
    """The first meeting after this day, if there is one, answers so many at most."""

    after: int | None
    most: int
    day: int | None = None

    def of(self, meetings: Sequence[int]) -> None:
        if self.after is not None:
            self.day = next(day for day in meetings if day > self.after)

    def within(self, days: np.ndarray) -> np.ndarray:
        """The days of answers, without those that are too many."""
        on = np.flatnonzero(days == self.day)
        kept, self.most = on[: self.most], max(self.most - len(on), 0)
        return np.delete(days, np.setdiff1d(on, kept))


def _served(
    kind: Kind,
    came: np.ndarray,
    unit: np.ndarray,
    mean: float,
    start: date,
    draw: np.random.Generator,
    limit: _Limit,
) -> tuple[np.ndarray, tuple[int, ...]]:
    """Day on which each is answered, 0 for never; and the days of the meetings."""
    left = np.zeros(len(came), dtype=np.int64)
    slow = (unit == 0) if kind.slow else np.zeros(len(came), dtype=bool)
    never = (unit == 0) if kind.silent else np.zeros(len(came), dtype=bool)
    phase, weekday = int(draw.integers(0, kind.every)), int(draw.integers(0, 5))
    pauses = {
        week
        for week in range(_LONGEST)
        if kind.august and (start + timedelta(weeks=week)).month == 8
    }
    apart = kind.every if kind.every > 1 else 2
    meetings = tuple(
        7 * week + weekday for week in range(phase, _LONGEST, apart) if week not in pauses
    )
    limit.of(meetings)
    for week in range(_LONGEST):
        if kind.between:
            days = 7 * week + np.sort(draw.integers(0, 5, draw.poisson(mean * kind.between)))
            _serve(left, np.arange(len(came)), came, limit.within(days), kind.any_order, draw)
        if week in pauses or week % kind.every != phase:
            continue
        pace = (
            max(mean * kind.pace(week), 0.5 if kind.key.startswith("slow") else 0.05)
            * kind.every
            * (1 - kind.between)
        )
        usual = slice(weekday, weekday + 1) if kind.every > 1 else slice(0, 5)
        for queue, share in ((~slow & ~never, 7 / 8 if kind.slow else 1.0), (slow, 1 / 24)):
            number = draw.poisson(draw.gamma(1 / kind.scatter, pace * share * kind.scatter))
            days = 7 * week + np.sort(draw.choice(np.arange(5)[usual], number))
            _serve(left, np.flatnonzero(queue), came, limit.within(days), kind.any_order, draw)
    return left, meetings


def _serve(
    left: np.ndarray,
    queue: np.ndarray,
    came: np.ndarray,
    days: np.ndarray,
    any_order: float,
    draw: np.random.Generator,
) -> None:
    for day in days:
        waiting = queue[(left[queue] == 0) & (came[queue] < day)]
        if len(waiting):
            any_one = draw.random() < any_order
            left[waiting[draw.integers(len(waiting)) if any_one else 0]] = day
