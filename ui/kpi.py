"""A row of key figures: value, what it is made of, change since four weeks before, trend."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from data_access.registry import INDICATORS
from ui.text import plain
from ui.view import View


@dataclass(frozen=True)
class Kpi:
    """`indicator` gives label and definition. `value`, `detail`, `delta` are written already.

    `delta` starts with a sign; `better` says whether up is good, None where neither is.
    """

    indicator: str
    value: str
    detail: str = ""
    delta: str = ""
    better: bool | None = None
    trend: Sequence[float] = ()


def kpi_row(view: View, kpis: Sequence[Kpi]) -> None:
    """The figures side by side, as many in a line as fit."""
    _ = view.reader.locale.gettext
    with st.grid(len(kpis), min_column_width=190):
        for kpi in kpis:
            indicator = INDICATORS[kpi.indicator]
            colour = {True: "normal", False: "inverse", None: "off"}[kpi.better]
            st.metric(
                plain(_(indicator.label)),
                plain(kpi.value),
                delta=plain_delta(kpi.delta),
                delta_color=colour,
                delta_description=_("in 4 weeks") if kpi.delta else None,
                help=plain(" ".join(filter(None, [kpi.detail, _(indicator.definition)]))),
                chart_data=list(kpi.trend) or None,
                chart_type="area",
                border=True,
                height="stretch",
            )


def plain_delta(delta: str) -> str | None:
    """The sign stays unescaped: Streamlit reads the arrow's direction from it."""
    return delta[:1] + plain(delta[1:]) if delta else None
