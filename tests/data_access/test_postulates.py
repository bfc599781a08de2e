"""Status indicators against tables small enough to check by eye, on both databases."""

import json
from datetime import date
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL

from data_access import models, postulates
from data_access.engine import read_engine
from domain.vocabulary import GROUPS, Status
from tests.conftest import fresh_sqlite
from tests.records import change, postulate, programme, put, scope, sector


def read(url: URL, function, *args, params: dict | None = None, **options):
    with read_engine(url).connect() as connection:
        return function(scope(url, **(params or {})), connection, *args, **options)


def link(postulate: str, provision: str) -> models.PostulateProvision:
    return models.PostulateProvision(programme_id=1, postulate=postulate, provision=provision)


# As of 15.09.2011, answers due within 30 days: due if submitted by 16.08, overdue if before it.
def records() -> list[models.Base]:
    return [
        programme(),
        sector("KUL", position=1),
        sector("EDU", position=2),
        sector("ZDR", position=3),
        models.Provision(programme_id=1, code="§ 1", title="Małe granty"),
        # accepted after 20 days, says why, in the programme
        postulate("A", "KUL", date(2011, 6, 1), department="Kultura", area="financial"),
        change("A", date(2011, 6, 11), "in_review"),
        change("A", date(2011, 6, 16), "presented"),
        change("A", date(2011, 6, 21), "accepted", justification="Tak."),
        link("A", "§ 1"),
        # rejected after 40 days, too late, without a word
        postulate("B", "KUL", date(2011, 6, 1), department="Kultura"),
        change("B", date(2011, 7, 11), "rejected", justification=" \n"),
        # never touched: 106 days old, overdue
        postulate("C", "KUL", date(2011, 6, 1)),
        # accepted in part in 30 days, on the last day; later reopened: open again, and overdue
        postulate("D", "KUL", date(2011, 7, 1), department="Sport"),
        change("D", date(2011, 7, 31), "partly_accepted", justification="Po części."),
        change("D", date(2011, 8, 30), "in_review"),
        # merged away: void
        postulate("E", "KUL", date(2011, 6, 1), department="Kultura"),
        change("E", date(2011, 6, 5), "merged", merged_into="A"),
        # its deadline is the as-of date itself: due, not overdue; its decision comes a day later
        postulate("F", "EDU", date(2011, 8, 16), department="Sport"),
        change("F", date(2011, 9, 16), "accepted"),
        # deadline a day before
        postulate("G", "EDU", date(2011, 8, 15)),
        # partly accepted in a day, no justification, not in the programme
        postulate("H", "EDU", date(2011, 9, 1)),
        change("H", date(2011, 9, 2), "partly_accepted"),
        # not yet submitted
        postulate("I", "EDU", date(2011, 9, 16)),
        # another programme's
        programme(2),
        sector("KUL", programme_id=2),
        postulate("A", "KUL", programme_id=2),
    ]


@pytest.fixture
def loaded(database: URL) -> URL:
    put(database, *records())
    return database


def test_counts_and_rates_per_sector(loaded: URL) -> None:
    table = read(loaded, postulates.by_sector, params={"programme": "P1"}).set_index("sector")
    assert list(table.index) == ["KUL", "EDU", "ZDR"]
    kul, edu, zdr = (table.loc[code] for code in table.index)
    counted = ["postulates", "open", "decided", "void", "overdue", "due", "on_time", "justified"]
    assert kul[counted].tolist() == [5, 2, 2, 1, 2, 4, 2, 1]
    assert edu[counted].tolist() == [3, 2, 1, 0, 1, 2, 0, 0]
    assert zdr[counted].tolist() == [0] * 8
    assert kul[["submitted", "in_review", "accepted", "rejected", "merged"]].tolist() == [1] * 5
    assert kul["decided_share"] == 2 / 4
    assert kul["acceptance_rate"] == 1 / 2
    assert kul["justified_share"] == 1 / 2
    assert kul["answered_on_time"] == 2 / 4
    assert kul["in_programme"] == 1
    assert edu["in_programme"] == 0
    assert zdr[list(postulates.POSTULATE_RATES)].isna().all()


def test_days_per_sector(loaded: URL) -> None:
    """KUL waits 20, 30, 40 and, censored, 106 days: 3/4, 2/4, 1/4 wait on. Half are decided in
    30 days; 85% never are. EDU: 1 day, censored at 30 and 31: the curve stays at 2/3."""
    table = read(loaded, postulates.by_sector, params={"programme": "P1"}).set_index("sector")
    assert table["days_to_decision_median"]["KUL"] == 30
    assert pd.isna(table["days_to_decision_p85"]["KUL"])
    assert table["age_days_median"]["KUL"] == (106 + 76) / 2
    assert table["age_days_max"].tolist()[:2] == [106, 31]
    assert table.loc["EDU", ["days_to_decision_median", "days_to_decision_p85"]].isna().all()
    assert table.loc["ZDR", ["days_to_decision_median", "age_days_median"]].isna().all()


def test_total_pools_the_sectors(loaded: URL) -> None:
    """Waits 1, 20, 30, 40 decided; 30, 31, 106 not: 6/7, 5/7, 4/7, then 4/7 · 1/2 = 2/7."""
    whole = read(loaded, postulates.total, params={"programme": "P1"}).iloc[0]
    assert whole["postulates"] == 8
    assert whole["decided_share"] == 3 / 7
    assert whole["acceptance_rate"] == 2 / 3
    assert whole["justified_share"] == 1 / 3
    assert whole["answered_on_time"] == 2 / 6
    assert whole["in_programme"] == 1 / 2
    assert whole["days_to_decision_median"] == 40
    assert whole["overdue"] == 3


def test_an_earlier_day_shows_what_was_known_then(loaded: URL) -> None:
    """On 20.06: A is presented, B and C wait, E is merged; D is not there yet."""
    params = {"programme": "P1", "as_of": "2011-06-20"}
    whole = read(loaded, postulates.total, params=params).iloc[0]
    assert whole["postulates"] == 4
    assert whole[["presented", "submitted", "merged"]].tolist() == [1, 2, 1]
    assert whole["decided"] == whole["overdue"] == whole["due"] == 0


def test_period_and_sector_select_by_submission(loaded: URL) -> None:
    params = {"programme": "P1", "sector": "KUL", "from": "2011-06-02", "to": "2011-07-01"}
    table = read(loaded, postulates.by_sector, params=params)
    assert table["sector"].tolist() == ["KUL"]
    assert table["postulates"].tolist() == [1]
    assert read(loaded, postulates.total, params=params)["in_review"].tolist() == [1]


def test_by_department_puts_the_late_first_and_the_unnamed_last(loaded: URL) -> None:
    table = read(loaded, postulates.by_department, params={"programme": "P1"})
    assert table["department"].iloc[:2].tolist() == ["Sport", "Kultura"]
    assert table["department"].isna().tolist() == [False, False, True]
    assert table.drop(columns=["department", "spellings"]).values.tolist() == [
        [2, 2, 1, 0, 0],
        [3, 0, 0, 2, 1],
        [3, 2, 2, 1, 1],
    ]


def test_breakdown_keeps_what_is_not_recorded_apart(loaded: URL) -> None:
    table = read(loaded, postulates.breakdown, params={"programme": "P1"})
    assert table["postulates"].sum() == 8
    assert table[table["area"] == "financial"]["status"].tolist() == ["accepted"]
    assert table["channel"].isna().all()


def test_acceptance_by_area_is_of_the_decided_ones(loaded: URL) -> None:
    table = read(loaded, postulates.acceptance_by_area, params={"programme": "P1"})
    whole = read(loaded, postulates.total, params={"programme": "P1"}).iloc[0]
    assert table["area"].dropna().tolist() == ["financial"]
    assert table[["decided", "taken_up"]].sum().tolist() == [whole["decided"], whole["taken_up"]]
    own = table[table["area"] == "financial"].iloc[0]
    assert own[["accepted", "rejected", "decided", "acceptance_rate"]].tolist() == [1, 0, 1, 1]


def test_deadlines_fall_into_bands(loaded: URL) -> None:
    """76 − 30 and 106 − 30 days over in KUL; 0 and 1 in EDU."""
    table = read(loaded, postulates.deadlines, params={"programme": "P1"})
    counted = table.set_index("sector")[[*postulates.DEADLINE_BANDS, "open", "overdue"]]
    assert counted.loc["KUL"].tolist() == [0, 0, 0, 2, 0, 2, 2]
    assert counted.loc["EDU"].tolist() == [0, 1, 1, 0, 0, 2, 1]


def test_json_has_the_contracts_shape(loaded: URL) -> None:
    found = read(loaded, postulates.as_json, params={"programme": "P1"})
    assert list(found["sectors"]) == ["KUL", "EDU", "ZDR"]
    kul = found["sectors"]["KUL"]
    assert kul["postulates"] == 5
    assert kul["by_status"]["merged"] == 1
    assert kul["by_group"] == {"open": 2, "decided": 2, "void": 1}
    assert kul["days_to_decision"] == {"median": 30, "p85": None}
    assert kul["by_department"]["Kultura"]["unjustified"] == 1
    assert found["sectors"]["ZDR"]["acceptance_rate"] is None
    assert set(found["total"]["forecast"]) == {"p50", "p85", "by_deadline"}
    assert json.loads(json.dumps(found)) == found
    assert "flow" not in found["total"]
    assert "flow" in read(loaded, postulates.as_json, True, params={"programme": "P1"})["total"]


def test_a_programme_without_postulates(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    whole = read(database, postulates.total).iloc[0]
    assert whole["postulates"] == 0
    assert whole[list(postulates.POSTULATE_RATES)].isna().all()
    found = read(database, postulates.as_json, True)
    assert found["total"]["flow"] == []
    assert found["total"]["days_to_decision"] == {"median": None, "p85": None}
    assert read(database, postulates.deadlines).empty
    assert read(database, postulates.by_department).empty


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["KUL", "EDU"]),
        st.dates(date(2011, 3, 1), date(2011, 9, 20)),
        st.lists(
            st.tuples(st.integers(0, 120), st.sampled_from(list(Status))),
            max_size=3,
            unique_by=lambda step: step[0],
        ),
    ),
    max_size=8,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, seed=st.randoms())
def test_counts_add_up_and_order_does_not_matter(
    sqlite_template: Path, sqlite_database: URL, rows: list, seed: Random
) -> None:
    tables, url = [], sqlite_database
    for _ in range(2):
        fresh_sqlite(sqlite_template, url)
        found = [(f"P{i}", *row) for i, row in enumerate(rows)]
        seed.shuffle(found)
        put(url, programme(), sector("KUL", position=1), sector("EDU", position=2))
        put(url, *(postulate(code, kind, day) for code, kind, day, _ in found))
        put(
            url,
            *(
                change(code, date.fromordinal(day.toordinal() + after), status)
                for code, _, day, steps in found
                for after, status in steps
            ),
        )
        tables.append((read(url, postulates.by_sector), read(url, postulates.total)))
    (sectors, whole), again = tables
    assert sectors.equals(again[0])
    assert whole.equals(again[1])
    assert sectors["postulates"].sum() == whole["postulates"].iloc[0]
    assert (whole[list(Status)].sum(axis=1) == whole["postulates"]).all()
    assert (whole[list(GROUPS)].sum(axis=1) == whole["postulates"]).all()
    assert (sectors["overdue"] <= sectors["open"]).all()
    assert (sectors["on_time"] <= sectors["due"]).all()
    assert sectors["postulates"].tolist() == [
        sum(1 for kind, day, _ in rows if kind == code and day <= date(2011, 9, 15))
        for code in ("KUL", "EDU")
    ]
