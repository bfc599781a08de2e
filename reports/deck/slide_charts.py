"""A native chart on a slide: its data, its axes and its place."""

from dataclasses import dataclass, replace

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from charts import Reader
from charts.render.office import OfficeChart, along_step, axis_end, value_step
from charts.stride import stride
from charts.value import Axis
from reports.deck.chart_data import embedded, name_of
from reports.deck.chart_xml import draw_series, place_plot, skip_labels
from reports.deck.fit import characters, height_of, lines_needed, width_of
from reports.deck.slide_frame import BODY_BOTTOM, BODY_TOP
from reports.deck.template import INNER, MARGIN

_HEIGHT = BODY_BOTTOM - BODY_TOP
_TEXT, _WIDEST_NAMES = 12, 4.2
_FEW, _SMALL_TEXT, _WIDEST_OF_MANY = 12, 10, 5.6
"""With more lying bars than a few their names are smaller and get more room: on one line each."""
_BAR = {1: 0.27, 2: 0.42, 3: 0.52}
"""Height of a row by how many bars stand in it, in inches."""
_TALLEST_ROW = 0.75
_MOST_TICKS = 10
_TYPES = {
    "bars": (XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED),
    "columns": (XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.COLUMN_STACKED),
    "lines": (XL_CHART_TYPE.LINE, XL_CHART_TYPE.LINE),
    "areas": (XL_CHART_TYPE.AREA_STACKED, XL_CHART_TYPE.AREA_STACKED),
    "xy": (XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,) * 2,
}


@dataclass(frozen=True)
class ChartPart:
    """A chart that fits on a slide: size of its text in points, the rest in inches.

    `names`: room for the names of lying bars, `row`: height of one; both 0 elsewhere.
    """

    chart: OfficeChart
    text: float = _TEXT
    names: float = 0.0
    row: float = 0.0

    @property
    def legend(self) -> float:
        if not self.chart.legend:
            return 0.05
        listed = [series.name for series in self.chart.series if series.listed]
        entries = sum(width_of(name, self.text) + 0.45 for name in listed)
        return 0.3 * -(-entries // (INNER - 1)) + 0.1

    @property
    def height(self) -> float:
        return self.legend + self.row * len(self.chart.categories) if self.row else _HEIGHT


def chart_parts(chart: OfficeChart) -> list[ChartPart]:
    """The chart, or parts of it with as many lying bars as stay readable, on one scale."""
    if chart.kind == "xy":
        return [ChartPart(_longest_first(chart))]
    if chart.kind != "bars":
        return [ChartPart(chart)]
    n = len(chart.categories)
    text, widest = (_TEXT, _WIDEST_NAMES) if n <= _FEW else (_SMALL_TEXT, _WIDEST_OF_MANY)
    longest = max(width_of(name, text) for name in chart.categories)
    names = min(widest, max(1.0, longest + 0.25))
    end = axis_end(chart, characters(INNER - names, text))
    chart = replace(chart, value=replace(chart.value, high=end))
    room = _HEIGHT - ChartPart(chart, text).legend
    most = max(1, int(room / _least_row(chart, text, names)))
    size = -(-n // -(-n // most))
    row = min(_TALLEST_ROW, room / max(2, size))
    return [ChartPart(_rows(chart, i, i + size), text, names, row) for i in range(0, n, size)]


def _longest_first(chart: OfficeChart) -> OfficeChart:
    """LibreOffice leaves out series that are shorter than a later one."""
    first = max(chart.series, key=lambda series: len(series.values))
    return replace(chart, series=(first, *(s for s in chart.series if s is not first)))


def _least_row(chart: OfficeChart, text: float, names: float) -> float:
    bars = 1 if chart.stacked else sum(1 for series in chart.series if series.colour)
    named = max(lines_needed(name, names, text) for name in chart.categories)
    return max(_BAR[min(bars, 3)], height_of(named, text) + 0.04)


def _rows(chart: OfficeChart, start: int, end: int) -> OfficeChart:
    """Part of the categories, with every series: colours and legend stay the same."""
    return replace(
        chart,
        categories=chart.categories[start:end],
        series=tuple(
            replace(s, values=s.values[start:end], colours=s.colours[start:end],
                    labels=s.labels[start:end], errors=s.errors[start:end])
            for s in chart.series
        ),
    )  # fmt: skip


def add_chart(slide: Slide, part: ChartPart, reader: Reader) -> GraphicFrame:
    """Draw the chart on the slide, editable, with its data in a workbook of its own."""
    chart = part.chart
    data = _xy_data(chart) if chart.kind == "xy" else _category_data(chart)
    box = (Inches(MARGIN), Inches(BODY_TOP), Inches(INNER), Inches(part.height))
    added = slide.shapes.add_chart(_TYPES[chart.kind][chart.stacked], *box, data)
    drawn = added.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(embedded(chart))
    drawn.has_title = False
    drawn.font.size = Pt(part.text)
    drawn.font.color.rgb = _rgb(reader.palette.text)
    drawn.has_legend = chart.legend
    if chart.legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    draw_series(drawn, chart, reader, INNER - part.names)
    _axes(drawn, part, reader)
    return added


def _category_data(chart: OfficeChart) -> CategoryChartData:
    data = CategoryChartData(number_format="0%" if chart.value.kind == "share" else "#,##0.##")
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(name_of(series), series.values)
    return data


def _xy_data(chart: OfficeChart) -> XyChartData:
    data = XyChartData()
    for series in chart.series:
        points = data.add_series(name_of(series))
        for x, y in zip(series.x, series.values, strict=True):
            points.add_data_point(x, y)
    return data


def _axes(drawn: NativeChart, part: ChartPart, reader: Reader) -> None:
    chart = part.chart
    value, along = drawn.value_axis, drawn.category_axis
    _scale(value, chart.value, reader, shown=chart.kind != "bars")
    value.major_unit = value.major_unit or value_step(chart)
    if chart.kind == "xy":
        _scale(along, _ends(chart), reader)
        along.major_unit = along.major_unit or along_step(chart)
    along.has_major_gridlines = False
    along.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    along.format.line.color.rgb = _rgb(reader.palette.grid)
    if chart.kind == "bars":
        along.reverse_order = True
        place_plot(drawn, part.names / INNER, part.legend / part.height)
    elif chart.kind != "xy":
        skip_labels(drawn, stride(len(chart.categories), _MOST_TICKS))
    if chart.along.title:
        _title(along, chart.along.title, reader)


def _scale(axis, wanted: Axis, reader: Reader, shown: bool = True) -> None:
    axis.visible = shown
    axis.has_major_gridlines = shown
    axis.minimum_scale, axis.maximum_scale = wanted.low, wanted.high
    axis.tick_labels.number_format_is_linked = False
    formats = {"share": "0%", "date": reader.locale.office_date}
    axis.tick_labels.number_format = formats.get(wanted.kind, "#,##0")
    if wanted.kind == "share" and wanted.high == 1:
        axis.major_unit = 0.25
    axis.format.line.fill.background()
    if shown:
        axis.major_gridlines.format.line.color.rgb = _rgb(reader.palette.grid)
        if wanted.title:
            _title(axis, wanted.title, reader)


def _ends(chart: OfficeChart) -> Axis:
    """The x axis; days run from the first to the last."""
    if chart.along.kind != "date":
        return chart.along
    days = [x for series in chart.series for x in series.x]
    room = max(1, (max(days) - min(days)) * 0.03)
    return replace(chart.along, low=min(days) - room, high=max(days) + room)


def _title(axis, text: str, reader: Reader) -> None:
    axis.has_title = True
    frame = axis.axis_title.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(_TEXT), False
    font.color.rgb = _rgb(reader.palette.muted)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())
