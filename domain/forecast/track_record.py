"""How earlier forecasts turned out: what was said on past Mondays, and what came of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

import pandas as pd
from cachetools import LRUCache, cached

from domain.forecast.answer_order import silent_units
from domain.forecast.futures import futures
from domain.forecast.postulate_history import WEEK, History
from domain.forecast.projection import dates_of, enough

_WEEKS = 26
_RUNS = 200
FEWEST_JUDGED = 5
"""Of fewer past dates none is called refuted."""


@cached(LRUCache(128), lambda history: history.digest, Lock())
def track_record(history: History) -> pd.DataFrame:
    """Up to half a year back, each forecast from what was known then. Not to be changed.

    Columns: `as_of` (date), `open` (int, silent units' left out), `p50`, `p85` (date, null where
    they lie after the present as-of date), `decided_on` (date on which the last of those then
    open was decided or became void, null if some still are open), `kept_p50`, `kept_p85`
    (boolean: all decided by that date; null where the truth is not yet known).
    """
    this = history.as_of - timedelta(days=history.as_of.weekday())
    past = [this - timedelta(weeks=n) for n in range(_WEEKS, 0, -1)]
    names = ["as_of", "open", "p50", "p85", "decided_on", "kept_p50", "kept_p85"]
    table = pd.DataFrame([row for day in past for row in _said(history, day)], columns=names)
    return table.astype({"open": "int64", "kept_p50": "boolean", "kept_p85": "boolean"})


def _said(history: History, day: date) -> list[tuple]:
    """What was said on that day and what came of it; nothing where nothing could be said."""
    ahead = (history.as_of - day).days // WEEK + 1
    said = _foretold(history.at(day), ahead)
    if said is None:
        return []
    p50, p85 = (by if by and by <= history.as_of else None for by in (said.p50, said.p85))
    last = _last(history, day, said.units)
    kept = [_kept(by, last) for by in (p50, p85)]
    return [(day, said.open, p50, p85, last, *kept)]


@dataclass(frozen=True)
class _Said:
    """Of the `open` postulates of these `units`, those that were heard of."""

    open: int
    units: frozenset[str]
    p50: date | None
    p85: date | None


@cached(LRUCache(1_024), lambda then, ahead: (then.digest, ahead), Lock())
def _foretold(then: History, ahead: int) -> _Said | None:
    """The dates of a past day, up to so many weeks ahead: decisions made since change none."""
    if not enough(then.whole_weeks()):
        return None
    heard = then.without(silent_units(then))
    if not heard.open:
        return None
    dates = dates_of(futures(heard, _RUNS, horizon=ahead), then.as_of, None)
    return _Said(heard.open, frozenset(heard.unit), dates.p50, dates.p85)


def kept_forecasts(record: pd.DataFrame) -> tuple[int, int]:
    """Of past forecasts whose 85% date can be judged: how many kept it, and of how many."""
    judged = record["kept_p85"].dropna()
    return int(judged.sum()), len(judged)


def refuted(record: pd.DataFrame) -> bool:
    """Whether the record speaks against the forecast: most of enough 85% dates were not kept."""
    met, known = kept_forecasts(record)
    return known >= FEWEST_JUDGED and met < known / 2


def _last(history: History, day: date, units: frozenset[str]) -> date | None:
    """When the last of the units' postulates that were open on that day left the queue."""
    then = day.toordinal()
    left = [
        gone
        for came, gone, unit in zip(history.came, history.left, history.unit, strict=True)
        if came <= then and not 0 < gone <= then and unit in units
    ]
    return None if 0 in left else date.fromordinal(max(left))


def _kept(by: date | None, last: date | None) -> bool | None:
    return None if by is None else last is not None and last <= by
