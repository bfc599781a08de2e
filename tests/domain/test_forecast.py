"""The forecast against cases that can be reasoned out, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.forecast import Danger, Dates, History, danger, project, refuted, track_record
from domain.forecast.answer_order import queues, silent_units
from domain.forecast.delays import chance_of, delays_of
from domain.forecast.pace import pace_of
from domain.forecast.projection import nearest_quantile
from domain.forecast.weekly_counts import pause_chance, weeks_of
from tests.benchmarks.consultations import Kind, consultation
from tests.benchmarks.forecast import judged

AS_OF = date(2011, 9, 19)
"""A Monday."""
END = date(2011, 10, 31)
NOISE = 0.03
"""Of a chance counted over the simulated futures, which differ from one history to another."""


def history(*postulates: tuple, **given: object) -> History:
    """(weeks before the as-of date it came, weeks before it left or None, unit)."""
    rows = sorted(postulates, key=lambda row: (-row[0], str(row[1:])))
    weeks = [(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows]
    today = AS_OF.toordinal()
    values = {
        "as_of": AS_OF,
        "start": AS_OF - timedelta(weeks=20),
        "end": AS_OF,
        "came": tuple(today - 7 * came for came, _left, _unit in weeks),
        "left": tuple(0 if left is None else today - 7 * left for _came, left, _unit in weeks),
        "decided": tuple(left is not None for _came, left, _unit in weeks),
        "unit": tuple(unit for _came, _left, unit in weeks),
    }
    return History(**(values | given))


def steady(open_ones: int, pace: int = 2, weeks: int = 12) -> History:
    """All came at once; so many were decided in each of the weeks, the others are open."""
    done = [(weeks + 1, n) for n in range(weeks) for _ in range(pace)]
    return history(*done, *[(weeks + 1, None)] * open_ones)


def test_a_steady_pace_leaves_little_doubt() -> None:
    """Ten open, two a week: five weeks."""
    found = project(steady(10), END)
    assert abs(found.dates.p50 - AS_OF - timedelta(weeks=5)) <= timedelta(weeks=1)
    assert found.dates.p50 <= found.dates.p85 <= AS_OF + timedelta(weeks=8)
    assert found.dates.by_deadline > 0.5
    assert found.fan["q50"].iloc[0] == found.open == 10


def test_nothing_open_is_done() -> None:
    assert project(steady(0), END).dates == Dates(AS_OF, AS_OF, 1.0)


@pytest.mark.parametrize(
    "known",
    [
        history(start=None),
        history((3, 2), (3, 1), (3, None), start=AS_OF - timedelta(weeks=3)),
        history((15, 14), (3, None)),
        history((10, None)),
    ],
    ids=["nothing", "three weeks", "no decision in twelve", "none decided"],
)
def test_undefined_without_four_weeks_or_any_decision(known: History) -> None:
    found = project(known, END)
    assert not found.defined
    assert found.dates.as_json() == {"p50": None, "p85": None, "by_deadline": None}


def test_four_weeks_and_a_decision_are_enough() -> None:
    known = history((4, 2), (3, None), start=AS_OF - timedelta(weeks=4))
    assert project(known, END).dates.p50 is not None


def test_a_void_one_is_no_decision() -> None:
    known = history((8, 5), (8, None), start=AS_OF - timedelta(weeks=9))
    assert project(known, END).defined
    assert not project(replace(known, decided=(False, False)), END).defined


def test_weeks_are_whole_and_within_the_consultation() -> None:
    """The week of the as-of date is not whole, even on its Sunday."""
    known = history(*[(10, n) for n in range(10)])
    assert known.whole_weeks() == (0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    sunday = replace(known, as_of=AS_OF + timedelta(days=6))
    assert sunday.whole_weeks() == known.whole_weeks()
    late = replace(known, start=AS_OF - timedelta(days=20))
    assert late.whole_weeks() == (1, 1)


def test_over_three_years_has_no_date() -> None:
    found = project(steady(5_000), END)
    assert found.dates == Dates(None, None, 0.0)
    assert found.defined


def test_no_end_of_the_consultation_no_chance() -> None:
    assert project(steady(10), None).dates.by_deadline is None


def test_nothing_after_the_as_of_date_is_looked_at() -> None:
    whole = consultation(Kind("steady"), 1)
    then = whole.at(date(2011, 9, 1))
    later = [n for n, left in enumerate(whole.left) if left > then.today]
    other = replace(
        whole, left=tuple(left + 30 if n in later else left for n, left in enumerate(whole.left))
    )
    assert other.at(date(2011, 9, 1)) == then
    assert track_record(other.at(date(2011, 9, 1))).equals(track_record(then))


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 60), st.lists(st.integers(0, 9), min_size=4, max_size=14))
def test_more_open_never_ends_earlier(open_ones: int, weeks: list[int]) -> None:
    done = [(16, n) for n, number in enumerate(weeks) for _ in range(number)]
    few, many = (
        project(history(*done, *[(16, None)] * number), END)
        for number in (open_ones, 2 * open_ones)
    )
    project.cache_clear()
    again = project(history(*done, *[(16, None)] * open_ones), END)
    assert few.dates == again.dates
    assert few.fan.equals(again.fan)
    if few.defined and many.dates.p50:
        assert AS_OF < few.dates.p50 <= (few.dates.p85 or date.max)
        assert few.dates.p50 <= many.dates.p50
        assert few.dates.by_deadline >= many.dates.by_deadline - NOISE
        assert few.fan["q85"].is_monotonic_decreasing
        assert (few.fan["q15"] <= few.fan["q85"]).all()


def test_the_order_is_learned() -> None:
    oldest = history(*[(20 - n, 8 - n) for n in range(8)], *[(10, None)] * 5)
    newest = history(*[(12 - n, 8 - n) for n in range(8)], *[(20, None)] * 5)
    assert queues(oldest).oldest == 1
    assert queues(newest).oldest == 0


def test_a_unit_that_never_answers_is_told_apart() -> None:
    heard = [(14, n % 12, "A") for n in range(48)] + [(14, None, "A")] * 6
    known = history(*heard, *[(14, None, "B")] * 20)
    assert silent_units(known) == {"B"}
    found = project(known, END)
    assert found.open == 26
    assert (found.silent, found.silent_open) == (("B",), 20)
    assert found.dates == project(history(*heard), END).dates
    assert found.with_silent.p50 > found.dates.p50
    assert found.silent_as_json()["units"] == ["B"]
    alone = project(known.without(frozenset()), END)
    assert alone.dates == found.dates


def test_a_small_unit_without_answers_is_not_called_silent() -> None:
    known = history(*[(14, n, "A") for n in range(12)], (14, None, "B"), (14, None, "A"))
    assert silent_units(known) == frozenset()


def test_all_open_ones_with_silent_units_have_no_date() -> None:
    known = history(*[(14, n % 12, "A") for n in range(48)], *[(14, None, "B")] * 20)
    found = project(known, END)
    assert not found.defined
    assert found.dates.p50 is None
    assert found.silent_open == 20


def test_a_quiet_august_is_a_pause_and_a_busy_one_is_none() -> None:
    """Weeks end on Mondays: those of 2 to 29 August lie 3 to 6 weeks before 19 September."""
    august = range(3, 7)
    quiet = history(*[(20, n) for n in range(18) for _ in range(3) if n not in august], (20, None))
    busy = history(*[(20, n) for n in range(18) for _ in range(3)], (20, None))
    before = replace(busy.at(date(2011, 7, 18)), as_of=date(2011, 7, 18))
    assert pause_chance(weeks_of(quiet)) > 0.9
    assert pause_chance(weeks_of(busy)) < 0.1
    assert 0.1 < pause_chance(weeks_of(before)) < 0.2


def test_the_nearest_share_counts_where_days_are_few() -> None:
    days = np.array([5] * 40 + [33] * 50 + [61] * 10)
    assert nearest_quantile(days, 0.5) == 5
    assert nearest_quantile(days, 0.85) == 33


def record(*kept: bool | None) -> pd.DataFrame:
    return pd.DataFrame({"kept_p85": pd.array(kept, dtype="boolean")})


def test_a_record_refutes_from_five_dates_and_less_than_half_kept() -> None:
    assert refuted(record(False, False, False, True, True))
    assert not refuted(record(False, False, False, False, None))
    assert not refuted(record(*[True] * 3, *[False] * 3))


def test_the_track_record_tells_what_was_kept() -> None:
    """One decision a week, of the oldest; one that came in June waits for ever."""
    done = [(25, 24 - n) for n in range(24)]
    kept = track_record(history(*done, start=AS_OF - timedelta(weeks=26)))
    assert kept["kept_p85"].dropna().all()
    missed = track_record(history(*done, (14, None), start=AS_OF - timedelta(weeks=26)))
    early, late = missed["as_of"] < date(2011, 6, 13), missed["as_of"] > date(2011, 6, 13)
    assert missed.loc[early, "kept_p85"].dropna().all()
    assert not missed.loc[late, "kept_p85"].dropna().any()
    assert missed.loc[late, "decided_on"].isna().all()


@pytest.mark.parametrize(
    ("known", "end", "kept", "why"),
    [
        (steady(10), END, [], None),
        (steady(10), None, [], None),
        (steady(0), date(2011, 9, 1), [], None),
        (steady(1), date(2011, 9, 1), [], Danger.ENDED),
        (steady(100), END, [], Danger.LATE),
        (steady(100), END, [False] * 5, Danger.REFUTED),
        (steady(5_000), date(2012, 9, 1), [], Danger.YEARS),
        (steady(10), date(2011, 12, 31), [False] * 5, Danger.REFUTED),
        (steady(10), date(2011, 12, 31), [False] * 4, None),
        (history((10, None)), END, [], Danger.UNKNOWN),
        (history((10, None)), None, [], Danger.UNKNOWN),
    ],
)
def test_the_worst_case_speaks(
    known: History, end: date | None, kept: list[bool], why: Danger | None
) -> None:
    assert danger(project(known, end), lambda: record(*kept)) == why


def test_calibrated_on_a_few_simulated_consultations() -> None:
    """A rough check that can fail; `python -m tests.benchmarks.forecast` is the fine one."""
    kinds = (Kind("steady"), Kind("mixed", any_order=0.5), Kind("every_3", every=3))
    pool = judged(kinds, range(2_000, 2_014)).set_index("kind").loc["pool"]
    assert 0.36 <= pool["p50"] <= 0.64
    assert 0.74 <= pool["p85"] <= 0.95


@pytest.mark.parametrize(
    ("kind", "queue"),
    [
        (Kind("own_delays", own_delays=1.5), False),
        (Kind("steady"), True),
        (Kind("any_order_60", any_order=0.6), True),
        (Kind("every_4", every=4), True),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
def test_a_queue_is_told_from_postulates_that_take_their_own_time(kind: Kind, queue: bool) -> None:
    whole = consultation(kind, 5)
    then = whole.at(whole.start + timedelta(weeks=20))
    order = queues(then)
    pace = pace_of(weeks_of(then), 10, then.today, np.random.default_rng(1))
    chance = chance_of(then, delays_of(then), order, pace)
    assert chance < 0.1 if queue else chance > 0.9


def test_a_hazard_that_grows_lets_those_waiting_long_be_answered_sooner() -> None:
    """All were answered after about sixty days: one that waited so long goes before a fresh one."""
    answered = [(20 - n / 9, 11 - n / 9) for n in range(60)]
    delays = delays_of(history(*answered, (8, None), (0, None)))
    fresh, waiting = np.sort(np.median(delays.residuals(500, np.random.default_rng(1)), axis=0))[
        ::-1
    ]
    assert delays.waited.tolist() == [56, 0.5]
    assert fresh == pytest.approx(63, abs=6)
    assert waiting < 20
