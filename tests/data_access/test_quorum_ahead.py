"""Who is likely to come to the coordinating team's next meetings."""

from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import URL

from data_access import attendance
from data_access.engine import read_engine
from tests.records import attendance as row
from tests.records import meeting, member, programme, put, scope, sector

OWN = "coordinating"


def _read(url: URL, **params: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    with read_engine(url).connect() as connection:
        of = scope(url, **params)
        ahead = attendance.quorum_ahead(of, connection)
        return ahead, attendance.seats_ahead(of, connection)


def _team(url: URL) -> None:
    """Four seats, D from August on. L1 to L3 listed, L4 without a list; a sector's meeting. A came
    three times, B once, C and D never. Ahead: N1 on the as-of date, N2 marked held too early, N3
    cancelled, N0 lapsed; C sent notice for N1."""
    lists = {"L1": "AB", "L2": "A", "L3": "A"}
    put(
        url,
        programme(),
        sector("KUL"),
        *(member(code, OWN, "ngo") for code in "ABC"),
        member("D", OWN, "expert", term_from=date(2011, 8, 1)),
        member("Z", "KUL", "ngo"),
        meeting("L1", OWN, date(2011, 5, 12)),
        meeting("L2", OWN, date(2011, 6, 12)),
        meeting("L3", OWN, date(2011, 8, 12)),
        meeting("L4", OWN, date(2011, 8, 20)),
        meeting("K1", "KUL", date(2011, 6, 1)),
        meeting("N0", OWN, date(2011, 9, 14), "planned"),
        meeting("N1", OWN, date(2011, 9, 15), "planned"),
        meeting("N2", OWN, date(2011, 10, 15), "held"),
        meeting("N3", OWN, date(2011, 10, 16), "cancelled"),
        *(row(at, who, "ia", "member") for at, came in lists.items() for who in came),
        row("L2", "B", "ie", "member"),
        row("L4", "A", "i", "member"),
        row("K1", "Z", "ia", "member"),
        row("N1", "C", "ie", "member"),
    )


def test_meetings_to_come_are_told_from_those_held(database: URL) -> None:
    _team(database)
    ahead, seats = _read(database)
    counts = ahead[["code", "members", "needed", "known"]].values.tolist()
    assert counts == [["N1", 4, 2, 3], ["N2", 4, 2, 3]]
    first = seats[seats["code"] == "N1"].set_index("member")
    assert first[["seats", "present"]].T.to_dict("list") == {
        "A": [3, 3],
        "B": [3, 1],
        "C": [3, 0],
        "D": [1, 0],
    }
    assert first["presence"]["C"] == 0, "has sent notice"
    assert first["excused"].tolist() == [code == "C" for code in first.index]
    assert first["presence"]["A"] > first["presence"]["D"] > first["presence"]["C"]
    assert ahead["expected"].iloc[0] == np.float64(first["presence"].sum())
    assert ahead["chance"].iloc[0] < ahead["chance"].iloc[1], "one less may come to the first"


def test_the_day_decides_what_is_known(database: URL) -> None:
    _team(database)
    ahead, seats = _read(database, as_of="2011-06-01", sector="KUL", **{"from": "2011-09-01"})
    assert ahead["code"].tolist() == ["L2", "L3", "L4", "N0", "N1", "N2"]
    assert set(ahead["known"]) == {1}
    assert seats.groupby("code").size().to_dict() == {
        "L2": 3, "L3": 4, "L4": 4, "N0": 4, "N1": 4, "N2": 4,
    }  # fmt: skip


def test_without_a_past_nothing_is_foretold(database: URL) -> None:
    put(
        database,
        programme(),
        member("A", OWN, "ngo"),
        meeting("N1", OWN, date(2011, 9, 20), "planned"),
    )
    ahead, _seats = _read(database)
    assert ahead["known"].tolist() == [0]
    assert ahead[["expected", "chance"]].isna().all(axis=None)


def test_without_members_or_meetings_nothing_is_told(database: URL) -> None:
    put(database, programme(), meeting("N1", OWN, date(2011, 9, 20), "planned"))
    ahead, seats = _read(database)
    assert ahead.empty
    assert seats.empty
