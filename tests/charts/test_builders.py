"""Every exhibit of the catalogue: on the sample, empty, many, hostile; both languages."""

from datetime import date as day

import pandas as pd
import pytest
from sqlalchemy import URL

from catalogue import EXHIBITS, PAGE_TITLES, SECTION_TITLES
from catalogue.source import exhibit_source
from charts import Exhibit, Reader
from charts.folding import folded
from charts.render.plotly import figure
from charts.value import Bars
from data_access.engine import read_engine
from domain.indicators import INDICATORS
from locales import locale
from reports.exhibit_tables import excel_csv, formatted, machine_csv
from tests.records import (
    attendance,
    change,
    declares,
    meeting,
    milestone,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
    supports,
)
from tests.reports.exhibits import kept

HOSTILE = "<b>{0} Bardzo długa nazwa komitetu, %{x} " * 3
languages = pytest.mark.parametrize("language", ["pl", "en"])


def _all(database: URL, language: str) -> dict[str, Exhibit]:
    of = scope(database)
    with read_engine(database).connect() as connection:
        source = exhibit_source(of, connection, Reader(locale(language)))
        return {key: entry.build(source) for key, entry in EXHIBITS.items()}


def _check(exhibit: Exhibit, language: str) -> None:
    assert exhibit.title
    assert (exhibit.chart is None) or not exhibit.empty
    assert exhibit.chart is None or exhibit.takeaway, "every chart says what it shows"
    assert "nan" not in exhibit.takeaway.casefold().split()
    assert not exhibit.takeaway or exhibit.takeaway.endswith(".")
    formatted(exhibit, locale(language))
    machine_csv(exhibit)
    excel_csv(exhibit, locale(language))
    if exhibit.chart is not None:
        assert len(figure(exhibit.chart, Reader(locale(language))).to_json()) < 200_000


def test_the_catalogue_names_pages_sections_and_indicators_that_exist() -> None:
    for entry in EXHIBITS.values():
        assert entry.page in PAGE_TITLES
        assert entry.section in SECTION_TITLES.get(entry.page, {"": ""})
        assert set(entry.indicators) <= set(INDICATORS)


@languages
def test_on_the_sample(both: URL, language: str) -> None:
    for key, exhibit in zip(EXHIBITS, kept(both, language), strict=True):
        assert exhibit.key == key
        _check(exhibit, language)
        assert not exhibit.empty, key


@languages
def test_with_no_records_the_reason_is_said(unfilled: URL, language: str) -> None:
    for key, exhibit in zip(EXHIBITS, kept(unfilled, language), strict=True):
        _check(exhibit, language)
        assert exhibit.chart is None, key
        assert exhibit.empty or key == "sectors"
        assert not exhibit.takeaway, key


@languages
def test_one_of_each(sqlite_database: URL, language: str) -> None:
    put(
        sqlite_database,
        programme(),
        sector("KUL"),
        organisation("A", district="I", legal_form="fundacja"),
        declares("A", "KUL"),
        meeting("M", "KUL"),
        attendance("M", "A", "ira"),
        postulate("P", "KUL", organisation="A"),
        change("P", day(2011, 7, 1), "accepted"),
        milestone("H"),
    )
    for exhibit in _all(sqlite_database, language).values():
        _check(exhibit, language)


@languages
def test_forty_six_sectors_of_hostile_names(sqlite_database: URL, language: str) -> None:
    codes = [f"S{n:02}" for n in range(46)]
    put(
        sqlite_database,
        programme(),
        *(sector(code, name=HOSTILE + code) for code in codes),
        organisation("A", name=HOSTILE, district=HOSTILE, legal_form=HOSTILE),
        organisation("B", district="I"),
        *(declares(who, code) for code in codes for who in "AB"),
        *(
            meeting(f"M{code}{n}", code, day(2011, 5, 1 + n), title=HOSTILE)
            for code in codes
            for n in range(3)
        ),
        *(attendance(f"M{code}{n}", "A", "ira") for code in codes for n in range(2)),
        *(
            postulate(f"P{code}", code, title=HOSTILE, organisation="A", department=HOSTILE)
            for code in codes
        ),
        *(supports("B", f"P{code}") for code in codes),
        *(change(f"P{code}", day(2011, 7, 1), "rejected") for code in codes[:9]),
        milestone("H", name=HOSTILE),
    )
    for exhibit in _all(sqlite_database, language).values():
        _check(exhibit, language)


def test_many_sectors_are_drawn_on_one_screen_the_smallest_together(sqlite_database: URL) -> None:
    """Sector n has n organisations, which come to its meeting and postulate; one is in all."""
    codes = [f"S{n:02}" for n in range(1, 21)]
    own = {code: [f"{code}-{i}" for i in range(n)] for n, code in enumerate(codes, 1)}
    put(
        sqlite_database,
        programme(),
        *(sector(code, name=f"Branża {code}") for code in codes),
        organisation("ALL"),
        *(organisation(one) for those in own.values() for one in those),
        *(declares(one, code) for code in codes for one in [*own[code], "ALL"]),
        *(meeting(f"M{code}", code, day(2011, 5, 2)) for code in codes),
        *(attendance(f"M{code}", one, "ira") for code in codes for one in [*own[code], "ALL"]),
        *(postulate(f"P{one}", code) for code in codes for one in own[code]),
    )
    drawn = _all(sqlite_database, "pl")

    def bars(key: str, name: str = "chart") -> Bars:
        return getattr(drawn[key], name)

    def last(key: str) -> float:
        return bars(key).series[0].values[-1]

    small = range(1, 6)
    for key in ("reach", "invited_registered_attended", "postulate_status", "open_by_deadline"):
        assert len(bars(key).rows) == 16, key
        assert len(bars(key, "whole").rows) == 20, key
        assert len(drawn[key].table) == 20, key
        assert "Pozostałe (5)" in bars(key).rows, key
    assert last("reach") == sum(small) + 1  # who is in all of them counts once
    assert last("invited_registered_attended") == sum(n + 1 for n in small)
    assert last("postulate_status") == sum(small)
    assert drawn["attendance_rates"].whole is not None
    assert last("attendance_rates") == 1
    low, _high = bars("attendance_rates").series[0].intervals[-1]
    assert 0.8 < low < 0.9  # Wilson for 20 of 20: 0.8389
    assert bars("reach").series[0].links[-1]["sector"] == "S01,S02,S03,S04,S05"
    assert len(drawn["calendar"].chart.rows) == 16
    assert drawn["calendar"].chart.values[-1] == (sum(n + 1 for n in small),)
    assert len(drawn["overlap"].chart.rows) == 16
    assert drawn["overlap"].note


def test_a_row_that_the_headline_names_is_not_folded_away() -> None:
    table = pd.DataFrame({"name": [f"Branża {n:02}" for n in range(20)], "n": range(20)})
    reader = Reader(locale("pl"))
    drawn = folded(table, "n", ["n"], reader, "Najmniej: Branża 00.")["name"].tolist()
    assert drawn[0] == "Branża 00"
    assert drawn[-1] == "Pozostałe (4)"
    assert len(drawn) == 17
