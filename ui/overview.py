"""The overview's key figures, from the same reads as everything else."""

from dataclasses import replace
from datetime import timedelta

from pandas import Series

from charts.attendance.rates import FEW_ROWS, said
from data_access import attendance, participation, postulates
from ui.kpi import Kpi, four_weeks_before, indicator_kpi, signed, signed_points
from ui.view import View


def key_figures(view: View) -> list[Kpi]:
    """Active organisations, reach, attendance, open and decided postulates, days left."""
    return [*_participation(view), _attendance(view), *_postulates(view), _days_left(view)]


def _participation(view: View) -> list[Kpi]:
    locale = view.reader.locale
    now = view.read(participation.total).iloc[0]
    before = view.read(participation.total, scope=four_weeks_before(view.scope)).iloc[0]
    return [
        indicator_kpi(
            view,
            "active",
            locale.number(now["active"]),
            change=signed(view, now["active"], before["active"]),
        ),
        indicator_kpi(
            view,
            "reach",
            locale.percent(now["reach"]),
            detail=locale.part(now["active_declared"], now["declared"]) + ".",
            change=signed_points(view, now["reach"], before["reach"]),
        ),
    ]


def _attendance(view: View) -> Kpi:
    locale = view.reader.locale
    now = view.read(attendance.total).iloc[0]
    before = view.read(attendance.total, scope=four_weeks_before(view.scope)).iloc[0]
    part = locale.part(now["rate_invited_attended"], now["rate_invited"])
    if 0 < now["rate_invited"] < FEW_ROWS:
        part += f"; {said(now['attendance_rate_low'], now['attendance_rate_high'], view.reader)}"
    kpi = indicator_kpi(
        view,
        "attendance_rate",
        locale.percent(now["attendance_rate"]),
        detail=f"{part}.",
    )
    kpi = replace(kpi, below=_recent(view, now, before))
    if view.scope.sectors:
        return kpi
    teams = locale.gettext("All teams' meetings, the coordinating team's too.")
    return replace(kpi, label=locale.gettext("Overall attendance rate"), help=f"{kpi.help} {teams}")


def _recent(view: View, now: Series, before: Series) -> str:
    """The rate of the last four weeks' meetings alone: in one over all of them it would drown."""
    locale = view.reader.locale
    came, invited = (
        int(now[name] - before[name]) for name in ("rate_invited_attended", "rate_invited")
    )
    day = locale.date(four_weeks_before(view.scope).as_of)
    if invited <= 0:
        return locale.gettext("since {date}: no invitations", date=day)
    return locale.gettext("since {date}: {share}", date=day, share=locale.percent(came / invited))


def _postulates(view: View) -> list[Kpi]:
    locale = view.reader.locale
    _ = locale.gettext
    now = view.read(postulates.total).iloc[0]
    before = view.read(postulates.total, scope=four_weeks_before(view.scope)).iloc[0]
    overdue = locale.ngettext("{n} of them overdue.", "{n} of them overdue.", int(now["overdue"]))
    meaning = _("Submitted and neither decided nor void.")
    return [
        Kpi(
            label=_("Open postulates"),
            value=locale.number(now["open"]),
            help=f"{overdue} {meaning}",
            delta=signed(view, now["open"], before["open"]),
            higher_is_better=False,
        ),
        indicator_kpi(
            view,
            "decided_share",
            locale.percent(now["decided_share"]),
            detail=locale.part(now["decided"], now["not_void"]) + ".",
            change=signed_points(view, now["decided_share"], before["decided_share"]),
        ),
    ]


def _days_left(view: View) -> Kpi:
    locale = view.reader.locale
    _ = locale.gettext
    end = view.programme.consultation_end
    if end is None:
        return Kpi(_("Days left"), "—", _("The source names no end of the consultation."))
    left = (end - view.scope.as_of) / timedelta(days=1)
    ends = _("The consultation ends on {date}.", date=locale.date(end))
    if left < 0:
        below = _("ended on {date}", date=locale.date(end))
        return Kpi(_("Days left"), locale.number(0), ends, below=below)
    until = _("until {date}", date=locale.date(end))
    return Kpi(_("Days left"), locale.number(left), ends, below=until)
