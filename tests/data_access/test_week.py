"""What needs someone this week: each count is exactly what its list opens, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import URL

from data_access import attendance, models, postulates, schedule, week
from data_access.engine import read_engine
from domain.filters import wanted
from domain.week import WEEK_RULES, WeekItem
from tests.records import (
    AS_OF,
    change,
    meeting,
    milestone,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
)  # fmt: skip
from tests.records import (
    attendance as row,
)


def on(days: int) -> date:
    return AS_OF + timedelta(days=days)


def due(code: str, days: int, **given) -> models.Postulate:
    """A postulate whose deadline is so many days ahead."""
    return postulate(code, "KUL", on(days - 30), **given)


@pytest.fixture
def monday(database: URL) -> URL:
    put(
        database,
        programme(),
        sector("KUL"),
        organisation("O1"),
        due("late", -1, department="MOPS"),
        due("today", 0, department="MOPS"),
        due("seventh", 7, department="mops "),
        due("eighth", 8, department="MOPS"),
        due("nobody's", 3),
        due("decided", 3, department="MOPS"),
        change("decided", on(-1), "accepted"),
        due("presented", 20),
        change("presented", on(-2), "presented"),
        change("today", on(1), "presented"),
        meeting("M-held", "KUL", on(-3), minutes_url="https://x"),
        meeting("M-bare", "KUL", on(-2)),
        row("M-held", "O1", "ira"),
        meeting("M-lapsed", "KUL", on(-1), "planned"),
        meeting("M-today", "KUL", on(0), "planned", venue="Sala 1"),
        meeting("M-seventh", "KUL", on(7), "planned"),
        row("M-seventh", "O1", "i"),
        meeting("M-early", "KUL", on(8)),
        meeting("M-later", "coordinating", on(14), "planned"),
        meeting("M-far", "KUL", on(15), "planned"),
        meeting("M-off", "KUL", on(2), "cancelled"),
        milestone("H-late", planned_end=on(-1)),
        milestone("H-today", planned_end=on(0)),
        milestone("H-seventh", planned_end=on(7), actual_end=on(8)),
        milestone("H-done", planned_end=on(1), actual_end=on(-1)),
        milestone("H-eighth", planned_end=on(8)),
    )
    return database


def read(url: URL, function, *args, **options):
    with read_engine(url).connect() as connection:
        return function(scope(url), connection, *args, **options)


def opened(url: URL, item: WeekItem) -> set[str]:
    """The codes that an item's parameters open, as its page reads them."""
    page = item.target.page
    params = wanted(page, item.target.filters)
    if page == "postulates":
        return set(read(url, postulates.search, **params)[0]["code"])
    if page == "schedule":
        rows = read(url, schedule.milestones)
        return set(rows.loc[rows[params["state"]], "code"])
    return set(read(url, attendance.meetings, **params)[0]["code"])


def test_every_item_opens_exactly_what_it_counts(monday: URL) -> None:
    items = {item.key: item for item in read(monday, week.this_week)}
    assert list(items) == list(WEEK_RULES)
    expected = {
        "due": {"today", "seventh", "nobody's"},
        "awaiting": {"presented"},
        "meetings": {"M-today", "M-seventh"},
        "meetings_later": {"M-today", "M-seventh", "M-early", "M-later"},
        "without_minutes": {"M-bare"},
        "without_list": {"M-bare"},
        "ending": {"H-today", "H-seventh"},
    }
    for key, codes in expected.items():
        assert opened(monday, items[key]) == codes
        assert items[key].count == len(codes)


def test_what_is_due_is_told_by_unit_in_any_spelling(monday: URL) -> None:
    (item,) = [item for item in read(monday, week.this_week) if item.key == "due"]
    assert item.units == {"MOPS": 2, "": 1}
    for unit, count in item.units.items():
        found = read(monday, postulates.search, deadline="due", department=unit)
        assert found[1] == count


def test_what_is_due_comes_in_the_order_of_its_deadlines(monday: URL) -> None:
    rows, _ = read(monday, postulates.search, deadline="due")
    assert rows["code"].tolist() == ["today", "nobody's", "seventh"]
    assert rows["deadline"].tolist() == [on(0), on(3), on(7)]
    rows, _ = read(monday, postulates.search, order="deadline")
    assert rows["deadline"].is_monotonic_increasing
    assert len(rows) == 7


def test_a_meeting_ahead_says_what_it_still_lacks(monday: URL) -> None:
    rows = read(monday, week.meetings_ahead).set_index("code")
    assert rows["missing"].to_dict() == {
        "M-today": "invitations,registrations",
        "M-seventh": "registrations,venue",
        "M-early": "invitations,registrations,venue",
        "M-later": "invitations,registrations,venue",
    }
    assert rows["days_left"].tolist() == [0, 7, 8, 14]


def test_nothing_due(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    assert {item.count for item in read(database, week.this_week)} == {0}
    assert read(database, week.meetings_ahead).empty
