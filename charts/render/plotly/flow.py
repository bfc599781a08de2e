"""Steps between states as a Sankey diagram. No other renderer draws flows."""

import plotly.graph_objects as go

from charts.colour import blend
from charts.reader import Reader
from charts.render.plotly.layout import hover, plot_figure, safe
from charts.value import Flow

_SHARE = 0.35
"""Of its target's colour in a ribbon."""


def draw(chart: Flow, reader: Reader) -> go.Figure:
    palette = reader.palette
    figure = plot_figure([name for name, _colour in chart.legend], reader)
    number = reader.locale.number
    figure.add_sankey(
        arrangement="fixed",
        node={
            "label": [
                f"{safe(node.name)}<br>{number(node.count)}" if node.labelled else ""
                for node in chart.nodes
            ],
            "color": [node.colour for node in chart.nodes],
            "pad": 18,
            "thickness": 14,
            "line": {"width": 0},
            "align": "left",
            "customdata": [hover((node.name, number(node.count))) for node in chart.nodes],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        link={
            "source": [ribbon.source for ribbon in chart.ribbons],
            "target": [ribbon.target for ribbon in chart.ribbons],
            "value": [ribbon.count for ribbon in chart.ribbons],
            "color": [
                blend(chart.nodes[ribbon.target].colour, palette.background, _SHARE)
                for ribbon in chart.ribbons
            ],
            "customdata": [hover(ribbon.details) for ribbon in chart.ribbons],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"color": palette.text, "shadow": "none", "size": 11 * reader.scale},
    )
    _legend(figure, chart)
    return figure


def _legend(figure: go.Figure, chart: Flow) -> None:
    """A Sankey trace has no legend: empty scatter traces carry its entries."""
    for name, colour in chart.legend:
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=safe(name),
            marker={"symbol": "square", "size": 11, "color": colour},
        )  # fmt: skip
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        axis.update(showgrid=False, showline=False, showticklabels=False)
