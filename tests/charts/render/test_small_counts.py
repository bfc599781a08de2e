"""Few counts: a tick for each whole number, so that no two are written alike."""

import re

import pandas as pd
import pytest

from charts import Exhibit, Reader
from charts.palette import LIGHT
from charts.render import plotly, svg
from charts.render.office import OfficeChart, office, value_step
from charts.value import Axis, Columns, Series
from domain.columns import Column
from locales import locale

READER = Reader(locale("pl"), LIGHT, 1.0)


@pytest.mark.parametrize("highest", range(1, 13))
def test_no_two_ticks_are_written_alike(highest: int) -> None:
    series = Series("liczba", "#123456", (highest, 1))
    chart = Columns(("a", "b"), (series,), Axis("count"))
    drawn = svg.svg(chart, READER)
    text = drawn.decode() if isinstance(drawn, bytes) else drawn
    ticks = re.findall(r"<text[^>]*>(\d+)</text>", text)
    assert len(ticks) == len(set(ticks)) > 1
    few = highest <= 6
    exhibit = Exhibit("x", "x", "", chart, pd.DataFrame({"a": []}), (Column("a", "a"),))
    native = office(exhibit, READER)
    assert isinstance(native, OfficeChart)
    assert value_step(native) == (1 if few else None)
    assert plotly.figure(chart, READER).layout.yaxis.dtick == (1 if few else None)
