"""What python-pptx leaves to its XML: colours, whiskers, lines over bars, the plot's place.

The order of the elements within each is that of the schema; PowerPoint refuses any other.
"""

from pptx.chart.chart import Chart as NativeChart
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from charts import Reader
from charts.render.office import OfficeChart, OfficeSeries
from reports.deck.chart_labels import fill, series_labels

_SYMBOLS = {"diamond": "diamond", "diamond-open": "diamond", "x": "x"}


def draw_series(drawn: NativeChart, chart: OfficeChart, reader: Reader, width: float) -> None:
    """Each series as the chart says; `width`: of the plot, in inches."""
    space = drawn.element
    elements = list(space.iter(qn("c:ser")))
    for element, series in zip(elements, chart.series, strict=True):
        for tag in ("c:spPr", "c:invertIfNegative", "c:marker", "c:dLbls", "c:smooth"):
            for child in element.findall(qn(tag)):
                element.remove(child)
        values = next(
            child for child in element if child.tag in (qn("c:cat"), qn("c:xVal"), qn("c:val"))
        )
        for part in _parts(series, chart, reader, width):
            values.addprevious(parse_xml(part))
        if series.mark in ("line", "points"):
            element.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    if chart.kind == "columns":
        _lines_over(space, elements, chart)
    bars = space.find(".//" + qn("c:barChart"))
    if bars is not None:
        _gaps(bars, chart)
    _legend_entries(space, chart)


def _parts(series: OfficeSeries, chart: OfficeChart, reader: Reader, width: float) -> list[str]:
    """The series' own elements, in the schema's order."""
    parts = [_look(series, "c:spPr", reader)]
    if series.mark == "bar":
        parts.append(f'<c:invertIfNegative {nsdecls("c")} val="0"/>')
        parts += [
            f'<c:dPt {nsdecls("c")}><c:idx val="{i}"/><c:invertIfNegative val="0"/>'
            f'<c:bubble3D val="0"/><c:spPr {nsdecls("a")}>{fill(colour)}</c:spPr></c:dPt>'
            for i, colour in enumerate(series.colours)
        ]
    elif series.mark in ("line", "points"):
        parts.append(_marker(series, chart))
    if any(series.labels):
        parts.append(series_labels(series, chart, reader, width))
    if series.errors:
        parts.append(_whiskers(series, reader))
    return parts


def _look(series: OfficeSeries, tag: str, reader: Reader) -> str:
    names = nsdecls("c", "a")
    if series.mark == "points":
        return f"<{tag} {names}><a:ln><a:noFill/></a:ln></{tag}>"
    if series.mark == "line":
        dash = '<a:prstDash val="sysDot"/>' if series.dashed else ""
        line = f'<a:ln w="{round(series.width * 12700)}" cap="rnd">'
        return f"<{tag} {names}>{line}{fill(series.colour)}{dash}<a:round/></a:ln></{tag}>"
    edge = f'<a:ln w="6350">{fill(reader.palette.background)}</a:ln>' if series.colour else ""
    return f"<{tag} {names}>{fill(series.colour)}{edge}</{tag}>"


def _marker(series: OfficeSeries, chart: OfficeChart) -> str:
    names = nsdecls("c", "a")
    marked = series.mark == "points" or (chart.kind == "lines" and series.symbol)
    if not marked:
        return f'<c:marker {names}><c:symbol val="none"/></c:marker>'
    symbol = _SYMBOLS.get(series.symbol, "circle")
    hollow = series.symbol.endswith("open")
    inner = fill("" if hollow else series.colour)
    return (
        f'<c:marker {names}><c:symbol val="{symbol}"/><c:size val="8"/>'
        f"<c:spPr>{inner}<a:ln>{fill(series.colour)}</a:ln></c:spPr></c:marker>"
    )


def _whiskers(series: OfficeSeries, reader: Reader) -> str:
    """Where a bar has no interval there is none, not one of no length, whose caps would show."""

    def literal(side: int) -> str:
        points = "".join(
            f'<c:pt idx="{i}"><c:v>{error[side]!r}</c:v></c:pt>'
            for i, error in enumerate(series.errors)
            if any(error)
        )
        count = f'<c:ptCount val="{len(series.errors)}"/>'
        return f"<c:numLit><c:formatCode>General</c:formatCode>{count}{points}</c:numLit>"

    return (
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{literal(1)}</c:plus><c:minus>{literal(0)}</c:minus>'
        f'<c:spPr><a:ln w="12700">{fill(reader.palette.text)}</a:ln></c:spPr></c:errBars>'
    )


def _lines_over(space, elements: list, chart: OfficeChart) -> None:
    """Move the line series of a bar chart into a line chart on the same axes."""
    lines = [e for e, s in zip(elements, chart.series, strict=True) if s.mark == "line"]
    if not lines:
        return
    bars = space.find(".//" + qn("c:barChart"))
    over = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        '<c:marker val="1"/></c:lineChart>'
    )
    for line in lines:
        over.find(qn("c:marker")).addprevious(line)
    for axis in bars.findall(qn("c:axId")):
        over.append(parse_xml(f'<c:axId {nsdecls("c")} val="{axis.get("val")}"/>'))
    bars.addnext(over)


def _gaps(bars, chart: OfficeChart) -> None:
    """Bars of a stack on each other, those of a group side by side; room between the rows."""
    for tag in ("c:gapWidth", "c:overlap"):
        for child in bars.findall(qn(tag)):
            bars.remove(child)
    axis = bars.find(qn("c:axId"))
    many = len(chart.categories) > 20 and chart.kind == "columns"
    axis.addprevious(parse_xml(f'<c:gapWidth {nsdecls("c")} val="{25 if many else 50}"/>'))
    axis.addprevious(parse_xml(f'<c:overlap {nsdecls("c")} val="{100 * chart.stacked}"/>'))


def _legend_entries(space, chart: OfficeChart) -> None:
    """Leave out of the legend what is not listed."""
    legend = space.find(".//" + qn("c:legend"))
    if legend is None or chart.kind == "bars":
        return
    position = legend.find(qn("c:legendPos"))
    bars_first = sorted(chart.series, key=lambda series: series.mark == "line")
    order = bars_first if chart.kind == "columns" else chart.series
    for i, series in reversed(list(enumerate(order))):
        if not series.listed:
            entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{i}"/><c:delete val="1"/>'
            position.addnext(parse_xml(entry + "</c:legendEntry>"))


def place_plot(drawn: NativeChart, left: float, top: float) -> None:
    """Where the bars begin, as fractions of the chart: names stand to the left of it."""
    area = drawn.element.find(".//" + qn("c:plotArea"))
    for child in area.findall(qn("c:layout")):
        area.remove(child)
    sides = {"x": left, "y": top, "w": 0.995 - left, "h": 0.995 - top}
    inner = "".join(f'<c:{side} val="{value:.4f}"/>' for side, value in sides.items())
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{inner}</c:manualLayout></c:layout>'
    )
    area.insert(0, parse_xml(layout))


def skip_labels(drawn: NativeChart, every: int) -> None:
    """Write only every so many categories."""
    axis = drawn.element.find(".//" + qn("c:catAx"))
    last = axis.find(qn("c:noMultiLvlLbl"))
    for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
        skip = parse_xml(f'<{tag} {nsdecls("c")} val="{every}"/>')
        axis.append(skip) if last is None else last.addprevious(skip)
