"""Which programmes a load is about, and what has to be known of them first."""

from collections.abc import Mapping, Sequence

import pandas as pd
from sqlalchemy import Connection, select

from data_access.load.convert import converted
from data_access.load.data_format import NEEDED, TABLES
from data_access.load.problems import Problem, Report
from data_access.load.read import SentTable
from data_access.models import Programme
from locales import N_

_UNKNOWN = N_("no such programme; known here: {codes}")
_UNKNOWN_TOO = N_("no such programme; known here: {codes}; likewise in: {files}")
_MADE_UP = N_(
    "the made-up sample has this code: give your programme another one, or load it afresh "
    "(--replace), and the sample goes"
)
_AMONG_MADE_UP = N_("this is the made-up sample: your records stand among made-up ones")


def named_programmes(sources: Sequence[SentTable]) -> list[str]:
    """The codes of all programmes that any table of the load names, as they would be stored."""
    return list(dict.fromkeys(code for s in sources for code in _codes(s).dropna().unique()))


def added_to(
    connection: Connection, sources: Sequence[SentTable], given: str, replace: bool, report: Report
) -> list[str]:
    """The programmes that the database holds and the load adds to; what is wrong is reported.

    Those that the load names. Where it names none, as a table of organisations alone, the `given`
    one, else the only one there is. None where programmes are loaded afresh.
    """
    known = [] if replace else list(connection.scalars(select(Programme.code)))
    asked, brought = (
        named_programmes(sources),
        named_programmes([s for s in sources if s.table.name == "programmes"]),
    )
    if not known or not set(brought) <= set(known):
        sent = {source.table.name for source in sources}
        for name in NEEDED:
            if name not in sent:
                message = N_("this table is needed and missing")
                report.errors.append(Problem(TABLES[name].named, None, "", "", message))
    if known and not asked:
        return _only(known, given, report)
    if known or brought:
        _refuse_unknown(sources, [*brought, *known], report)
    return [code for code in asked if code in known]


def refuse_mixing(
    connection: Connection,
    sources: Sequence[SentTable],
    tables: Mapping[str, pd.DataFrame],
    report: Report,
) -> None:
    """A row of programmes that would make another programme of the sample is an error.

    The sample's own row, sent back as it is, changes nothing and is taken.
    """
    found = connection.execute(select(Programme.__table__).where(Programme.is_sample.is_(True)))
    made_up = {row["code"]: row for row in found.mappings()}
    for source in sources:
        if source.table.name == "programmes" and made_up:
            sent = tables["programmes"][list(source.cells.columns)]
            for row, values in sent.astype(object).where(sent.notna(), None).iterrows():
                kept = made_up.get(values["code"])
                if kept and any(kept[name] != value for name, value in values.items()):
                    report.errors.append(source.problem(row, "code", values["code"], _MADE_UP))


def warn_of_sample(connection: Connection, programmes: Sequence[str], report: Report) -> None:
    """Warn of records that are loaded beside made-up ones."""
    made_up = select(Programme.code).where(Programme.is_sample.is_(True))
    for code in connection.scalars(made_up.where(Programme.code.in_(programmes))):
        place = TABLES["programmes"].named
        report.warnings.append(Problem(place, None, "", code, _AMONG_MADE_UP))


def _codes(source: SentTable) -> pd.Series:
    """The programme's code of each row; empty for a table that names none."""
    name = "code" if source.table.name == "programmes" else "programme"
    column = source.table.column(name)
    if column is None or name not in source.cells:
        return pd.Series(dtype=object)
    return converted(source.cells[name], column)[0]


def _only(known: list[str], given: str, report: Report) -> list[str]:
    if given in known or (len(known) == 1 and not given):
        return [given or known[0]]
    values = (("codes", ", ".join(sorted(known))),)
    if given:
        report.errors.append(Problem(TABLES["programmes"].named, None, "", given, _UNKNOWN, values))
    else:
        message = N_("into which programme? Say so with --programme CODE; known here: {codes}")
        place = TABLES["organisations"].named
        report.errors.append(Problem(place, None, "", "", message, values))
    return []


def _refuse_unknown(sources: Sequence[SentTable], known: list[str], report: Report) -> None:
    """Each unknown code is told of in the first file that has it, with the names of the others."""
    codes = {source.file: _codes(source).dropna() for source in sources}
    told: set[str] = set()
    for source in sources:
        own = codes[source.file]
        for code, rows in own[~own.isin([*known, *told])].groupby(own, sort=False):
            others = [f for f, met in codes.items() if f != source.file and (met == code).any()]
            message, values = _UNKNOWN, [("codes", ", ".join(sorted(known)))]
            if others:
                message = _UNKNOWN_TOO
                values.append(("files", ", ".join(sorted(others))))
            for row in rows.index:
                report.errors.append(source.problem(row, "programme", code, message, *values))
        told |= set(own)
