"""The past, week by week: answers, arrivals, the queue, and whether August is a pause."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from domain.forecast.postulate_history import WEEK, History

MOST_WEEKS = 52
_HALF_LIFE = 10
"""Weeks after which a past week counts half."""
QUIET = 0.2
"""Of the usual pace: a week with as little is quiet."""
_AUGUST = 8
_PAUSE = 0.15
"""Before any evidence: the chance that August is a pause."""
_BUSY_IN_PAUSE = 0.1
_UNLIKELY = 0.02


@dataclass(frozen=True)
class Weeks:
    """Whole weeks before the as-of date, oldest first, the last one ending on it.

    `answers` (n,): left in the week; `dry` (n,): the queue was served to its end, so that more
    might have been answered; `fresh` (n,): weights by age; `august` (n,); `arrivals` (n,);
    `days`: of each answer, the day of its week from 1 to 7; `queue` (n,): open at the week's
    beginning or come in within it.
    """

    answers: np.ndarray
    dry: np.ndarray
    fresh: np.ndarray
    august: np.ndarray
    arrivals: np.ndarray
    days: np.ndarray
    queue: np.ndarray


def weeks_of(history: History) -> Weeks:
    """The weeks from that of the first answer on, at least four."""
    today, came, left = history.today, history.came_on, history.left_on
    gone = left[left > 0]
    first = min(int(gone.min()), today - 4 * WEEK + 1)
    number = min(-(-(today - first + 1) // WEEK), MOST_WEEKS)
    ends = today - WEEK * np.arange(number)[::-1]
    answers = per_week(gone, today, number)
    dry = np.zeros(number, dtype=bool)
    for n, end in enumerate(ends):
        within = gone[(gone > end - WEEK) & (gone <= end)]
        last = within.max() if len(within) else end
        dry[n] = not ((came < last) & ((left == 0) | (left > last))).any()
    fresh = 0.5 ** (np.arange(number)[::-1] / _HALF_LIFE)
    august = np.array([is_august(end) for end in ends])
    recent = gone[gone > today - WEEK * number]
    days = (recent - today - 1) % WEEK + 1
    arrivals = per_week(came, today, number)
    waiting = int((left == 0).sum())
    after = waiting - np.cumsum((arrivals - answers)[::-1])[::-1] + (arrivals - answers)
    return Weeks(answers, dry, fresh, august, arrivals, days, after + answers)


def per_week(days: np.ndarray, today: int, number: int) -> np.ndarray:
    """How many of the days lie in each of so many weeks up to `today`, the oldest first."""
    back = (today - days) // WEEK
    return np.bincount(back[back < number], minlength=number)[::-1]


def is_august(end: int) -> bool:
    """Whether most of the week that ends on this day lies in August."""
    return date.fromordinal(end - WEEK // 2).month == _AUGUST


def pause_chance(weeks: Weeks) -> float:
    """How likely August is a pause, from the quiet weeks in it and in the rest of the year."""
    quiet = weeks.answers <= QUIET * max(_mean(weeks, ~weeks.august), 1)
    august = quiet[weeks.august]
    if not len(august):
        return _PAUSE
    rest = quiet[~weeks.august]
    share = (rest.sum() + 0.5) / (len(rest) + 2)
    busy = int((~august).sum())
    if_pause = _PAUSE * _BUSY_IN_PAUSE**busy
    if_not = (1 - _PAUSE) * share ** int(august.sum()) * (1 - share) ** busy
    return float(np.clip(if_pause / (if_pause + if_not), _UNLIKELY, 1 - _UNLIKELY))


def _mean(weeks: Weeks, chosen: np.ndarray) -> float:
    weight = weeks.fresh * chosen
    return float((weeks.answers * weight).sum() / weight.sum()) if weight.sum() else 0.0
