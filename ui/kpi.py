"""A row of key figures: value, what it is made of, its trend over four weeks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import streamlit as st

from data_access.scope import Scope
from domain.indicators import INDICATORS
from ui.text import plain
from ui.view import View

_WEEKS = timedelta(weeks=4)
_MINUS = "\u2212"
_ARROWS = {"+": "up", _MINUS: "down"}


@dataclass(frozen=True)
class Kpi:
    """All texts are written already, in the reader's format.

    `delta`, the change over four weeks, starts with its sign unless nothing changed; empty where
    undefined. `higher_is_better` says how it is coloured, None: not at all. `below` stands in its
    place where a figure has no change.
    """

    label: str
    value: str
    help: str = ""
    delta: str = ""
    higher_is_better: bool | None = None
    below: str = ""


def indicator_kpi(view: View, key: str, value: str, *, detail: str = "", change: str = "") -> Kpi:
    """A figure named and defined by the registry; `detail` is what it is made of."""
    _ = view.reader.locale.gettext
    indicator = INDICATORS[key]
    return Kpi(
        label=_(indicator.label),
        value=value,
        help=" ".join(filter(None, [detail, _(indicator.definition)])),
        delta=change,
        higher_is_better=indicator.higher_is_better,
    )


def four_weeks_before(scope: Scope) -> Scope:
    """The same scope as it was known four weeks earlier."""
    return replace(scope, as_of=scope.as_of - _WEEKS)


def signed(view: View, now: float, before: float) -> str:
    """The difference of two counts with its sign; «no change» for none."""
    difference = now - before
    if not difference:
        return view.reader.locale.gettext("no change")
    return ("+" if difference > 0 else _MINUS) + view.reader.locale.number(abs(difference))


def signed_points(view: View, now: float | None, before: float | None) -> str:
    """The difference of two shares in percentage points; empty where one is undefined."""
    _ = view.reader.locale.gettext
    if now is None or before is None or now != now or before != before:
        return ""
    points = view.reader.locale.points(now - before)
    if points == "0":
        return _("no change")
    return ("+" if now > before else _MINUS) + _("{points} pp", points=points)


def kpi_row(view: View, kpis: Sequence[Kpi]) -> None:
    """The figures side by side, as many in a line as fit."""
    _ = view.reader.locale.gettext
    then = view.reader.locale.date(four_weeks_before(view.scope).as_of)
    with st.grid(len(kpis), min_column_width=140):
        for kpi in kpis:
            st.metric(
                plain(kpi.label),
                plain(kpi.value),
                delta=plain(kpi.delta or kpi.below) or None,
                delta_color=_colour(kpi),
                delta_arrow=_ARROWS.get(kpi.delta[:1], "off"),
                delta_description=_("since {date}", date=then) if kpi.delta else None,
                help=plain(kpi.help) or None,
                border=True,
                height="stretch",
            )


def _colour(kpi: Kpi) -> str:
    rises = kpi.delta.startswith("+")
    if kpi.delta[:1] not in _ARROWS or kpi.higher_is_better is None:
        return "gray"
    return "green" if rises == kpi.higher_is_better else "red"
