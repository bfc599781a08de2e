"""What a coming meeting decides of what the usual pace lets expect."""

from dataclasses import dataclass

import numpy as np

from domain.forecast.postulate_history import WEEK, History
from domain.forecast.weekly_counts import per_week


@dataclass(frozen=True)
class DecidingMeeting:
    """A planned meeting of the team on this `day`, with so many others `before` it; `held`: those
    held so far. Days as ordinals."""

    day: int
    held: frozenset[int]
    before: int = 0

    @property
    def apart(self) -> int:
        """Days from one meeting to the next, by those held so far."""
        gaps = np.diff(sorted(self.held))
        return max(int(np.median(gaps)), WEEK) if len(gaps) else WEEK


class Missing:
    """The coming meeting decides none of what it would have.

    Where postulates queue, it is in each run the first coming week that repeats one with a meeting,
    and what is lost are as many of its answers as were decisions on the meeting's day. Where each
    takes its own time, those whose time comes between the meeting before and this one wait for the
    next, by chance as many as are usually answered at meetings.

    `known` (weeks,): the past weeks that runs repeat.
    """

    def __init__(
        self, meeting: DecidingMeeting, history: History, known: np.ndarray, runs: int
    ) -> None:
        gone = history.left_on > 0
        left, decided = history.left_on[gone], np.array(history.decided, dtype=bool)[gone]
        on_day = decided & np.isin(left, list(meeting.held))
        days = (left, left[on_day], np.array(sorted(meeting.held), dtype=np.int64))
        answers, at_meetings, meetings = (
            per_week(some, history.today, len(known))[known] for some in days
        )
        self._share = at_meetings / np.maximum(answers, 1)
        self._overall = at_meetings.sum() / max(answers.sum(), 1)
        self._met = meetings > 0
        self._left = np.full(runs, meeting.before)
        self._ahead = meeting.day - history.today
        self._apart = meeting.apart
        self.taken = np.zeros(runs)
        """(runs,): how many the meeting would have decided; 0 where it never came."""

    def lost(
        self, alive: np.ndarray, able: np.ndarray, like: np.ndarray, draw: np.random.Generator
    ) -> np.ndarray:
        """Of the `able` answers of the week of the runs `alive`, those of the missing meeting."""
        met = self._met[like]
        now = met & (self._left[alive] == 0)
        self._left[alive] -= met
        lost = np.where(now, draw.binomial(able, self._share[like]), 0)
        self.taken[alive] += lost
        return lost

    def later(
        self, residual: np.ndarray, runs: np.ndarray, draw: np.random.Generator
    ) -> np.ndarray:
        """Days until each open one is answered (runs, open), some of them a meeting later."""
        near = (residual > self._ahead - self._apart) & (residual <= self._ahead)
        waits = near & (draw.random(residual.shape) < self._overall)
        self.taken[runs] = waits.sum(axis=1)
        return residual + self._apart * waits
