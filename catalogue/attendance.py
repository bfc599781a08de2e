"""Exhibits of the page *Attendance*."""

from catalogue.entry import EVERYONE, Entry, beyond
from catalogue.turnover import turnover
from charts import attendance as charts
from data_access import attendance
from locales import N_

ATTENDANCE_EXHIBITS = {
    "attendance_per_meeting": Entry(
        "attendance",
        "who",
        lambda of: charts.per_meeting(of.read(attendance.by_meeting), of.reader, of.team_names),
        ("attended", "attendance_rate", "without_list"),
        audiences=EVERYONE,
    ),
    "invited_registered_attended": Entry(
        "attendance",
        "who",
        lambda of: charts.funnel(of.read(attendance.by_sector), of.reader, of.sector_names),
        ("invited", "registered", "attended", "attendance_rate"),
    ),
    "attendance_rates": Entry(
        "attendance",
        "who",
        lambda of: charts.rates(of.read(attendance.by_sector), of.reader, of.sector_names),
        ("attendance_rate", "without_list"),
    ),
    "no_shows": Entry(
        "attendance",
        "who",
        lambda of: charts.no_shows(
            of.read(attendance.by_sector),
            of.read(attendance.unregistered),
            of.reader,
            of.sector_names,
        ),
        ("no_show_rate", "walk_ins"),
    ),
    "turnover": Entry(
        "attendance",
        "change",
        turnover,
        ("attended", "invited"),
        N_(
            "From the organisations present at the earlier meeting, through those that did not "
            "come again and those that came newly, to those present at the later one."
        ),
    ),
    "calendar": Entry(
        "attendance",
        "when",
        lambda of: charts.week_calendar(of.read(attendance.by_meeting), of.reader, of.team_names),
        ("meetings_held", "attended"),
        N_(
            "Each row is a team, each column a week. The stronger its colour, the more "
            "organisations came in that week; an empty cell is a week without a meeting."
        ),
    ),
    "days_and_hours": Entry(
        "attendance",
        "when",
        lambda of: charts.hours(of.read(attendance.by_meeting), of.reader),
        ("meetings_held", "attendance_rate"),
    ),
    "quorum": Entry(
        "attendance",
        "teams",
        beyond(lambda of: charts.quorum(of.read(attendance.quorums), of.reader), "sectors"),
        ("quorum",),
    ),
    "quorum_ahead": Entry(
        "attendance",
        "teams",
        beyond(
            lambda of: charts.quorum_ahead(of.read(attendance.quorum_ahead), of.reader),
            "sectors",
            "period",
        ),
        reading=N_(
            "From how often each member in term came to the team's past meetings, late ones "
            "counting more; members of few meetings are taken nearer to the team's average."
        ),
    ),
    "team_presence": Entry(
        "attendance",
        "teams",
        lambda of: charts.presence(of.read(attendance.team_presence), of.reader, of.team_names),
        ("team_presence",),
    ),
    "people": Entry(
        "attendance",
        "teams",
        lambda of: charts.people(of.read(attendance.by_meeting), of.reader, of.team_names),
        ("people", "attended"),
    ),
}
