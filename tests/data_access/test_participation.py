"""Participation, counted by hand.

KUL is declared by A, B, C, D; EDU by A, E.
Acts in KUL: A at M1 and M2, B at M1, F (outsider) at M1; A authors P1, B supports it, A supports
its own P1 too (still one act); E (outsider) authors P2.
Acts in EDU: A at M3, and nothing else.
"""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL

from data_access import participation
from data_access.engine import read_engine
from domain.evidence import representation_score
from tests.records import (
    attendance,
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
        sector("KUL", position=1),
        sector("EDU", position=2),
        sector("SPO", position=3),
        organisation("A", name="Łąka", district="I", legal_form="fundacja"),
        organisation("B", name="Bór", district="II", legal_form="fundacja"),
        organisation("C", district="II", legal_form="stowarzyszenie"),
        organisation("D", district="II", legal_form="stowarzyszenie"),
        organisation("E", district="I", legal_form="fundacja"),
        organisation("F"),
        *(declares(code, "KUL") for code in "ABCD"),
        *(declares(code, "EDU") for code in "AE"),
        meeting("M1", "KUL", date(2011, 3, 7)),
        meeting("M2", "KUL", date(2011, 4, 4)),
        meeting("M3", "EDU", date(2011, 5, 2)),
        meeting("M4", "EDU", date(2011, 12, 1)),
        meeting("M5", "coordinating", date(2011, 5, 3)),
        *(attendance("M1", code, "a") for code in "ABF"),
        attendance("M2", "A", "ia"),
        attendance("M2", "C", "ir"),
        attendance("M3", "A", "a"),
        attendance("M4", "E", "a"),
        attendance("M5", "D", "a"),
        postulate("P1", "KUL", date(2011, 4, 5), organisation="A"),
        postulate("P2", "KUL", date(2011, 6, 1), organisation="E"),
        postulate("P3", "KUL", date(2011, 11, 1), organisation="D"),
        postulate("P4", "EDU", date(2011, 6, 1)),
        supports("A", "P1"),
        supports("B", "P1"),
    )
    return database


def _sector(database: URL, code: str, **params: str) -> dict:
    with read_engine(database).connect() as connection:
        rows = participation.by_sector(scope(database, **params), connection)
    return rows.set_index("sector").loc[code].to_dict()


def _total(database: URL, **params: str) -> dict:
    with read_engine(database).connect() as connection:
        return participation.total(scope(database, **params), connection).to_dict("records")[0]


def test_a_sector(consultation: URL) -> None:
    assert _sector(consultation, "KUL") == {
        "declared": 4,
        "active": 4,  # A, B, E, F
        "active_declared": 2,  # A, B
        "active_outside": 2,  # E, F
        "reach": 2 / 4,
        "attending": 3,  # A, B, F
        "submitting": 3,  # A, B, E
        "returning": 1 / 3,  # A came twice
        "newcomers": 4,
        "acts": 7,  # A: M1, M2, P1; B: M1, P1; F: M1; E: P2
        "acts_per_active": 7 / 4,
        "concentration_gini": pytest.approx(0.25),  # 3, 2, 1, 1
        "top5_share": 1,
    }


def test_the_total_is_over_the_union(consultation: URL) -> None:
    found = _total(consultation)
    assert found["declared"] == 5, "A declares two sectors and counts once"
    assert found["active"] == 4
    assert found["active_declared"] == 3, "E declares EDU, which is in scope"
    assert found["acts"] == 8
    assert found["returning"] == 1 / 3
    assert found["reach"] == 3 / 5


def test_a_silent_sector_has_no_shares(consultation: URL) -> None:
    found = _sector(consultation, "SPO")
    assert (found["declared"], found["active"], found["acts"]) == (0, 0, 0)
    for name in ("reach", "returning", "acts_per_active", "concentration_gini", "top5_share"):
        assert np.isnan(found[name]), name


def test_newcomers_are_new_in_the_whole_programme(consultation: URL) -> None:
    found = _sector(consultation, "EDU", **{"from": "2011-05-01"})
    assert (found["active"], found["newcomers"]) == (1, 0), "A was active in KUL before"
    assert _total(consultation, **{"from": "2011-04-10"})["newcomers"] == 1, "E"


def test_nothing_after_the_as_of_date_counts(consultation: URL) -> None:
    found = _sector(consultation, "KUL", as_of="2011-03-31")
    assert (found["active"], found["acts"], found["submitting"]) == (3, 3, 0)


def test_growth_week_by_week(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        found = participation.over_time(scope(consultation), connection)
    assert found["week"].iloc[0] == date(2011, 3, 7)
    assert found["week"].iloc[-1] == date(2011, 9, 12), "weeks without acts are there too"
    assert found["new"].sum() == found["active"].iloc[-1] == 4
    assert found["acts"].sum() == 8
    assert len(found) == 28


def test_organisations_with_most_acts_come_first(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        rows, total = participation.organisations(scope(consultation), connection, limit=2)
        found, one = participation.organisations(scope(consultation), connection, text="łĄKA")
    assert (rows["code"].tolist(), total) == (["A", "B"], 4)
    assert rows.iloc[0][["meetings", "postulates", "acts"]].tolist() == [3, 1, 4]
    assert rows["sectors"].tolist() == ["EDU,KUL", "KUL"]
    assert (found["code"].tolist(), one) == (["A"], 1)


def test_who_is_missing(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        of = scope(consultation, sector="KUL")
        found = participation.representation(of, connection, "legal_form")
    by_form = found.fillna({"category": ""}).set_index("category")
    assert by_form["active"].to_dict() == {"fundacja": 3, "stowarzyszenie": 0, "": 1}
    assert by_form["declared"].to_dict() == {"fundacja": 2, "stowarzyszenie": 2, "": 0}
    assert by_form["difference"].to_dict() == {"fundacja": 0.25, "stowarzyszenie": -0.5, "": 0.25}
    assert representation_score(found["difference"]) == 0.5


@given(st.lists(st.integers(1, 50), min_size=2, max_size=30))
def test_gini_is_the_mean_difference_of_pairs(values: list[int]) -> None:
    x = np.array(values)
    pairs = np.abs(x[:, None] - x[None, :]).sum() / (2 * len(x) ** 2 * x.mean())
    assert participation.gini(x) == pytest.approx(pairs, abs=1e-12)


def test_gini_of_one_or_none_is_undefined() -> None:
    assert np.isnan(participation.gini(np.array([3])))
    assert np.isnan(participation.gini(np.array([])))
