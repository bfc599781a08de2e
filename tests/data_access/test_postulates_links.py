"""Similar postulates, likely duplicates, and the trace to provisions, on both databases."""

from datetime import date

import pytest
from sqlalchemy import URL

from data_access import models, postulates
from data_access.engine import read_engine
from data_access.postulates import similarity
from tests.records import change, postulate, programme, put, scope, sector

CLUB = "Świetlica środowiskowa dla dzieci w każdej dzielnicy"
JUNE = date(2011, 6, 1)


def read(url: URL, function, *args, params: dict | None = None, **options):
    with read_engine(url).connect() as connection:
        return function(scope(url, **(params or {})), connection, *args, **options)


@pytest.fixture
def loaded(database: URL) -> URL:
    put(
        database,
        programme(),
        sector("KUL", position=1),
        sector("EDU", position=2),
        models.Provision(programme_id=1, code="§ 1", title="Świetlice"),
        models.Provision(programme_id=1, code="§ 2", title="Lokale"),
        postulate("A", "EDU", JUNE, title=CLUB),
        postulate("B", "EDU", date(2011, 6, 2), title=CLUB.upper()),
        postulate("C", "KUL", date(2011, 6, 3), title="Świetlice środowiskowe w dzielnicach"),
        postulate("D", "KUL", date(2011, 6, 4), title=CLUB),
        postulate("E", "KUL", date(2011, 6, 5), title="Bezpłatne sale prób", text="Dla chórów."),
        postulate("F", "KUL", date(2011, 9, 16), title=CLUB),
        change("A", date(2011, 7, 1), "accepted"),
        change("D", date(2011, 7, 1), "merged", merged_into="A"),
        change("E", date(2011, 7, 1), "rejected"),
        *(
            models.PostulateProvision(programme_id=1, postulate=postulate, provision="§ 1")
            for postulate in "AEF"
        ),
    )
    return database


def test_similar_ones_come_from_every_sector_and_status_most_alike_first(loaded: URL) -> None:
    table = read(loaded, postulates.similar, "A", params={"sector": "KUL"})
    assert table["code"].tolist() == ["B", "D", "C"]
    assert table["similarity"].tolist()[:2] == pytest.approx([1, 1])
    assert similarity.SIMILAR <= table["similarity"].iloc[2] < similarity.DUPLICATE
    assert table["status"].tolist() == ["submitted", "merged", "submitted"]
    assert read(loaded, postulates.similar, "A", limit=1)["code"].tolist() == ["B"]


def test_nothing_is_similar_to_an_outlier_or_to_nobody(loaded: URL) -> None:
    assert read(loaded, postulates.similar, "E").empty
    assert read(loaded, postulates.similar, "nobody").empty
    assert read(loaded, postulates.similar, "F").empty  # submitted after the as-of date


def test_duplicates_leave_out_what_is_merged_already(loaded: URL) -> None:
    table, number = read(loaded, postulates.likely_duplicates)
    assert number == 1
    assert table[["code", "other_code"]].values.tolist() == [["A", "B"]]
    assert table["similarity"].tolist() == pytest.approx([1])
    assert read(loaded, postulates.likely_duplicates, params={"sector": "KUL"})[1] == 0


def test_across_sectors_less_will_do(loaded: URL) -> None:
    table, _number = read(loaded, postulates.likely_duplicates, across=True)
    assert table[["code", "other_code"]].values.tolist() == [["A", "C"], ["B", "C"]]


def test_few_or_none_have_no_duplicates(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    assert read(database, postulates.likely_duplicates)[1] == 0
    put(database, postulate("A", "KUL", title="?"))
    assert read(database, postulates.likely_duplicates)[1] == 0
    assert read(database, postulates.similar, "A").empty


def test_pairs_are_bounded_but_all_counted(
    sqlite_database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similarity, "MOST_PAIRS", 7)
    monkeypatch.setattr(similarity, "_ROWS", 3)
    put(sqlite_database, programme(), sector("KUL"))
    put(sqlite_database, *(postulate(f"P{n}", "KUL", title=CLUB) for n in range(8)))
    table, number = read(sqlite_database, postulates.likely_duplicates)
    assert (len(table), number) == (7, 28)
    monkeypatch.setattr(similarity, "MOST_POSTULATES", 3)
    assert read(sqlite_database, postulates.likely_duplicates)[1] == 3


def test_provisions_and_how_many_postulates_led_to_them(loaded: URL) -> None:
    table = read(loaded, postulates.provisions)
    assert table.drop(columns="title").values.tolist() == [["§ 1", 2, 1, 2], ["§ 2", 0, 0, 0]]
    table = read(loaded, postulates.provisions, params={"sector": "EDU"})
    assert table["postulates"].tolist() == [1, 0]
