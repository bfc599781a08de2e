"""A consultation's raw records as plain rows, with the few things that every figure rests on."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from data_access.models import Base
from data_access.scope import Scope

WARSAW, UTC = ZoneInfo("Europe/Warsaw"), ZoneInfo("UTC")
COORDINATING = "coordinating"
OPEN = ["submitted", "in_review", "presented", "deferred"]
DECIDED = ["accepted", "partly_accepted", "rejected"]
VOID = ["withdrawn", "merged", "out_of_scope"]
DUE = {*DECIDED, "deferred", "merged", "out_of_scope"}
Row = SimpleNamespace


def local(instant: datetime) -> date:
    return instant.replace(tzinfo=UTC).astimezone(WARSAW).date()


def midnight(day: date) -> datetime:
    """The instant at which a local day begins, in UTC without its zone, as stored."""
    start = datetime(day.year, day.month, day.day, tzinfo=WARSAW)
    return start.astimezone(UTC).replace(tzinfo=None)


def is_written(text: str | None) -> bool:
    return bool(text and text.strip())


@dataclass
class World:
    """All rows of one programme, by table; and a scope that narrows them."""

    tables: dict[str, list[Row]]
    scope: Scope

    def __getattr__(self, table: str) -> list[Row]:
        return self.tables[table]

    # -- what is in scope --------------------------------------------------------------------

    @property
    def codes(self) -> list[str]:
        rows = sorted(self.sectors, key=lambda s: (s.position is None, s.position or 0, s.code))
        return [s.code for s in rows if not self.scope.sectors or s.code in self.scope.sectors]

    def in_period(self, day: date) -> bool:
        start, end = self.scope.date_from, self.scope.date_to
        return (not start or day >= start) and (not end or day <= end)

    def of(self, *sectors: str, whole: bool = False) -> "World":
        """The same records for other sectors (none: all), in the whole period if `whole`."""
        period = {} if whole else {"date_from": self.scope.date_from, "date_to": self.scope.date_to}
        known = self.scope
        scope = Scope(known.programme_id, known.programme, known.as_of, sectors, **period)
        return World(self.tables, scope)

    # -- meetings ----------------------------------------------------------------------------

    def met(self) -> list[Row]:
        """Meetings of all teams in the period, each with `day`, `state` and its `rows`."""
        rows = defaultdict(list)
        for row in self.attendance:
            rows[row.meeting].append(row)
        found = []
        for meeting in self.meetings:
            day = local(meeting.starts_at)
            if not self.in_period(day):
                continue
            later = day > self.scope.as_of
            state = "planned" if meeting.status == "held" and later else meeting.status
            found.append(Row(**vars(meeting), day=day, state=state, rows=rows[meeting.code]))
        return found

    def met_in_scope(self) -> list[Row]:
        """With a sector chosen, without the coordinating team's."""
        chosen = {*self.codes, *(() if self.scope.sectors else [COORDINATING])}
        return [m for m in self.met() if m.team in chosen]

    # -- postulates --------------------------------------------------------------------------

    def submitted(self) -> list[Row]:
        """Postulates in scope with the runs of their changes: `status`, `reason` (bool), `on`
        (local date it began), `at` (its instant), `until` (the next one's, null of the last).
        """
        changes = defaultdict(list)
        for change in self.postulate_statuses:
            if local(change.changed_at) <= self.scope.as_of:
                changes[change.postulate].append(change)
        found = []
        for p in self.postulates:
            inside = p.sector in self.codes and self.in_period(p.submitted_on)
            if not inside or p.submitted_on > self.scope.as_of:
                continue
            start = midnight(p.submitted_on)
            runs = [Row(status="submitted", reason=False, on=p.submitted_on, at=start, until=None)]
            for change in sorted(changes[p.code], key=lambda change: change.changed_at):
                if change.status != runs[-1].status:
                    runs[-1].until = change.changed_at
                    on, at = local(change.changed_at), change.changed_at
                    runs.append(Row(status=change.status, reason=False, on=on, at=at, until=None))
                runs[-1].reason |= is_written(change.justification)
            decided = [run.on for run in runs if run.status in DECIDED]
            found.append(
                Row(
                    **vars(p), runs=runs, status=runs[-1].status, justified=runs[-1].reason,
                    first_decided=min(decided, default=None),
                )
            )  # fmt: skip
        return found


def world(scope: Scope, connection: Connection) -> World:
    tables = {}
    for table in Base.metadata.sorted_tables:
        if "programme_id" in table.c:
            rows = connection.execute(
                select(table).where(table.c.programme_id == scope.programme_id)
            )
            tables[table.name] = [Row(**row._mapping) for row in rows]
    programme = Base.metadata.tables["programmes"]
    rows = connection.execute(select(programme).where(programme.c.id == scope.programme_id))
    tables["programmes"] = [Row(**row._mapping) for row in rows]
    return World(tables, scope)
