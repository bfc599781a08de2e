"""Lists of cases for officials: records that await someone's hand, one list for each kind."""

from collections.abc import Iterator, Sequence

import pandas as pd

from catalogue.source import Source
from charts import Column, Exhibit
from charts.labels import short
from charts.week import what_is_missing
from data_access import attendance, postulates, schedule, week
from domain.vocabulary import Status
from locales import N_

CASES_TITLE = N_("Lists of cases")
_POSTULATES = {
    "cases_overdue": (N_("Postulates overdue"), {"deadline": "overdue"}),
    "cases_due": (N_("Postulates due within 7 days"), {"deadline": "due"}),
    "cases_unjustified": (N_("Decided without a justification"), {"unjustified": True}),
    "cases_awaiting": (N_("Awaiting a decision of the team"), {"status": Status.PRESENTED.value}),
    "cases_stuck": (
        N_("Postulates that are stuck"),
        {"stuck": True, "order": "-days_in_present_status"},
    ),
}
"""Key → title, and what `search` is asked for."""
_MEETINGS = {
    "cases_without_list": (N_("Meetings without a list"), "list"),
    "cases_without_minutes": (N_("Meetings without minutes"), "minutes"),
    "cases_lapsed": (N_("Planned meetings, date passed"), "date"),
}
"""Key → title, and what the meetings lack."""


def cases(source: Source) -> list[Exhibit]:
    """A list for each kind of case, also where there is none: overdue, due within seven days,
    without a justification, awaiting a decision, stuck; meetings without a list, without minutes,
    with a date that passed, ahead; late milestones.
    """
    return [*_of_postulates(source), *_of_meetings(source), _late(source)]


def _listed(
    source: Source, key: str, title: str, rows: pd.DataFrame, columns: Sequence[Column]
) -> Exhibit:
    locale = source.reader.locale
    number = locale.ngettext("{n} case", "{n} cases", len(rows))
    empty = "" if len(rows) else locale.gettext("There is none.")
    told = number if len(rows) else ""
    return Exhibit(key, locale.gettext(title), told, None, rows, tuple(columns), empty=empty)


def _of_postulates(source: Source) -> Iterator[Exhibit]:
    locale = source.reader.locale
    _ = locale.gettext
    columns = [
        Column("code", _("Code")),
        Column("title", _("Title")),
        Column("department", _("Responsible unit")),
        Column("deadline", _("Deadline"), "date"),
        Column("days_over", _("Days overdue"), "count"),
        Column("state", _("Status")),
        Column("days_in_present_status", _("Days in this status"), "count"),
        Column("sector_name", _("Sector")),
        Column("submitted_on", _("Submitted on"), "date"),
        Column("author", _("Submitter")),
    ]
    for key, (title, asked) in _POSTULATES.items():
        rows, _total = source.read(postulates.search, limit=postulates.EVERY_CASE, **asked)
        names = [source.sector_names.get(code, code) for code in rows["sector"]]
        states = [short(locale, status) for status in rows["status"]]
        rows = rows.assign(sector_name=names, state=states)
        yield _listed(source, key, title, rows, columns)


def _of_meetings(source: Source) -> Iterator[Exhibit]:
    _ = source.reader.locale.gettext
    columns = [
        Column("code", _("Code")),
        Column("starts_at", _("Start"), "datetime"),
        Column("title", _("Title")),
        Column("team_name", _("Team")),
        Column("invited", _("Invited"), "count"),
        Column("registered", _("Registered"), "count"),
    ]
    for key, (title, lacking) in _MEETINGS.items():
        rows, _total = source.read(
            attendance.meetings, lacking=lacking, limit=postulates.EVERY_CASE
        )
        yield _listed(source, key, title, _with_teams(source, rows), columns)
    ahead = _with_teams(source, source.read(week.meetings_ahead))
    ahead = ahead.assign(lacks=[what_is_missing(what, source.reader) for what in ahead["missing"]])
    lacks = Column("lacks", _("Still missing"))
    yield _listed(source, "cases_ahead", N_("Meetings ahead"), ahead, [*columns, lacks])


def _with_teams(source: Source, rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(team_name=[source.team_names.get(team, team) for team in rows["team"]])


def _late(source: Source) -> Exhibit:
    locale = source.reader.locale
    _ = locale.gettext
    rows = source.read(schedule.milestones)
    rows = rows[(rows["state"] == "late") | rows["ending"]]
    english = locale.language == "en"
    names = [
        (english and isinstance(en, str) and en) or name
        for name, en in zip(rows["name"], rows["name_en"], strict=True)
    ]
    columns = [
        Column("code", _("Code")),
        Column("label", _("Milestone")),
        Column("planned_end", _("Planned end"), "date"),
        Column("slip_days", _("Days late"), "count"),
    ]
    title = N_("Milestones late or ending")
    return _listed(source, "cases_milestones", title, rows.assign(label=names), columns)
