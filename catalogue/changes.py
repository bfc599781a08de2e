"""Exhibits of what changed: since the last coordinating meeting unless told otherwise."""

from datetime import date, timedelta
from typing import Protocol

from catalogue.entry import Entry
from catalogue.source import Source
from charts import Exhibit
from charts import changes as charts
from data_access import attendance
from data_access.changes import Changes, changes
from domain.vocabulary import MeetingStatus

_WEEK = timedelta(days=7)


def last_coordinating(of: Source) -> date | None:
    """The day of the coordinating team's last meeting held before the as-of date."""
    met = of.read(attendance.of_coordinating_team, scope=of.scope.whole_programme())
    days = met.loc[met["status"] == MeetingStatus.HELD, "starts_on"]
    return max((day for day in days if day < of.scope.as_of), default=None)


def changes_since(of: Source, since: date | None = None) -> Changes:
    """What changed since that day; since the last coordinating meeting, or a week, if none is
    given."""
    return of.read(changes, since or last_coordinating(of) or of.scope.as_of - _WEEK)


def overall(of: Source, since: date | None = None) -> Exhibit:
    found = changes_since(of, since)
    return charts.changed_counts(found.counts, _between(found), of.reader)


def rates_then_and_now(of: Source, since: date | None = None) -> Exhibit:
    found = changes_since(of, since)
    narrowed = bool(of.scope.sectors)
    return charts.changed_rates(
        found.rates, found.records, _between(found), of.reader, narrowed=narrowed
    )


def open_steps(of: Source, since: date | None = None) -> Exhibit:
    found = changes_since(of, since)
    return charts.open_postulates(found.counts, found.records, _between(found), of.reader)


def _between(found: Changes) -> charts.Between:
    return charts.Between(found.since, found.as_of, found.revision is not None)


class Builder(Protocol):
    """Makes an exhibit of what changed since a day; since the usual one, if none is given."""

    def __call__(self, of: Source, since: date | None = None) -> Exhibit: ...


BUILDERS: dict[str, Builder] = {
    "changes": overall,
    "open_steps": open_steps,
    "rate_changes": rates_then_and_now,
}
CHANGES = {key: Entry("data", "changes", build) for key, build in BUILDERS.items()}
