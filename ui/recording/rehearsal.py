"""Decisions tried out together: what they would change, before any of them is written."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from catalogue import EXHIBITS
from catalogue.source import Records, exhibit_source
from charts import Exhibit
from charts.labels import label
from charts.render.plotly import figure
from data_access import postulates
from data_access.engine import Busy, write_engine
from data_access.writes import Refused, SentRows, rehearsed
from domain.forecast import Dates, refuted
from domain.indicators import INDICATORS
from locales import N_
from ui.escaping import escaped
from ui.recording.column_labels import column_labels
from ui.recording.saving import save
from ui.session import REHEARSAL
from ui.table import table
from ui.view import View, seen

_CHARTS = ("postulate_status", "forecast")
_TOLD = {
    "open": N_("Open"),
    "decided": N_("Decided"),
    **{key: INDICATORS[key].label for key in ("overdue", "decided_share", "acceptance_rate")},
    "p50": N_("All decided by (50%)"),
    "p85": N_("All decided by (85%)"),
    "by_deadline": N_("Chance to be done by the end of the consultation"),
}


def rehearse(row: dict[str, str]) -> None:
    """Add the decision to those that are tried out; a second one on a postulate takes its place."""
    held: dict[str, dict[str, str]] = st.session_state.setdefault(REHEARSAL, {})
    held[row["postulate"]] = row


def rehearsal(view: View) -> None:
    """What is tried out, what would follow, and the two ways to end it."""
    _ = view.reader.locale.gettext
    held: dict[str, dict[str, str]] = st.session_state.get(REHEARSAL, {})
    if not held:
        return
    with st.container(border=True, key="rehearsal"):
        st.header(_("Tried out, not written ({n})", n=len(held)), anchor=False)
        st.markdown(
            "\n".join(
                f"- {escaped(code)}: {escaped(label(view.reader.locale, row['status']))}"
                for code, row in held.items()
            )
        )
        tables = {"postulate_statuses": list(held.values())}
        with st.container(horizontal=True):
            said = view.reader.locale.ngettext(
                "{n} decision is written.", "{n} decisions are written.", len(held)
            )
            st.button(
                _("Write all"),
                type="primary",
                icon=":material/gavel:",
                on_click=_apply,
                args=(view, tables, said, seen(view)),
            )
            st.button(_("Discard"), icon=":material/delete:", on_click=_discard)
        _consequences(view, tables)


def _consequences(view: View, tables: SentRows) -> None:
    """Figures before and after, and the charts as they would be."""
    _ = view.reader.locale.gettext
    try:
        then = view.kept(f"rehearsed {tables}", lambda: _tried(view, tables))
    except Refused as refused:
        st.error(escaped(refused.report.told(view.reader.locale)), title=_("It cannot be so."))
        return
    except Busy:
        st.warning(_("Someone else is writing. Try again."))
        return
    now = _figures(view)
    cells = {
        _("Figure"): [_(name) for name in _TOLD.values()],
        _("Now"): [escaped(now[key]) for key in _TOLD],
        _("If it is so decided"): [escaped(then.figures[key]) for key in _TOLD],
    }
    table(pd.DataFrame(cells), _("What would change"), [_("Now"), _("If it is so decided")])
    for exhibit, drawn in then.charts:
        st.subheader(escaped(exhibit.title), anchor=False)
        st.markdown(escaped(exhibit.takeaway))
        if drawn is not None:
            st.plotly_chart(drawn, theme=None, key=f"rehearsed_{exhibit.key}")


@dataclass(frozen=True)
class _Tried:
    """What would be read once it is so decided."""

    figures: dict[str, str]
    charts: list[tuple[Exhibit, go.Figure | None]]


def _tried(view: View, tables: SentRows) -> _Tried:
    """Raises as `rehearsed` does."""
    engine = write_engine(view.url)
    with rehearsed(engine, view.programme.code, tables) as connection:
        source = exhibit_source(view.scope, connection, view.reader)
        figures = _figures(source)
        exhibits = [EXHIBITS[key].build(source) for key in _CHARTS]
    drawn = [exhibit.chart and figure(exhibit.chart, view.reader) for exhibit in exhibits]
    return _Tried(figures, list(zip(exhibits, drawn, strict=True)))


def _figures(source: View | Records) -> dict[str, str]:
    locale = source.reader.locale
    whole = postulates.added_up(source.read(postulates.counts_by_sector)).iloc[0]
    found = source.read(postulates.forecast)
    dates = Dates() if refuted(source.read(postulates.track_record)) else found.dates
    return {
        "open": locale.number(found.open),
        "overdue": locale.number(whole["overdue"]),
        "decided": locale.number(whole["decided"]),
        "decided_share": locale.percent(whole["decided_share"]),
        "acceptance_rate": locale.percent(whole["acceptance_rate"]),
        "p50": locale.date(dates.p50),
        "p85": locale.date(dates.p85),
        "by_deadline": locale.percent(dates.by_deadline),
    }


def _apply(view: View, tables: dict, said: str, seen: int) -> None:
    called = column_labels(view.reader.locale)
    save(view, tables, "rehearsal", said, labels=called, seen=seen, then=_discard)


def _discard() -> None:
    st.session_state.pop(REHEARSAL, None)
