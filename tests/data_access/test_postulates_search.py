"""The list of postulates and what lies behind one of them, on both databases."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from sqlalchemy import URL

from data_access import models, postulates
from data_access.dialect import fold
from data_access.engine import read_engine
from tests.records import change, organisation, postulate, programme, put, scope, sector, supports

JUNE = date(2011, 6, 1)


def read(url: URL, function, *args, params: dict | None = None, **options):
    with read_engine(url).connect() as connection:
        return function(scope(url, **(params or {})), connection, *args, **options)


def codes(url: URL, **options) -> str:
    table, total = read(url, postulates.search, **options)
    assert total == len(table)
    return "".join(table["code"])


@pytest.fixture
def loaded(database: URL) -> URL:
    put(
        database,
        programme(),
        sector("KUL"),
        organisation("O1", name="Fundacja Źródło"),
        organisation("O2", name="ALFA"),
        models.Provision(programme_id=1, code="§ 2", title="Lokale"),
        postulate("A", "KUL", JUNE, title="Świetlice w Łęgu", organisation="O1", area="financial"),
        postulate("B", "KUL", JUNE, title="100% dotacji", department="MOPS"),
        postulate("C", "KUL", date(2011, 8, 1), title="lokal", text="ŻÓŁĆ gęśl", department="MOPS"),
        postulate("D", "KUL", date(2011, 9, 10), title="x_y", channel="email"),
        change("B", date(2011, 7, 1), "accepted"),
        change("C", date(2011, 8, 2), "in_review", hour=22),
        change("C", date(2011, 8, 20), "rejected", justification="Nie."),
        change("C", date(2011, 9, 16), "in_review"),
        supports("O2", "A"),
        supports("O1", "A"),
        models.PostulateProvision(programme_id=1, postulate="B", provision="§ 2"),
    )  # fmt: skip
    return database


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "DCAB"),
        ({"text": "ŚWIETLICE"}, "A"),
        ({"text": "swietlice łęgu"}, "A"),
        ({"text": "łęgu nowa"}, ""),
        ({"text": "zolc"}, "C"),
        ({"text": "źródło"}, "A"),
        ({"text": "%"}, "B"),
        ({"text": "_"}, "D"),
        ({"text": "'; DROP TABLE postulates; --"}, ""),
        ({"status": "submitted"}, "DA"),
        ({"status": "decided"}, "CB"),
        ({"department": "MOPS"}, "CB"),
        ({"department": ""}, "DA"),
        ({"area": "financial"}, "A"),
        ({"area": ""}, "DCB"),
        ({"channel": "email"}, "D"),
        ({"deadline": "overdue"}, "A"),
        ({"unjustified": True}, "B"),
        ({"unjustified": False}, "C"),
        ({"taken_up": "traced"}, "B"),
        ({"taken_up": "untraced"}, ""),
        ({"text": "lokal", "status": "rejected"}, "C"),
    ],
)
def test_search(loaded: URL, wanted: dict, found: str) -> None:
    assert codes(loaded, **wanted) == found


def test_search_pages_tell_how_many_there_are(loaded: URL) -> None:
    for offset, expected in [(0, ["D", "C"]), (2, ["A", "B"]), (4, []), (40, [])]:
        table, total = read(loaded, postulates.search, limit=2, offset=offset)
        assert total == 4
        assert table["code"].tolist() == expected


def test_a_row_of_the_list(loaded: URL) -> None:
    table, _ = read(loaded, postulates.search)
    rows = table.set_index("code")
    assert rows["author"]["A"] == "Fundacja Źródło"
    assert pd.isna(rows["author"]["B"])
    assert rows["deadline"]["A"] == date(2011, 7, 1)
    assert rows["days_over"]["A"] == 76
    assert rows["days_over"].isna().tolist() == [True, True, False, True]
    assert rows["status"].tolist() == ["submitted", "rejected", "submitted", "accepted"]
    assert rows["justified"].isna().tolist() == [True, False, True, False]
    assert rows["justified"]["C"]
    assert not rows["justified"]["B"]


def test_history_begins_with_the_submission_and_ends_at_the_as_of_date(loaded: URL) -> None:
    table = read(loaded, postulates.history, "C")
    assert table["status"].tolist() == ["submitted", "in_review", "rejected"]
    assert table["changed_on"].tolist() == [date(2011, 8, 1), date(2011, 8, 2), date(2011, 8, 20)]
    assert pd.isna(table["changed_at"].iloc[0])
    assert table["changed_at"].iloc[1] == datetime(2011, 8, 3, 0, 0)  # local, two hours ahead
    assert table["justification"].iloc[2] == "Nie."
    assert read(loaded, postulates.history, "D")["status"].tolist() == ["submitted"]
    assert read(loaded, postulates.history, "nobody").empty
    assert read(loaded, postulates.history, "D", params={"as_of": "2011-09-01"}).empty


def test_a_recorded_submission_is_not_told_twice(database: URL) -> None:
    put(database, programme(), sector("KUL"), postulate("A", "KUL"), change("A", JUNE, "submitted"))
    assert read(database, postulates.history, "A")["status"].tolist() == ["submitted"]


def test_supporters_and_provisions(loaded: URL) -> None:
    assert read(loaded, postulates.supporters, "A")["name"].tolist() == ["ALFA", "Fundacja Źródło"]
    assert read(loaded, postulates.supporters, "B").empty
    assert read(loaded, postulates.provisions_of, "B")["title"].tolist() == ["Lokale"]
    assert read(loaded, postulates.provisions_of, "A").empty


def test_one_postulate_whole(loaded: URL) -> None:
    row = read(loaded, postulates.text_of, "C").iloc[0]
    assert row["text"] == "ŻÓŁĆ gęśl"
    assert row["status"] == "rejected"
    assert read(loaded, postulates.text_of, "nobody").empty


def test_folding() -> None:
    assert fold("ZAŻÓŁĆ Gęślą Jaźń") == "zazolc gesla jazn"
    assert fold(None) is None


def test_stuck_is_longer_than_85_percent_of_the_decided_ones_waited(database: URL) -> None:
    waits = [*range(1, 10), 40]
    put(
        database,
        programme(),
        sector("KUL"),
        *(postulate(f"D{n}", "KUL", JUNE) for n, _days in enumerate(waits)),
        *(
            change(f"D{n}", JUNE + timedelta(days=days), "accepted")
            for n, days in enumerate(waits)
        ),
        postulate("nine", "KUL", date(2011, 9, 6)),
        postulate("ten", "KUL", date(2011, 9, 5)),
        postulate("moved", "KUL", JUNE),
        change("moved", date(2011, 6, 20), "in_review"),
    )  # fmt: skip
    assert codes(database, stuck=True) == "ten", "9 of 10 waited up to nine days"
    rows = read(database, postulates.search, order="-days_in_present_status")[0].set_index("code")
    assert rows.index[:3].tolist() == ["moved", "ten", "nine"]
    assert rows["days_in_present_status"][:3].tolist() == [87, 10, 9]
    assert not rows["stuck"]["moved"], "of visits to that status nothing is known"
    assert rows["stuck"].isna().sum() == len(waits), "what is decided is not stuck"


def test_nothing_is_stuck_where_too_few_were_decided(loaded: URL) -> None:
    assert codes(loaded, stuck=True) == ""
