"""The filter every read takes first: programme, sectors, period and as-of date.

One declarative value yields the SQL predicates, the URL parameters and the sentence printed
under every chart, so the three can never disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true

from data_access.config import first_programme
from data_access.models import Meeting, OrganisationSector, Postulate, Programme, Sector
from domain import address
from domain.clock import today
from domain.vocabulary import COORDINATING, MeetingStatus
from locales import Locale

Choice = Literal["sectors", "period"]


@dataclass(frozen=True)
class Scope:
    """What the reader looks at.

    `sectors` are sector codes, empty for all. `date_from` and `date_to` are local dates, both
    included, None for everything. `as_of` is always set: nothing after it has happened yet.
    """

    programme_id: int
    programme: str
    as_of: date
    sectors: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None

    # -- SQL ---------------------------------------------------------------------------------

    def in_programme(self, table: type) -> ColumnElement[bool]:
        """Rows of this programme."""
        return table.programme_id == self.programme_id

    def in_sectors(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """Rows of the chosen sectors; all rows if none is chosen."""
        return column.in_(self.sectors) if self.sectors else true()

    def in_period(self, column: ColumnElement[date]) -> ColumnElement[bool]:
        """Rows whose local date lies in the period. Says nothing of the as-of date."""
        return and_(
            column >= self.date_from if self.date_from else true(),
            column <= self.date_to if self.date_to else true(),
        )

    def meetings(self) -> ColumnElement[bool]:
        """Meetings of the chosen sectors' teams in the period, of every status.

        The coordinating team's meetings are in no sector: see `coordinating_meetings`.
        """
        return and_(
            self.in_programme(Meeting),
            Meeting.team != COORDINATING,
            self.in_sectors(Meeting.team),
            self.in_period(Meeting.starts_on),
        )

    def coordinating_meetings(self) -> ColumnElement[bool]:
        """Meetings of the coordinating team in the period, of every status."""
        return and_(
            self.in_programme(Meeting),
            Meeting.team == COORDINATING,
            self.in_period(Meeting.starts_on),
        )

    def all_meetings(self) -> ColumnElement[bool]:
        """`meetings`, and those of the coordinating team while no sector is chosen."""
        return (
            self.meetings() if self.sectors else or_(self.meetings(), self.coordinating_meetings())
        )

    def held(self) -> ColumnElement[bool]:
        """Of meetings: held by the as-of date. A `held` one that starts later is still planned."""
        return and_(Meeting.status == MeetingStatus.HELD, Meeting.starts_on <= self.as_of)

    def postulates(self) -> ColumnElement[bool]:
        """Postulates of the chosen sectors, submitted in the period and by the as-of date."""
        return and_(
            self.in_programme(Postulate),
            self.in_sectors(Postulate.sector),
            self.in_period(Postulate.submitted_on),
            Postulate.submitted_on <= self.as_of,
        )

    def declarations(self) -> ColumnElement[bool]:
        """Declarations (organisation, sector) of the chosen sectors."""
        return and_(
            self.in_programme(OrganisationSector), self.in_sectors(OrganisationSector.sector)
        )

    # -- other scopes ------------------------------------------------------------------------

    def of_sector(self, sector: str) -> "Scope":
        return replace(self, sectors=(sector,))

    def whole_period(self) -> "Scope":
        """The same sectors over the whole consultation, at the same as-of date."""
        return replace(self, date_from=None, date_to=None)

    def whole_programme(self) -> "Scope":
        """Every sector and the whole period, at the same as-of date."""
        return replace(self, sectors=(), date_from=None, date_to=None)

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """What narrows the scope: `sectors`, `period`."""
        period = self.date_from or self.date_to
        return (*(("sectors",) if self.sectors else ()), *(("period",) if period else ()))

    # -- URL ---------------------------------------------------------------------------------

    def params(self) -> dict[str, str]:
        """Parameters of an address: see `domain.address`."""
        return self.asked.params()

    @property
    def asked(self) -> address.Asked:
        """What an address of this scope asks for."""
        return address.Asked(self.programme, self.sectors, self.date_from, self.date_to, self.as_of)

    # -- words -------------------------------------------------------------------------------

    def sentence(self, locale: Locale, sector_names: Mapping[str, str]) -> str:
        """«Branże: kultura, edukacja · 1.03–15.09.2011 · stan na 15.09.2011»."""
        return " · ".join(self.phrases(locale, sector_names))

    def phrases(self, locale: Locale, sector_names: Mapping[str, str]) -> tuple[str, str, str]:
        """The parts of the sentence: sectors, period, as-of date."""
        _ = locale.gettext
        names = [sector_names.get(code, code) for code in self.sectors]
        chosen = _("Sectors: {names}", names=locale.listing(names)) if names else _("All sectors")
        as_of = _("as of {date}", date=locale.date(self.as_of))
        return chosen, locale.period(self.date_from, self.date_to), as_of


def last_day(programme: Programme) -> date:
    """The as-of date unless another is asked for: the last day of which the records tell."""
    return programme.as_of or today()


def programmes(connection: Connection) -> list[Programme]:
    """All programmes: the one that the configuration names, then the latest period first."""
    named = Programme.code == first_programme()
    rows = connection.execute(
        select(Programme.__table__).order_by(
            named.desc(), Programme.period_start.desc(), Programme.code
        )
    )
    return [Programme(**row._mapping) for row in rows]


def sectors(scope: Scope, connection: Connection) -> list[Sector]:
    """All sectors of the scope's programme, in the programme's own order."""
    rows = connection.execute(
        select(Sector.__table__)
        .where(scope.in_programme(Sector))
        .order_by(Sector.position.is_(None), Sector.position, Sector.code)
    )
    return [Sector(**row._mapping) for row in rows]


def sector_codes(scope: Scope, connection: Connection) -> list[str]:
    """Codes of the sectors in scope, in the programme's own order."""
    return [
        s.code for s in sectors(scope, connection) if s.code in scope.sectors or not scope.sectors
    ]


def from_params(
    params: Mapping[str, str], connection: Connection, known: Sequence[Programme] | None = None
) -> Scope | None:
    """The scope a link asks for. What it names and does not exist is left out, never an error.

    `known`: all programmes, where they have been read. None if the database holds none at all.
    """
    if known is None:
        known = programmes(connection)
    if not known:
        return None
    asked = address.asked(params)
    programme = next((of for of in known if of.code == asked.programme), known[0])
    scope = Scope(
        programme_id=programme.id,
        programme=programme.code,
        as_of=min(asked.as_of, today()) if asked.as_of else last_day(programme),
        date_from=asked.date_from,
        date_to=asked.date_to,
    )
    chosen = tuple(s.code for s in sectors(scope, connection) if s.code in asked.sectors)
    return replace(scope, sectors=chosen)


def unknown_codes(params: Mapping[str, str], scope: Scope) -> list[str]:
    """What an address names and its scope does not hold: codes and dates, as they stand there."""
    asked = address.asked(params)
    codes = [asked.programme] if asked.programme not in ("", scope.programme) else []
    codes += [code for code in asked.sectors if code not in scope.sectors]
    return codes + address.lost(params)
