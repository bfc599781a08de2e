"""Sources → typed frames, with every broken rule of the data format in the report."""

from collections.abc import Callable, Mapping

import pandas as pd

from data_access.load.columns import COORDINATING_WORDS, NEEDED, TABLES, Column, squeezed
from data_access.load.convert import converted
from data_access.load.problems import Problem, Report
from data_access.load.read import Source
from data_access.scope import LOCAL
from data_access.vocabulary import COORDINATING, JUSTIFICATION_DUE, USUAL_STEPS, Status
from locales import N_

Known = Mapping[str, set[tuple[str, str]]]
"""Table → (programme, code) pairs that are in the database already."""

_REQUIRED = N_("a value is required here")
_NO_SUCH_CODE = N_("no such code in {table}")
_DOUBLED = N_("the same key stands in row {row}")
_MOST_PEOPLE = 100_000
_MOST_DAYS = 3650


def checked(sources: list[Source], known: Known, report: Report) -> dict[str, pd.DataFrame]:
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
    for name in NEEDED:
        if name not in by_name:
            message = N_("this table is needed and missing")
            report.errors.append(Problem(TABLES[name].name, None, "", "", message))
    tables = {name: _typed(by_name[name], report) for name in TABLES if name in by_name}
    programmes = _codes(tables.get("programmes"))
    for name, frame in tables.items():
        source = by_name[name]
        _check_keys(source, frame, report)
        _check_references(source, frame, tables, known, programmes, report)
        for rule in _RULES.get(name, ()):
            rule(source, frame, tables, report)
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
                _add(report.errors, source, row, column.name, text, error.message, *error.values)
        if column.required:
            for row in cells.index[cells == ""]:
                _add(report.errors, source, row, column.name, "", _REQUIRED)
    return frame


def _default(column: Column) -> object:
    return False if column.kind == "flag" and column.name != "public_benefit" else None


def _check_keys(source: Source, frame: pd.DataFrame, report: Report) -> None:
    keys = (["programme"] if source.table.of_programme else []) + list(source.table.key)
    first = frame.index.to_series().groupby([frame[k].fillna("") for k in keys]).transform("first")
    for row, earlier in first[first != first.index].items():
        code = " / ".join(str(v) for v in frame.loc[row, keys] if v is not None and v == v)
        _add(report.errors, source, row, keys[-1], code, _DOUBLED, ("row", str(int(earlier))))


def _check_references(
    source: Source,
    frame: pd.DataFrame,
    tables: Mapping[str, pd.DataFrame],
    known: Known,
    programmes: set[str],
    report: Report,
) -> None:
    for column in source.table.columns:
        if not column.refers:
            continue
        allowed = _allowed(column.refers, tables, known, programmes)
        codes = frame[column.name]
        pairs = zip(frame["programme"], codes, strict=True)
        lost = codes.notna() & ~pd.Series(
            [pair in allowed for pair in pairs], index=frame.index, dtype=bool
        )
        if column.refers == "programmes":
            lost = codes.notna() & ~codes.isin(programmes)
        target = "sectors" if column.refers == "teams" else column.refers
        for row in frame.index[lost]:
            _add(
                report.errors, source, row, column.name, codes[row],
                _NO_SUCH_CODE, ("table", target),
            )  # fmt: skip


def _allowed(
    refers: str, tables: Mapping[str, pd.DataFrame], known: Known, programmes: set[str]
) -> set[tuple[str, str]]:
    """(programme, code) pairs that a column may hold."""
    if refers == "teams":
        coordinating = {(programme, COORDINATING) for programme in programmes}
        return _allowed("sectors", tables, known, programmes) | coordinating
    frame = tables.get(refers)
    if frame is None:
        return known.get(refers, set())
    if "programme" in frame:
        loaded = set(zip(frame["programme"], frame["code"], strict=True))
    else:
        loaded = {(programme, code) for programme in programmes for code in frame["code"]}
    return loaded | known.get(refers, set())


def _codes(frame: pd.DataFrame | None) -> set[str]:
    return set() if frame is None else set(frame["code"].dropna())


def _add(
    problems: list[Problem],
    source: Source,
    row: int,
    column: str,
    value: object,
    message: str,
    *values: tuple[str, str],
) -> None:
    heading = source.headings.get(column, column)
    problems.append(Problem(source.file, int(row), heading, str(value), message, values))


# -- rules of single tables --------------------------------------------------------------------

Rule = Callable[[Source, pd.DataFrame, Mapping[str, pd.DataFrame], Report], None]


def _ends_before_start(start: str, end: str) -> Rule:
    def rule(source: Source, frame: pd.DataFrame, _tables: Mapping, report: Report) -> None:
        both = frame[frame[start].notna() & frame[end].notna()]
        for row in both.index[[e < s for s, e in zip(both[start], both[end], strict=True)]]:
            message = N_("ends before it starts")
            _add(report.errors, source, row, end, both.loc[row, end], message)

    return rule


def _sector_codes(source: Source, frame: pd.DataFrame, _tables: Mapping, report: Report) -> None:
    for row, code in frame["code"].dropna().items():
        if "," in code or squeezed(code) in COORDINATING_WORDS:
            message = N_("a sector's code holds no comma and is not the coordinating team's")
            _add(report.errors, source, row, "code", code, message)


def _response_days(source: Source, frame: pd.DataFrame, _tables: Mapping, report: Report) -> None:
    days = pd.to_numeric(frame["response_days"])
    for row in frame.index[(days < 0) | (days > _MOST_DAYS)]:
        message = N_("between 0 and 3650 days are expected")
        _add(report.errors, source, row, "response_days", int(days[row]), message)


def _one_participant(source: Source, frame: pd.DataFrame, _tables: Mapping, report: Report) -> None:
    given = frame[["organisation", "member", "party"]].notna().sum(axis=1)
    for row in frame.index[given != 1]:
        message = N_("exactly one of organisation, member and party must be given")
        _add(report.errors, source, row, "organisation", "", message)


def _people(source: Source, frame: pd.DataFrame, _tables: Mapping, report: Report) -> None:
    people = pd.to_numeric(frame["people"])
    for row in frame.index[(people < 0) | (people > _MOST_PEOPLE)]:
        message = N_("not a head count: between 0 and 100,000")
        _add(report.errors, source, row, "people", frame.loc[row, "people"], message)


def _attended_not_held(
    source: Source, frame: pd.DataFrame, tables: Mapping, report: Report
) -> None:
    meetings = tables.get("meetings")
    if meetings is None:
        return
    pairs = zip(meetings["programme"], meetings["code"], meetings["status"], strict=True)
    held = {(programme, code): status for programme, code, status in pairs}
    attended = frame[frame["attended"] == True]  # noqa: E712  (None where unreadable)
    for row, programme, meeting in zip(
        attended.index, attended["programme"], attended["meeting"], strict=True
    ):
        if held.get((programme, meeting), "held") not in ("held", None):
            message = N_("attended a meeting that is planned or cancelled")
            _add(report.errors, source, row, "attended", meeting, message)


def _without_list(source: Source, frame: pd.DataFrame, tables: Mapping, report: Report) -> None:
    attendance = tables.get("attendance")
    listed: set = set()
    if attendance is not None:
        came = attendance[attendance["attended"] == True]  # noqa: E712
        listed = set(zip(came["programme"], came["meeting"], strict=True))
    held = frame[frame["status"] == "held"]
    for row, programme, code in zip(held.index, held["programme"], held["code"], strict=True):
        if (programme, code) not in listed:
            message = N_("held, but no one is recorded as attended")
            _add(report.warnings, source, row, "code", code, message)


def _histories(source: Source, frame: pd.DataFrame, tables: Mapping, report: Report) -> None:
    """Changes before submission are refused; unusual steps and missing reasons are warned of."""
    postulates = tables.get("postulates")
    submitted: dict = {}
    if postulates is not None:
        keys = zip(postulates["programme"], postulates["code"], strict=True)
        submitted = dict(zip(keys, postulates["submitted_on"], strict=True))
    whole = frame[frame["changed_at"].notna() & frame["status"].notna()]
    last: dict[tuple[str, str], str] = {}
    for row in whole.assign(row=whole.index).sort_values("changed_at").itertuples(index=False):
        key = (row.programme, row.postulate)
        day = submitted.get(key)
        if day and row.changed_at.astimezone(LOCAL).date() < day:
            message = N_("changed before the postulate was submitted")
            _add(report.errors, source, row.row, "changed_at", row.changed_at.date(), message)
        before = Status(last.get(key, Status.SUBMITTED))
        if row.status != before and row.status not in USUAL_STEPS[before]:
            message, values = N_("unusual step: {before} → {after}"), (("before", before),)
            _add(
                report.warnings, source, row.row, "status", row.status,
                message, *values, ("after", row.status),
            )  # fmt: skip
        last[key] = row.status
        if row.status in JUSTIFICATION_DUE and not row.justification:
            message = N_("a justification is due here")
            _add(report.warnings, source, row.row, "justification", "", message)
        if row.status == Status.MERGED and not row.merged_into:
            message = N_("merged, but not said into which postulate")
            _add(report.warnings, source, row.row, "merged_into", "", message)


_RULES: dict[str, tuple[Rule, ...]] = {
    "sectors": (_sector_codes,),
    "programmes": (
        _response_days,
        _ends_before_start("period_start", "period_end"),
        _ends_before_start("consultation_start", "consultation_end"),
    ),
    "meetings": (_ends_before_start("starts_at", "ends_at"), _without_list),
    "attendance": (_one_participant, _people, _attended_not_held),
    "postulate_statuses": (_histories,),
    "milestones": (
        _ends_before_start("planned_start", "planned_end"),
        _ends_before_start("actual_start", "actual_end"),
    ),
}
