"""What a page run knows: the scope, the reader, the programme; and cached reads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import plotly.graph_objects as go
import streamlit as st
from sqlalchemy import URL, Connection

from catalogue import EXHIBITS
from catalogue.source import Read, Source
from charts import Exhibit, Reader
from charts.palette import DARK, LIGHT
from charts.reader import WALL
from charts.render import plotly
from data_access.config import database_url, first_programme, read_url
from data_access.engine import last_written, revision, version
from data_access.health import reading
from data_access.models import Programme
from data_access.scope import Scope, from_params, last_day, programmes, sectors, unknown_codes
from data_access.shared_reads import shared_reads
from domain.address import AS_OF, LANGUAGE, MODE, ON_WALL, PROGRAMME, Target
from locales import locale, spoken_language
from ui import session
from ui.address import asked_word

_Made = TypeVar("_Made")
_MOST_CACHED = 512
"""Bound on cached reads of one process; each holds a small aggregated frame or a page of rows."""
_MOST_LISTS = 4
"""Bound on cached lists of programmes: one for each database and revision."""

_MOST_EXHIBITS = 256
"""Bound on cached exhibits; each holds a chart of some kilobytes and its small table."""


@dataclass(frozen=True)
class View(Source):
    """One run of one page. `read` asks the database, or the cache if nothing has changed."""

    version: str
    url: URL
    """Of the database that is written to."""
    read_from: URL
    """Of a replica, where there is one that is up to date."""

    @property
    def params(self) -> dict[str, str]:
        """The scope as an address says it; the usual as-of date goes without saying."""
        told = self.scope.params()
        if self.scope.as_of == last_day(self.programme):
            del told[AS_OF]
        return told

    def link(self, target: Target) -> dict[str, str]:
        """The parameters of a link to the target, in this scope and language."""
        return {**self.params, LANGUAGE: self.reader.locale.language, **target.params()}

    @property
    def left_out(self) -> list[str]:
        """What the address names and the records do not hold."""
        return unknown_codes(st.query_params.to_dict(), self.scope)

    def read(self, function: Read, *args: Any, scope: Scope | None = None, **options: Any) -> Any:
        """`function(scope, connection, *args, **options)`, cached by revision and scope."""
        name = f"{function.__module__}.{function.__qualname__}"
        return _read(
            function, name, self._database, scope or self.scope, args, options, self.read_from
        )

    def exhibit(self, key: str) -> Exhibit:
        """The catalogue's exhibit of this scope, cached by revision, scope and reader."""
        build = EXHIBITS[key].build
        return self.kept(key, lambda: build(self))

    def kept(self, name: str, make: Callable[[], _Made]) -> _Made:
        """What is made of this scope's records for this reader, cached like exhibits; `name` says
        of what else it is made."""
        return _kept(make, name, self._database, self.scope, self._seen_by)

    def figure(self, exhibit: Exhibit, whole: bool = False) -> go.Figure:
        """The chart of a catalogue's exhibit of this scope, or that of all its rows, cached."""
        name = f"{exhibit.key} {whole}"
        return _figure(
            lambda: self.drawn(exhibit, whole), name, self._database, self.scope, self._seen_by
        )

    def drawn(self, exhibit: Exhibit, whole: bool = False) -> go.Figure:
        """The chart of any exhibit, or that of all its rows."""
        chart = exhibit.whole if whole else exhibit.chart
        if chart is None:
            raise ValueError(f"{exhibit.key} has no such chart")
        return plotly.figure(chart, self.reader)

    @property
    def _seen_by(self) -> tuple:
        reader = self.reader
        return (reader.locale.language, reader.palette.background, reader.scale)

    @property
    def _database(self) -> tuple[str, str]:
        return str(self.url), self.version


def presenting() -> bool:
    """Whether this run is for a wall."""
    return asked_word(MODE) == ON_WALL


def reader() -> Reader:
    """The reader of this run: `?lang=`, else the browser's language; the theme; the distance."""
    language = spoken_language(
        asked_word(LANGUAGE), st.session_state.get(session.KEPT_LANGUAGE), st.context.locale
    )
    dark = st.context.theme.type == "dark"
    scale = WALL if presenting() else 1.0
    return Reader(locale(language), DARK if dark else LIGHT, scale)


def open_view(reader: Reader) -> View | None:
    """The view of this run, remembered for the page script; None if there is no programme."""
    url, read_from = database_url(), _up_to_date()
    with reading(read_from) as connection:
        seen = version(connection)  # first: a load meanwhile only makes the caches' key too old
        known = _programmes(str(url), seen, first_programme(), connection)
        scope = from_params(_asked(known), connection, known)
        if scope is None:
            return None
        view = View(
            scope=scope,
            reader=reader,
            programme=next(p for p in known if p.id == scope.programme_id),
            programmes=known,
            sectors=sectors(scope, connection),
            version=seen,
            url=url,
            read_from=read_from,
        )
    st.session_state[session.VIEW] = view
    return view


def _asked(known: Sequence[Programme]) -> dict[str, str]:
    """What the address asks; of which programme, where it does not say."""
    params = st.query_params.to_dict()
    if known and PROGRAMME not in params:
        params[PROGRAMME] = st.session_state.setdefault(session.USUAL, known[0].code)
    return params


def _up_to_date() -> URL:
    """Where to read: of a replica that lags behind what was just written here, not yet."""
    url, replica = database_url(), read_url()
    if replica != url and (wanted := last_written(url)):
        with reading(replica) as connection:
            if revision(connection) < wanted:
                return url
    return replica


def current_view() -> View:
    """The view that the frame opened for this run."""
    return st.session_state[session.VIEW]


def seen(view: View) -> int:
    """The revision that this run shows: what a form was filled in on."""
    return int(view.version.rsplit("/", 1)[1])


def _scope_key(scope: Scope) -> tuple:
    return (scope.programme_id, scope.as_of, scope.sectors, scope.date_from, scope.date_to)


@st.cache_resource(max_entries=_MOST_LISTS, show_spinner=False)
def _programmes(url: str, version: str, first: str, _connection: Connection) -> list[Programme]:
    """All programmes, each a record that no connection holds; nobody changes them."""
    return programmes(_connection)


@st.cache_data(max_entries=_MOST_CACHED, show_spinner=False, hash_funcs={Scope: _scope_key})
def _read(
    _function: Read,
    name: str,
    database: tuple,
    scope: Scope,
    args: tuple,
    options: dict,
    _read_from: URL,
) -> Any:
    with reading(_read_from) as connection, shared_reads():
        return _function(scope, connection, *args, **options)


@st.cache_resource(max_entries=_MOST_EXHIBITS, show_spinner=False, hash_funcs={Scope: _scope_key})
def _kept(
    _make: Callable[[], Any], name: str, database: tuple, scope: Scope, seen_by: tuple
) -> Any:
    """Shared by all sessions, not copied: an exhibit is never changed."""
    return _make()


@st.cache_resource(max_entries=_MOST_EXHIBITS, show_spinner=False, hash_funcs={Scope: _scope_key})
def _figure(
    _draw: Callable[[], go.Figure], name: str, database: tuple, scope: Scope, seen_by: tuple
) -> go.Figure:
    """Shared like exhibits: whoever changes one changes a copy."""
    return _draw()
