"""The overview's key figures, from the same reads as everything else."""

from dataclasses import replace

from charts.attendance.rates import FEW_ROWS, said
from data_access import attendance, participation, postulates
from domain.address import Target
from domain.indicators import INDICATORS
from domain.vocabulary import Group
from ui.kpi import Kpi, four_weeks_before, indicator_kpi, share_kpi, signed_difference
from ui.view import View


def overview_figures(view: View) -> list[Kpi]:
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
            change=signed_difference(locale, now["active"] - before["active"]),
            target=Target("participation", filters={"list": "active"}),
            opens=int(now["active"]),
        ),
        share_kpi(view, "reach", now, before),
    ]


def _attendance(view: View) -> Kpi:
    locale = view.reader.locale
    now = view.read(attendance.total).iloc[0]
    before = view.read(attendance.total, scope=four_weeks_before(view.scope)).iloc[0]
    kpi = share_kpi(view, "attendance_rate", now, before)
    kpi = replace(kpi, opens=int(now["meetings_held"] - now["without_list"]))
    if 0 < now["rate_invited"] < FEW_ROWS:
        interval = said(now["attendance_rate_low"], now["attendance_rate_high"], view.reader)
        kpi = replace(kpi, help=f"{kpi.help} {interval[:1].upper()}{interval[1:]}.")
    if view.scope.sectors:
        return kpi
    name = INDICATORS["attendance_rate"].name(narrowed=False)
    teams = locale.gettext("All teams' meetings, the coordinating team's too.")
    return replace(kpi, label=locale.gettext(name), help=f"{kpi.help} {teams}")


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
            delta=signed_difference(locale, now["open"] - before["open"]),
            higher_is_better=False,
            target=Target("postulates", filters={"status": Group.OPEN.value}),
            opens=int(now["open"]),
        ),
        share_kpi(view, "decided_share", now, before),
    ]


def _days_left(view: View) -> Kpi:
    locale = view.reader.locale
    _ = locale.gettext
    end = view.programme.consultation_end
    if end is None:
        return Kpi(_("Days left"), "—", _("The source names no end of the consultation."))
    left = (end - view.scope.as_of).days
    ends = _("The consultation ends on {date}.", date=locale.date(end))
    if left < 0:
        below = _("ended on {date}", date=locale.date(end))
        return Kpi(_("Days left"), locale.number(0), ends, below=below)
    until = _("until {date}", date=locale.date(end))
    return Kpi(_("Days left"), locale.number(left), ends, below=until)
