"""Sources → typed frames, with every broken rule of the data format in the report."""

from collections.abc import Mapping

import pandas as pd

from data_access.load.columns import COORDINATING_WORDS, TABLES, Column, squeezed
from data_access.load.convert import converted
from data_access.load.personal import personal_data
from data_access.load.problems import Problem, Report
from data_access.load.read import Source
from data_access.load.rules import RULES
from data_access.load.stored import Key, Stored
from data_access.vocabulary import COORDINATING
from locales import N_

_REQUIRED = N_("a value is required here")
_NO_SUCH_CODE = N_("no such code in {table}")
_DOUBLED = N_("the same key is already in row {row}")


def checked(sources: list[Source], known: Stored, report: Report) -> dict[str, pd.DataFrame]:
    """Typed frames by table, in the contract's order, their index the row in the file.

    All contract columns are present. They are fit for `store` only if the report has no error.
    """
    by_name: dict[str, Source] = {}
    for source in sources:
        first = by_name.setdefault(source.table.name, source)
        if first is not source:
            message = N_("this table stands in {file} too")
            values = (("file", first.file),)
            report.errors.append(Problem(source.file, None, "", "", message, values))
    tables = {name: _typed(by_name[name], report) for name in TABLES if name in by_name}
    programmes = _codes(tables.get("programmes")) | known.programmes
    for name, frame in tables.items():
        source = by_name[name]
        _check_keys(source, frame, report)
        _check_references(source, frame, tables, known, programmes, report)
        _warn_of_personal_data(source, report)
        for rule in RULES.get(name, ()):
            rule(source, frame, tables, known, report)
    return tables


def _typed(source: Source, report: Report) -> pd.DataFrame:
    frame = pd.DataFrame(index=source.cells.index)
    frame.attrs["given"] = set(source.cells.columns)
    for column in source.table.columns:
        if column.name not in source.cells:
            frame[column.name] = _default(column)
            continue
        cells = source.cells[column.name]
        values, unreadable = converted(cells, column)
        if column.refers == "teams":
            coordinating = values.map(lambda v: v is not None and squeezed(v) in COORDINATING_WORDS)
            values = values.mask(coordinating, COORDINATING)
        frame[column.name] = values
        for text, error in unreadable.items():
            for row in cells.index[cells == text]:
                report.errors.append(
                    source.problem(row, column.name, text, error.message, *error.values)
                )
        if column.required:
            for row in cells.index[cells == ""]:
                report.errors.append(source.problem(row, column.name, "", _REQUIRED))
    return frame


def _default(column: Column) -> object:
    return False if column.kind == "flag" and column.name != "public_benefit" else None


def _check_keys(source: Source, frame: pd.DataFrame, report: Report) -> None:
    keys = (["programme"] if source.table.of_programme else []) + list(source.table.key)
    codes = pd.DataFrame({key: pd.factorize(frame[key])[0] for key in keys}, index=frame.index)
    doubled = codes.duplicated(keep=False)
    if not doubled.any():
        return
    found = codes[doubled]
    first = found.index.to_series().groupby([found[k] for k in keys]).transform("first")
    for row, earlier in first[first != first.index].items():
        code = " / ".join(str(v) for v in frame.loc[row, keys] if v is not None and v == v)
        report.errors.append(
            source.problem(row, keys[-1], code, _DOUBLED, ("row", str(int(earlier))))
        )


def _check_references(
    source: Source,
    frame: pd.DataFrame,
    tables: Mapping[str, pd.DataFrame],
    known: Stored,
    programmes: set[str],
    report: Report,
) -> None:
    """Codes that point nowhere. A programme that is not known was told of before."""
    for column in source.table.columns:
        if not column.refers or column.refers == "programmes":
            continue
        allowed = _allowed(column.refers, tables, known, programmes)
        codes = frame[column.name]
        lost = codes.notna() & frame["programme"].isin(programmes)
        for programme in frame["programme"].unique():
            known_here = [code for of, code in allowed if of == programme]
            lost &= ~((frame["programme"] == programme) & codes.isin(known_here))
        target = "sectors" if column.refers == "teams" else column.refers
        for row in frame.index[lost]:
            report.errors.append(
                source.problem(row, column.name, codes[row], _NO_SUCH_CODE, ("table", target))
            )


def _allowed(
    refers: str, tables: Mapping[str, pd.DataFrame], known: Stored, programmes: set[str]
) -> set[Key]:
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


def _warn_of_personal_data(source: Source, report: Report) -> None:
    for column in source.table.columns:
        if column.free and column.name in source.cells:
            cells = source.cells[column.name]
            suspect = {text for text in cells.unique() if personal_data(text)}
            for row in cells.index[cells.isin(suspect)]:
                message = N_("seems to hold an e-mail address, a telephone number or a PESEL")
                report.warnings.append(source.problem(row, column.name, "", message))
