"""A chart parted by its rows keeps them all, and the scale of the whole."""

from datetime import date

import pytest

from charts import Reader
from charts.paging import chart_part, number_of_rows
from charts.render.plotly import figure
from charts.value import XY, Axis, Bars, Chart, Dots, Grid, Series, Spans, Timeline, Upright
from locales import locale

READER = Reader(locale("en"))
BARS = Bars(
    ("a", "b", "c"),
    (Series("", "#123456", (9.0, 2.0, 1.0), labels=("9", "2", "1"), links=(None, None, None)),),
    ends=("9 of 9", "2", "1"),
)
GRID = Grid(("x", "y"), ("a", "b", "c"), ((1, 2), (3, None), (5, 9)), ((("d",),) * 2,) * 3)
DAY = (date(2011, 5, 1), date(2011, 6, 1))
TIMELINE = Timeline(
    ("a", "b", "c"),
    (Spans("plan", "#123456", (DAY, None, DAY), (("1",), ("2",), ("3",))),),
    *DAY,
    Upright(DAY[0], "now", "#123456"),
)


@pytest.mark.parametrize("chart", [BARS, GRID, TIMELINE])
def test_the_parts_hold_every_row_once_and_can_be_drawn(chart: Chart) -> None:
    assert number_of_rows(chart) == 3
    parts = [chart_part(chart, 0, 2), chart_part(chart, 2, 4)]
    assert [row for of in parts for row in of.rows] == list(chart.rows)
    for of in parts:
        assert figure(of, READER).layout.height < figure(chart, READER).layout.height


def test_bars_and_shades_mean_the_same_in_every_part() -> None:
    whole, last = figure(BARS, READER), figure(chart_part(BARS, 1, 3), READER)
    assert last.layout.xaxis.range == whole.layout.xaxis.range
    heat = figure(chart_part(GRID, 0, 1), READER).data[0]
    assert (heat.zmin, heat.zmax) == (1, 9)


def test_what_has_no_rows_stays_whole() -> None:
    chart = XY((Dots("", "#123456", (1,), (2,)),), Axis(), Axis())
    assert number_of_rows(chart) == 1
    assert chart_part(chart, 0, 1) == chart
