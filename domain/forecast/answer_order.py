"""In which order postulates are answered, and by whom: learned from those already answered."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import special

from domain.forecast.postulate_history import WEEK, WEEKS, History
from domain.survival import compare

SILENT = 0.01
"""A unit without answers is silent if chance would leave one so more rarely than this."""
_DIFFERS = 3.3
"""A unit this many standard errors from the others, in answers by age, has a queue of its own."""
_MOST_QUEUES = 6
_LATEST = 60
"""Days of decisions from which the order is learned."""
_HALF_LIFE = 70.0
_UNKNOWN = (0.6, 0.25)
"""Share of the oldest and its standard error where the past tells nothing."""


@dataclass(frozen=True)
class Queues:
    """`of`: for each postulate the number of its queue (`n`,); `weights`: the share of the answers
    that each queue gets, as counts (`queues`,); `oldest`, `oldest_error`: the share of answers
    that go to the oldest of a queue, the others to any; and its standard error.
    """

    of: np.ndarray
    weights: np.ndarray
    oldest: float
    oldest_error: float


def silent_units(history: History) -> frozenset[str]:
    """Units with open postulates that answered none in the last `WEEKS` weeks, though chance
    would hardly have it so."""
    if len(set(history.unit)) < 2 or not any(history.left):
        return frozenset()
    waited, answered = _waits(history)
    lately = history.left_on > history.today - WEEK * WEEKS
    found = compare(waited, answered & lately, history.units)
    waiting = np.isin(found.group, history.units[history.left_on == 0]) & (found.group != "")
    by_chance = np.exp(-found.expected) * len(found.group)
    silent = waiting & (found.decided == 0) & (by_chance < SILENT)
    return frozenset(found.group[silent].tolist())


def queues(history: History, together: frozenset[str] = frozenset()) -> Queues:
    """The queues as they show so far; the units `together` have none of their own in any case."""
    of = _queue_of(history, together)
    share, error = _oldest_first(history, of)
    gone = history.left_on > 0
    fresh = 0.5 ** ((history.today - history.left_on[gone]) / _HALF_LIFE)
    counts = np.bincount(of[gone], fresh, minlength=of.max() + 1) + 0.5
    return Queues(of, counts, share, error)


def _waits(history: History) -> tuple[np.ndarray, np.ndarray]:
    gone = history.left_on > 0
    return np.where(gone, history.left_on, history.today) - history.came_on, gone


def _queue_of(history: History, together: frozenset[str]) -> np.ndarray:
    """0 for the common queue; units that differ beyond chance have one each."""
    of = np.zeros(len(history.came), dtype=np.int64)
    if len(set(history.unit)) < 2 or not any(history.left):
        return of
    found = compare(*_waits(history), history.units)
    differs = (np.abs(found.z) > _DIFFERS) & ~np.isin(found.group, list(together))
    far = found.group[differs][np.argsort(-np.abs(found.z[differs]), kind="stable")]
    for number, unit in enumerate(far[:_MOST_QUEUES], 1):
        of[history.units == unit] = number
    return np.unique(of, return_inverse=True)[1]


def _oldest_first(history: History, of: np.ndarray) -> tuple[float, float]:
    """From how many older ones each answer left waiting, against how many chance would have."""
    came, left = history.came_on, history.left_on
    passed, weights = [], []
    for queue in range(of.max() + 1):
        mine = of == queue
        arrived, gone = came[mine], left[mine]
        for day in np.unique(gone[gone > 0])[-_LATEST:]:
            waiting = (arrived <= day) & ((gone == 0) | (gone >= day))
            staying = np.sort(arrived[waiting & (gone != day)])
            if not len(staying):
                continue
            answered = np.searchsorted(staying, arrived[gone == day])
            by_chance = np.searchsorted(staying, arrived[waiting]).mean()
            if by_chance > 0:
                passed += list(answered / by_chance)
                weights += [by_chance * 0.5 ** ((history.today - day) / _HALF_LIFE)] * len(answered)
    if not passed:
        return _UNKNOWN
    weight, ratio = np.array(weights), np.array(passed)
    mean = (weight * ratio).sum() / weight.sum()
    known = weight.sum() ** 2 / (weight**2).sum()
    return float(np.clip(1 - mean, 0, 1)), float(0.6 / np.sqrt(known + 1))


def turns(history: History, order: Queues, hazard: Callable[[np.ndarray], np.ndarray]) -> float:
    """How much likelier (a logarithm) it is whose turn it was where each waiting one has its
    `hazard`, by days waited, than where some share of answers goes to the oldest of a queue and the
    others to any."""
    by_hazard, of_oldest, of_any = [], [], []
    for queue in range(order.of.max() + 1):
        mine = order.of == queue
        came, left = history.came_on[mine], history.left_on[mine]
        for day in np.unique(left[left > 0])[-_LATEST:]:
            waiting = np.sort(came[(came <= day) & ((left == 0) | (left >= day))])
            place = np.searchsorted(waiting, np.sort(came[left == day]))
            before = np.arange(len(place))
            risk = hazard(day - waiting)
            rest = risk.sum() - np.concatenate([[0], risk[place].cumsum()[:-1]])
            by_hazard.append(np.log(risk[place] / np.maximum(rest, risk[place])))
            of_oldest.append(place <= before)
            of_any.append(1 / (len(waiting) - before))
    shares = np.linspace(0, 0.95, 20)[:, None]
    mixed = shares * np.concatenate(of_oldest) + (1 - shares) * np.concatenate(of_any)
    queued = np.log(mixed).sum(axis=1)
    return float(np.concatenate(by_hazard).sum() - special.logsumexp(queued) + np.log(len(shares)))
