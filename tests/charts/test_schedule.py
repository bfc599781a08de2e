"""The strip of milestones: marks of near days do not cover one another."""

from datetime import date

import pandas as pd

from charts import Reader
from charts.render.plotly import figure
from charts.schedule import strip
from locales import locale


def test_marks_of_near_days_lie_on_levels_of_their_own() -> None:
    days = [date(2011, 3, 1), date(2011, 8, 31), date(2011, 9, 1), date(2011, 9, 2)]
    table = pd.DataFrame(
        {
            "code": list("ABCD"),
            "name": list("abcd"),
            "name_en": None,
            "planned_start": days,
            "planned_end": days,
            "actual_start": None,
            "actual_end": None,
            "state": "not_started",
            "slip_days": 0,
            "team": None,
        }
    )
    reader = Reader(locale("pl"))
    chart = strip(table, date(2011, 9, 15), reader, {}).chart
    first, *near = figure(chart, reader).data[0].y
    assert first == 0
    assert len(set(near)) == 3
