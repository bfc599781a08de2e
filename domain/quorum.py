"""Will enough members come? The chance of a quorum, from the members' own past presence."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import special

_HALF_LIFE = 8.0
"""Meetings of the team after which a presence counts half: who came last spring may not now."""
_SHRINKAGE = 4.0
"""A member's few meetings count beside four of the team's average, the team's beside four of
all teams'."""
_SHARED = 0.5
"""Standard deviation, in logits, of what keeps all away from one meeting at once."""
_UNKNOWN = (3.0, 4.0)
"""Present, and seats, before anything is known of any team."""


class Presence(NamedTuple):
    """Seats of a team's members at its meetings: `present` of `seats`."""

    present: float
    seats: float


def needed(members: int) -> int:
    """How many present members make a quorum: at least half of those in term."""
    return -(-members // 2)


def half(members: pd.Series) -> pd.Series:
    """Half of the members in term on each day: the least that makes a quorum."""
    return members / 2


def quorate(present: pd.Series, members: pd.Series) -> pd.Series:
    """Whether there was a quorum; of a day on which no one is in term, nothing can be told (NA)."""
    return (present >= half(members)).astype("boolean").where(members > 0)


def expected_presence(
    history: pd.DataFrame, members: Sequence[str], all_teams: Presence
) -> np.ndarray:
    """The chance (n,) that each of the members comes to the team's next meeting.

    `history`: one row per meeting and member in term, of this team: `meeting` (comparable: a later
    meeting's is greater), `member` (str), `present` (bool). `all_teams`: of every team so far, the
    ground to which a team of few meetings is drawn, as a member of few meetings is to the team's.
    """
    age = history["meeting"].rank(method="dense", ascending=False) - 1
    weight = 0.5 ** (age / _HALF_LIFE)
    came = weight * history["present"]
    ground = (all_teams.present + _UNKNOWN[0]) / (all_teams.seats + _UNKNOWN[1])
    team = (came.sum() + _SHRINKAGE * ground) / (weight.sum() + _SHRINKAGE)
    own = pd.DataFrame({"came": came, "seats": weight}).groupby(history["member"]).sum()
    own = own.reindex(list(members), fill_value=0.0)
    return ((own["came"] + _SHRINKAGE * team) / (own["seats"] + _SHRINKAGE)).to_numpy(float)


def chance(presence: np.ndarray, present_needed: int) -> float:
    """The chance that at least so many come, of members who come with these chances.

    Members are not independent: a shared ease or difficulty of the day is averaged over
    (a logit-normal effect, Gauss–Hermite quadrature).
    """
    nodes, weights = special.roots_hermitenorm(9)
    by_day = [
        _numbers(presence_then)[-1][present_needed:].sum()
        for presence_then in _on_days(presence, nodes)
    ]
    return float(np.average(by_day, weights=weights))


def worth_a_call(presence: np.ndarray, present_needed: int) -> np.ndarray:
    """By how much (n,) the chance of a quorum rises with each member's own log-odds.

    One call may raise anyone's odds alike: it does most for those who come now and then, least for
    those who always or never come.
    """
    before, after = _numbers(presence), _numbers(presence[::-1])
    wanted, last = present_needed - 1, len(presence) - 1
    decisive = np.zeros(len(presence))
    for n in range(len(presence)):
        left, right = before[n], after[last - n]
        come = np.arange(max(0, wanted - (last - n)), min(n, wanted) + 1)
        decisive[n] = left[come] @ right[wanted - come]
    return np.round(presence * (1 - presence) * decisive, 12)  # equals stay equal


def _numbers(presence: np.ndarray) -> list[np.ndarray]:
    """Of the first 0, 1, … n members: the chance of each number of them present (Poisson-binomial).

    `scipy.stats` would make a distribution of each: 60 times as slow for a team of a hundred.
    """
    tossed = ((1 - p, p) for p in presence)
    return list(accumulate(tossed, np.convolve, initial=np.ones(1)))


def _on_days(presence: np.ndarray, nodes: np.ndarray) -> list[np.ndarray]:
    """The chances on an easy or a hard day, stretched so that the average day keeps them
    (Zeger, Liang & Albert 1988, (16√3 / 15π)² = 0.346)."""
    at = special.logit(np.clip(presence, 1e-6, 1 - 1e-6)) * np.sqrt(1 + 0.346 * _SHARED**2)
    return [special.expit(at + _SHARED * node) for node in nodes]
