"""A heat map of tinted cells."""

from charts.reader import Reader
from charts.render.shades import fills
from charts.render.svg.spec import (
    LINE,
    Plot,
    field_channel,
    layer,
    name_lines,
    named_axis,
    row_axis,
    wrapped_lines,
)
from charts.value import Grid

_NAME, _LEAST = 30, 22
_MOST_COLUMNS = 24
"""More columns than these have no room for more than their first characters."""


def draw(grid: Grid, reader: Reader) -> Plot:
    names = [name_lines(row, _NAME, reader) for row in grid.rows]
    step = max(_LEAST, LINE * max(map(len, names)) + 4)
    broad = max(4, int(reader.width / 6.2 / len(grid.columns)))
    columns = [wrapped_lines(text, max(broad, 8)) for text in grid.columns]
    rows_axis, row_texts = row_axis(names)
    columns_axis, column_texts = named_axis(columns, "columns")
    columns_axis |= {"orient": "top", "labelAngle": 0, "labelOverlap": False}
    colours = fills(grid, reader.palette)
    number = reader.locale.number
    cells = [
        {"row": i, "column": j, "fill": colours[i][j], "text": number(value)}
        for i, row in enumerate(grid.values)
        for j, value in enumerate(row)
        if value is not None
    ]
    place = {
        "y": {
            "field": "row", "type": "ordinal", "axis": rows_axis,
            "scale": {"domain": list(range(len(names))), "paddingInner": 0.06},
        },
        "x": {
            "field": "column", "type": "ordinal", "axis": columns_axis,
            "scale": {"domain": list(range(len(columns))), "paddingInner": 0.06},
        },
    }  # fmt: skip
    layers = [layer(cells, "rect", place | {"color": field_channel("fill")})]
    if grid.written:
        layers.append(layer(cells, "text", place | {"text": field_channel("text")}))
    texts = {"rows": row_texts, "columns": column_texts}
    return Plot(layers, step * len(names), texts, {})
