"""Where exhibits come from: a scope, a reader, and reads of the records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from catalogue.names import programme_name, sector_names, team_names
from charts import Reader
from data_access.models import Programme, Sector
from data_access.scope import Scope, programmes, sectors

Read = Callable[..., Any]


@dataclass(frozen=True)
class Source:
    """What every builder of an exhibit needs, whoever shows it."""

    scope: Scope
    reader: Reader
    programme: Programme
    sectors: list[Sector]

    def read(self, function: Read, *args: Any, scope: Scope | None = None, **options: Any) -> Any:
        """`function(scope, connection, *args, **options)`, of this scope unless told otherwise."""
        raise NotImplementedError

    @property
    def sector_names(self) -> dict[str, str]:
        """Sector code → name in the reader's language, in the programme's order."""
        return sector_names(self.sectors, self.reader.locale)

    @property
    def team_names(self) -> dict[str, str]:
        """Team code → name: the sectors' and the coordinating team's."""
        return team_names(self.sectors, self.reader.locale)

    @property
    def programme_name(self) -> str:
        return programme_name(self.programme, self.reader.locale)

    @property
    def scope_sentence(self) -> str:
        return self.scope.sentence(self.reader.locale, self.sector_names)


@dataclass(frozen=True)
class Records(Source):
    """Reads an open connection, without a cache: for files and the command line."""

    connection: Connection

    def read(self, function: Read, *args: Any, scope: Scope | None = None, **options: Any) -> Any:
        return function(scope or self.scope, self.connection, *args, **options)


def records(scope: Scope, connection: Connection, reader: Reader) -> Records:
    """The source of a scope's exhibits over an open connection."""
    programme = next(p for p in programmes(connection) if p.id == scope.programme_id)
    return Records(scope, reader, programme, sectors(scope, connection), connection)
