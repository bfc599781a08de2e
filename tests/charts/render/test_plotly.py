"""Chart values as Plotly figures: text is shown as it is written, links are URL parameters."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest

from charts import Reader
from charts.render.plotly import figure
from charts.value import Areas, Axis, Bars, Columns, Series
from locales import locale
from tests.charts.render.every_kind import DAY, EVERY, LATER, RED, SERIES

PL = Reader(locale("pl"))


@pytest.mark.parametrize("kind", EVERY)
def test_no_text_is_markup(kind: str) -> None:
    drawn = str(figure(EVERY[kind], PL).to_dict())
    assert "<b>x" not in drawn
    assert "<a" not in drawn
    assert "&lt;b&gt;x" in drawn


def test_a_click_asks_for_what_the_mark_shows() -> None:
    links = ({"sector": "A&B,C", "status": "x"}, None)
    drawn = figure(Bars(("a", "b"), (replace(SERIES, links=links),), ("", "")), PL)
    first, second = next(trace for trace in drawn.data if trace.type == "bar").customdata
    assert dict(parse_qsl(first)) == links[0]
    assert second is None
    assert all(trace.customdata is None for trace in figure(EVERY["stacked"], PL).data)


def test_of_several_lines_on_a_mark_the_first_is_bold() -> None:
    details = (("a", "b"), ("c",))
    drawn = figure(Areas((DAY, LATER), (replace(SERIES, details=details),)), PL)
    assert list(drawn.data[0].hovertext) == ["<b>a</b><br>b", "c"]


def test_intervals_become_whiskers() -> None:
    series = Series("", RED, (0.5, 0.25), intervals=((0.25, 1.0), None))
    drawn = figure(Bars(("a", "b"), (series,), ("", ""), kind="share"), PL).data[-2]
    assert list(drawn.error_x.array) == [0.5, None]
    assert list(drawn.error_x.arrayminus) == [0.25, None]


def test_weeks_stand_on_their_middle_and_their_line_on_their_end() -> None:
    both = (Series("a", RED, (1, 2)), Series("b", RED, (3, 4), "line"))
    bars, line = figure(Columns((DAY, LATER), both, Axis(), span=7), PL).data
    assert bars.x[0] == date(2011, 3, 4)
    assert line.x[0] == date(2011, 3, 7)
    assert figure(Columns((DAY, LATER), both, Axis()), PL).data[1].line.shape == "hv"
