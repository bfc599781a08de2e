"""Records in: read what an office sends, check it against the data format, store it whole."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from data_access.engine import writing
from data_access.load.check import checked
from data_access.load.log import Entry, entry, record
from data_access.load.problems import Problem, Refused, Report
from data_access.load.read import Source, read
from data_access.load.store import Changes, Progress, delete_programme, store
from data_access.load.stored import Stored, stored
from data_access.vocabulary import Outcome

__all__ = [
    "Changes",
    "Loaded",
    "Problem",
    "Refused",
    "Report",
    "Stored",
    "delete_programme",
    "load",
    "store",
]


@dataclass(frozen=True)
class Loaded:
    """What a load changed, per table in the contract's order; its report holds warnings only."""

    changes: dict[str, Changes]
    report: Report


class _Undone(Exception):
    """Rolls a dry run back."""


def load(
    engine: Engine,
    path: Path,
    *,
    replace: bool = False,
    dry_run: bool = False,
    by: str = "",
    reader: Callable[[Path, Report], list[Source]] = read,
    progress: Progress = lambda _done, _total: None,
) -> Loaded:
    """Load a folder of CSV files or an XLSX workbook in one transaction, all or nothing.

    Raises `Refused` with the whole report if anything is wrong; nothing is written then, but for
    the log of loads. `dry_run` does all of it and takes it back; it is not logged. `by` says who
    loads; `reader` reads another form of source.
    """
    report = Report()
    sources = reader(path, report)
    of = entry(path, sources, by)
    try:
        return _load(engine, sources, report, of, replace, dry_run, progress)
    except Refused:
        if not dry_run:
            with engine.begin() as connection:  # no number changes, nor does the revision
                record(connection, of, Outcome.REFUSED, {}, report)
        raise


def _load(
    engine: Engine,
    sources: list[Source],
    report: Report,
    of: Entry,
    replace: bool,
    dry_run: bool,
    progress: Progress,
) -> Loaded:
    loaded = None
    try:
        with writing(engine) as connection:
            known = Stored() if replace else stored(connection, of.programmes)
            tables = checked(sources, known, report) if sources else {}
            if report.errors:
                raise Refused(report)
            changes = store(connection, tables, replace=replace, progress=progress)
            loaded = Loaded(changes, report)
            if dry_run:
                raise _Undone
            record(connection, of, Outcome.LOADED, changes, report)
    except _Undone:
        pass
    return loaded
