"""Where exhibits come from: a scope, a reader, and reads of the records."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from catalogue.record_names import programme_name, sector_names, team_names
from charts import Reader
from data_access.models import Programme, Sector
from data_access.scope import Scope, programmes, sectors
from data_access.shared_reads import shared_reads

Read = Callable[..., Any]


@dataclass(frozen=True)
class Source:
    """What every builder of an exhibit needs, whoever shows it."""

    scope: Scope
    reader: Reader
    programme: Programme
    sectors: list[Sector]
    programmes: list[Programme]

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

    @property
    def sample_mark(self) -> str:
        """What has to stand beside made-up records wherever they are shown; empty for others."""
        told = self.reader.locale.gettext("Sample data: made-up organisations and postulates")
        return told if self.programme.is_sample else ""

    @property
    def scope_line(self) -> str:
        """The scope's sentence after the mark of made-up records: for what leaves the pages."""
        return " · ".join(filter(None, [self.sample_mark, self.scope_sentence]))


@dataclass(frozen=True)
class Records(Source):
    """Reads an open connection, each read once: for files and the command line."""

    connection: Connection
    known: dict[tuple, Any] = field(default_factory=dict, kw_only=True, compare=False, repr=False)
    """What was read so far, by function, scope and arguments: several exhibits need the same."""

    def read(self, function: Read, *args: Any, scope: Scope | None = None, **options: Any) -> Any:
        of = scope or self.scope
        key = (function, of, args, *options.items())
        if key not in self.known:
            with shared_reads(self.known):
                self.known[key] = function(of, self.connection, *args, **options)
        found = self.known[key]
        return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found


def exhibit_source(scope: Scope, connection: Connection, reader: Reader) -> Records:
    """The source of a scope's exhibits over an open connection."""
    known = programmes(connection)
    programme = next(p for p in known if p.id == scope.programme_id)
    return Records(scope, reader, programme, sectors(scope, connection), known, connection)
