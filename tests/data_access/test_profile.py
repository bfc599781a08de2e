"""One organisation whole, on both databases."""

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import URL

from data_access import profile
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
    supports,
)


@pytest.fixture
def consultation(database: URL) -> URL:
    put(
        database,
        programme(),
        programme(2),
        sector("KUL"),
        sector("EDU"),
        organisation("A", name="Łąka", krs="0000000123", public_benefit=True),
        organisation("A", programme_id=2, name="Inna"),
        organisation("B"),
        declares("A", "EDU"),
        declares("A", "KUL"),
        meeting("M1", "KUL", date(2011, 3, 7)),
        meeting("M2", "KUL", date(2011, 12, 1)),
        meeting("M3", "coordinating", date(2011, 2, 1)),
        attendance("M1", "A", "ira", people=3),
        attendance("M2", "A", "ia"),
        attendance("M3", "A", "a"),
        postulate("P1", "KUL", date(2011, 4, 5), organisation="A"),
        postulate("P2", "EDU", date(2011, 6, 5), organisation="B"),
        postulate("P3", "EDU", date(2011, 12, 5), organisation="A"),
        postulate("P4", "EDU", date(2011, 6, 6)),
        change("P1", date(2011, 5, 1), "accepted"),
        supports("A", "P2"),
        supports("A", "P1"),
    )
    return database


def read(url: URL, function, code: str, **params: str) -> pd.DataFrame:
    with read_engine(url).connect() as connection:
        return function(scope(url, programme="P1", **params), connection, code)


def test_who_it_is_and_its_first_and_last_act(consultation: URL) -> None:
    (row,) = read(consultation, profile.profile, "A", sector="EDU").to_dict("records")
    assert (row["name"], row["krs"], row["sectors"]) == ("Łąka", "0000000123", "EDU,KUL")
    assert (row["acts"], row["first_act"], row["last_act"]) == (
        3,
        date(2011, 3, 7),
        date(2011, 6, 5),
    )
    assert row["public_benefit"]
    (idle,) = read(consultation, profile.profile, "B", as_of="2011-03-01").to_dict("records")
    assert idle["acts"] == 0
    assert pd.isna(idle["first_act"])
    assert read(consultation, profile.profile, "nobody").empty


def test_its_meetings(consultation: URL) -> None:
    rows = read(consultation, profile.meetings_of, "A", sector="EDU").set_index("code")
    assert rows.index.tolist() == ["M2", "M1", "M3"]
    assert rows["status"].tolist() == ["planned", "held", "held"]
    assert rows["attended"].tolist() == [False, True, True], "nobody came to what is ahead"
    assert rows["people"].tolist() == [0, 3, 1]
    assert read(consultation, profile.meetings_of, "B").empty


def test_its_postulates(consultation: URL) -> None:
    rows = read(consultation, profile.own_postulates, "A", sector="KUL")
    assert rows[["code", "author", "status"]].to_numpy().tolist() == [
        ["P2", False, "submitted"],
        ["P1", True, "accepted"],
    ]
    assert read(consultation, profile.own_postulates, "").empty, "private authors have no page"
