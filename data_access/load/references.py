"""Codes that refer to no record: one message for each cause, none for its consequences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data_access.load.data_format import TABLES
from data_access.load.existing_records import RecordKey, Stored
from data_access.load.problems import Filling, Problem, Report
from data_access.load.read import SentTable
from data_access.load.suggestions import Meant
from data_access.load.table_format import ColumnFormat
from domain.spelling import odd_letter, shape
from domain.vocabulary import COORDINATING
from locales import N_

_NO_SUCH_CODE = N_("no such code in the table {table}")
_MEANT = N_("no such code in the table {table}; did you mean {code}?")
_LOOKS_ALIKE = N_(
    "no such code in the table {table}: {code} only looks the same, because of the letter {letter}"
)
_NO_SUCH_TABLE = N_("this table is missing, and others refer to it: {tables}")

_Tables = Mapping[str, pd.DataFrame]


def check_references(
    sources: Mapping[str, SentTable], tables: _Tables, known: Stored, report: Report
) -> None:
    """Hold every code against the table that it refers to, in the load and in the database.

    A programme that is not known was told of before. What cannot be judged, as the table referred
    to or a column of it is missing, is not complained of row by row.
    """
    programmes = _codes(tables.get("programmes")) | known.programmes
    missing: dict[str, list[str]] = {}
    for name, frame in tables.items():
        for column in sources[name].table.columns:
            if column.refers in ("", "programmes"):
                continue
            if not _given(sources[name], column.name, "programme"):
                continue
            target = "sectors" if column.refers == "teams" else column.refers
            lost = _lost(frame, column, tables, known, programmes)
            if not lost.any() or _in_doubt(sources.get(target), frame.loc[lost, column.name]):
                continue
            if target not in tables and not known.codes.get(target):
                missing.setdefault(target, []).append(name)
                continue
            called = _called(target, sources)
            allowed = _allowed(column.refers, tables, known, programmes)
            for programme, rows in frame[lost].groupby("programme", sort=False):
                meant = Meant(
                    [code for of, code in allowed if of == programme],
                    _of_programme(tables.get(target), str(programme)),
                )
                for row, code in rows[column.name].items():
                    told = _no_such_code(called, code, meant.code(code))
                    report.errors.append(sources[name].problem(row, column.name, code, *told))
    for target, referring in missing.items():
        told = tuple(TABLES[name].named for name in dict.fromkeys(referring))
        values = (("tables", told),)
        if not any(p.file == TABLES[target].named for p in report.errors):
            report.errors.append(
                Problem(TABLES[target].named, None, "", "", _NO_SUCH_TABLE, values)
            )


def _no_such_code(table: Filling, code: str, meant: str | None) -> tuple[Any, ...]:
    """The message and what fills its places."""
    if meant is None:
        return _NO_SUCH_CODE, ("table", table)
    if shape(code) == shape(meant):
        letter = odd_letter(code) or odd_letter(meant)
        return _LOOKS_ALIKE, ("table", table), ("code", meant), ("letter", letter)
    return _MEANT, ("table", table), ("code", meant)


def _of_programme(table: pd.DataFrame | None, programme: str) -> pd.DataFrame | None:
    if table is None or "programme" not in table:
        return table
    return table[table["programme"] == programme]


def _given(source: SentTable, *columns: str) -> bool:
    """Whether the file holds these columns."""
    return all(name in source.cells for name in columns)


def _lost(
    frame: pd.DataFrame, column: ColumnFormat, tables: _Tables, known: Stored, programmes: set[str]
) -> pd.Series:
    """Rows whose code is not among those of the row's own programme."""
    codes = frame[column.name]
    allowed: dict[str, set[str]] = {}
    for programme, code in _allowed(column.refers, tables, known, programmes):
        allowed.setdefault(programme, set()).add(code)
    lost = codes.notna() & frame["programme"].isin(programmes)
    for programme in frame["programme"].dropna().unique():
        here = codes.isin(allowed.get(programme, set()))
        lost &= ~((frame["programme"] == programme) & here)
    return lost


def _allowed(refers: str, tables: _Tables, known: Stored, programmes: set[str]) -> set[RecordKey]:
    """(programme, code) pairs that a column may hold."""
    if refers == "teams":
        coordinating = {(programme, COORDINATING) for programme in programmes}
        return _allowed("sectors", tables, known, programmes) | coordinating
    frame = tables.get(refers)
    if frame is None:
        return known.codes.get(refers, set())
    if "programme" in frame:
        loaded = set(zip(frame["programme"], frame["code"], strict=True))
    else:
        loaded = {(programme, code) for programme in programmes for code in frame["code"]}
    return loaded | known.codes.get(refers, set())


def _codes(frame: pd.DataFrame | None) -> set[str]:
    return set() if frame is None else set(frame["code"].dropna())


def _in_doubt(target: SentTable | None, lost: pd.Series) -> bool:
    """Whether the codes may be those that the target's file fails to give, as told already."""
    if target is None:
        return False
    keys = [n for n in ("programme", "code") if target.table.column(n)]
    if not _given(target, *keys):
        return True
    return lost.nunique() <= len({row for row, column in target.unreadable if column in keys})


def _called(target: str, sources: Mapping[str, SentTable]) -> Filling:
    """The table as the sender named it, else as the format does."""
    if target not in sources:
        return TABLES[target].named
    return sources[target].file.split(" / ")[-1].rsplit(".", 1)[0]
