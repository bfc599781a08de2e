"""How postulates move: the ways they took, the flow day by day, arrivals against decisions."""

from datetime import date, timedelta

import pandas as pd

from charts import labels
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.stride import stride
from charts.value import Areas, Axis, Columns, Flow, Node, Ribbon, Series, column_values
from domain.columns import column
from domain.evidence import leader
from domain.vocabulary import DECIDED, OPEN_STATUSES, VOID, Status

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
        from_name=[labels.label(reader.locale, status) for status in table["from_status"]],
        to_name=[labels.label(reader.locale, status) for status in table["to_status"]],
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
        chart=None if empty else _flow(steps, submitted, reader),
        table=shown,
        columns=(
            Column("step", _("Step"), "count"),
            Column("from_name", _("From status")),
            Column("to_name", _("To status")),
            column("postulates", reader.locale),
        ),
        note=_("Steps actually taken, the first {n}.", n=_MOST_STEPS)
        if table["step"].max() > _MOST_STEPS
        else _("Steps actually taken."),
        empty=empty,
    )


def _flow(table: pd.DataFrame, submitted: int, reader: Reader) -> Flow:
    locale, palette = reader.locale, reader.palette
    first = [(0, Status.SUBMITTED.value)]
    found = first + sorted(
        set(zip(table["step"], table["to_status"], strict=True)),
        key=lambda node: (node[0], list(Status).index(node[1])),
    )
    place = {node: i for i, node in enumerate(found)}
    arrived = table.groupby(["step", "to_status"])["postulates"].sum()
    counts = [submitted, *(int(arrived[node]) for node in found[1:])]
    nodes = tuple(
        Node(labels.short(locale, status), palette.status(status), n, n >= _LABELLED * submitted)
        for (_step, status), n in zip(found, counts, strict=True)
    )

    def ribbon(row: dict) -> Ribbon:
        a, b = place[row["step"] - 1, row["from_status"]], place[row["step"], row["to_status"]]
        n = row["postulates"]
        told = f"{nodes[a].name} → {nodes[b].name}", locale.part(n, nodes[a].count)
        return Ribbon(a, b, n, told)

    present = {status for _step, status in found}
    return Flow(
        nodes=nodes,
        ribbons=tuple(ribbon(row) for row in table.to_dict("records")),
        legend=tuple(
            (labels.short(locale, status), palette.status(status))
            for status in Status
            if status in present
        ),
    )


def _paths_takeaway(table: pd.DataFrame, submitted: int, reader: Reader) -> str:
    locale = reader.locale
    moved = int(table["postulates"][table["step"] == 1].sum())
    reopened = table["from_status"].isin(DECIDED) & table["to_status"].isin(OPEN_STATUSES)
    back = table[reopened]["postulates"].sum()
    if not submitted or not moved:
        return ""
    steps = table.groupby(["from_status", "to_status"], as_index=False)["postulates"].sum()
    if moved < submitted:
        return locale.ngettext(
            "{part} of {n} postulate ({share}): no change of status since its submission.",
            "{part} of {n} postulates ({share}): no change of status since their submission.",
            submitted,
            part=locale.number(submitted - moved),
            share=locale.share(submitted - moved, submitted),
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
    names = [labels.short(locale, often[end]) for end in ("from_status", "to_status")]
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
        chart=None if empty else _areas(table, present, reader),
        table=table,
        columns=(
            Column("day", _("Day"), "date"),
            column("postulates", reader.locale),
            *(Column(str(s), labels.short(reader.locale, s), "count") for s in present),
        ),
        note=_("State at the end of each day."),
        empty=empty,
    )


def _areas(table: pd.DataFrame, present: list[Status], reader: Reader) -> Areas:
    locale = reader.locale
    step = stride(len(table), _MOST_DAYS)
    shown = table.iloc[::-1].iloc[::step].iloc[::-1]

    def area(status: Status) -> Series:
        name = labels.short(locale, status)
        details = tuple(
            (locale.date(day), f"{name}: {locale.part(n, whole)}")
            for day, n, whole in zip(shown["day"], shown[status], shown["postulates"], strict=True)
        )
        colour = reader.palette.status(status)
        return Series(name, colour, column_values(shown[status]), details=details)

    order = [*VOID, *DECIDED, *reversed(OPEN_STATUSES)]
    return Areas(
        days=tuple(shown["day"]),
        series=tuple(area(status) for status in order if status in present),
    )


def _flow_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    open_ones = table[[str(status) for status in OPEN_STATUSES]].sum(axis=1)
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
        chart=None if empty else _weeks(table, reader),
        table=table,
        columns=(
            Column("week", _("Week from"), "date"),
            column("arrivals", reader.locale),
            column("decisions", reader.locale),
            column("backlog", reader.locale),
        ),
        note=_("Decided: for the first time. The last week ends on the as-of date."),
        empty=empty,
    )


def _weeks(table: pd.DataFrame, reader: Reader) -> Columns:
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    titles = {
        "arrivals": _("Submitted in the week"),
        "decisions": _("Decided in the week"),
        "backlog": _("Open at the week's end"),
    }
    details = tuple(
        (
            locale.period(row["week"], row["week"] + timedelta(days=6)),
            *(f"{title}: {locale.number(row[column])}" for column, title in titles.items()),
        )
        for row in table.to_dict("records")
    )
    opens = {"arrivals": "submitted_week", "decisions": "decided_week"}
    colours = {"arrivals": palette.soft, "decisions": palette.accent, "backlog": palette.text}
    return Columns(
        places=tuple(table["week"]),
        series=tuple(
            Series(
                name=title,
                colour=colours[column],
                values=column_values(table[column]),
                mark="line" if column == "backlog" else "bar",
                details=details,
                links=tuple({opens[column]: week.isoformat()} for week in table["week"])
                if column in opens
                else (),
            )
            for column, title in titles.items()
        ),
        value=Axis(),
        span=7,
    )


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
