"""The forecast against cases that can be reasoned out, on both databases."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import URL

from data_access import postulates
from data_access.engine import read_engine
from data_access.postulates.forecast import past_weeks
from data_access.postulates.projection import project
from tests.records import change, postulate, programme, put, scope, sector

AS_OF = date(2011, 9, 15)
END = date(2011, 10, 31)


def test_a_steady_pace_leaves_no_doubt() -> None:
    """Ten open, two a week: five weeks."""
    found = project(10, (2, 2, 2, 2), AS_OF, END)
    assert found.p50 == found.p85 == date(2011, 10, 20)
    assert found.by_deadline == 1
    assert found.fan["q50"].tolist() == [10, 8, 6, 4, 2, 0]
    assert project(10, (2, 2, 2, 2), AS_OF, date(2011, 10, 19)).by_deadline == 0


def test_one_left_and_every_other_week_idle() -> None:
    """Done in the first week by half of the runs, in the third by 7/8."""
    found = project(1, (0, 1, 0, 1), AS_OF, date(2011, 9, 29))
    assert found.p50 in (date(2011, 9, 22), date(2011, 9, 29))
    assert found.p85 == date(2011, 10, 6)
    assert found.by_deadline == pytest.approx(0.75, abs=0.02)


@pytest.mark.parametrize("weeks", [(), (5, 5, 5), (0, 0, 0, 0), (0,) * 12])
def test_undefined_without_four_weeks_or_any_decision(weeks: tuple[int, ...]) -> None:
    found = project(10, weeks, AS_OF, END)
    assert not found.defined
    assert found.as_json() == {"p50": None, "p85": None, "by_deadline": None}


def test_further_than_ten_years_has_no_date() -> None:
    found = project(10_000, (0, 0, 0, 1), AS_OF, END)
    assert found.p50 is None
    assert found.by_deadline == 0


def test_no_end_of_the_consultation_no_share() -> None:
    assert project(10, (2, 2, 2, 2), AS_OF, None).by_deadline is None


def test_weeks_drawn_from_are_whole_and_within_the_consultation() -> None:
    """15.09.2011 is a Thursday. The week of the as-of date is not whole, even on its Sunday."""
    assert past_weeks(AS_OF, date(2011, 3, 1))[0] == date(2011, 6, 20)
    assert past_weeks(AS_OF, date(2011, 3, 1))[-1] == date(2011, 9, 5)
    assert len(past_weeks(AS_OF, date(2011, 3, 1))) == 12
    assert past_weeks(date(2011, 9, 18), date(2011, 3, 1))[-1] == date(2011, 9, 5)
    assert past_weeks(AS_OF, date(2011, 8, 29)) == [date(2011, 8, 29), date(2011, 9, 5)]
    assert past_weeks(AS_OF, date(2011, 8, 30)) == [date(2011, 9, 5)]
    assert past_weeks(AS_OF, None) == []


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.lists(st.integers(0, 9), min_size=4, max_size=12))
def test_more_open_never_ends_earlier(open_ones: int, weeks: list[int]) -> None:
    few = project(open_ones, tuple(weeks), AS_OF, END)
    many = project(open_ones + 5, tuple(weeks), AS_OF, END)
    assert few.fan.equals(project(open_ones, tuple(weeks), AS_OF, END).fan)
    assert few.defined == any(weeks)
    if few.defined:
        assert AS_OF < few.p50 <= few.p85
        assert few.p50 <= many.p50
        assert few.by_deadline >= many.by_deadline
        assert few.fan["q85"].is_monotonic_decreasing


def test_from_the_records(database: URL) -> None:
    """The consultation begins on 1.08: the week before counts no more, the as-of week not yet;
    nine are open, one of them reopened; what comes after the as-of date is unknown."""
    weeks = [date(2011, 7, 18), date(2011, 8, 1), date(2011, 8, 8), date(2011, 9, 5)]
    put(database, programme(consultation_start=date(2011, 8, 1)), sector("KUL"))
    decided = [(f"D{i}{n}", day) for i, day in enumerate(weeks) for n in range(6)]
    put(database, *(postulate(code, "KUL") for code, _ in decided))
    put(database, *(postulate(f"O{n}", "KUL") for n in range(8)))
    put(database, *(change(code, day, "accepted") for code, day in decided))
    put(database, *(change(f"O{n}", date(2011, 9, 16), "accepted") for n in range(8)))
    put(database, change("D00", date(2011, 9, 12), "in_review"))
    with read_engine(database).connect() as connection:
        found = postulates.forecast(scope(database), connection)
        closed = postulates.forecast(scope(database, sector="KUL", to="2011-05-31"), connection)
    assert found.open == 9
    assert found.weeks == (6, 6, 0, 0, 0, 6)
    assert found.deadline == END
    assert found.p50 is not None
    assert not closed.defined


def test_the_track_record_tells_what_was_kept(database: URL) -> None:
    """One decision a week of the oldest, save one that waits for ever: until week 10 it is not
    yet there and every date is kept; after it comes, none is."""
    monday = date(2011, 6, 6)
    put(database, programme(consultation_start=monday, as_of=date(2011, 9, 15)), sector("KUL"))
    codes = [f"P{n:02}" for n in range(14)]
    put(database, *(postulate(code, "KUL", monday) for code in codes[:7]))
    put(database, *(postulate(code, "KUL", date(2011, 7, 19)) for code in codes[7:]))
    put(database, postulate("X", "KUL", date(2011, 7, 19)))
    days = [monday + timedelta(weeks=n, days=2) for n in range(14)]
    put(database, *(change(code, day, "accepted") for code, day in zip(codes, days, strict=True)))
    with read_engine(database).connect() as connection:
        table = postulates.track_record(scope(database), connection).set_index("as_of")
    assert next(iter(table.index)) == monday + timedelta(weeks=4)
    early, late = table.loc[date(2011, 7, 11)], table.loc[date(2011, 7, 25)]
    assert early["open"] == 2
    assert early["p85"] == date(2011, 7, 25)
    assert early["decided_on"] == date(2011, 7, 20)
    assert early["kept_p85"]
    assert late["open"] == 8
    assert pd.isna(late["decided_on"])
    assert pd.isna(late["kept_p85"])  # 19.09, after the as-of date
    with read_engine(database).connect() as connection:
        later = scope(database, as_of="2011-10-31")
        table = postulates.track_record(later, connection).set_index("as_of")
    assert not table.loc[date(2011, 7, 25), "kept_p85"]


def test_no_track_record_without_postulates(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    with read_engine(database).connect() as connection:
        assert postulates.track_record(scope(database), connection).empty
