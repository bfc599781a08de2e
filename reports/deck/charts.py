"""A native chart on a slide: its data, its axes and its place."""

from dataclasses import replace

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from charts import Reader
from reports.deck.chart_data import embedded
from reports.deck.chart_xml import draw_series, place_plot, skip_labels
from reports.deck.fit import characters, height_of, lines, width_of
from reports.deck.frame import BODY_BOTTOM, BODY_TOP
from reports.deck.template import INNER, MARGIN
from reports.native import Axis, Chart, axis_end
from reports.native.text import clean

_HEIGHT = BODY_BOTTOM - BODY_TOP
_TEXT = 12
_WIDEST_NAMES = 4.2
_BAR = {1: 0.27, 2: 0.42, 3: 0.52}
"""Height of a row by how many bars stand in it, in inches."""
_TALLEST_BAR = 0.75
_MOST_TICKS = 10
_TYPES = {
    "bars": (XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED),
    "columns": (XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.COLUMN_STACKED),
    "lines": (XL_CHART_TYPE.LINE, XL_CHART_TYPE.LINE),
    "areas": (XL_CHART_TYPE.AREA_STACKED, XL_CHART_TYPE.AREA_STACKED),
    "xy": (XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,) * 2,
}
DATE_FORMATS = {"pl": "dd.mm.yyyy", "en": "d mmm yyyy"}


def chart_parts(chart: Chart) -> list[Chart]:
    """The chart, or parts of it with as many lying bars as stay readable, on one scale."""
    if chart.kind == "xy":
        return [_longest_first(chart)]
    if chart.kind != "bars":
        return [chart]
    plot = INNER - _names_width(chart)
    end = axis_end(chart, characters(plot, _TEXT))
    chart = replace(chart, value=replace(chart.value, high=end))
    n = len(chart.categories)
    count = max(1, -(-n // _rows_per_slide(chart)))
    size = -(-n // count)
    return [_rows(chart, start, start + size) for start in range(0, n, size)]


def _longest_first(chart: Chart) -> Chart:
    """LibreOffice leaves out series that are shorter than a later one."""
    first = max(chart.series, key=lambda series: len(series.values))
    return replace(chart, series=(first, *(s for s in chart.series if s is not first)))


def _rows_per_slide(chart: Chart) -> int:
    drawn = 1 if chart.stacked else sum(1 for s in chart.series if s.colour)
    named = max(lines(name, _names_width(chart), _TEXT) for name in chart.categories)
    row = max(_BAR[min(drawn, 3)], height_of(named, _TEXT) + 0.04)
    return max(1, int((_HEIGHT - _legend_height(chart)) / row))


def _rows(chart: Chart, start: int, end: int) -> Chart:
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


def add_chart(slide: Slide, chart: Chart, reader: Reader) -> GraphicFrame:
    """Draw the chart on the slide, editable, with its data in a workbook of its own."""
    data = _xy_data(chart) if chart.kind == "xy" else _category_data(chart)
    box = (Inches(MARGIN), Inches(BODY_TOP), Inches(INNER), Inches(_height(chart)))
    added = slide.shapes.add_chart(_TYPES[chart.kind][chart.stacked], *box, data)
    drawn = added.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(embedded(chart))
    drawn.has_title = False
    drawn.font.size = Pt(_TEXT)
    drawn.font.color.rgb = _rgb(reader.palette.text)
    drawn.has_legend = chart.legend
    if chart.legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    draw_series(drawn, chart, reader, INNER - _names_width(chart))
    _axes(drawn, chart, reader)
    return added


def _height(chart: Chart) -> float:
    """Few lying bars take less than the whole height: they stay bars."""
    if chart.kind != "bars":
        return _HEIGHT
    return min(_HEIGHT, _legend_height(chart) + _TALLEST_BAR * max(2, len(chart.categories)))


def _category_data(chart: Chart) -> CategoryChartData:
    data = CategoryChartData(number_format="0%" if chart.value.kind == "share" else "#,##0.##")
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(clean(series.name), series.values)
    return data


def _xy_data(chart: Chart) -> XyChartData:
    data = XyChartData()
    for series in chart.series:
        points = data.add_series(clean(series.name))
        for x, y in zip(series.x, series.values, strict=True):
            points.add_data_point(x, y)
    return data


def _axes(drawn: NativeChart, chart: Chart, reader: Reader) -> None:
    value, along = drawn.value_axis, drawn.category_axis
    _scale(value, chart.value, reader)
    if chart.kind == "xy":
        _scale(along, _ends(chart), reader)
    along.has_major_gridlines = False
    along.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    along.format.line.color.rgb = _rgb(reader.palette.grid)
    if chart.kind == "bars":
        along.reverse_order = True
        top = _legend_height(chart) / _height(chart)
        place_plot(drawn, _names_width(chart) / INNER, top)
    elif chart.kind != "xy":
        skip_labels(drawn, -(-len(chart.categories) // _MOST_TICKS))
    if chart.along.title:
        _title(along, chart.along.title, reader)


def _scale(axis, wanted: Axis, reader: Reader) -> None:
    axis.visible = wanted.shown
    axis.has_major_gridlines = wanted.shown
    axis.minimum_scale, axis.maximum_scale = wanted.low, wanted.high
    axis.tick_labels.number_format_is_linked = False
    dates = DATE_FORMATS[reader.locale.language]
    formats = {"share": "0%", "number": "#,##0", "date": dates}
    axis.tick_labels.number_format = formats[wanted.kind]
    if wanted.kind == "share" and wanted.high == 1:
        axis.major_unit = 0.25
    axis.format.line.fill.background()
    if wanted.shown:
        axis.major_gridlines.format.line.color.rgb = _rgb(reader.palette.grid)
        if wanted.title:
            _title(axis, wanted.title, reader)


def _ends(chart: Chart) -> Axis:
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
    frame.paragraphs[0].font.size = Pt(_TEXT)
    frame.paragraphs[0].font.bold = False
    frame.paragraphs[0].font.color.rgb = _rgb(reader.palette.muted)


def _names_width(chart: Chart) -> float:
    """Room for the names of lying bars, in inches; 0 elsewhere."""
    if chart.kind != "bars":
        return 0.0
    longest = max(width_of(name, _TEXT) for name in chart.categories)
    return min(_WIDEST_NAMES, max(1.0, longest + 0.25))


def _legend_height(chart: Chart) -> float:
    if not chart.legend:
        return 0.05
    entries = sum(width_of(s.name, _TEXT) + 0.45 for s in chart.series if s.listed)
    return 0.3 * -(-entries // (INNER - 1)) + 0.1


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())
