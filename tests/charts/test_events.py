"""Events and public holidays stand beside the weeks of a chart, in both languages."""

from datetime import date, timedelta

import pandas as pd
import pytest

from charts import Reader
from charts import participation as charts
from charts.events import beside_days
from domain.holidays import public_holidays
from locales import locale

WEEKS = [date(2011, 8, 1) + timedelta(days=7 * n) for n in range(4)]
TABLE = pd.DataFrame({"week": WEEKS, "new": 1, "active": range(1, 5), "acts": 1})
EVENTS = pd.DataFrame(
    [
        (date(2011, 7, 31), "Przed", None),
        (date(2011, 8, 28), "Zlot <b>", "Rally <b>"),
        (date(2011, 8, 29), "Po", None),
    ],
    columns=["date", "name", "name_en"],
)


def marked(language: str, table: pd.DataFrame = TABLE):
    reader = Reader(locale(language))
    return beside_days(charts.over_time(table, reader), EVENTS, reader)


@pytest.mark.parametrize(
    ("language", "assumption", "rally"),
    [
        ("pl", "Wniebowzięcie Najświętszej Marii Panny (15.08.2011)", "Zlot <b> (28.08.2011)"),
        ("en", "Assumption Day (15 Aug 2011)", "Rally <b> (28 Aug 2011)"),
    ],
)
def test_each_day_stands_in_its_week(language: str, assumption: str, rally: str) -> None:
    exhibit = marked(language)
    assert exhibit.table["marks"].tolist() == ["", "", assumption, rally]
    assert exhibit.columns[-1].name == "marks"
    assert [mark.x for mark in exhibit.chart.uprights] == [date(2011, 8, 15), date(2011, 8, 28)]
    for series in exhibit.chart.series:
        assert series.details[2][-1] == assumption
        assert assumption not in series.details[1]


def test_without_a_chart_nothing_is_marked() -> None:
    assert marked("pl", TABLE.head(0)).chart is None


def test_holidays_of_several_years() -> None:
    found = public_holidays(date(2011, 12, 25), date(2012, 1, 6), "pl")
    assert list(found) == [
        date(2011, 12, 25),
        date(2011, 12, 26),
        date(2012, 1, 1),
        date(2012, 1, 6),
    ]
