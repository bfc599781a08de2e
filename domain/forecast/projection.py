"""When will the postulates now open be decided?"""

from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock
from typing import Any

import numpy as np
import pandas as pd
from cachetools import LRUCache, cached

from domain.forecast.answer_order import silent_units
from domain.forecast.futures import Futures, futures
from domain.forecast.postulate_history import WEEK, History

RUNS = 1_000
FEWEST_WEEKS = 4
LEVELS = {
    True: {0.15: 0.1, 0.25: 0.18, 0.5: 0.39, 0.75: 0.66, 0.85: 0.8},
    False: {0.15: 0.05, 0.25: 0.18, 0.5: 0.44, 0.75: 0.67, 0.85: 0.78},
}
"""Whether all wait in one queue served week after week → what is told → share of the runs that
stands for it. Where a queue is long, its pace was low, often by chance: one queue alone is served
sooner than its past lets expect. Set on the training consultations by
`python -m tests.benchmarks.forecast --train`, never on those that judge the forecast."""
_FAN = (0.15, 0.25, 0.5, 0.75, 0.85)


@dataclass(frozen=True)
class Dates:
    """Days by which all are decided with a chance of 50% and of 85%, None where undefined or over
    three years ahead; the chance of being done by the deadline, None likewise."""

    p50: date | None = None
    p85: date | None = None
    by_deadline: float | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "p50": self.p50.isoformat() if self.p50 else None,
            "p85": self.p85.isoformat() if self.p85 else None,
            "by_deadline": self.by_deadline,
        }


@dataclass(frozen=True, eq=False)
class Forecast:
    """The contract's forecast and what it was made from.

    `open` postulates, all of them; `weeks`: decisions in each of the last whole weeks (oldest
    first); `silent`: units without an answer in the last twelve weeks, of which nothing can be
    learned, and `silent_open` how many of the open ones wait for them. `dates` leave those out;
    `with_silent` takes them as if they were answered like all others, None where there are none.
    `fan`: columns `day` (date, weekly from the as-of date), `q15`, `q25`, `q50`, `q75`, `q85`
    (float, as many at most are still open with that chance, the silent units' left out); empty
    where undefined: fewer than four whole weeks, no decision in the last twelve, or all open
    ones with silent units.
    """

    as_of: date
    open: int
    weeks: tuple[int, ...]
    deadline: date | None
    dates: Dates
    fan: pd.DataFrame
    silent: tuple[str, ...] = ()
    silent_open: int = 0
    with_silent: Dates | None = None

    @property
    def defined(self) -> bool:
        return not self.fan.empty

    def silent_as_json(self) -> dict[str, Any] | None:
        """The units without an answer, how many wait for them, and the dates with theirs; None
        where there are none."""
        if self.with_silent is None:
            return None
        apart = {"units": list(self.silent), "open": self.silent_open}
        return apart | self.with_silent.as_json()


@cached(LRUCache(512), lambda history, *others: (history.digest, *others), Lock())
def project(history: History, deadline: date | None, runs: int = RUNS) -> Forecast:
    """The forecast of a history. Same input, same output; what is returned is not to be changed."""
    weeks, as_of = history.whole_weeks(), history.as_of
    if not enough(weeks):
        return Forecast(as_of, history.open, weeks, deadline, Dates(), _fan(as_of, None))
    silent = silent_units(history)
    if not silent:
        found = futures(history, runs)
        dates, fan = dates_of(found, as_of, deadline), _fan(as_of, found)
        return Forecast(as_of, history.open, weeks, deadline, dates, fan)
    heard = history.without(silent)
    found = futures(heard, runs) if heard.open else None
    return Forecast(
        as_of,
        history.open,
        weeks,
        deadline,
        dates_of(found, as_of, deadline) if found else Dates(),
        _fan(as_of, found),
        tuple(sorted(silent)),
        history.open - heard.open,
        dates_of(futures(history, runs, silent), as_of, deadline),
    )


def enough(weeks: tuple[int, ...]) -> bool:
    """Whether whole weeks allow a forecast: four of them, and a decision in one."""
    return len(weeks) >= FEWEST_WEEKS and any(weeks)


def dates_of(found: Futures, as_of: date, deadline: date | None) -> Dates:
    """The dates that the futures stand for, at the levels told."""
    by_deadline, levels = None, LEVELS[found.one_queue]
    if deadline is not None:
        done = float(np.mean(found.days <= (deadline - as_of).days))
        raw, told = [0, *levels.values(), 1], [0, *levels, 1]
        by_deadline = float(np.interp(done, raw, told))
    p50, p85 = (_date(found.days, levels[share], as_of) for share in (0.5, 0.85))
    return Dates(p50, p85, by_deadline)


def _date(days: np.ndarray, share: float, as_of: date) -> date | None:
    """The day up to which nearest to `share` of the runs are done: where all is decided on a few
    days only, in meetings, the first day with at least as many would on average be too late."""
    day = nearest_quantile(days, share)
    return as_of + timedelta(days=int(day)) if np.isfinite(day) else None


def nearest_quantile(values: np.ndarray, share: float) -> float:
    """The value up to which the share of values is nearest to `share`."""
    distinct, counts = np.unique(values, return_counts=True)
    return float(distinct[np.abs(counts.cumsum() / len(values) - share).argmin()])


def _fan(as_of: date, found: Futures | None) -> pd.DataFrame:
    columns = [f"q{round(share * 100)}" for share in _FAN]
    rows = np.empty((0, len(columns)))
    if found is not None:
        rows = np.quantile(
            found.still_open, [LEVELS[found.one_queue][share] for share in _FAN], axis=1
        ).T
    table = pd.DataFrame(rows, columns=columns)
    table.insert(0, "day", [as_of + timedelta(days=WEEK * n) for n in range(len(table))])
    return table
