"""What the account and the calendar read: positions taken, and the agenda, on both databases."""

from datetime import UTC, date, datetime

import pandas as pd
from sqlalchemy import URL

from data_access import postulates, schedule
from data_access.engine import read_engine
from tests.records import (
    change,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
)


def test_positions_carry_the_deciding_change(database: URL) -> None:
    put(
        database,
        programme(),
        sector("A"),
        organisation("o1"),
        postulate("P1", "A", organisation="o1", text="Treść"),
        change("P1", date(2011, 7, 1), "accepted", justification="pierwsze"),
        change("P1", date(2011, 7, 1), "rejected", justification="drugie", hour=12),
        change("P1", date(2011, 12, 1), "accepted", justification="po dniu stanu"),
        postulate("P2", "A", stage="draft_consultation", day=date(2011, 1, 1)),
        postulate("P3", "A", day=date(2011, 7, 1)),
        change("P3", date(2011, 7, 2), "merged", merged_into="P1"),
    )
    with read_engine(database).connect() as connection:
        found = postulates.positions(scope(database), connection)
    assert found["code"].tolist() == ["P1", "P3", "P2"]
    first, merged, comment = found.to_dict("records")
    assert (first["author"], first["status"]) == ("Organizacja o1", "rejected")
    assert first["justification"] == "drugie"
    assert merged["merged_into"] == "P1"
    assert comment["status"] == "submitted"
    assert pd.isna([merged["author"], comment["status_on"], comment["justification"]]).all()


def test_positions_stay_in_scope(database: URL) -> None:
    put(database, programme(), sector("A"), sector("B"), postulate("P1", "A"))
    put(database, postulate("P2", "B"), postulate("P3", "A", day=date(2011, 12, 1)))
    with read_engine(database).connect() as connection:
        found = postulates.positions(scope(database, sector="A"), connection)
    assert found["code"].tolist() == ["P1"]


def test_the_agenda_holds_every_meeting_with_its_instants(database: URL) -> None:
    put(
        database,
        programme(),
        sector("A"),
        sector("B"),
        meeting("M1", "A", ends_at=datetime(2011, 5, 10, 17)),
        meeting("M2", "B", day=date(2011, 12, 1), status="planned"),
        meeting("M3", "coordinating", day=date(2011, 6, 1), status="cancelled"),
    )
    with read_engine(database).connect() as connection:
        whole = schedule.calendar_meetings(scope(database), connection)
        chosen = schedule.calendar_meetings(scope(database, sector="A"), connection)
        own = schedule.calendar_meetings(scope(database), connection, "coordinating")
    assert whole["code"].tolist() == ["M1", "M3", "M2"]
    assert whole["begins"].iloc[0] == datetime(2011, 5, 10, 15, tzinfo=UTC)
    assert whole["ends"].iloc[0] == datetime(2011, 5, 10, 17, tzinfo=UTC)
    assert whole["ends"].isna().tolist() == [False, True, True]
    assert chosen["code"].tolist() == ["M1"]
    assert own["code"].tolist() == ["M3"]
