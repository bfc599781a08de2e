"""What is published at once, and the name under which it is found again."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from data_access.engine import revision
from data_access.models import Programme, Revision
from data_access.publication.codes import Codes
from data_access.scope import Scope

RELEASE_FOLDER = "data"
"""Of the public site: there the open data stand."""


@dataclass(frozen=True)
class Release:
    """The records of one revision, seen at one day. `programme`: its public code. `written`: when
    the revision was (UTC)."""

    programme: str
    revision: int
    as_of: date
    written: datetime

    @property
    def name(self) -> str:
        """«12-2011-09-15»: tells the records apart, and the day that figures are told for."""
        return f"{self.revision}-{self.as_of}"

    @property
    def archive(self) -> str:
        """Where all its files lie in one."""
        return f"revisions/{self.name}.zip"


def release(scope: Scope, connection: Connection) -> Release:
    """What would be published now."""
    number = revision(connection)
    written = connection.scalar(select(Revision.at).where(Revision.revision == number))
    if written is None:  # of a database that nobody has written to
        written = datetime.combine(scope.as_of, datetime.min.time())
    own = connection.scalar(select(Programme.code).where(Programme.id == scope.programme_id))
    code = Codes(connection).public(own) or ""
    return Release(code, number, scope.as_of, written.replace(microsecond=0))
