"""Sources → typed frames, with every broken rule of the data format in the report."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import datetime, time

import pandas as pd

from data_access.load.convert import converted
from data_access.load.data_format import COORDINATING_WORDS, TABLES
from data_access.load.dates import ReadDate, local_hour
from data_access.load.existing_records import Stored
from data_access.load.held_back_rows import without_held
from data_access.load.problems import Problem, Report, Unreadable
from data_access.load.read import SentTable
from data_access.load.recorded_precision import restore_precision
from data_access.load.references import check_references
from data_access.load.similar_names import warn_of_alike, warn_of_codes_alike
from data_access.load.table_format import ColumnFormat, squeezed
from data_access.load.table_rules import TABLE_RULES
from domain.blank import is_blank
from domain.clock import LOCAL
from domain.personal import contacts
from domain.vocabulary import COORDINATING
from locales import N_

_REQUIRED = N_("a value is required here")
_DOUBLED = N_("the same key is already in row {row}")
_DOUBLED_THERE = N_("the same key is already in row {row} of {file}")


def checked(sources: list[SentTable], known: Stored, report: Report) -> dict[str, pd.DataFrame]:
    """Typed frames by table, in the contract's order, their index the row in the file.

    All contract columns are present. They are fit for `store` only if the report has no error.
    """
    by_name: dict[str, SentTable] = {}
    for source in sources:
        first = by_name.setdefault(source.table.name, source)
        if first is not source:
            message = N_("this table stands in {file} too")
            values = (("file", first.file),)
            report.errors.append(Problem(source.file, None, "", "", message, values))
    tables: dict[str, pd.DataFrame] = {}
    for name in TABLES:
        if name in by_name:
            by_name[name], tables[name] = without_held(
                *_typed(by_name[name], known, report), known, report
            )
            restore_precision(
                by_name[name].table, tables[name], set(by_name[name].cells.columns), known
            )
    check_references(by_name, tables, known, report)
    for name, frame in tables.items():
        source = by_name[name]
        _check_keys(source, frame, report)
        _warn_of_personal_data(source, report)
        for rule in TABLE_RULES.get(name, ()):
            rule(source, frame, tables, known, report)
    warn_of_alike(by_name, tables, known, report)
    warn_of_codes_alike(by_name, tables, known, report)
    return tables


def _typed(source: SentTable, known: Stored, report: Report) -> tuple[SentTable, pd.DataFrame]:
    """The frame; and the source, which knows of every cell that the report refuses by now."""
    values: dict[str, object] = {}
    refused: set[tuple[int, str]] = set(source.unreadable)
    for column in source.table.columns:
        if column.name not in source.cells:
            values[column.name] = _default(column)
            continue
        values[column.name], rows = _values(source, column, known, report)
        refused |= {(row, column.name) for row in rows}
    frame = pd.DataFrame(values, index=source.cells.index)
    for column in source.table.columns:
        if column.ends:
            _part(source, frame, column, report)
    ended = [
        column.ends
        for column in source.table.columns
        if column.ends and frame[column.ends].notna().any()
    ]
    frame.attrs["given"] = (*source.cells.columns, *ended)  # pandas copies it with every column
    return replace(source, unreadable=refused), frame


def _values(
    source: SentTable, column: ColumnFormat, known: Stored, report: Report
) -> tuple[pd.Series, list[Hashable]]:
    """The column's values, and the rows of those that are refused."""
    cells = source.cells[column.name]
    values, unreadable, noted = converted(cells, column)
    if column.refers == "teams":
        coordinating = values.map(lambda v: v is not None and squeezed(v) in COORDINATING_WORDS)
        values = values.mask(coordinating, COORDINATING)
    if column.kind == "code":
        values = known.as_stored(column.refers or source.table.name, values)
    refused = []
    for row, text in cells[cells.isin(unreadable)].items():
        error = unreadable[text]
        report.errors.append(source.problem(row, column.name, text, error.message, *error.values))
        refused.append(row)
    for row, text in cells[cells.isin(noted)].items():
        note = noted[text]
        report.warnings.append(source.problem(row, column.name, text, note.message, *note.values))
    if column.required:
        for row in cells.index[_whose(cells, is_blank)]:
            if (row, column.name) not in source.unreadable:
                report.errors.append(source.problem(row, column.name, "", _REQUIRED))
                refused.append(row)
    return values, refused


def _whose(cells: pd.Series, is_so: Callable[[str], bool]) -> pd.Series:
    """Of which cells it is so; each distinct text is tried once."""
    return cells.isin([text for text in cells.unique() if is_so(text)])


def _default(column: ColumnFormat) -> object:
    return False if column.kind == "flag" and column.name != "public_benefit" else None


def _part(source: SentTable, frame: pd.DataFrame, column: ColumnFormat, report: Report) -> None:
    """Where a beginning was written with its end, give each column its own."""
    starts, ends = frame[column.name].tolist(), frame[column.ends].tolist()
    for n, (row, read) in enumerate(zip(frame.index, starts, strict=True)):
        if isinstance(ends[n], time):
            ends[n] = _same_day(source, row, column, read, ends[n], report)
        if isinstance(read, ReadDate):
            starts[n] = read.start
            if ends[n] is not None and ends[n] != read.end:
                message = N_("another end stands in the column {column}")
                values = (("column", source.heading(column.ends)),)
                text = source.cells.loc[row, column.name]
                report.errors.append(source.problem(row, column.name, text, message, *values))
            ends[n] = read.end
    frame[column.name] = pd.Series(starts, frame.index, dtype=object)
    frame[column.ends] = pd.Series(ends, frame.index, dtype=object)


def _same_day(
    source: SentTable,
    row: Hashable,
    column: ColumnFormat,
    read: object,
    clock: time,
    report: Report,
) -> datetime | None:
    """The end of what begins on that day; None where no beginning could be read."""
    start = read.start if isinstance(read, ReadDate) else read
    if not isinstance(start, datetime):
        return None
    try:
        return local_hour(start.astimezone(LOCAL).date(), clock)
    except Unreadable as error:
        text = source.cells.loc[row, column.ends]
        report.errors.append(source.problem(row, column.ends, text, error.message, *error.values))
        return None


def _check_keys(source: SentTable, frame: pd.DataFrame, report: Report) -> None:
    keys = (["programme"] if source.table.of_programme else []) + list(source.table.key)
    if any(
        c.required and c.name not in source.cells for c in source.table.columns if c.name in keys
    ):
        return
    in_doubt = {row for row, column in source.unreadable if column in keys}
    frame = frame[~frame.index.isin(in_doubt)]
    if not frame.duplicated(keys).any():
        return
    codes = pd.DataFrame({key: pd.factorize(frame[key])[0] for key in keys}, index=frame.index)
    doubled = codes.duplicated(keep=False)
    if not doubled.any():
        return
    found = codes[doubled]
    first = found.index.to_series().groupby([found[k] for k in keys]).transform("first")
    for row, earlier in first[first != first.index].items():
        code = " / ".join(str(v) for v in frame.loc[row, keys] if v is not None and v == v)
        where, line = source.at(earlier)
        message, values = _DOUBLED, [("row", str(line))]
        if where.file != source.at(row)[0].file:
            message = _DOUBLED_THERE
            values.append(("file", where.file))
        report.errors.append(source.problem(row, keys[-1], code, message, *values))


def _warn_of_personal_data(source: SentTable, report: Report) -> None:
    for column in source.table.columns:
        if column.free and column.name in source.cells:
            cells = source.cells[column.name]
            for row in cells.index[_whose(cells, contacts)]:
                message = N_("seems to hold an e-mail address, a telephone number or a PESEL")
                report.warnings.append(source.problem(row, column.name, "", message))
