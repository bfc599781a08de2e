"""Which kinds of records a programme has at all: none is missed where there never was one."""

from typing import Literal

from sqlalchemy import Connection, exists, select

from data_access.dialect import is_written
from data_access.models import (
    Attendance,
    Meeting,
    Postulate,
    PostulateStatus,
    PostulateSupporter,
)
from data_access.scope import Scope

GivenKind = Literal["meeting", "list", "minutes", "justification", "act"]


def available_kinds(scope: Scope, connection: Connection) -> set[GivenKind]:
    """The kinds of records of which the whole programme holds at least one, of whatever day.

    `list`: somebody recorded as attended; `act`: that, or an organisation that submitted or
    supported a postulate.
    """
    came = Attendance.attended.is_(True)
    submitted = Postulate.organisation.is_not(None)
    conditions = {
        "meeting": exists().where(scope.in_programme(Meeting)),
        "list": exists().where(scope.in_programme(Attendance), came),
        "minutes": exists().where(scope.in_programme(Meeting), is_written(Meeting.minutes_url)),
        "justification": exists().where(
            scope.in_programme(PostulateStatus), is_written(PostulateStatus.justification)
        ),
        "submitted": exists().where(scope.in_programme(Postulate), submitted),
        "supported": exists().where(scope.in_programme(PostulateSupporter)),
    }
    found = connection.execute(select(*(one.label(name) for name, one in conditions.items()))).one()
    kinds = {name for name, is_there in found._mapping.items() if is_there}
    return kinds | ({"act"} if kinds & {"list", "submitted", "supported"} else set())
