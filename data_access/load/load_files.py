"""A load: files read, checked and stored in one transaction, all or nothing."""

import dataclasses
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import date
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, Engine

from data_access.config import system_user
from data_access.engine import Busy, begun, read_engine, revision, trying, writing
from data_access.journal.retention import forget
from data_access.load.check import checked
from data_access.load.existing_records import stored
from data_access.load.held_back_rows import refuse_afresh
from data_access.load.log import entry, record
from data_access.load.problems import Refused, Report
from data_access.load.programmes import added_to, refuse_mixing, warn_of_sample
from data_access.load.read import SentTable, read
from data_access.load.store import ChangedRows, Progress, store
from data_access.scope import programmes
from domain.vocabulary import LoadOutcome


@dataclasses.dataclass(frozen=True)
class Loaded:
    """What a load changed, per table in the contract's order; its report holds warnings only.

    `programmes` are the codes of those written to. `first` is the code of the one that the
    dashboard opens by itself after the load, `first_before` before it; empty where there was none.
    `forgotten` is the last day whose entries the journal dropped, as older than it is kept.
    """

    changes: dict[str, ChangedRows]
    report: Report
    programmes: list[str]
    first: str
    first_before: str
    forgotten: date | None


@dataclasses.dataclass(frozen=True)
class _Asked:
    """What a load is asked for, and what was read."""

    sources: list[SentTable]
    read: Report
    programme: str
    replace: bool


@dataclasses.dataclass(frozen=True)
class _Ready:
    """What may be written: typed frames, and the programmes of the database that they add to."""

    tables: dict[str, pd.DataFrame]
    programmes: list[str]
    report: Report


def load(
    engine: Engine,
    path: Path,
    *,
    replace: bool = False,
    programme: str = "",
    dry_run: bool = False,
    by: str = "",
    reader: Callable[[Path, Report], list[SentTable]] = read,
    progress: Progress = lambda _done, _total: None,
) -> Loaded:
    """Load files in one transaction, all or nothing.

    `programme` is the code of the one that organisations belong to where the load names none;
    `replace` takes out of the load's programmes what it does not bring. Raises `Refused` with the
    whole report if anything is wrong; nothing is written then, but for the log of loads.
    `dry_run` does all of it and takes it back; it is not logged. `by` says who loads, the operating
    system's user where it is empty; `reader` reads another form of source. Raises `Busy` where
    another writer does not end.
    """
    report = Report()
    sources = reader(path, report)
    asked = _Asked(sources, report, programme, replace)
    of = entry(path, sources, by or system_user())
    try:
        with read_engine(engine.url).connect() as connection:  # checked before anyone must wait
            seen, ready = revision(connection), _checked(connection, asked)
        if dry_run:
            with trying(engine) as connection:
                return _stored(connection, ready, replace, progress)
        with writing(engine, by=of.by, source=of.source) as connection:
            if revision(connection) != seen + 1:  # others wrote meanwhile
                ready = _checked(connection, asked)
            loaded = _stored(connection, ready, replace, progress)
            taken = dataclasses.replace(of, programmes=loaded.programmes)
            record(connection, taken, LoadOutcome.LOADED, loaded.changes, loaded.report)
    except Refused as refused:
        if not dry_run:
            with suppress(Busy), begun(engine) as connection:  # no number changes, nor revision
                record(connection, of, LoadOutcome.REFUSED, {}, refused.report)
        raise
    return loaded


def _checked(connection: Connection, asked: _Asked) -> _Ready:
    """Raises `Refused` if there is an error."""
    report, tables, into = deepcopy(asked.read), {}, []
    if asked.sources:
        into = added_to(connection, asked.sources, asked.programme, asked.replace, report)
        tables = checked(asked.sources, stored(connection, into), report)
        if asked.replace:
            refuse_afresh(connection, asked.sources, report)
        else:
            refuse_mixing(connection, asked.sources, tables, report)
    if report.errors:
        raise Refused(report)
    return _Ready(tables, into, report)


def _stored(connection: Connection, ready: _Ready, replace: bool, progress: Progress) -> Loaded:
    before, tables = _first(connection), ready.tables
    changes = store(
        connection, tables, programmes=ready.programmes, replace=replace, progress=progress
    )
    if any(of.added or of.changed for of in changes.values()):
        warn_of_sample(connection, ready.programmes, ready.report)
    codes = tables["programmes"]["code"] if "programmes" in tables else []
    written = list(dict.fromkeys([*codes, *ready.programmes]))
    forgotten = forget(connection)
    return Loaded(changes, ready.report, written, _first(connection), before, forgotten)


def _first(connection: Connection) -> str:
    return next((programme.code for programme in programmes(connection)), "")
