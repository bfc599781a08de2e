"""The schedule: states and slips of milestones, coming meetings, gaps."""

from datetime import date

import pytest
from sqlalchemy import URL

from data_access import schedule
from data_access.engine import read_engine
from data_access.models import Milestone
from tests.records import meeting, programme, put, scope, sector


def milestone(code: str, end: date, **given: date) -> Milestone:
    values = {"name": f"Etap {code}", "planned_start": date(2011, 3, 1), "planned_end": end}
    return Milestone(programme_id=1, code=code, **(values | given))


@pytest.fixture
def consultation(database: URL) -> URL:
    started = {"actual_start": date(2011, 3, 2)}
    put(
        database,
        programme(),
        sector("KUL", position=1),
        sector("EDU", position=2),
        milestone("early", date(2011, 4, 10), actual_end=date(2011, 4, 8), **started),
        milestone("slipped", date(2011, 4, 11), actual_end=date(2011, 4, 20), **started),
        milestone("late", date(2011, 9, 5), **started),
        milestone("due today", date(2011, 9, 15), **started),
        milestone("ahead", date(2011, 10, 1)),
        milestone("ends later", date(2011, 9, 20), actual_end=date(2011, 9, 18), **started),
        meeting("M1", "KUL", date(2011, 3, 1)),
        meeting("M2", "KUL", date(2011, 3, 31)),
        meeting("M3", "KUL", date(2011, 9, 15), "planned"),
        meeting("M4", "KUL", date(2011, 9, 14), "planned"),
        meeting("M5", "coordinating", date(2011, 9, 20)),
    )
    return database


def test_states_and_slips(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        found = schedule.milestones(scope(consultation), connection).set_index("code")
    assert found["state"].to_dict() == {
        "early": "done",
        "slipped": "done",
        "late": "late",
        "due today": "under_way",
        "ends later": "under_way",
        "ahead": "not_started",
    }
    assert found["slip_days"].to_dict() == {
        "early": -2,
        "slipped": 9,
        "late": 10,
        "due today": 0,
        "ends later": 0,
        "ahead": 0,
    }


def test_what_was_known_earlier(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        of = scope(consultation, as_of="2011-04-15")
        found = schedule.milestones(of, connection).set_index("code")
    assert found.loc["slipped", ["state", "slip_days"]].tolist() == ["late", 4]
    assert found.loc["early", "state"] == "done"


def test_coming_meetings_start_today(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        found = schedule.upcoming(scope(consultation), connection)
    assert found["code"].tolist() == ["M3", "M5"], "a held one after today is still to come"


def test_the_longest_gap_includes_the_time_since_the_last_meeting(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        now = schedule.longest_gaps(scope(consultation), connection).set_index("sector")
        of = scope(consultation, as_of="2011-04-10")
        then = schedule.longest_gaps(of, connection).set_index("sector")
    assert now.loc["KUL", "longest_gap_days"] == (date(2011, 9, 15) - date(2011, 3, 31)).days
    assert then.loc["KUL", ["longest_gap_days", "days_since_last"]].tolist() == [30, 10]
    assert now.loc["EDU", "held"] == 0
    assert now["longest_gap_days"].isna().to_dict() == {"KUL": False, "EDU": True}
