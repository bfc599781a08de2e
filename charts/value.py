"""The chart value: what a chart shows, in the field's terms; renderers say how.

Texts are plain: the renderer that needs it escapes and wraps them. Colours are those of the reader
for whom the exhibit is built. `details` are lines on a mark, for who points at it; `links` are the
URL parameters that a click on it asks for, None where no list holds just what it shows.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Details = tuple[str, ...]
Link = Mapping[str, str]
Position = float | dt.date
"""A point of an axis: a number, or a day where the axis is one of time."""
AxisKind = Literal["count", "share", "days", "date"]
Symbol = Literal["circle", "circle-open", "diamond", "diamond-open", "x"]
Dash = Literal["solid", "dash", "dot"]


@dataclass(frozen=True)
class Axis:
    """What an axis measures, and its ends; an end that is None is chosen by who draws."""

    kind: AxisKind = "count"
    title: str = ""
    low: float | None = 0
    high: float | None = None


@dataclass(frozen=True)
class Series:
    """A value per row, column or day, in one colour, or in `colours` where they differ.

    A series without a name has no entry in the legend; one without a colour is not drawn: it only
    takes room, and what is stacked on it hangs. `slim`: in front of the wider bar of which
    it tells the part. `labels` are written in the marks, or above columns; `intervals` are (low,
    high) about a value, None where none is drawn.
    """

    name: str
    colour: str
    values: tuple[float | None, ...]
    mark: Literal["bar", "tick", "line", "level"] = "bar"
    slim: bool = False
    colours: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    details: tuple[Details, ...] = ()
    links: tuple[Link | None, ...] = ()
    intervals: tuple[tuple[float, float] | None, ...] = ()


@dataclass(frozen=True)
class Bars:
    """Lying bars, the first row on top, each series stacked on or drawn over the one before.

    `ends`: a text at each row's end. `track`: how long the whole is of which every bar is a part.
    `beside`: names stand left of the bars, not above them. `most`: where the longest bar ends of
    the chart of which this is a part.
    """

    rows: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...]
    kind: AxisKind = "count"
    stacked: bool = False
    track: float | None = None
    beside: bool = False
    most: float = 0.0

    def end(self, row: int) -> float:
        """Where what is drawn of a row ends."""
        values = [series.values[row] or 0.0 for series in self.series]
        if self.stacked:
            return sum(values)
        intervals = (s.intervals[row] for s in self.series if s.intervals)
        highs = [interval[1] for interval in intervals if interval]
        return max(*values, *highs, self.track or 0.0, 0.0)


@dataclass(frozen=True)
class Columns:
    """Standing bars over days or named places, with lines and level marks over them.

    `span`: for how many days from its place a column counts: lines are drawn at their ends.
    `uprights` stand at days; where the places are days.
    """

    places: tuple[dt.date, ...] | tuple[str, ...]
    series: tuple[Series, ...]
    value: Axis
    stacked: bool = False
    span: int = 0
    uprights: tuple["Upright", ...] = ()

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The places, where they are days."""
        return tuple(place for place in self.places if isinstance(place, dt.date))

    @property
    def names(self) -> tuple[str, ...]:
        """The places, where they have names."""
        return tuple(place for place in self.places if isinstance(place, str))


@dataclass(frozen=True)
class Areas:
    """Stacked areas over days, the first series at the bottom."""

    days: tuple[dt.date, ...]
    series: tuple[Series, ...]
    value: Axis = field(default_factory=Axis)


@dataclass(frozen=True)
class Line:
    """A line through points; `step`: it keeps its height up to the next.

    `marked`: each point has a mark. `fill`: the colour of the area below. Without a name, or not
    `listed`, it has no entry in the legend.
    """

    name: str
    colour: str
    x: tuple[Position, ...]
    y: tuple[float | None, ...]
    width: float = 2.0
    dash: Dash = "solid"
    step: bool = False
    marked: bool = False
    fill: str = ""
    details: tuple[Details, ...] = ()
    listed: bool = True


@dataclass(frozen=True)
class Dots:
    """Single points; `stems` tie them to zero, `labels` stand beside them."""

    name: str
    colour: str
    x: tuple[Position, ...]
    y: tuple[float | None, ...]
    symbol: Symbol = "circle"
    stems: bool = False
    labels: tuple[str, ...] = ()
    details: tuple[Details, ...] = ()
    links: tuple[Link | None, ...] = ()


@dataclass(frozen=True)
class Band:
    """The area between two courses."""

    name: str
    colour: str
    x: tuple[Position, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


Layer = Line | Dots | Band


@dataclass(frozen=True)
class Upright:
    """A line across the chart at one day, with words beside it."""

    x: dt.date
    text: str
    colour: str


@dataclass(frozen=True)
class Callout:
    """Words that point at one point."""

    x: Position
    y: float
    text: str


@dataclass(frozen=True)
class XY:
    """Lines, dots and bands over two axes of numbers or days, the last layer in front."""

    layers: tuple[Layer, ...]
    x: Axis
    y: Axis
    uprights: tuple[Upright, ...] = ()
    callouts: tuple[Callout, ...] = ()

    @property
    def days(self) -> list[dt.date]:
        """Days of all layers and uprights, where the axis is one of time."""
        places = [place for layer in self.layers for place in layer.x]
        days = [place for place in places if isinstance(place, dt.date)]
        return [*days, *(upright.x for upright in self.uprights)]

    @property
    def along(self) -> list[float]:
        """Places of all layers, where they are numbers."""
        places = [place for layer in self.layers for place in layer.x]
        return [place for place in places if not isinstance(place, dt.date)]

    @property
    def heights(self) -> list[float]:
        """How high each point of all layers stands; the upper course of a band."""
        values = [layer.high if isinstance(layer, Band) else layer.y for layer in self.layers]
        return [value for course in values for value in course if value is not None]


@dataclass(frozen=True)
class Grid:
    """A heat map, first row on top: the more, the stronger; None is an empty cell.

    `written`: the number stands in each cell. A column's text may be "": the one before it holds.
    `extremes`: the least and greatest value of the chart of which this is a part.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    details: tuple[tuple[Details, ...], ...]
    written: bool = False
    extremes: tuple[float, float] | None = None


@dataclass(frozen=True)
class Node:
    """A state at a step, and how many are in it; too few leave no room to be `labelled`."""

    name: str
    colour: str
    count: int
    labelled: bool


@dataclass(frozen=True)
class Ribbon:
    """How many went from one node to another, by their places in the list."""

    source: int
    target: int
    count: int
    details: Details


@dataclass(frozen=True)
class Flow:
    """Steps between states, from left to right; `legend`: (name, colour) of each state."""

    nodes: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Spans:
    """From the beginning of one day to the end of another, per row; None: this row has none."""

    name: str
    colour: str
    days: tuple[tuple[dt.date, dt.date] | None, ...]
    details: tuple[Details, ...]
    slim: bool = False


@dataclass(frozen=True)
class Timeline:
    """Rows with spans in time, and a line for the day on which it is seen."""

    rows: tuple[str, ...]
    spans: tuple[Spans, ...]
    first: dt.date
    last: dt.date
    now: Upright


@dataclass(frozen=True)
class Moments:
    """Days of one state."""

    name: str
    colour: str
    symbol: Symbol
    days: tuple[dt.date, ...]
    details: tuple[Details, ...]


@dataclass(frozen=True)
class Strip:
    """Marks on one line in time, and a line for the day on which it is seen."""

    moments: tuple[Moments, ...]
    first: dt.date
    last: dt.date
    now: Upright


Chart = Bars | Columns | Areas | XY | Grid | Flow | Timeline | Strip


def column_values(values) -> tuple[float | None, ...]:
    """The values of a frame's column, None for what is undefined."""
    return tuple(None if value is None or value != value else value for value in values)
