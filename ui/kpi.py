"""A row of key figures: value, what it is made of, its trend over four weeks, what it opens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

import streamlit as st
from pandas import Series

from data_access.scope import Scope
from domain.address import Target
from domain.indicators import INDICATORS
from domain.vocabulary import Group
from locales import N_, NN_, Locale
from ui.escaping import escaped
from ui.record_links import link
from ui.view import View

_WEEKS = timedelta(weeks=4)
_MINUS = "\u2212"
_ARROWS: dict[str, Literal["up", "down"]] = {"+": "up", _MINUS: "down"}


@dataclass(frozen=True)
class Kpi:
    """All texts are written already, in the reader's format.

    `delta` is the change over four weeks: of a count it starts with its sign and is coloured as
    `higher_is_better` says (None: not at all), of a share it says what moved. `below` stands in its
    place where a figure has no change. `target` opens the `opens` records that it counts; of a
    share, its part; without a number, the chart that it is read from.
    """

    label: str
    value: str
    help: str = ""
    delta: str = ""
    higher_is_better: bool | None = None
    below: str = ""
    target: Target | None = None
    opens: int | None = None


@dataclass(frozen=True)
class _Share:
    """`part` and `whole`: columns of a `total`. `moved`: of a stock, what the two are called;
    None: a share of events, each of which has its day. `target` opens the part; of attendance, the
    meetings over which it is added up."""

    part: str
    whole: str
    moved: tuple[str, str] | None
    target: Target


_POSTULATES = "postulates"
_SHARES = {
    "reach": _Share(
        "active_declared",
        "declared",
        (N_("active"), N_("declaring")),
        Target("participation", filters={"list": "active", "declaring": "1"}),
    ),
    "attendance_rate": _Share(
        "rate_invited_attended",
        "rate_invited",
        None,
        Target("attendance", filters={"held": "listed"}),
    ),
    "decided_share": _Share(
        "decided",
        "not_void",
        (N_("decided"), N_("in all")),
        Target(_POSTULATES, filters={"status": Group.DECIDED.value}),
    ),
    "acceptance_rate": _Share(
        "taken_up",
        "decided",
        (N_("taken up"), N_("decided")),
        Target(_POSTULATES, filters={"taken_up": "any"}),
    ),
    "justified_share": _Share(
        "justified",
        "decided",
        (N_("with a reason"), N_("decided")),
        Target(_POSTULATES, filters={"unjustified": "0"}),
    ),
}
_OPENS = {
    "participation": NN_("Show {n} organisation", "Show {n} organisations"),
    "attendance": NN_("Show {n} meeting", "Show {n} meetings"),
    _POSTULATES: NN_("Show {n} postulate", "Show {n} postulates"),
}
"""Page → what its list holds."""


def indicator_kpi(
    view: View,
    key: str,
    value: str,
    *,
    detail: str = "",
    change: str = "",
    target: Target | None = None,
    opens: int | None = None,
) -> Kpi:
    """A figure named and defined by the registry; `detail` is what it is made of, `target` and
    `opens` are as in `Kpi`."""
    _ = view.reader.locale.gettext
    indicator = INDICATORS[key]
    return Kpi(
        label=_(indicator.label),
        value=value,
        help=" ".join(filter(None, [detail, _(indicator.definition)])),
        delta=change,
        higher_is_better=indicator.higher_is_better,
        target=target,
        opens=opens,
    )


def four_weeks_before(scope: Scope) -> Scope:
    """The same scope as it was known four weeks earlier."""
    return replace(scope, as_of=scope.as_of - _WEEKS)


def signed_difference(locale: Locale, difference: float) -> str:
    """The difference of two counts with its sign; «no change» for none."""
    if not difference:
        return locale.gettext("no change")
    return ("+" if difference > 0 else _MINUS) + locale.number(abs(difference))


def share_kpi(view: View, key: str, now: Series, before: Series) -> Kpi:
    """A share, what it is made of, and what moved in four weeks. `now`, `before`: a read's `total`
    at the as-of date and four weeks earlier."""
    locale, share = view.reader.locale, _SHARES[key]
    made_of = locale.part(now[share.part], now[share.whole])
    kpi = indicator_kpi(
        view,
        key,
        locale.percent(now[key]),
        detail=f"{made_of}.",
        target=share.target,
        opens=int(now[share.part]),
    )
    if not now[share.whole]:
        return kpi  # nothing of its kind was ever there: neither has anything moved
    part, whole = (int(now[name] - before[name]) for name in (share.part, share.whole))
    if share.moved:
        return replace(kpi, delta=of_stock(locale, share.moved, part, whole))
    return replace(kpi, below=of_events(locale, part, whole))


def of_events(locale: Locale, part: int, whole: int) -> str:
    """The share of the last four weeks' events alone: in one over all of them it would drown."""
    if whole <= 0:
        return locale.gettext("none in the last 4 weeks")
    return locale.gettext("in the last 4 weeks {part}", part=locale.part(part, whole))


def of_stock(locale: Locale, moved: tuple[str, str], part: int, whole: int) -> str:
    """By how much part and whole of a share grew: a whole that grows hides what a part does."""
    told = [
        f"{locale.gettext(name)} {signed_difference(locale, n)}"
        for name, n in zip(moved, (part, whole), strict=True)
        if n
    ]
    return ", ".join(told) or locale.gettext("no change")


def kpi_row(view: View, kpis: Sequence[Kpi]) -> None:
    """The figures side by side, as many in a line as fit."""
    _ = view.reader.locale.gettext
    then = view.reader.locale.date(four_weeks_before(view.scope).as_of)
    with st.grid(len(kpis), min_column_width=140):
        for n, kpi in enumerate(kpis):
            with st.container(
                border=True,
                height="stretch",
                vertical_alignment="distribute",
                gap="xsmall",
                key=f"kpi_{n}",
            ):
                st.metric(
                    escaped(kpi.label),
                    escaped(kpi.value),
                    delta=escaped(kpi.delta or kpi.below) or None,
                    delta_color=_colour(kpi),
                    delta_arrow=_ARROWS.get(kpi.delta[:1], "off"),
                    delta_description=_("since {date}", date=then) if kpi.delta else None,
                    help=escaped(kpi.help) or None,
                )
                if kpi.target and kpi.opens != 0:
                    link(view, _opens(kpi.target, kpi.opens, view.reader.locale), kpi.target)


def _opens(target: Target, n: int | None, locale: Locale) -> str:
    if n is None:
        return locale.gettext("Show the chart")
    return locale.ngettext(*_OPENS[target.page], n)


def _colour(kpi: Kpi) -> Literal["gray", "green", "red"]:
    rises = kpi.delta.startswith("+")
    if kpi.delta[:1] not in _ARROWS or kpi.higher_is_better is None:
        return "gray"
    return "green" if rises == kpi.higher_is_better else "red"
