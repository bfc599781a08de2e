"""How many postulates are answered in a week: what the past says of it, and of its doubt."""

from dataclasses import dataclass

import numpy as np

from domain.forecast.block_bootstrap import Blocks
from domain.forecast.postulate_history import WEEK
from domain.forecast.weekly_counts import QUIET, Weeks, is_august, pause_chance

_TREND_SD = 0.03
"""Before any evidence: the weekly change of the logarithm of the pace."""
_TREND_LASTS = 40
"""Weeks: a trend dies away with this time constant."""
_STEEPEST = 0.06
_FARTHEST = 1.5
_TAIL = 3
"""Of the power law by which a week could have had more answers than any was seen to have."""


@dataclass(frozen=True)
class Pace:
    """Answers that could be given, week after week, in each run.

    `ratios` (runs, past weeks): the past weeks' answers against the fitted pace; `level`, `trend`
    (runs,): the logarithm of the pace now and its weekly change; `pausing` (runs,): whether
    August is a pause; `today`: ordinal. What it was fitted to, per week where `known`: `filled`
    answers, `fresh` weights, the `base` they had by the fit, and their `scatter`; `turn`: weeks
    from one busy week to the next.
    """

    blocks: Blocks
    ratios: np.ndarray
    level: np.ndarray
    trend: np.ndarray
    pausing: np.ndarray
    today: int
    known: np.ndarray
    filled: np.ndarray
    fresh: np.ndarray
    base: np.ndarray
    scatter: float
    turn: int

    def of(
        self, alive: np.ndarray, week: int, draw: np.random.Generator
    ) -> tuple[np.ndarray, np.ndarray]:
        """Whole answers in a coming week (0 is the next) of the runs `alive`, and which of the
        past weeks where `known` each repeats. Weeks are to be asked for one after another."""
        lasting = _TREND_LASTS * (1 - np.exp(-(week + 1) / _TREND_LASTS))
        pace = np.exp(self.level[alive] + self.trend[alive] * lasting)
        like = self.blocks.next(alive, draw)
        able = self.ratios[alive, like] * pace
        if is_august(self.today + WEEK * (week + 1)):
            able[self.pausing[alive]] = 0
        return np.floor(able + draw.random(len(alive))).astype(np.int64), like


def pace_of(weeks: Weeks, runs: int, today: int, draw: np.random.Generator) -> Pace:
    """The pace of the coming weeks, drawn: level and trend from their uncertainty, and the weeks'
    departures from them from the past; dry weeks as one of those that had more."""
    paused = pause_chance(weeks)
    known = ~(weeks.august & (paused > 0.5))
    if known.sum() < 3 or not weeks.answers[known].any():
        known[:] = True
    answers, dry, fresh = weeks.answers[known], weeks.dry[known], weeks.fresh[known]
    back = np.arange(1.0 - len(known), 1.0)[known]
    filled = _expected(answers, dry, fresh)
    fit = _fit(filled, fresh, back)
    ratios = _more_than_seen(answers / np.maximum(fit.base, 0.1), dry, fresh, runs, draw)
    level, trend = _level_and_trend(fit, runs, draw)
    quiet = answers <= QUIET * np.average(answers, weights=fresh)
    blocks = Blocks(quiet, fresh, runs)
    pausing = draw.random(runs) < paused
    return Pace(
        blocks,
        ratios,
        level,
        trend,
        pausing,
        today,
        known,
        filled,
        fresh,
        fit.base,
        fit.scatter,
        _turn(answers)[1],
    )


@dataclass(frozen=True)
class _Fit:
    """Logarithm of the pace now and its weekly change: mean (2,) and covariance (2, 2)."""

    mean: np.ndarray
    covariance: np.ndarray
    base: np.ndarray
    scatter: float


def _expected(answers: np.ndarray, dry: np.ndarray, fresh: np.ndarray) -> np.ndarray:
    """The answers, in dry weeks the mean of the weeks that had more; somewhat more than seen where
    none had."""
    found = answers.astype(float)
    for n in np.flatnonzero(dry):
        more = ~dry & (answers > answers[n])
        if more.any():
            found[n] = np.average(answers[more], weights=fresh[more])
        else:
            found[n] = answers[n] * 2 ** (1 / _TAIL)
    return found


def _more_than_seen(
    ratio: np.ndarray, dry: np.ndarray, fresh: np.ndarray, runs: int, draw: np.random.Generator
) -> np.ndarray:
    """(runs, weeks): the ratios, in dry weeks one drawn from the weeks that had more, or from a
    power law's tail where none had."""
    found = np.repeat(ratio[None, :], runs, axis=0)
    for n in np.flatnonzero(dry):
        more = np.flatnonzero(~dry & (ratio > ratio[n]))
        if len(more):
            weight = fresh[more] / fresh[more].sum()
            found[:, n] = ratio[draw.choice(more, runs, p=weight)]
        else:
            found[:, n] = ratio[n] * draw.random(runs) ** (-1 / _TAIL)
    return found


def _fit(answers: np.ndarray, fresh: np.ndarray, back: np.ndarray) -> _Fit:
    """A Poisson regression of the weeks' answers on time, with weights and scattered counts."""
    design = np.column_stack([np.ones(len(back)), back])
    counted = np.zeros(len(back))
    counted[_turn(answers)[0]] = 1
    fresh = fresh * counted
    prior = np.diag([1e-3, 1 / _TREND_SD**2])
    total = (answers * fresh).sum() / fresh.sum()
    centre = np.log(max(total, 0.02))
    found = np.array([centre, 0.0])
    scatter = 1.0
    for step in range(12):
        base = np.exp(np.clip(design @ found, -5, 12))
        if step in (4, 8):
            scatter = _scatter(answers, base, fresh)
        weight = fresh / scatter
        slope = design.T @ (weight * (answers - base)) - prior @ (found - [centre, 0.0])
        curve = (design * (weight * base)[:, None]).T @ design + prior
        found = found + np.clip(np.linalg.solve(curve, slope), -1, 1)
    base = np.exp(np.clip(design @ found, -5, 12))
    return _Fit(found, np.linalg.inv(curve), base, scatter)


def _level_and_trend(
    fit: _Fit, runs: int, draw: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Level and trend (runs,) drawn from their uncertainty."""
    drawn = draw.multivariate_normal(fit.mean, fit.covariance, runs, method="cholesky")
    level = np.clip(drawn[:, 0], fit.mean[0] - _FARTHEST, fit.mean[0] + _FARTHEST)
    return level, np.clip(drawn[:, 1], -_STEEPEST, _STEEPEST)


def _turn(answers: np.ndarray) -> tuple[slice, int]:
    """Where answers keep a rhythm of several weeks, as with meetings: the weeks of whole turns, up
    to the last busy one, and the length of a turn; else all weeks, each a turn of its own."""
    busy = np.flatnonzero(answers > QUIET * answers.mean())
    turn = int(np.median(np.diff(busy))) if len(busy) > 1 else 1
    last = busy[-1] + 1 if turn > 1 and len(answers) - busy[-1] <= turn else len(answers)
    return slice(last - last // turn * turn, last), turn


def _turns(answers: np.ndarray, *others: np.ndarray) -> list[np.ndarray]:
    """The weeks added up over whole turns."""
    whole, turn = _turn(answers)
    return [x[whole].reshape(-1, turn).sum(axis=1) for x in (answers, *others)]


def likelihood(answers: np.ndarray, base: np.ndarray, fresh: np.ndarray) -> float:
    seen, fitted, weight = _turns(answers, base, fresh)
    return float(
        (weight / fresh.max() * (seen * np.log(fitted) - fitted)).sum() * len(seen) / len(fresh)
    )


def _scatter(answers: np.ndarray, base: np.ndarray, fresh: np.ndarray) -> float:
    """Variance against a Poisson count's, over a whole turn."""
    seen, fitted, weight = _turns(answers, base, fresh)
    n = len(seen)
    if n < 2:
        return 1.0
    error = (seen - fitted) / np.sqrt(fitted)
    variance = (weight * error**2).sum() / weight.sum() * n / max(n - 1.5, 1)
    alike = 0.0
    if _turn(answers)[1] == 1 and n >= 4:
        alike = (error[1:] * error[:-1]).mean() / max((error**2).mean(), 1e-9)
    return float(np.clip(variance * (1 + 2 * max(alike, 0) * n / (n + 8)), 0.5, 40))
