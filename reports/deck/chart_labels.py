"""The labels of a series, as a chart's XML: only where they fit, on one line."""

from xml.sax.saxutils import escape

from pptx.oxml.ns import nsdecls

from charts import Reader
from charts.colour import readable_on
from charts.render.office import OfficeChart, OfficeSeries
from reports.deck.fit import width_of

_LABEL = 11
_ONE_LINE = '<a:bodyPr wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050"/>'
_SHOWN = "".join(
    f'<c:{name} val="{int(name == "showVal")}"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent",
                 "showBubbleSize")
)  # fmt: skip


def series_labels(series: OfficeSeries, chart: OfficeChart, reader: Reader, width: float) -> str:
    """The labels; numbers follow the chart's data, other texts stand as written."""
    inside = chart.stacked and bool(series.colour)
    colour = readable_on(series.colour) if inside else reader.palette.text
    numeric = all(_is_number(t, v) for t, v in zip(series.labels, series.values, strict=True) if t)
    look = f'sz="{_LABEL * 100}" b="{int(not series.colour)}">{fill(colour)}'
    default = f"<a:pPr><a:defRPr {look}</a:defRPr></a:pPr><a:endParaRPr/>"
    text_look = f"<c:txPr>{_ONE_LINE}<a:p>{default}</a:p></c:txPr>"
    place = f'<c:dLblPos val="{_place(series, chart)}"/>'
    points = []
    for i, (text, value) in enumerate(zip(series.labels, series.values, strict=True)):
        if not text or (inside and not _fits(text, value, chart, width)):
            points.append(f'<c:dLbl><c:idx val="{i}"/><c:delete val="1"/></c:dLbl>')
        elif not numeric:
            words = f"{_words(text, look)}{_ground(series, reader)}{place}{_SHOWN}"
            points.append(f'<c:dLbl><c:idx val="{i}"/>{words}</c:dLbl>')
    number = '<c:numFmt formatCode="#,##0" sourceLinked="0"/>'
    rest = f"{number}<c:spPr><a:noFill/></c:spPr>{text_look}{place}{_SHOWN}"
    return f"<c:dLbls {nsdecls('c', 'a')}>{''.join(points)}{rest}</c:dLbls>"


def _words(text: str, look: str) -> str:
    default = f"<a:pPr><a:defRPr {look}</a:defRPr></a:pPr>"
    unbroken = escape(text.replace(" ", "\u00a0"))
    run = f"<a:r><a:rPr {look}</a:rPr><a:t>{unbroken}</a:t></a:r>"
    return f"<c:tx><c:rich>{_ONE_LINE}<a:p>{default}{run}</a:p></c:rich></c:tx>"


def _ground(series: OfficeSeries, reader: Reader) -> str:
    """Behind words beside a point, which lines may cross."""
    return f"<c:spPr>{fill(reader.palette.background)}</c:spPr>" if series.beside else ""


def _is_number(text: str, value: float | None) -> bool:
    digits = "".join(letter for letter in text if letter.isdigit())
    rest = text.replace(",", "").replace(".", "")
    spaced = all(letter.isdigit() or letter.isspace() for letter in rest)
    return spaced and value is not None and digits == str(round(value))


def _fits(text: str, value: float | None, chart: OfficeChart, width: float) -> bool:
    return width_of(text, _LABEL) + 0.04 <= (value or 0) / (chart.value.high or 1) * width


def _place(series: OfficeSeries, chart: OfficeChart) -> str:
    if chart.kind in ("xy", "lines"):
        return "r" if series.beside else "t"
    if not chart.stacked:
        return "outEnd" if series.mark == "bar" else "t"
    return "ctr" if series.colour else "inBase"


def fill(colour: str) -> str:
    if not colour:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'
