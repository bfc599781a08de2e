"""A chart of rows in parts, where a wall has no room for all of them at once."""

from dataclasses import replace

from charts.value import Bars, Chart, Grid, Series, Spans, Timeline


def number_of_rows(chart: Chart) -> int:
    """Rows that could be parted; of a chart that is not made of rows 1."""
    if isinstance(chart, Bars | Grid | Timeline):
        return max(len(chart.rows), 1)
    return 1


def chart_part(chart: Chart, start: int, end: int) -> Chart:
    """The rows from `start` to before `end`, drawn to the scale of all; another chart whole."""
    some = slice(start, end)
    if isinstance(chart, Bars):
        most = max((chart.end(row) for row in range(len(chart.rows))), default=0.0)
        return replace(
            chart,
            rows=chart.rows[some],
            series=tuple(_series(series, some) for series in chart.series),
            ends=chart.ends[some],
            most=most,
        )
    if isinstance(chart, Grid):
        known = [value for row in chart.values for value in row if value is not None]
        return replace(
            chart,
            rows=chart.rows[some],
            values=chart.values[some],
            details=chart.details[some],
            extremes=(min(known), max(known)) if known else None,
        )
    if isinstance(chart, Timeline):
        return replace(
            chart,
            rows=chart.rows[some],
            spans=tuple(_spans(spans, some) for spans in chart.spans),
        )
    return chart


def _series(series: Series, some: slice) -> Series:
    return replace(
        series,
        values=series.values[some],
        colours=series.colours[some],
        labels=series.labels[some],
        details=series.details[some],
        links=series.links[some],
        intervals=series.intervals[some],
    )


def _spans(spans: Spans, some: slice) -> Spans:
    return replace(spans, days=spans.days[some], details=spans.details[some])
