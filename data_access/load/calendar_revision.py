"""Since when a calendar shows each meeting as it does: raised by a load that changes what it shows.

Subscribers take a meeting anew only where its revision is later than the one they have, so it
never goes back: not by `--replace`, and not where a database is made anew from an export.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, select, update

from data_access.models import Meeting, Programme, Sector, now

_Shown = dict[tuple[str, str], tuple[tuple, datetime]]
"""(Programme, code) → what a calendar shows of the meeting, and since when."""
_SHOWN = (
    *(Meeting.team, Meeting.title, Meeting.starts_at, Meeting.ends_at),
    *(Meeting.venue, Meeting.status, Sector.name, Sector.name_en),
)


def shown_in_calendar(connection: Connection, programmes: Collection[str]) -> _Shown:
    """Of all meetings of the programmes with these codes."""
    rows = connection.execute(
        select(Programme.code, Meeting.code, Meeting.revised_at, *_SHOWN)
        .join(Programme, Programme.id == Meeting.programme_id)
        .outerjoin(Sector, and_(Sector.programme_id == Programme.id, Sector.code == Meeting.team))
        .where(Programme.code.in_(programmes))
    )
    return {(programme, code): (tuple(own), at) for programme, code, at, *own in rows}


def revise(connection: Connection, before: _Shown, programmes: Collection[str]) -> None:
    """Give the meetings that differ from `before` a later revision, the others the one they had."""
    revised = []
    for key, (own, at) in shown_in_calendar(connection, programmes).items():
        was, since = before.get(key, (own, at))
        due = since if own == was else max(now(), since + timedelta(seconds=1))
        if due != at:
            revised.append({"of": key[0], "meeting": key[1], "due": due})
    if revised:
        of = select(Programme.id).where(Programme.code == bindparam("of")).scalar_subquery()
        connection.execute(
            update(Meeting)
            .where(Meeting.programme_id == of, Meeting.code == bindparam("meeting"))
            .values(revised_at=bindparam("due")),
            revised,
            execution_options={"synchronize_session": None},
        )
