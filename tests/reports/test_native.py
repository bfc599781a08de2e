"""A figure as plain values: what becomes a chart, a grid, or neither."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go
import pytest
from sqlalchemy import URL

from charts import Column, Exhibit
from locales import locale
from reports.native import Chart, Grid, Series, axis_end, native
from reports.native.values import Axis
from tests.reports.exhibits import of_sample

PL = locale("pl")
WEEK = timedelta(weeks=1)
KINDS = {
    "reach": "bars",
    "active_over_time": "columns",
    "representation_legal_form": "bars",
    "regulars": "columns",
    "concentration": "xy",
    "overlap": "grid",
    "attendance_per_meeting": "xy",
    "invited_registered_attended": "bars",
    "no_shows": "bars",
    "calendar": "grid",
    "days_and_hours": "grid",
    "quorum": "columns",
    "team_presence": "bars",
    "people": "xy",
    "milestones": None,
    "schedule_strip": None,
    "upcoming_meetings": None,
    "open_by_deadline": "bars",
    "postulate_status": "bars",
    "postulate_area": "bars",
    "forecast": "xy",
    "postulate_weeks": "columns",
    "postulate_flow": "areas",
    "time_to_decision": "xy",
    "postulate_paths": None,
    "taken_into_programme": "bars",
}


def exhibit(figure: go.Figure, **columns: list) -> Exhibit:
    kinds = tuple(Column(name, name, "share" if name == "share" else "count") for name in columns)
    return Exhibit("key", "Tytuł", "", figure, pd.DataFrame(columns), kinds)


def test_every_exhibit_of_the_sample_becomes_what_suits_it(sample: URL) -> None:
    found = {e.key: native(e, PL) for e in of_sample(sample, "pl")}
    for key, kind in KINDS.items():
        value = found[key]
        told = "grid" if isinstance(value, Grid) else value and value.kind
        assert told == kind, key
    assert found["postulate_status"].stacked
    assert not found["invited_registered_attended"].stacked
    assert found["no_shows"].value.kind == found["concentration"].value.kind == "share"
    for chart in found.values():
        if isinstance(chart, Chart):
            assert all(series.name for series in chart.series)
            lengths = {len(s.values) for s in chart.series}
            assert chart.kind == "xy" or lengths == {len(chart.categories)}


def test_weeks_without_a_bar_keep_their_place() -> None:
    days = [date(2011, 3, 7), date(2011, 3, 14), date(2011, 3, 28)]
    chart = native(exhibit(go.Figure(go.Bar(x=days, y=[1, 2, 3]))), PL)
    assert chart.categories == ("07.03.2011", "14.03.2011", "21.03.2011", "28.03.2011")
    assert chart.series[0].values == (1, 2, None, 3)


def test_lines_over_bars_of_other_days_go_by_order() -> None:
    days = [date(2011, 3, 7), date(2011, 3, 14)]
    figure = go.Figure(go.Bar(x=days, y=[1, 2]))
    figure.add_scatter(x=[day + timedelta(3) for day in days], y=[5, 6], mode="lines")
    assert native(exhibit(figure), PL).series[1].values == (5, 6)


def test_steps_get_their_corners() -> None:
    line = go.Scatter(x=[0, 2, 3], y=[0.0, 0.5, 1.0], mode="lines", line_shape="hv", name="a")
    (series,) = native(exhibit(go.Figure(line)), PL).series
    points = list(zip(series.x, series.values, strict=True))
    assert points[:5] == [(0, 0), (2, 0), (2, 0.5), (3, 0.5), (3, 1)]


@pytest.mark.parametrize(("column", "kind"), [("share", "share"), ("count", "number")])
def test_shares_are_known_by_their_column(column: str, kind: str) -> None:
    bars = go.Bar(x=[0, 1], y=[0, 1], orientation="h")
    figure = go.Figure(bars, {"yaxis": {"tickvals": [0, 1], "ticktext": ["a<br>b", "&lt;c"]}})
    chart = native(exhibit(figure, **{column: [0, 1]}), PL)
    assert chart.value.kind == kind
    assert chart.categories == ("a b", "<c")


def test_labels_find_room_at_the_ends() -> None:
    short = Series("a", (10.0, 1.0), "#000000", labels=("10", "a label of thirty characters.."))
    chart = Chart("bars", ("x", "y"), (short,), Axis(), Axis())
    assert axis_end(chart, 60) == pytest.approx(10 / (1 - 3 / 60))
    assert axis_end(chart, 32) > axis_end(chart, 60)
