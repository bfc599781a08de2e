"""Exhibits of the overview and of the page *Schedule*."""

from datetime import timedelta

import pandas as pd

from catalogue.entry import EVERYONE, Entry, beyond
from catalogue.source import Source
from charts import Exhibit, overview
from charts import schedule as charts
from charts import week as charts_week
from data_access import attendance, participation, postulates, schedule, week
from domain.horizon import AHEAD
from domain.vocabulary import Status


def sector_figures(of: Source) -> pd.DataFrame:
    """Every family's `by_sector`, merged on `sector`, with `days_since_last` and `idle`."""
    merged = of.read(schedule.longest_gaps)[["sector", "days_since_last", "idle"]]
    for read in (participation.by_sector, attendance.by_sector, postulates.by_sector):
        merged = merged.merge(of.read(read), on="sector", how="left", suffixes=("", "_again"))
    return merged


def _week(of: Source) -> Exhibit:
    first = of.scope.as_of
    by_sector = of.read(postulates.counts_by_sector).set_index("sector")[str(Status.PRESENTED)]
    return charts_week.week(
        of.read(week.this_week),
        of.read(week.meetings_ahead),
        by_sector.astype(int).to_dict(),
        of.reader.locale.period(first, first + timedelta(days=AHEAD)),
        of.reader,
        of.team_names,
    )


OVERVIEW = {
    "week": Entry("overview", "", _week, audiences=()),
    "sectors": Entry(
        "overview",
        "",
        lambda of: overview.sector_overview(sector_figures(of), of.reader, of.sector_names),
        ("active", "reach", "attendance_rate", "decided_share", "overdue"),
        audiences=("coordinating", "officials"),
    ),
    "schedule_strip": Entry(
        "overview",
        "",
        beyond(
            lambda of: charts.strip(
                of.read(schedule.milestones), of.scope.as_of, of.reader, of.team_names
            ),
            "sectors",
            "period",
        ),
        ("milestones", "slip_days"),
        audiences=EVERYONE,
    ),
}

SCHEDULE_EXHIBITS = {
    "milestones": Entry(
        "schedule",
        "",
        beyond(
            lambda of: charts.milestones(
                of.read(schedule.milestones), of.scope.as_of, of.reader, of.team_names
            ),
            "sectors",
            "period",
        ),
        ("milestones", "slip_days"),
        audiences=EVERYONE,
    ),
    "upcoming_meetings": Entry(
        "schedule",
        "",
        lambda of: charts.upcoming(of.read(schedule.upcoming), of.reader, of.team_names),
        ("upcoming",),
        audiences=EVERYONE,
    ),
    "gaps_between_meetings": Entry(
        "schedule",
        "",
        beyond(
            lambda of: charts.gaps(of.read(schedule.longest_gaps), of.reader, of.sector_names),
            "period",
        ),
        ("longest_gap_days",),
        audiences=EVERYONE,
    ),
}
