"""What is published at once, and the addresses under which it is found again."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlencode

from sqlalchemy import Connection, select

from data_access.engine import revision
from data_access.models import Programme, Revision
from data_access.scope import Scope
from domain import address

FOLDER = "data"
"""Of the public site: there the open data stand."""


@dataclass(frozen=True)
class Release:
    """The records of one revision, seen at one day. `written`: when the revision was (UTC)."""

    programme: str
    revision: int
    as_of: date
    written: datetime

    @property
    def name(self) -> str:
        """«12-2011-09-15»: tells the records apart, and the day that figures are told for."""
        return f"{self.revision}-{self.as_of}"

    @property
    def page(self) -> str:
        """Where its figures and their definitions stand, from the open data's root."""
        return f"r/{self.name}.html"

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
    code = connection.scalar(select(Programme.code).where(Programme.id == scope.programme_id))
    return Release(code or "", number, scope.as_of, written.replace(microsecond=0))


def anchor(key: str, sector: str = "") -> str:
    """Of a figure on a release's page."""
    return f"{key}.{quote(sector, safe='')}" if sector else key


def figure_address(base: str, of: Release, scope: Scope, key: str) -> str:
    """The short address of an indicator's figure: its definition, scope and revision.

    `base` is the public site's, `Rules.base`. One sector, or none, is shown there beside the
    definition; several sectors or a period are told in words of the address, as everywhere.
    """
    asked = address.Asked(
        sectors=scope.sectors if len(scope.sectors) > 1 else (),
        date_from=scope.date_from,
        date_to=scope.date_to,
    ).params()
    told = f"?{urlencode(asked)}" if asked else ""
    sector = scope.sectors[0] if len(scope.sectors) == 1 else ""
    return f"{base}/{FOLDER}/{of.page}{told}#{anchor(key, sector)}"
