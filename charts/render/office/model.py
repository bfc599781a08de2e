"""What a native chart of PowerPoint or Excel, or a grid of tinted cells, consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from charts.render.small_counts import FEW
from charts.value import Axis

Mark = Literal["bar", "line", "area", "points"]

_MOST_FOR_LABEL = 0.7
"""A label at a bar's end never takes more of the axis than this."""


@dataclass(frozen=True)
class OfficeSeries:
    """Values with their colour. `x` is filled in XY charts only; dates are days since 1900.

    `colour` is empty where nothing is drawn: such a series only carries room or labels beyond a
    bar's end. `colours` holds one per point where they differ; `labels` one text per point, ""
    for none, above the points or `beside` them; `errors` the distances down and up from each
    value. `listed`: has a legend entry.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    mark: Mark = "bar"
    x: tuple[float, ...] = ()
    colours: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    errors: tuple[tuple[float, float], ...] = ()
    width: float = 2.0
    dashed: bool = False
    symbol: str = "circle"
    beside: bool = False
    listed: bool = True


@dataclass(frozen=True)
class OfficeChart:
    """A chart of one `kind`; `series` in drawing order.

    `bars` lie, the first category on top, their axis of values hidden; `columns` stand, and may
    have lines over them; `lines` and `areas` run over categories; `xy` has numbers on both axes
    and no categories. `along` is the axis of the categories or of x, `value` that of the values.
    """

    kind: Literal["bars", "columns", "lines", "areas", "xy"]
    categories: tuple[str, ...]
    series: tuple[OfficeSeries, ...]
    along: Axis
    value: Axis
    stacked: bool = False

    @property
    def legend(self) -> bool:
        return sum(series.listed for series in self.series) > 1


@dataclass(frozen=True)
class OfficeGrid:
    """A heat map: texts by row and column, each cell's fill, "" for an empty one."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    colours: tuple[tuple[str, ...], ...]


def axis_end(chart: OfficeChart, characters: int) -> float:
    """The end of a bar chart's value axis that leaves room for the labels behind the bars.

    `characters`: how many would fill the axis.
    """
    ends = [1e-9]
    for i in range(len(chart.categories)):
        label = max((len(s.labels[i]) for s in chart.series if _at_end(chart, s)), default=0)
        room = min((label + 1) / characters, _MOST_FOR_LABEL) if label else 0.02
        ends.append(_drawn_end(chart, i) / (1 - room))
    return max(ends)


def value_step(chart: OfficeChart) -> int | None:
    """1 where the values are few counts or days: a program would set ticks between whole numbers,
    and write two of them alike; None where it may choose."""
    if chart.categories:
        return _step(chart.value, [_drawn_end(chart, i) for i in range(len(chart.categories))])
    return _step(chart.value, [v for s in chart.series for v in s.values if v is not None])


def along_step(chart: OfficeChart) -> int | None:
    """The same for the axis along the chart."""
    return _step(chart.along, [x for series in chart.series for x in series.x])


def _step(axis: Axis, values: Sequence[float]) -> int | None:
    if axis.kind not in ("count", "days"):
        return None
    highest = axis.high if axis.high is not None else max(values, default=0)
    return 1 if highest <= FEW else None


def _drawn_end(chart: OfficeChart, row: int) -> float:
    drawn = [series for series in chart.series if series.colour or not series.labels]
    values = [series.values[row] or 0 for series in drawn]
    longest = sum(values) if chart.stacked else max(values)
    whiskers = (s.errors[row][1] + (s.values[row] or 0) for s in drawn if s.errors)
    return max(longest, max(whiskers, default=0))


def _at_end(chart: OfficeChart, series: OfficeSeries) -> bool:
    return bool(series.labels) and (not chart.stacked or not series.colour)
