"""How postulates move, day by day and step by step, on both databases."""

from datetime import date

import pytest
from sqlalchemy import URL

from data_access import postulates
from data_access.engine import read_engine
from tests.records import change, postulate, programme, put, scope, sector

D = {n: date(2011, 9, n) for n in range(1, 31)}


def read(url: URL, function, *args, params: dict | None = None):
    with read_engine(url).connect() as connection:
        return function(scope(url, **(params or {})), connection, *args)


@pytest.fixture
def loaded(database: URL) -> URL:
    """As of Thursday 15.09.2011; 5.09 and 12.09 are Mondays."""
    put(
        database,
        programme(),
        sector("KUL", position=1),
        sector("EDU", position=2),
        postulate("A", "KUL", D[2]),
        change("A", D[2], "submitted", hour=8),
        change("A", D[4], "in_review"),
        change("A", D[4], "in_review", hour=12),
        change("A", D[4], "presented", hour=13),
        change("A", D[6], "accepted", hour=13),
        change("A", D[16], "in_review"),
        postulate("B", "KUL", D[5]),
        change("B", D[6], "in_review"),
        change("B", D[7], "deferred"),
        change("B", D[8], "in_review"),
        postulate("C", "EDU", D[5]),
        change("C", D[13], "rejected"),
        change("C", D[14], "in_review"),
        change("C", D[15], "rejected"),
        postulate("Z", "EDU", D[16]),
    )
    return database


def test_flow_is_the_state_at_the_end_of_each_day(loaded: URL) -> None:
    table = read(loaded, postulates.flow).set_index("day")
    assert list(table.index) == [D[n] for n in range(2, 16)]
    shown = ["postulates", "submitted", "in_review", "presented", "deferred", "accepted"]
    assert table.loc[D[2], shown].tolist() == [1, 1, 0, 0, 0, 0]
    assert table.loc[D[4], shown].tolist() == [1, 0, 0, 1, 0, 0]
    assert table.loc[D[5], shown].tolist() == [3, 2, 0, 1, 0, 0]
    assert table.loc[D[7], shown].tolist() == [3, 1, 0, 0, 1, 1]
    assert table.loc[D[15], [*shown, "rejected"]].tolist() == [3, 0, 1, 0, 0, 1, 1]


def test_the_last_day_of_the_flow_is_the_status_now(loaded: URL) -> None:
    last = read(loaded, postulates.flow).iloc[-1].drop("day")
    now = read(loaded, postulates.total).iloc[0]
    assert last.tolist() == now[list(last.index)].tolist()


def test_weeks_without_any_are_weeks_too(loaded: URL) -> None:
    table = read(loaded, postulates.weekly, params={"sector": "KUL"})
    assert table["week"].tolist() == [date(2011, 8, 29), D[5], D[12]]
    assert table["arrivals"].tolist() == [1, 1, 0]
    assert table["decisions"].tolist() == [0, 1, 0]
    assert table["backlog"].tolist() == [1, 1, 1]


def test_only_the_first_decision_counts(loaded: URL) -> None:
    assert read(loaded, postulates.weekly)["decisions"].tolist() == [0, 1, 1]


def test_paths_number_the_steps_and_leave_out_repeats(loaded: URL) -> None:
    found = read(loaded, postulates.paths).values.tolist()
    assert found == [
        [1, "submitted", "in_review", 2],
        [1, "submitted", "rejected", 1],
        [2, "in_review", "deferred", 1],
        [2, "in_review", "presented", 1],
        [2, "rejected", "in_review", 1],
        [3, "deferred", "in_review", 1],
        [3, "in_review", "rejected", 1],
        [3, "presented", "accepted", 1],
    ]


def test_days_in_status_count_finished_visits(loaded: URL) -> None:
    """Changes are at 12:00 local time unless said otherwise; submission counts from midnight."""
    table = read(loaded, postulates.days_in_status)
    visits = {
        status: rows["days"].repeat(rows["visits"]).round(6).tolist()
        for status, rows in table.groupby("status")
    }
    assert visits == {
        "submitted": [1.5, 2.5, 8.5],
        "in_review": [0.125, 1, 1],
        "presented": [2],
        "deferred": [1],
        "rejected": [1],
    }


def test_nothing_moves_where_there_is_nothing(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    for function in (
        postulates.flow,
        postulates.weekly,
        postulates.paths,
        postulates.days_in_status,
    ):
        assert read(database, function).empty


def test_json_series(loaded: URL) -> None:
    found = read(loaded, postulates.as_json, True)["sectors"]["EDU"]
    assert found["arrivals"] == {"2011-W36": 1, "2011-W37": 0}
    assert found["decisions"] == {"2011-W36": 0, "2011-W37": 1}
    assert found["flow"][0]["day"] == "2011-09-05"
    assert found["days_in_status"]["rejected"] == [1.0]
