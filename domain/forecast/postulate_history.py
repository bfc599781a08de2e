"""What is known of the postulates at a date: when each came in and left, and who answers it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from hashlib import blake2b

import numpy as np

WEEK = 7
WEEKS = 12
"""A forecast needs a decision in one of so many whole weeks."""


Row = tuple[str, int, int, bool]


@dataclass(frozen=True)
class History:
    """One entry per postulate in each tuple; days as ordinals (`date.toordinal`).

    `start`, `end`: first and last day of the consultation, None where unknown. `left`: the day a
    postulate was decided or became void, 0 while it is open. `decided`: whether it was decided.
    `unit`: who answers it, "" where unknown. A reopened postulate comes in again, as another one.
    `of` and `at` give them in one order, whatever has become of them since.
    """

    as_of: date
    start: date | None
    end: date | None
    came: tuple[int, ...]
    left: tuple[int, ...]
    decided: tuple[bool, ...]
    unit: tuple[str, ...]

    @classmethod
    def of(
        cls, as_of: date, start: date | None, end: date | None, rows: Sequence[Row]
    ) -> "History":
        """From one row per postulate: `unit`, `came`, `left`, `decided`."""
        unit, came, left, decided = zip(*sorted(rows), strict=True) if rows else ((),) * 4
        return cls(as_of, start, end, came, left, decided, unit)

    @cached_property
    def digest(self) -> bytes:
        """Differs where histories differ: what is kept of them is kept by it, not by them all."""
        told = repr((self.as_of, self.start, self.end, self.decided, self.unit))
        return blake2b(told.encode() + self.came_on.tobytes() + self.left_on.tobytes()).digest()

    @cached_property
    def came_on(self) -> np.ndarray:
        return np.array(self.came, dtype=np.int64)

    @cached_property
    def left_on(self) -> np.ndarray:
        return np.array(self.left, dtype=np.int64)

    @cached_property
    def units(self) -> np.ndarray:
        return np.array(self.unit, dtype=str)

    @property
    def today(self) -> int:
        return self.as_of.toordinal()

    @property
    def open(self) -> int:
        return self.left.count(0)

    def at(self, day: date) -> "History":
        """What was known at the end of an earlier day."""
        then = day.toordinal()
        rows = zip(self.unit, self.came, self.left, self.decided, strict=True)
        known = [
            (unit, came, left, decided) if 0 < left <= then else (unit, came, 0, False)
            for unit, came, left, decided in rows
            if came <= then
        ]
        return History.of(day, self.start, self.end, known)

    def without(self, units: frozenset[str]) -> "History":
        """The same without the postulates that these units answer."""
        kept = [n for n, unit in enumerate(self.unit) if unit not in units]
        return replace(
            self,
            came=tuple(self.came[n] for n in kept),
            left=tuple(self.left[n] for n in kept),
            decided=tuple(self.decided[n] for n in kept),
            unit=tuple(self.unit[n] for n in kept),
        )

    def whole_weeks(self) -> tuple[int, ...]:
        """Decisions in each of the last `WEEKS` whole ISO weeks of the consultation, oldest first.

        The week of the as-of date is not whole; none before the consultation's first day counts.
        """
        this = self.as_of - timedelta(days=self.as_of.weekday())
        first = self.start or (date.fromordinal(min(self.came)) if self.came else None)
        weeks = [(this - timedelta(weeks=n)).toordinal() for n in range(WEEKS, 0, -1)]
        known = [week for week in weeks if first is not None and week >= first.toordinal()]
        days = self.left_on[np.array(self.decided, dtype=bool)]
        return tuple(int(((days >= week) & (days < week + WEEK)).sum()) for week in known)
