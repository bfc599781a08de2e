"""Two scopes side by side say what each says alone; a course ends where the figures stand."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import URL

from data_access.changes import COMPARED_RATES, key_counts
from data_access.comparison import course, side_by_side, two_days
from data_access.engine import read_engine
from tests.records import (
    attendance,
    change,
    declares,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
)


@pytest.fixture
def two(database: URL) -> URL:
    """A programme that runs, and one before it with a postulate but neither start nor meeting."""
    put(
        database,
        programme(1, consultation_start=date(2011, 3, 1)),
        programme(
            2, period_start=date(2009, 1, 1), consultation_start=None, as_of=date(2008, 12, 31)
        ),
        sector("KUL"),
        sector("EDU"),
        sector("KUL", programme_id=2),
        *(organisation(code) for code in "AB"),
        *(declares(code, "KUL") for code in "AB"),
        meeting("M", "KUL", date(2011, 3, 11)),
        attendance("M", "A", "ia"),
        postulate("P", "KUL", date(2011, 2, 20)),
        postulate("Q", "KUL", date(2011, 4, 10), organisation="B"),
        change("P", date(2011, 3, 31), "accepted"),
        postulate("R", "KUL", date(2008, 6, 1), programme_id=2),
    )
    return database


def test_a_course_counts_day_by_day(two: URL) -> None:
    with read_engine(two).connect() as connection:
        found = course(scope(two), connection)
        assert (found.start, found.named) == (date(2011, 3, 1), True)
        days = found.days.set_index("day")
        assert days.index[-1] == (date(2011, 9, 15) - date(2011, 3, 1)).days
        assert days.loc[0, "postulates"] == 1, "what came before the start stands on day 0"
        assert days["meetings_held"].loc[[9, 10]].tolist() == [0, 1]
        assert days["decided_share"].loc[[29, 30]].tolist() == [0, 1]
        assert days["decided_share"].iloc[-1] == 0.5
        assert days["reach"].loc[[9, 10, 39, 40]].tolist() == [0, 0.5, 0.5, 1]


def test_without_a_start_days_are_counted_from_the_first_record(two: URL) -> None:
    with read_engine(two).connect() as connection:
        found = course(scope(two, programme="P2"), connection)
        assert (found.start, found.named) == (date(2008, 6, 1), False)
        assert found.days["postulates"].tolist() == [1] * len(found.days)
        assert found.days["reach"].isna().all()
        nothing = course(scope(two, sector="EDU"), connection)
        assert not nothing.days[["postulates", "meetings_held"]].any(axis=None)
        early = course(scope(two, as_of="2011-01-01"), connection)
        assert early.days.empty


def test_side_by_side_says_what_each_says_alone(two: URL) -> None:
    own, other = scope(two), scope(two, programme="P2")
    with read_engine(two).connect() as connection:
        table = side_by_side(own, connection, other).set_index("key")
        first, second = key_counts(other, connection), key_counts(own, connection)
    assert table.loc["postulates", ["value", "other_value"]].tolist() == [1, 2]
    for rate, (part, whole) in COMPARED_RATES.items():
        told = table.loc[rate, ["part", "whole", "other_part", "other_whole"]].tolist()
        assert told == [first[part], first[whole], second[part], second[whole]], rate


def test_two_days_are_two_as_of_dates(two: URL) -> None:
    own = scope(two)
    with read_engine(two).connect() as connection:
        table = two_days(own, connection, date(2011, 3, 20)).set_index("key")
        then = key_counts(replace(own, as_of=date(2011, 3, 20)), connection)
        same = two_days(own, connection, date(2012, 1, 1))
    assert table.loc["active", ["value", "other_value"]].tolist() == [then["active"], 2]
    assert (same["difference"].dropna() == 0).all(), "a later day is the as-of date itself"


def test_the_quorum_of_no_sector_is_told(two: URL) -> None:
    own = scope(two, sector="KUL")
    with read_engine(two).connect() as connection:
        assert "quorum" not in set(side_by_side(own, connection, own)["key"])


def test_the_courses_of_the_sample_end_at_its_figures(both: URL) -> None:
    with read_engine(both).connect() as connection:
        for code in ("WPW-2012-2014", "WPW-2009-2011"):
            own = scope(both, programme=code)
            last, told = course(own, connection).days.iloc[-1], key_counts(own, connection)
            assert last["postulates"] == told["postulates"]
            assert last["decided"] == told["decided"]
            assert last["meetings_held"] == told["meetings.held"]
            assert last["active_declared"] == told["active_declared"]
            assert last["declared"] == told["declared"]
