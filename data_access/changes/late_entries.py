"""Which records were entered after a revision, though they are of an earlier day."""

from sqlalchemy import Connection, Select, and_, literal, or_, select

from data_access.journal.former_rows import key_text
from data_access.models import (
    Attendance,
    JournalEntry,
    Meeting,
    Milestone,
    Organisation,
    OrganisationSector,
    Postulate,
    PostulateProvision,
    PostulateStatus,
    PostulateSupporter,
)
from data_access.scope import Scope


def entered_late(scope: Scope, connection: Connection, revision: int) -> set[tuple[str, str]]:
    """Records (table, code) with a row of the as-of date or before that was recorded after it.

    A postulate with its changes, supporters and provisions; a meeting with its list; an
    organisation with its declarations, attendances and postulates; a row of a list; a milestone.
    """
    found: set[tuple[str, str]] = set()
    for statement in _late(scope, revision):
        found.update((table, code) for table, code in connection.execute(statement) if code)
    on = and_(Meeting.programme_id == Attendance.programme_id, Meeting.code == Attendance.meeting)
    rows = (
        select(Attendance.meeting, Attendance.participant_kind, Attendance.participant)
        .join(Meeting, on)
        .where(scope.in_programme(Attendance), Meeting.starts_on <= scope.as_of)
        .where(or_(Attendance.recorded_in > revision, Meeting.recorded_in > revision))
    )
    found.update(("attendance", key_text(tuple(key))) for key in connection.execute(rows))
    return found


def touched_lists(scope: Scope, connection: Connection, revision: int) -> set[str]:
    """Meetings of which anything, or any row of their lists, was written after the revision."""
    entries = select(JournalEntry.record).where(
        JournalEntry.programme == scope.programme_id,
        JournalEntry.revision > revision,
        JournalEntry.table.in_(("meetings", "attendance")),
    )
    new = [
        select(code).where(scope.in_programme(table), table.recorded_in > revision)
        for code, table in ((Meeting.code, Meeting), (Attendance.meeting, Attendance))
    ]
    return {code for one in (entries, *new) for code in connection.scalars(one.distinct())}


def _late(scope: Scope, revision: int) -> list[Select]:
    submitted = and_(scope.in_programme(Postulate), Postulate.submitted_on <= scope.as_of)
    met = and_(scope.in_programme(Meeting), Meeting.starts_on <= scope.as_of)
    on_list = and_(
        Meeting.programme_id == Attendance.programme_id, Meeting.code == Attendance.meeting
    )
    supported = and_(
        Postulate.programme_id == PostulateSupporter.programme_id,
        Postulate.code == PostulateSupporter.postulate,
    )
    changed = PostulateStatus.changed_on <= scope.as_of

    def late(name: str, code: object, table: type) -> Select:
        own = and_(scope.in_programme(table), table.recorded_in > revision)
        return select(literal(name), code).where(own)

    attended = late("organisations", Attendance.organisation, Attendance).join(Meeting, on_list)
    listed = late("meetings", Attendance.meeting, Attendance).join(Meeting, on_list)
    support = (PostulateSupporter.organisation, PostulateSupporter)
    return [
        late("postulates", Postulate.code, Postulate).where(submitted),
        late("postulates", PostulateStatus.postulate, PostulateStatus).where(changed),
        late("postulates", PostulateProvision.postulate, PostulateProvision),
        late("meetings", Meeting.code, Meeting).where(met),
        listed.where(met),
        late("organisations", Organisation.code, Organisation),
        late("organisations", OrganisationSector.organisation, OrganisationSector),
        attended.where(met),
        late("organisations", Postulate.organisation, Postulate).where(submitted),
        late("organisations", *support).join(Postulate, supported).where(submitted),
        late("milestones", Milestone.code, Milestone),
    ]
