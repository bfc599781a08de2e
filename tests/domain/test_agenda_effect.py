"""What an agenda does to the chance to be done in time, against cases that can be reasoned out."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.forecast import DecidingMeeting, Effect, History, Untold, effect_of_items, project
from tests.benchmarks.consultations import Kind, with_meetings

AS_OF = date(2011, 9, 19)
TODAY = AS_OF.toordinal()
HELD = frozenset(TODAY - 14 * n + 1 for n in range(1, 9))
"""Eight meetings, the last 13 days ago."""
NEXT = TODAY + 1
BETWEEN = AS_OF + timedelta(days=10)
"""After the next meeting, before the one that follows."""


def met(takes: int, open_ones: int) -> History:
    """At each of the meetings so many were decided, and never else."""
    left = sorted(HELD) * takes + [0] * open_ones
    rows = [("", TODAY - 150, day, day > 0) for day in left]
    return History.of(AS_OF, AS_OF - timedelta(weeks=22), AS_OF, rows)


def test_five_at_each_meeting_five_open() -> None:
    """The next meeting takes them all, in time; without it, the one that follows is too late."""
    known, meeting = met(5, 5), DecidingMeeting(NEXT, HELD)
    found = effect_of_items(known, BETWEEN, meeting, 5)
    assert isinstance(found, Effect)
    assert (found.meetings, found.usual) == (8, 5.0)
    assert found.without < 0.05
    assert found.within > 0.6
    assert (
        effect_of_items(known, BETWEEN, meeting, 50).within
        == project(known, BETWEEN).dates.by_deadline
    )
    two = effect_of_items(known, BETWEEN, meeting, 2)
    assert (two.within - two.without) / (found.within - found.without) == pytest.approx(
        0.4, abs=0.1
    )


def test_the_one_after_next_is_not_the_next() -> None:
    """Without the one after next, five that wait are decided at the next."""
    later = effect_of_items(met(5, 5), BETWEEN, DecidingMeeting(NEXT + 7, HELD, before=1), 5)
    assert later.without == later.within


def test_what_was_withdrawn_at_meetings_was_not_decided_there() -> None:
    """Three withdrawn at each, decisions on other days: what meetings decide is not known."""
    withdrawn = [("", TODAY - 150, day, False) for day in sorted(HELD) * 3]
    elsewhere = [("", TODAY - 150, day + 3, True) for day in sorted(HELD) * 4]
    rows = [*withdrawn, *elsewhere, *[("", TODAY - 150, 0, False)] * 8]
    known = History.of(AS_OF, AS_OF - timedelta(weeks=22), AS_OF, rows)
    found = effect_of_items(known, BETWEEN + timedelta(days=21), DecidingMeeting(NEXT, HELD), 4)
    assert found is Untold.FEW_MEETINGS


REASONS = {
    Untold.NO_END: (met(5, 5), None, DecidingMeeting(NEXT, HELD)),
    Untold.LATER: (met(5, 5), AS_OF + timedelta(days=1), DecidingMeeting(NEXT + 1, HELD)),
    Untold.NO_FORECAST: (met(0, 5), BETWEEN, DecidingMeeting(NEXT, HELD)),
    Untold.FEW_MEETINGS: (met(5, 5), BETWEEN, DecidingMeeting(NEXT, frozenset(sorted(HELD)[-3:]))),
}


@pytest.mark.parametrize("why", REASONS)
def test_where_nothing_can_be_told_it_says_why(why: Untold) -> None:
    assert effect_of_items(*REASONS[why], 5) is why


def test_a_refuted_forecast_tells_none() -> None:
    """Two a week, and ten that nobody ever takes: no date was ever kept."""
    days = [day for n in range(60) for day in [TODAY - 7 * n]]
    rows = [("", day - 8, day, True) for day in days] + [("", TODAY - 400, 0, False)] * 3
    known = History.of(AS_OF, AS_OF - timedelta(weeks=70), None, rows)
    assert effect_of_items(known, BETWEEN, DecidingMeeting(NEXT, HELD), 5) is Untold.REFUTED


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([Kind("m", every=2, any_order=0.4), Kind("n")]))
def test_more_items_never_less_and_the_same_for_the_same(seed: int, kind: Kind) -> None:
    whole, meetings = with_meetings(kind, seed)
    day = whole.start + timedelta(weeks=18)
    held = frozenset(met for met in meetings if met <= day.toordinal())
    meeting = DecidingMeeting(next(met for met in meetings if met > day.toordinal()), held)
    known = whole.at(day)
    told = [
        effect_of_items(known, day + timedelta(weeks=4), meeting, items) for items in (1, 3, 9, 30)
    ]
    if isinstance(told[0], Untold):
        return
    chances = [found.within for found in told]
    assert told[0].without <= chances[0] + 1e-9
    assert all(more >= less - 1e-9 for less, more in pairwise(chances))
    assert chances[-1] <= project(known, day + timedelta(weeks=4)).dates.by_deadline + 1e-9
    assert effect_of_items(replace(known), day + timedelta(weeks=4), meeting, 3) == told[1]
