"""What a native chart or tinted grid consists of, whichever program draws it."""

from dataclasses import dataclass, replace
from typing import Literal

Mark = Literal["bar", "line", "area", "points"]
AxisKind = Literal["number", "share", "date"]

_MOST_FOR_LABEL = 0.7
"""A label at a bar's end never takes more of the axis than this."""


@dataclass(frozen=True)
class Series:
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
class Axis:
    """`low` and `high` are None where the drawing program chooses."""

    title: str = ""
    kind: AxisKind = "number"
    low: float | None = None
    high: float | None = None
    shown: bool = True


@dataclass(frozen=True)
class Chart:
    """A chart of one `kind`; `series` in drawing order.

    `bars` lie, the first category on top; `columns` stand, and may have lines over them; `lines`
    and `areas` run over categories; `xy` has numbers on both axes and no categories.
    `along` is the axis of the categories or of x, `value` that of the values.
    """

    kind: Literal["bars", "columns", "lines", "areas", "xy"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    along: Axis
    value: Axis
    stacked: bool = False

    @property
    def legend(self) -> bool:
        return sum(series.listed for series in self.series) > 1


@dataclass(frozen=True)
class Grid:
    """A heat map: texts by row and column, each cell's fill, "" for an empty one."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    colours: tuple[tuple[str, ...], ...]

    def numbered(self) -> "Grid":
        """Numbers head the columns where these are the rows again: long names need no room."""
        if self.rows != self.columns:
            return self
        numbers = tuple(str(i + 1) for i in range(len(self.rows)))
        names = tuple(f"{i}. {name}" for i, name in zip(numbers, self.rows, strict=True))
        return replace(self, columns=numbers, rows=names)


def axis_end(chart: Chart, characters: int) -> float:
    """How far lying bars' axis goes, that the labels at their ends find room.

    `characters`: how many would fill the axis.
    """
    ends = [1e-9]
    for i in range(len(chart.categories)):
        drawn = [series for series in chart.series if series.colour or not series.labels]
        values = [series.values[i] or 0 for series in drawn]
        longest = sum(values) if chart.stacked else max(values)
        whisker = max((s.errors[i][1] + (s.values[i] or 0) for s in drawn if s.errors), default=0)
        label = max((len(s.labels[i]) for s in chart.series if s.labels and _at_end(chart, s)),
                    default=0)  # fmt: skip
        room = min((label + 1) / characters, _MOST_FOR_LABEL) if label else 0.02
        ends.append(max(longest, whisker) / (1 - room))
    return max(ends)


def _at_end(chart: Chart, series: Series) -> bool:
    return not chart.stacked or not series.colour
