from ui.view import current_view
from ui.exhibit import show
from ui.kpi import Kpi, kpi_row
from charts import Exhibit, Column
from charts.base import new_figure
import plotly.graph_objects as go, pandas as pd

view = current_view()
kpi_row(
    view,
    [
        Kpi("active", "64", "64 z 210", delta="+5", better=True, trend=[1, 2, 4, 8]),
        Kpi("reach", "30%", "64 z 210 organizacji"),
        Kpi("overdue", "12", delta="-3", better=False, trend=[3, 2, 1]),
    ],
)
f = new_figure(view.reader, 300)
f.add_bar(x=[1, 2, 3], y=["a", "b", "c"], orientation="h", marker_color=view.reader.palette.accent)
show(
    view,
    Exhibit(
        "reach",
        "Zasięg według branż",
        "W 3 z 8 branż *frekwencja* spadła; najniższa: ochrona środowiska (41%).",
        f,
        pd.DataFrame({"a": ["<b>x</b> ![i](http://x.y/z.png)", "b", "c"], "n": [1, 2, 3]}),
        (Column("a", "Branża"), Column("n", "Liczba", "count")),
        note="na podstawie 61 z 68 spotkań",
    ),
)
show(
    view,
    Exhibit(
        "r2",
        "Zasięg",
        "",
        None,
        pd.DataFrame({"a": []}),
        (),
        empty="Brak danych: w źródle nie ma spotkań.",
    ),
)

show(
    view,
    Exhibit(
        "r3",
        "Branże",
        "",
        None,
        pd.DataFrame(
            {"a": ["Kultura", "B", "C", "D"], "n": [0.1, 0.2, 0.3, 0.4], "m": [4, 4, 4, 1]}
        ),
        (
            Column("a", "Branża"),
            Column("n", "Zasięg", "share", higher_is_better=True),
            Column("m", "Po terminie", "count", higher_is_better=False),
        ),
    ),
)
