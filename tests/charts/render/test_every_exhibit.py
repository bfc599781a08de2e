"""Every exhibit of the catalogue in every renderer: of its kind, with the numbers of its table."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go
import pytest
from lxml import etree
from sqlalchemy import URL

from catalogue import EXHIBITS
from charts import Exhibit, Reader
from charts.postulates import BAND_LABELS
from charts.render.office import OfficeChart, OfficeGrid, office
from charts.render.plotly import figure
from charts.render.svg import specification, svg
from charts.value import XY, Areas, Bars, Chart, Columns, Flow, Grid, Strip, Timeline
from domain.vocabulary import DECIDED, Status
from locales import locale
from tests.reports.exhibits import kept

MOST_STEPS = 5
SPANS = (("start", "end"), ("low", "high"))
READER = Reader(locale("pl"))
STATUSES = tuple(map(str, Status))
KINDS: dict[str, tuple[type | None, str | None, tuple[str, ...]]] = {
    "week": (None, None, ()),
    "sectors": (None, None, ()),
    "schedule_strip": (Strip, None, ()),
    "reach": (Bars, "bars", ("active_declared", "active_outside")),
    "active_over_time": (Columns, "columns", ("new", "active")),
    "representation_legal_form": (Bars, "bars", ("declared_share", "active_share")),
    "representation_district": (Bars, "bars", ("declared_share", "active_share")),
    "regulars": (Columns, "columns", ("again", "new")),
    "concentration": (XY, "xy", ()),
    "overlap": (Grid, "grid", ("organisations",)),
    "attendance_per_meeting": (XY, "xy", ("attended",)),
    "invited_registered_attended": (
        Bars, "bars", ("rate_invited", "rate_invited_attended", "rate_registered"),
    ),
    "attendance_rates": (Bars, "bars", ("attendance_rate",)),
    "turnover": (Bars, "bars", ()),
    "no_shows": (Bars, "bars", ("no_show_rate",)),
    "calendar": (Grid, "grid", ("attended",)),
    "days_and_hours": (Grid, "grid", ("attended_per_meeting",)),
    "quorum": (Columns, "columns", ("present",)),
    "quorum_ahead": (Bars, "bars", ("chance",)),
    "team_presence": (Bars, "bars", ()),
    "people": (XY, "xy", ("people",)),
    "open_by_deadline": (Bars, "bars", tuple(BAND_LABELS)),
    "by_department": (Bars, "bars", ("overdue", "unjustified")),
    "waiting_by_unit": (None, None, ()),
    "postulate_status": (Bars, "bars", STATUSES),
    "postulate_area": (Bars, "bars", ("postulates",)),
    "postulate_channel": (Bars, "bars", ("postulates",)),
    "decisions_by_area": (Bars, "bars", tuple(map(str, DECIDED))),
    "forecast": (XY, "xy", ("q15", "q50", "q85")),
    "postulate_weeks": (Columns, "columns", ("arrivals", "decisions", "backlog")),
    "postulate_flow": (Areas, "areas", STATUSES),
    "time_to_decision": (XY, "xy", ()),
    "postulate_paths": (Flow, None, ("postulates",)),
    "topics": (Bars, "bars", ()),
    "taken_into_programme": (Bars, "bars", ("traced", "untraced")),
    "changes": (None, None, ()),
    "open_steps": (Bars, "bars", ()),
    "rate_changes": (None, None, ()),
    "provisions": (None, None, ()),
    "duplicates": (None, None, ()),
    "milestones": (Timeline, None, ()),
    "upcoming_meetings": (None, None, ()),
    "gaps_between_meetings": (None, None, ()),
    "coverage": (Bars, "bars", ("share",)),
    "two_days": (None, None, ()),
    "two_sectors": (None, None, ()),
    "sector_postulates": (XY, "xy", ()),
    "sector_decided_share": (XY, "xy", ()),
    "sector_meetings_held": (XY, "xy", ()),
    "sector_reach": (XY, "xy", ()),
    "two_programmes": (None, None, ()),
    "programme_postulates": (XY, "xy", ()),
    "programme_decided_share": (XY, "xy", ()),
    "programme_meetings_held": (XY, "xy", ()),
    "programme_reach": (XY, "xy", ()),
}  # fmt: skip
"""Exhibit → kind of its value, kind in PowerPoint and Excel, columns of its table it draws."""


def numbers(values: Iterable) -> list[float]:
    """What can be seen of them: neither zero nor undefined, in order of size."""
    return sorted(float(v) for v in values if v is not None and v == v and v)


def by_plotly(drawn: go.Figure) -> list[float]:
    on_bars = any(trace.type == "bar" and trace.orientation for trace in drawn.data)
    return numbers(value for trace in drawn.data for value in _of(trace, on_bars))


def _of(trace: go.Scatter | go.Bar | go.Heatmap | go.Sankey, on_bars: bool) -> Iterable:
    """What the trace measures; nothing of names, tracks and stems."""
    if trace.type == "heatmap":
        return [value for row in trace.z for value in row]
    if trace.type == "sankey":
        return trace.link.value
    silent = trace.hoverinfo == "skip"
    if silent and (trace.type == "bar" or trace.mode == "text" or None in trace.x):
        return []
    return trace.x if on_bars else trace.y


def by_office(drawn: OfficeChart | OfficeGrid) -> list[float]:
    if isinstance(drawn, OfficeGrid):
        return numbers(float(text or "nan") for row in drawn.texts for text in row)
    return numbers(v for series in drawn.series if series.colour for v in series.values)


def by_svg(spec: dict) -> list[float]:
    """Every length, height and text of its data."""
    rows = [row for layer in spec["layer"] for row in layer["data"]["values"]]
    lengths = [row[b] - row[a] for row in rows for a, b in SPANS if a in row and b in row]
    points = [
        value for row in rows for name, value in row.items() if name in ("y", "low", "high", "end")
    ]
    written = [row["text"] for row in rows if str(row.get("text", "")).isdigit()]
    return numbers([*lengths, *points, *map(float, written)])


def shown(exhibit: Exhibit, column: str) -> list[float]:
    """The column's values as the chart rounds and samples them."""
    table = exhibit.table
    if exhibit.key == "postulate_flow":
        table = table.tail(1)
    if exhibit.key == "days_and_hours":
        return numbers((table[column] + 1e-9).round())
    if exhibit.key == "postulate_paths":
        table = table[table["step"] <= MOST_STEPS]
    if exhibit.key == "forecast":
        table = table[table["q85"].shift(fill_value=1) > 0]
    return numbers(pd.to_numeric(table[column]))


def lacking(wanted: list[float], found: list[float]) -> list[float]:
    """What is wanted and not found, each found number taken once."""
    left = [round(v, 6) for v in found]
    missing = []
    for value in wanted:
        if round(value, 6) in left:
            left.remove(round(value, 6))
        else:
            missing.append(value)
    return missing


@pytest.fixture(scope="module")
def exhibits(both: URL) -> dict[str, Exhibit]:
    return {exhibit.key: exhibit for exhibit in kept(both, "pl")}


def test_the_list_is_that_of_the_catalogue() -> None:
    assert set(KINDS) == set(EXHIBITS)


@pytest.mark.parametrize("key", KINDS)
def test_it_is_of_its_kind_and_shows_the_numbers_of_its_table(
    exhibits: dict[str, Exhibit], key: str
) -> None:
    exhibit, (kind, native, columns) = exhibits[key], KINDS[key]
    assert isinstance(exhibit.chart, kind or type(None))
    wanted = [value for column in columns for value in shown(exhibit, column)]
    if kind:
        assert not lacking(wanted, by_plotly(figure(exhibit.chart, READER)))
    spec = exhibit.chart and specification(exhibit.chart, READER)
    assert (spec is None) == (kind in (None, Flow))
    if spec:
        assert not lacking(wanted, by_svg(spec))
    found = office(exhibit, READER)
    assert (found and getattr(found, "kind", "grid")) == native
    if isinstance(found, OfficeChart) or key in ("overlap", "days_and_hours"):
        assert not lacking(wanted, by_office(found))


def test_a_chart_of_each_kind_is_drawn_without_a_browser(exhibits: dict[str, Exhibit]) -> None:
    """Each is well-formed XML and says its names and texts."""
    firsts = {type(exhibit.chart): exhibit for exhibit in exhibits.values() if exhibit.chart}
    for kind, exhibit in firsts.items():
        drawn = svg(exhibit.chart, READER)
        if kind is Flow:
            assert drawn is None
            continue
        root = etree.fromstring(drawn)
        texts = " ".join(root.itertext())
        assert root.get("width") == "640"
        assert all(name.split()[0] in texts for name in _names(exhibit.chart)), exhibit.key


def _names(chart: Chart) -> list[str]:
    rows = getattr(chart, "rows", ())
    parts = getattr(chart, "series", getattr(chart, "layers", getattr(chart, "spans", ())))
    return [*rows, *(part.name for part in parts if part.name)]


def test_days_stand_where_they_were(exhibits: dict[str, Exhibit]) -> None:
    table = exhibits["milestones"].table
    plan, *_others = exhibits["milestones"].chart.spans
    assert [days[1] for days in plan.days] == table["planned_end"].tolist()
    drawn = [day for moments in exhibits["schedule_strip"].chart.moments for day in moments.days]
    assert sorted(drawn) == sorted(table["planned_end"])


def test_shares_of_all_acts_rise_from_none_to_all(exhibits: dict[str, Exhibit]) -> None:
    _even, acts = exhibits["concentration"].chart.layers
    assert (acts.x[0], acts.y[0]) == (0, 0)
    assert (acts.x[-1], acts.y[-1]) == pytest.approx((1, 1))
    assert list(acts.y) == sorted(acts.y)


def test_the_curve_of_all_is_marked_at_the_quantiles_of_the_table(
    exhibits: dict[str, Exhibit],
) -> None:
    whole = exhibits["time_to_decision"].table.iloc[0]
    marked = [callout.x for callout in exhibits["time_to_decision"].chart.callouts]
    assert marked == whole[["median", "p85"]].dropna().tolist()


def test_presence_by_role_is_that_of_all_teams(exhibits: dict[str, Exhibit]) -> None:
    exhibit = exhibits["team_presence"]
    sums = exhibit.table.groupby("role_name")[["attended", "invited"]].sum()
    (series,) = exhibit.chart.series
    assert series.values == pytest.approx(tuple(sums["attended"] / sums["invited"]))
