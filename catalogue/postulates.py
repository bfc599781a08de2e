"""Exhibits of the page *Postulates*."""

from catalogue.entry import EVERYONE, Entry
from catalogue.source import Source
from charts import Exhibit
from charts import postulates as charts
from charts.events import beside_days
from data_access import postulates
from data_access.events import events
from locales import N_

_WAITING = {
    "open_by_deadline": Entry(
        "postulates",
        "waiting",
        lambda of: charts.open_by_deadline(
            of.read(postulates.deadlines), of.reader, of.sector_names
        ),
        ("overdue", "age_days"),
        audiences=EVERYONE,
    ),
    "by_department": Entry(
        "postulates",
        "waiting",
        lambda of: charts.owed_by_department(of.read(postulates.by_department), of.reader),
        ("by_department", "overdue"),
        audiences=EVERYONE,
    ),
    "waiting_by_unit": Entry(
        "postulates",
        "waiting",
        lambda of: charts.waiting_by_unit(of.read(postulates.waiting_by_unit), of.reader),
        ("waiting_by_unit", "days_in_present_status"),
    ),
}

_STATUS = {
    "postulate_status": Entry(
        "postulates",
        "status",
        lambda of: charts.status_by_sector(
            of.read(postulates.counts_by_sector), of.reader, of.sector_names
        ),
        ("by_status", "by_group"),
    ),
    "postulate_area": Entry(
        "postulates",
        "status",
        lambda of: charts.by_area(of.read(postulates.breakdown), of.reader),
        ("postulates",),
        beside=True,
    ),
    "postulate_channel": Entry(
        "postulates",
        "status",
        lambda of: charts.by_channel(of.read(postulates.breakdown), of.reader),
        ("postulates",),
        beside=True,
    ),
    "decisions_by_area": Entry(
        "postulates",
        "status",
        lambda of: charts.decisions_by_area(of.read(postulates.acceptance_by_area), of.reader),
        ("acceptance_rate",),
    ),
}

_COURSE = {
    "forecast": Entry(
        "postulates",
        "course",
        lambda of: charts.forecast(
            of.read(postulates.forecast),
            of.read(postulates.weekly),
            of.read(postulates.track_record),
            of.reader,
        ),
        ("forecast",),
        N_(
            "The line shows the postulates still open. To the right of the as-of date the fan "
            "shows where it may go, judged by the past weeks: the chance that all are decided by "
            "the first marked date is 50%, by the second 85%."
        ),
    ),
    "postulate_weeks": Entry(
        "postulates",
        "course",
        lambda of: beside_days(
            charts.weekly(of.read(postulates.weekly), of.reader, of.scope.as_of),
            of.read(events),
            of.reader,
        ),
        ("arrivals", "decisions"),
    ),
    "postulate_flow": Entry(
        "postulates",
        "course",
        lambda of: charts.cumulative_flow(of.read(postulates.flow), of.reader),
        ("flow", "by_status"),
        N_(
            "The height of each band is the number of postulates in that status on that day; all "
            "bands together are those submitted so far. A band that grows wider is a queue that "
            "grows; its width from left to right tells how long the wait is."
        ),
    ),
    "time_to_decision": Entry(
        "postulates",
        "course",
        lambda of: charts.time_to_decision(of.read(postulates.waits), of.reader, of.sector_names),
        ("days_to_decision",),
        N_(
            "The curve shows what share of postulates had been decided so many days after "
            "submission: the steeper, the quicker. Where it crosses 50%, half had their decision. "
            "Postulates still open count for as long as they have waited so far, so a slow sector "
            "cannot look fast."
        ),
    ),
    "postulate_paths": Entry(
        "postulates",
        "course",
        lambda of: charts.paths(
            of.read(postulates.paths),
            int(of.read(postulates.total)["postulates"].iloc[0]),
            of.reader,
        ),
        ("by_status",),
        N_(
            "Read it from left to right: each ribbon is a group of postulates that changed from "
            "one status to the next, as wide as there are postulates in it."
        ),
    ),
}


def _duplicates(of: Source) -> Exhibit:
    pairs, number = of.read(postulates.likely_duplicates)
    return charts.duplicates(pairs, number, of.reader, of.sector_names)


_OUTCOME = {
    "topics": Entry(
        "postulates",
        "outcome",
        lambda of: charts.topics(of.read(postulates.topics), of.reader),
        ("postulates",),
        audiences=EVERYONE,
    ),
    "taken_into_programme": Entry(
        "postulates",
        "outcome",
        lambda of: charts.taken_into_programme(
            of.read(postulates.counts_by_sector),
            of.reader,
            of.sector_names,
            len(of.read(postulates.provisions)),
        ),
        ("in_programme",),
    ),
    "provisions": Entry(
        "postulates",
        "outcome",
        lambda of: charts.provisions(of.read(postulates.provisions), of.reader),
        ("in_programme",),
    ),
    "duplicates": Entry(
        "postulates",
        "outcome",
        _duplicates,
        audiences=EVERYONE,
    ),
}

POSTULATE_EXHIBITS = _WAITING | _STATUS | _COURSE | _OUTCOME
