"""Chart values as native charts: what each kind becomes, and that text stays text."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from charts import Exhibit, Reader
from charts.render.office import OfficeChart, OfficeSeries, axis_end, office
from charts.value import XY, Axis, Band, Bars, Chart, Columns, Dots, Flow, Grid, Line, Series
from locales import locale

PL = Reader(locale("pl"))
WEEKS = (date(2011, 3, 7), date(2011, 3, 14), date(2011, 3, 28))
HOSTILE = "a\nb\x00 <b>&\ufffe"


def made(chart: Chart) -> OfficeChart:
    return office(Exhibit("key", "Tytuł", "", chart, pd.DataFrame(), ()), PL)


def test_weeks_without_a_bar_keep_their_place() -> None:
    labels = ("1", "2", "3")
    bars = Series("", "#000000", (1, 2, 3), labels=labels)
    chart = made(Columns(WEEKS, (bars,), Axis(title="liczba")))
    assert chart.categories == ("07.03.2011", "14.03.2011", "21.03.2011", "28.03.2011")
    assert chart.series[0].values == (1, 2, None, 3)
    assert chart.series[0].labels == ("1", "2", "", "3")
    assert chart.series[0].name == "liczba"


def test_lines_and_levels_stand_over_columns() -> None:
    bars, line, level = (
        Series(mark, "#000000", (1, 2, 3), mark) for mark in ("bar", "line", "level")
    )
    marks = [s.mark for s in made(Columns(WEEKS, (bars, line, level), Axis())).series]
    assert marks == ["bar", "line", "line"]
    assert made(Columns(("a", "b", "c"), (level,), Axis())).series[0].dashed


def test_steps_get_their_corners() -> None:
    line = Line("a", "#000000", (0, 2, 3), (0.0, 0.5, 1.0), step=True)
    (series,) = made(XY((line,), Axis("days"), Axis("share", high=1))).series
    points = list(zip(series.x, series.values, strict=True))
    assert points[:5] == [(0, 0), (2, 0), (2, 0.5), (3, 0.5), (3, 1)]


def test_lines_over_even_days_run_over_categories_and_dots_do_not() -> None:
    months = (date(2011, 3, 1), date(2011, 4, 1), date(2011, 5, 1))
    line = Line("", "#000000", months, (0.1, None, 0.3), marked=True)
    days, share = Axis("date", low=None), Axis("share", high=1)
    chart = made(XY((line,), days, share))
    assert (chart.kind, chart.categories[0]) == ("lines", "mar 2011")
    assert chart.series[0].values == (0.1, None, 0.3)
    dots = Dots("a", "#000000", months, (1, 2, 3))
    assert made(XY((dots,), days, Axis())).series[0].x[0] == 40603


def test_a_band_is_told_by_both_its_edges_and_one_entry() -> None:
    band = Band("a", "#000000", (0, 1), (1, 2), (3, 4))
    (edges,) = made(XY((band,), Axis(), Axis())).series
    assert (edges.x, edges.values) == ((0, 1, 0, 0, 1), (3, 4, None, 1, 2))
    assert edges.listed


def test_lines_that_the_legend_names_together_are_one_series_with_gaps() -> None:
    def line(name: str, colour: str, listed: bool = True) -> Line:
        return Line(name, colour, (0, 1), (1, 2), listed=listed)

    lines = (line("a", "#111111"), line("b", "#222222"), line("a", "#111111", listed=False))
    others = (line("a", "#333333"), line("", "#111111"), line("", "#111111"))
    drawn = made(XY((*lines, *others), Axis(), Axis())).series
    assert [series.colour for series in drawn[:3]] == ["#111111", "#222222", "#333333"]
    assert drawn[0].values == (1, 2, None, 1, 2)
    assert [series.listed for series in drawn] == [True, True, True, False, False]


def test_texts_at_the_ends_hang_on_the_last_bar_or_beyond_a_stack() -> None:
    one = Series("a", "#000000", (1, 2))
    two = Series("b", "#111111", (3, 4))
    tick = Series("c", "#222222", (5, 6), "tick")
    over = made(Bars(("x", "y"), (one, two, tick), ("1", "2")))
    assert [series.name for series in over.series] == ["a", "c", "b"]
    assert over.series[-1].labels == ("1", "2")
    stacked = made(Bars(("x", "y"), (one, two), ("1", "2"), stacked=True))
    assert stacked.series[-1].values == (4, 6)
    assert (stacked.series[-1].labels, stacked.series[-1].colour) == (("1", "2"), "")


def test_intervals_are_lengths_about_the_value_and_leave_room() -> None:
    series = Series("", "#000000", (0.5, 0.25), intervals=((0.25, 1.0), None))
    chart = made(Bars(("x", "y"), (series,), ("a", "b"), kind="share"))
    assert chart.series[0].errors == ((0.25, 0.5), (0.0, 0.0))
    assert chart.series[1].values == (0.5, 0.0)
    assert chart.value.kind == "share"


def test_labels_find_room_at_the_ends() -> None:
    short = OfficeSeries("a", (10.0, 1.0), "#000000", labels=("10", "a label of thirty charac.."))
    chart = OfficeChart("bars", ("x", "y"), (short,), Axis(), Axis())
    assert axis_end(chart, 60) == pytest.approx(10 / (1 - 3 / 60))
    assert axis_end(chart, 30) > axis_end(chart, 60)
    assert axis_end(replace(chart, series=(replace(short, labels=()),)), 30) < 10.3


def test_texts_stand_on_one_line_without_what_xml_refuses() -> None:
    series = Series(HOSTILE, "#000000", (1,), labels=(HOSTILE,))
    chart = made(Bars((HOSTILE,), (series, replace(series, name="b")), (HOSTILE,), stacked=True))
    assert chart.categories == ("a b <b>&",)
    assert chart.series[0].name == chart.series[0].labels[0] == "a b <b>&"
    assert chart.series[-1].labels == ("a b <b>&",)


def test_cells_are_tinted_by_their_value_and_written_where_the_grid_says_so() -> None:
    details = ((("a",), ("b",), ("c",)),)
    grid = Grid(("1", "2", "3"), ("r",), ((0, None, 4),), details, written=True)
    drawn = made(grid)
    assert drawn.texts == (("0", "", "4"),)
    assert drawn.colours[0][1] == ""
    assert drawn.colours[0][0] != drawn.colours[0][2]
    assert made(replace(grid, written=False)).texts == (("", "", ""),)


def test_a_flow_is_left_to_its_table() -> None:
    assert made(Flow((), (), ())) is None
