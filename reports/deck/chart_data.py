"""The workbook inside a chart, which «edit data» opens: text in it stays text."""

from io import BytesIO

from xlsxwriter import Workbook

from charts.render.office import OfficeChart, OfficeSeries
from domain.text import clean


def name_of(series: OfficeSeries) -> str:
    """The name of a series, a blank if it has none: programs would call it «Series 4»."""
    return clean(series.name) or " "


def embedded(chart: OfficeChart) -> bytes:
    """The chart's data in the cells to which python-pptx has the chart refer.

    Its own workbook would take a name such as «=cmd()» for a formula.
    """
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as workbook:
        sheet = workbook.add_worksheet("Sheet1")
        top = 0
        for i, series in enumerate(chart.series):
            if chart.kind == "xy":
                sheet.write_string(top, 1, name_of(series))
                sheet.write_column(top + 1, 0, series.x)
                sheet.write_column(top + 1, 1, series.values)
                top += len(series.values) + 2
            else:
                sheet.write_string(0, i + 1, name_of(series))
                sheet.write_column(1, i + 1, series.values)
        if chart.kind != "xy":
            for row, name in enumerate(chart.categories):
                sheet.write_string(row + 1, 0, name)
    return file.getvalue()
