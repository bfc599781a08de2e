"""Why more or fewer organisations came to one meeting of a team than to another."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from charts import exhibit
from charts.changes import signed
from charts.exhibit import Exhibit
from charts.reader import Reader
from charts.value import Bars
from charts.waterfall import WaterfallStep, waterfall
from domain.columns import Column
from domain.labels import TURNOVER
from domain.vocabulary import Group, Status
from locales import Locale


def turnover(
    table: pd.DataFrame,
    meetings: tuple[str, str],
    days: tuple[date, date],
    present: tuple[int, int],
    team: tuple[str, str],
    reader: Reader,
) -> Exhibit:
    """From those present at the earlier meeting to those at the later, step by step.

    `table`: of `data_access.attendance.turnover`; `meetings`, `days`, `present`: of the two
    meetings, their codes, days and how many organisations came; `team`: its code and name.
    """
    locale = reader.locale
    _ = locale.gettext
    sums = {why: int(table.loc[table["why"] == why, "effect"].sum()) for why in TURNOVER}
    steps = {why: effect for why, effect in sums.items() if effect}
    told = [f"{_(TURNOVER[why])} {signed(locale, effect)}" for why, effect in steps.items()]
    called = table[table["why"] == "never_came"]
    return Exhibit(
        key="turnover",
        title=_("Why more or fewer came"),
        takeaway=_(
            "{team}: organisations present – {before} on {earlier}, {after} on {later}; {steps}.",
            team=team[1],
            before=locale.number(present[0]),
            earlier=locale.date(days[0]),
            after=locale.number(present[1]),
            later=locale.date(days[1]),
            steps=", ".join(told) or _("the same ones came"),
        ),
        chart=_waterfall(steps, meetings, days, present, team[0], reader),
        table=table.assign(why_told=[_(TURNOVER[why]) for why in table["why"]]),
        columns=(
            Column("name", _("Organisation")),
            Column("why_told", _("What it did")),
            Column("effect", _("Effect"), "count"),
            Column("district", _("District")),
            Column("code", _("Code")),
            *(Column(name, name.upper()) for name in ("krs", "nip", "regon")),
        ),
        note=locale.ngettext(
            "Beside them {n} organisation was invited that never came before, and did not come.",
            "Beside them {n} organisations were invited that never came before, and did not come.",
            len(called),
        )
        if len(called)
        else "",
    )


def no_two_meetings(locale: Locale) -> Exhibit:
    """The exhibit where no team has met twice with an attendance list."""
    _ = locale.gettext
    why = _("No team has two held meetings with an attendance list.")
    return exhibit.empty_exhibit("turnover", _("Why more or fewer came"), why)


def _waterfall(
    steps: Mapping[str, int],
    meetings: tuple[str, str],
    days: tuple[date, date],
    present: tuple[int, int],
    team: str,
    reader: Reader,
) -> Bars:
    """A click on a step opens the organisations that took it, one on an end the meeting."""
    locale, palette = reader.locale, reader.palette
    colours = {
        "not_invited": palette.groups[Group.VOID],
        "invited_missing": palette.bad,
        "first_time": palette.good,
        "came_back": palette.status(Status.SUBMITTED),
    }
    earlier, later = meetings
    pair = {"section": "change", "team": team, "from_meeting": earlier, "to_meeting": later}
    first, last = (
        WaterfallStep(
            locale.gettext("Present on {day}", day=locale.date(day)),
            came,
            palette.accent,
            locale.number(came),
            {**pair, "meeting": meeting},
        )
        for meeting, day, came in zip(meetings, days, present, strict=True)
    )
    between = [
        WaterfallStep(
            locale.gettext(TURNOVER[why]),
            effect,
            colours[why],
            signed(locale, effect),
            {**pair, "why": why},
        )
        for why, effect in steps.items()
    ]
    return waterfall([first, *between, last])
