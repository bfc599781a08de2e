"""How postulates move: the ways they took, the flow day by day, arrivals against decisions."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from charts import terms
from charts.base import count_axis, date_axis, hover, legend_height, new_figure
from charts.colour import blend
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from domain.evidence import leader
from domain.vocabulary import DECIDED, OPEN, VOID, Status

_HEIGHT = 340
_MOST_DAYS = 60
"""Days drawn of a long flow; the table holds all."""
_RECENT = 4
"""Whole weeks that a takeaway compares."""
_MOST_STEPS = 5
_LABELLED = 0.12
"""A node of fewer than this share is named by the legend, hover text and table."""


def paths(table: pd.DataFrame, submitted: int, reader: Reader) -> Exhibit:
    """The ways postulates took through the statuses, step by step; a link's width is a count.

    `table`: columns of `data_access.postulates.paths`; `submitted`: postulates in scope.
    """
    _ = reader.locale.gettext
    steps = table[table["step"] <= _MOST_STEPS]
    shown = table.assign(
        from_name=[terms.label(reader.locale, status) for status in table["from_status"]],
        to_name=[terms.label(reader.locale, status) for status in table["to_status"]],
    )
    empty = ""
    if not submitted:
        empty = _("No data: there are no postulates in this scope.")
    elif steps.empty:
        empty = _("No data: the source records no change of status.")
    return Exhibit(
        key="postulate_paths",
        title=_("The way through the statuses"),
        takeaway=_paths_takeaway(table, submitted, reader),
        figure=None if empty else _sankey(steps, submitted, reader),
        table=shown,
        columns=(
            Column("step", _("Step"), "count"),
            Column("from_name", _("From status")),
            Column("to_name", _("To status")),
            Column("postulates", _("Postulates"), "count"),
        ),
        note=_("Steps actually taken, the first {n}.", n=_MOST_STEPS)
        if table["step"].max() > _MOST_STEPS
        else _("Steps actually taken."),
        empty=empty,
    )


def _sankey(table: pd.DataFrame, submitted: int, reader: Reader) -> go.Figure:
    locale, palette = reader.locale, reader.palette
    first = [(0, Status.SUBMITTED.value)]
    nodes = first + sorted(
        set(zip(table["step"], table["to_status"], strict=True)),
        key=lambda node: (node[0], list(Status).index(node[1])),
    )
    place = {node: i for i, node in enumerate(nodes)}
    arrived = table.groupby(["step", "to_status"])["postulates"].sum()
    counts = [submitted, *(int(arrived[node]) for node in nodes[1:])]
    names = [terms.short(locale, status) for _step, status in nodes]
    source = [
        place[(step - 1, status)]
        for step, status in zip(table["step"], table["from_status"], strict=True)
    ]
    target = [place[node] for node in zip(table["step"], table["to_status"], strict=True)]
    colours = [palette.status(status) for _step, status in nodes]
    figure = new_figure(reader, _HEIGHT)
    figure.add_sankey(
        arrangement="fixed",
        node={
            "label": [
                f"{name}<br>{locale.number(n)}" if n >= _LABELLED * submitted else ""
                for name, n in zip(names, counts, strict=True)
            ],
            "color": colours,
            "pad": 18,
            "thickness": 14,
            "line": {"width": 0},
            "align": "left",
            "customdata": [
                hover([name, locale.number(n)]) for name, n in zip(names, counts, strict=True)
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        link={
            "source": source,
            "target": target,
            "value": table["postulates"].tolist(),
            "color": [blend(colours[i], palette.background, 0.35) for i in target],
            "customdata": [
                hover([f"{names[a]} → {names[b]}", locale.part(n, counts[a])])
                for a, b, n in zip(source, target, table["postulates"], strict=True)
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"color": palette.text, "shadow": "none", "size": 11 * reader.scale},
    )
    _legend(figure, {status for _step, status in nodes}, reader)
    return figure


def _legend(figure: go.Figure, statuses: set[str], reader: Reader) -> None:
    """Flows have no legend of their own: points that lie nowhere lend theirs."""
    present = [status for status in Status if status in statuses]
    names = [terms.short(reader.locale, status) for status in present]
    for status, name in zip(present, names, strict=True):
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=name,
            marker={"symbol": "square", "size": 11, "color": reader.palette.status(status)},
        )  # fmt: skip
    figure.update_layout(
        height=figure.layout.height + legend_height(names, reader) * reader.scale,
        showlegend=True,
        legend_maxheight=1,
    )
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        axis.update(showgrid=False, showline=False, showticklabels=False)


def _paths_takeaway(table: pd.DataFrame, submitted: int, reader: Reader) -> str:
    locale = reader.locale
    moved = int(table["postulates"][table["step"] == 1].sum())
    reopened = table["from_status"].isin(DECIDED) & table["to_status"].isin(OPEN)
    back = table[reopened]["postulates"].sum()
    if not submitted or not moved:
        return ""
    steps = table.groupby(["from_status", "to_status"], as_index=False)["postulates"].sum()
    if moved < submitted:
        return locale.ngettext(
            "{n} postulate has not moved since its submission ({share}).",
            "{n} postulates have not moved since their submission ({share}).",
            submitted - moved,
            share=locale.percent((submitted - moved) / submitted),
        )
    if back:
        return locale.ngettext(
            "{n} decision was reopened.", "{n} decisions were reopened.", int(back)
        )
    first = leader(steps["postulates"])
    if first is None:
        return locale.ngettext(
            "{n} change of status in all.",
            "{n} changes of status in all.",
            int(steps["postulates"].sum()),
        )
    often = steps.iloc[first]
    names = [terms.short(locale, often[end]) for end in ("from_status", "to_status")]
    return locale.gettext(
        "Most frequent step: {step} – {part}.",
        step=" → ".join(names),
        part=locale.part(often["postulates"], steps["postulates"].sum()),
    )


def cumulative_flow(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """How many postulates stood where at the end of each day: the wider a band, the more wait.

    `table`: columns of `data_access.postulates.flow`.
    """
    _ = reader.locale.gettext
    empty = "" if len(table) else _("No data: there are no postulates in this scope.")
    present = [status for status in Status if len(table) and table[status].any()]
    return Exhibit(
        key="postulate_flow",
        title=_("Cumulative flow of postulates"),
        takeaway="" if empty else _flow_takeaway(table, reader),
        figure=None if empty else _areas(table, present, reader),
        table=table,
        columns=(
            Column("day", _("Day"), "date"),
            Column("postulates", _("Postulates"), "count"),
            *(Column(str(s), terms.short(reader.locale, s), "count") for s in present),
        ),
        note=_("State at the end of each day."),
        empty=empty,
    )


def _areas(table: pd.DataFrame, present: list[Status], reader: Reader) -> go.Figure:
    locale = reader.locale
    step = -(-len(table) // _MOST_DAYS)
    shown = table.iloc[::-1].iloc[::step].iloc[::-1]
    days = shown["day"].tolist()
    order = [*VOID, *DECIDED, *reversed(OPEN)]
    bands = [status for status in order if status in present]
    names = [terms.short(locale, status) for status in bands]
    figure = new_figure(reader, _HEIGHT + legend_height(names, reader))
    for status, name in zip(bands, names, strict=True):
        figure.add_scatter(
            x=days,
            y=shown[status].tolist(),
            name=name,
            mode="lines",
            stackgroup="all",
            line={"width": 0.5, "color": reader.palette.background},
            fillcolor=reader.palette.status(status),
            hovertext=[
                hover([locale.date(day), f"{name}: {locale.part(n, whole)}"])
                for day, n, whole in zip(days, shown[status], shown["postulates"], strict=True)
            ],
            hoverinfo="text",
        )
    _time_axis(figure, reader, days[0], days[-1], shown["postulates"].max())
    figure.update_layout(showlegend=True, legend_maxheight=1, legend_traceorder="reversed")
    return figure


def _flow_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    open_ones = table[[str(status) for status in OPEN]].sum(axis=1)
    days = 7 * _RECENT
    now = int(open_ones.iloc[-1])
    before = int(open_ones.iloc[-1 - days]) if len(table) > days else now
    if before == now:
        return locale.gettext(
            "Open postulates: {part}.", part=locale.part(now, table["postulates"].iloc[-1])
        )
    return locale.gettext(
        "Open postulates: {before} on {then}, {now} on {day}.",
        before=locale.number(before),
        then=locale.date(table["day"].iloc[-1 - days]),
        now=locale.number(now),
        day=locale.date(table["day"].iloc[-1]),
    )


def weekly(table: pd.DataFrame, reader: Reader, as_of: date) -> Exhibit:
    """Postulates submitted and decided per week, and how many stayed open at its end.

    `table`: columns of `data_access.postulates.weekly`.
    """
    _ = reader.locale.gettext
    empty = "" if len(table) else _("No data: there are no postulates in this scope.")
    return Exhibit(
        key="postulate_weeks",
        title=_("Arrivals, decisions and backlog by week"),
        takeaway=_weekly_takeaway(table, as_of, reader),
        figure=None if empty else _weeks(table, reader),
        table=table,
        columns=(
            Column("week", _("Week from"), "date"),
            Column("arrivals", _("Submitted in the week"), "count"),
            Column("decisions", _("Decided in the week"), "count"),
            Column("backlog", _("Open at the week's end"), "count"),
        ),
        note=_("Decided: for the first time. The last week ends on the as-of date."),
        empty=empty,
    )


def _weeks(table: pd.DataFrame, reader: Reader) -> go.Figure:
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    series = [
        ("arrivals", _("Submitted in the week"), palette.soft),
        ("decisions", _("Decided in the week"), palette.accent),
    ]
    open_name = _("Open at the week's end")
    names = [name for _column, name, _colour in series] + [open_name]
    figure = new_figure(reader, _HEIGHT + legend_height(names, reader))
    weeks = table["week"].tolist()
    lines = [
        [
            locale.period(week, week + timedelta(days=6)),
            *(f"{name}: {locale.number(row[column])}" for column, name, _colour in series),
            f"{open_name}: {locale.number(row['backlog'])}",
        ]
        for week, (_i, row) in zip(weeks, table.iterrows(), strict=True)
    ]
    texts = [hover(line) for line in lines]
    middles = [week + timedelta(days=3) for week in weeks]
    for column, name, colour in series:
        figure.add_bar(
            x=middles,
            y=table[column].tolist(),
            name=name,
            marker_color=colour,
            hovertext=texts,
            hoverinfo="text",
        )
    figure.add_scatter(
        x=[week + timedelta(days=6) for week in weeks],
        y=table["backlog"].tolist(),
        name=open_name,
        mode="lines",
        line={"color": palette.text, "width": 2},
        hovertext=texts,
        hoverinfo="text",
    )
    highest = table[["arrivals", "decisions", "backlog"]].max().max()
    _time_axis(figure, reader, weeks[0], weeks[-1] + timedelta(days=6), highest)
    figure.update_layout(showlegend=True, legend_maxheight=1, bargap=0.2)
    return figure


def _weekly_takeaway(table: pd.DataFrame, as_of: date, reader: Reader) -> str:
    """Over the last four whole weeks; over all where the consultation is younger."""
    locale = reader.locale
    if table.empty:
        return ""
    whole = table[[week + timedelta(days=6) <= as_of for week in table["week"]]].tail(_RECENT)
    if len(whole) < _RECENT or not whole[["arrivals", "decisions"]].any(axis=None):
        return locale.gettext(
            "Submitted so far: {arrivals}, decided for the first time: {decisions}; open: "
            "{backlog}.",
            arrivals=locale.number(table["arrivals"].sum()),
            decisions=locale.number(table["decisions"].sum()),
            backlog=locale.number(table["backlog"].iloc[-1]),
        )
    return locale.gettext(
        "{period}: submitted {arrivals}, decided for the first time {decisions}; open at its end: "
        "{backlog}.",
        period=locale.period(whole["week"].iloc[0], whole["week"].iloc[-1] + timedelta(days=6)),
        arrivals=locale.number(whole["arrivals"].sum()),
        decisions=locale.number(whole["decisions"].sum()),
        backlog=locale.number(whole["backlog"].iloc[-1]),
    )


def _time_axis(figure: go.Figure, reader: Reader, first: date, last: date, highest: float) -> None:
    date_axis(figure, reader, first, last)
    figure.update_xaxes(showgrid=False)
    count_axis(figure, highest)
