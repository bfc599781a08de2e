"""What changed between two days: counts and rates then and now, and the steps between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from charts import labels
from charts.exhibit import Exhibit
from charts.reader import Reader
from charts.value import Bars
from charts.waterfall import WaterfallStep, waterfall
from domain.changes import steps
from domain.columns import Column
from domain.filters import FILTERS
from domain.indicators import INDICATORS
from domain.labels import MILESTONE_STATES
from domain.vocabulary import Group, Status
from locales import N_, Locale

OPEN_POSTULATES = f"by_group.{Group.OPEN}"
"""The count of open postulates."""
SHOWN_COUNTS = (
    *("postulates", OPEN_POSTULATES, "by_group.decided", "overdue", "unjustified"),
    *("meetings.held", "meetings.planned", "meetings.cancelled", "meetings_lapsed"),
    *("without_list", "attended", "people", "active", "newcomers", "attending", "submitting"),
    *("milestones.done", "milestones.under_way", "milestones.late"),
)
"""The counts that are told; the others stand in the file."""
_OF_MEETINGS = {
    "meetings.held": "meetings_held",
    "meetings.planned": "meetings_planned",
    "meetings.cancelled": "meetings_cancelled",
}
_STEPS = FILTERS["data"]["step"].values
WRITTEN_LABELS = {
    "in_time": N_("since then"),
    "late": N_("entered late"),
    "corrected": N_("corrected"),
}


@dataclass(frozen=True)
class Between:
    """The two days; whether it is known what was reported on the first."""

    since: date
    as_of: date
    known: bool


def count_name(locale: Locale, count: str) -> str:
    """What a count is called: as the indicator, or as the state."""
    family, _point, state = count.partition(".")
    key = _OF_MEETINGS.get(count, count)
    if key in INDICATORS:
        return locale.gettext(INDICATORS[key].label)
    if family == "milestones":
        title = locale.gettext(MILESTONE_STATES[state])
        return locale.gettext("Milestones: {state}", state=title)
    label = labels.label(locale, state)
    return locale.gettext("Postulates: {state}", state=label[:1].lower() + label[1:])


def changed_counts(counts: pd.DataFrame, between: Between, reader: Reader) -> Exhibit:
    """Counts then and now. `counts`: of `data_access.changes.changes`."""
    locale = reader.locale
    _ = locale.gettext
    shown = counts.set_index("count").loc[list(SHOWN_COUNTS)].reset_index()
    moved = (shown["difference"] != 0) | (shown["late_difference"].fillna(0) != 0)
    shown = shown[moved].reset_index(drop=True)
    shown = shown.assign(
        name=[count_name(locale, count) for count in shown["count"]],
        change=[signed(locale, difference) for difference in shown["difference"]],
    )
    days = {"since": locale.date(between.since), "as_of": locale.date(between.as_of)}
    return Exhibit(
        key="changes",
        title=_("What changed"),
        takeaway=_takeaway(counts, between, locale),
        chart=None,
        table=shown,
        columns=(
            Column("name", _("What is counted")),
            Column("reported", _("{since}, as reported then", **days), "count"),
            Column("before", _("{since}, as known now", **days), "count"),
            Column("after", days["as_of"], "count"),
            Column("change", _("Change")),
        ),
        note=_unknown(between, locale),
        empty="" if len(shown) else _("Nothing changed between {since} and {as_of}.", **days),
    )


def changed_rates(
    rates: pd.DataFrame, records: pd.DataFrame, between: Between, reader: Reader, *, narrowed: bool
) -> Exhibit:
    """Rates then and now, as fractions. `rates`, `records`: of `data_access.changes.changes`.

    `narrowed`: sectors are chosen.
    """
    locale = reader.locale
    _ = locale.gettext
    states = ("reported", "before", "after")
    shown = rates.assign(
        name=[_(INDICATORS[rate].name(narrowed=narrowed)) for rate in rates["rate"]],
        **{
            f"{state}_told": [
                locale.part(part, whole)
                for part, whole in zip(rates[f"{state}_part"], rates[f"{state}_whole"], strict=True)
            ]
            for state in states
        },
    )
    days = {"since": locale.date(between.since), "as_of": locale.date(between.as_of)}
    columns = [
        Column("name", _("Rate")),
        Column("before_told", _("{since}, as known now", **days)),
        Column("after_told", days["as_of"]),
    ]
    if between.known:
        columns.insert(1, Column("reported_told", _("{since}, as reported then", **days)))
    known = shown[list(states)].notna().any(axis=1)
    return Exhibit(
        key="rate_changes",
        title=_("Rates then and now"),
        takeaway=_late(shown, records, between, locale),
        chart=None,
        table=shown[known].reset_index(drop=True),
        columns=tuple(columns),
        note=" ".join(
            filter(
                None, [unknown_rates(shown.loc[~known, "name"], locale), _unknown(between, locale)]
            )
        ),
        empty="" if known.any() else _("No data: there are no records in this scope."),
    )


def unknown_rates(names: Iterable[str], locale: Locale) -> str:
    """Which rates are left out, since neither day or side knows them."""
    rates = list(names)
    if not rates:
        return ""
    return locale.gettext("Unknown on both: {rates}.", rates=locale.listing(rates))


def open_postulates(
    counts: pd.DataFrame, records: pd.DataFrame, between: Between, reader: Reader
) -> Exhibit:
    """From the postulates open then to those open now, step by step.

    `counts`, `records`: of `data_access.changes.changes`.
    """
    locale = reader.locale
    _ = locale.gettext
    own = counts.set_index("count").to_dict("index")[OPEN_POSTULATES]
    moved = records[records["entered"] == "in_time"]
    found = steps(moved, "by_group", Group.OPEN, int(own["before"]), int(own["after"]))
    day = {"start": locale.date(between.since), "end": locale.date(between.as_of)}
    shown = found.assign(
        name=[
            _("Open on {day}", day=day[step]) if step in day else _(_STEPS[step])
            for step in found["step"]
        ],
        change=[
            locale.number(effect) if step in day else signed(locale, effect)
            for step, effect in zip(found["step"], found["effect"], strict=True)
        ],
    )
    empty = "" if own["before"] or own["after"] else _("No postulate was open on either day.")
    told = _(
        "Open postulates: {before} on {since}, {after} on {as_of}; {steps}.",
        steps=_told(shown[~shown["step"].isin(day)], locale),
        before=locale.number(own["before"]),
        since=day["start"],
        after=locale.number(own["after"]),
        as_of=day["end"],
    )
    return Exhibit(
        key="open_steps",
        title=_("Open postulates, step by step"),
        takeaway="" if empty else told,
        chart=None if empty else _waterfall(shown, reader),
        table=shown,
        columns=(
            Column("name", _("Step")),
            Column("change", _("Change")),
            Column("level", _("Open after it"), "count"),
        ),
        empty=empty,
    )


def _told(moved: pd.DataFrame, locale: Locale) -> str:
    """«nowo zgłoszone +3, rozstrzygnięte −2»; that nothing moved, if nothing did."""
    if moved.empty:
        return locale.gettext("no change")
    return ", ".join(
        f"{name} {change}" for name, change in zip(moved["name"], moved["change"], strict=True)
    )


def _waterfall(shown: pd.DataFrame, reader: Reader) -> Bars:
    """A click on a step opens the records that took it."""
    palette = reader.palette
    colours = {
        "start": palette.accent,
        "came_in": palette.status(Status.SUBMITTED),
        "decided": palette.groups[Group.DECIDED],
        "void": palette.groups[Group.VOID],
        "reopened": palette.status(Status.DEFERRED),
        "left": palette.muted,
        "end": palette.accent,
    }
    return waterfall(
        [
            WaterfallStep(
                row["name"],
                row["effect"],
                colours[row["step"]],
                row["change"],
                {"section": "changes", "count": OPEN_POSTULATES, "step": row["step"]}
                if row["step"] in _STEPS
                else None,
            )
            for row in shown.to_dict("records")
        ]
    )


def signed(locale: Locale, difference: float) -> str:
    """«+3», «−2», «0»."""
    if not difference:
        return locale.number(0)
    return sign(difference) + locale.number(abs(difference))


def sign(difference: float) -> str:
    """Of a difference that is not 0."""
    return "+" if difference > 0 else "−"


def _takeaway(counts: pd.DataFrame, between: Between, locale: Locale) -> str:
    """One sentence for the whole."""
    change = counts.set_index("count")["difference"]
    if not change.any():
        return ""
    told = {
        "new": change["postulates"],
        "decided": change["by_group.decided"],
        "overdue": change["overdue"],
        "held": change["meetings.held"],
        "active": change["active"],
    }
    return locale.gettext(
        "{since}–{as_of}: postulates {new}, decided {decided}, overdue {overdue}; "
        "meetings held {held}; active organisations {active}.",
        since=locale.date(between.since),
        as_of=locale.date(between.as_of),
        **{name: signed(locale, value) for name, value in told.items()},
    )


def _late(shown: pd.DataFrame, records: pd.DataFrame, between: Between, locale: Locale) -> str:
    """Of the rate that is known otherwise now than it was reported, the one furthest off."""
    off = (shown["before"] - shown["reported"]).abs()
    if not between.known or not (off > 0).any():
        return ""
    furthest = shown.iloc[int(off.fillna(-1).to_numpy().argmax())]
    late = records[records["entered"] != "in_time"]
    told = late.drop_duplicates(["table", "key"])["entered"].value_counts()
    return locale.gettext(
        "{rate}: reported on {since} as {reported}, known now as {now}. Of {since}, all counts: "
        "records entered late {late}, corrected {corrected}.",
        rate=furthest["name"],
        since=locale.date(between.since),
        reported=locale.percent(furthest["reported"]),
        now=locale.percent(furthest["before"]),
        late=locale.number(told.get("late", 0)),
        corrected=locale.number(told.get("corrected", 0)),
    )


def _unknown(between: Between, locale: Locale) -> str:
    if between.known:
        return ""
    return locale.gettext(
        "What was reported on {since} is not known: no journal.", since=locale.date(between.since)
    )
