"""The bare pages beside which ours is measured: its content as constants, and one selectbox."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plotly.utils import PlotlyJSONEncoder
from sqlalchemy import URL, Connection

from catalogue import EXHIBITS
from catalogue.source import exhibit_source
from charts import Reader
from charts.palette import LIGHT
from charts.render.plotly import figure
from data_access import postulates
from data_access.engine import read_engine
from data_access.scope import from_params
from locales import locale

_CHARTS = ("open_by_deadline", "by_department")
_FIGURES = (
    *("postulates", "overdue", "decided_share"),
    *("acceptance_rate", "justified_share", "days_to_decision_median"),
)
_CONTENT = """
import json
from pathlib import Path

CONTENT = json.loads(Path(__file__).with_suffix(".json").read_text())
"""
"""A module, so that it is read once: sector, "" for all → `figures` (name and value), two Plotly
`charts` and the `rows` of a table."""
_STREAMLIT = """
import pandas as pd
import streamlit as st
from content import CONTENT

st.set_page_config(layout="wide")
chosen = CONTENT[st.selectbox("Sector", list(CONTENT))]
for place, (name, value) in zip(st.columns(6), chosen["figures"]):
    place.metric(name, value)
for chart in chosen["charts"]:
    st.plotly_chart(chart)
st.dataframe(pd.DataFrame(chosen["rows"]), height=470)
"""
_DASH = """
import sys

from content import CONTENT
from dash import Dash, Input, Output, dash_table, dcc, html

app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.Dropdown({one: one or "all" for one in CONTENT}, "", id="sector", clearable=False),
        html.Div(id="figures"),
        *(dcc.Graph(id=f"chart{n}") for n in range(2)),
        dash_table.DataTable(id="rows", fixed_rows={"headers": True}),
    ]
)


@app.callback(
    Output("figures", "children"),
    *(Output(f"chart{n}", "figure") for n in range(2)),
    Output("rows", "data"),
    Input("sector", "value"),
)
def shown(sector):
    chosen = CONTENT[sector]
    figures = [html.Div([html.P(name), html.B(value)]) for name, value in chosen["figures"]]
    return figures, *chosen["charts"], chosen["rows"]


app.run(port=int(sys.argv[1]))
"""


def write(folder: Path, database: URL, sectors: Sequence[str]) -> tuple[Path, Path]:
    """Scripts of the bare Streamlit page and of Dash's, with what our page *Postulates* shows."""
    with read_engine(database).connect() as connection:
        content = {sector: _content(sector, connection) for sector in sectors}
    (folder / "content.json").write_text(json.dumps(content, cls=PlotlyJSONEncoder))
    (folder / "content.py").write_text(_CONTENT)
    scripts = folder / "bare.py", folder / "dash_page.py"
    for path, text in zip(scripts, (_STREAMLIT, _DASH), strict=True):
        path.write_text(text)
    return scripts


def _content(sector: str, connection: Connection) -> dict[str, Any]:
    scope = from_params({"sector": sector} if sector else {}, connection)
    assert scope is not None
    source = exhibit_source(scope, connection, Reader(locale("pl"), LIGHT, 1.0))
    total = source.read(postulates.total).iloc[0]
    exhibits = [EXHIBITS[key].build(source) for key in _CHARTS]
    rows, _number = source.read(postulates.search, limit=50)
    return {
        "figures": [(name, f"{total[name]:.2f}") for name in _FIGURES],
        "charts": [figure(one.chart, source.reader) for one in exhibits if one.chart],
        "rows": rows.to_dict("records"),
    }
