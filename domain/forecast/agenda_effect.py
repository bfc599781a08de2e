"""What the coming meeting's agenda does to the chance of being done in time.

Where decisions fall at meetings, the usual pace holds what the coming one decides: the forecast is
the chance with an agenda as long as meetings take. Without one, the answers of that meeting are
left out of as many runs. In between, the chance rises as the items that are likely to be taken.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from domain.forecast.deciding_meeting import DecidingMeeting
from domain.forecast.futures import futures
from domain.forecast.postulate_history import History
from domain.forecast.projection import RUNS, dates_of, project
from domain.forecast.track_record import refuted, track_record

FEWEST_MEETINGS = 4
"""That decided something: of fewer, what a meeting takes is not known."""
_LONGEST = 52 * 7
"""Days back from which meetings are counted: as far as the pace is learned from."""


class Untold(StrEnum):
    """Why no chance is told."""

    NO_END = "no_end"
    """No end of the consultation is recorded, or it is not ahead."""
    LATER = "later"
    """The meeting lies after it."""
    NOT_COMING = "not_coming"
    """The meeting was opened, moved or cancelled meanwhile."""
    NO_FORECAST = "no_forecast"
    """Too few weeks or decisions; or all that is open waits for units that never answer."""
    REFUTED = "refuted"
    """Earlier forecasts did not hold."""
    FEW_MEETINGS = "few_meetings"
    """Too few of them decided anything."""


@dataclass(frozen=True)
class Effect:
    """Chances to be done by `deadline`: `without` a decision at the meeting, and `within` an agenda
    of so many `items`; from `meetings` that decided `usual` items each. Left out, as of the
    forecast: the `silent_open` postulates that wait for units that never answer."""

    deadline: date
    items: int
    without: float
    within: float
    meetings: int
    usual: float
    silent_open: int


def effect_of_items(
    history: History, deadline: date | None, meeting: DecidingMeeting, items: int
) -> Effect | Untold:
    """Of so many `items` on the agenda of the `meeting`. Never less with more of them."""
    if deadline is None or deadline <= history.as_of:
        return Untold.NO_END
    if meeting.day > deadline.toordinal():
        return Untold.LATER
    known = project(history, deadline)
    heard = history.without(frozenset(known.silent))
    if known.dates.by_deadline is None or not heard.open:
        return Untold.NO_FORECAST
    if refuted(track_record(history)):
        return Untold.REFUTED
    took = [n for n in _taken(heard, meeting) if n]
    if len(took) < FEWEST_MEETINGS:
        return Untold.FEW_MEETINGS
    missing = futures(heard, RUNS, missing=meeting)
    none = dates_of(missing, heard.as_of, deadline).by_deadline or 0.0
    whole = missing.taken.sum()
    share = np.minimum(missing.taken, items).sum() / whole if whole else 0.0
    within = known.dates.by_deadline
    without = min(none, within)
    told = (1 - float(share)) * without + float(share) * within
    return Effect(
        deadline, items, without, told, len(took), float(np.mean(took)), known.silent_open
    )


def _taken(history: History, meeting: DecidingMeeting) -> list[int]:
    """How many were decided at each of the meetings held lately."""
    days = [day for day in meeting.held if 0 <= history.today - day < _LONGEST]
    left = history.left_on[np.array(history.decided, dtype=bool)]
    return [int((left == day).sum()) for day in sorted(days)]
