"""Worklists of several units in one load: one table, each of its rows told by its own file."""

from dataclasses import replace

import pandas as pd

from data_access.load.problems import Problem, Report
from data_access.load.read.sent_table import SentTable
from locales import N_

_BLANK = N_("nothing is filled in here yet")


def worklists_together(sources: list[SentTable], report: Report) -> list[SentTable]:
    """The sources, worklists joined into one; worklists with nothing filled in are left out."""
    filled = []
    for source in sources:
        if source.table.to_fill and source.headings and source.cells.empty:
            if not any(problem.file == source.file for problem in report.errors):
                report.warnings.append(Problem(source.file, None, "", "", _BLANK))
        elif source.table.to_fill:
            filled.append(source)
    others = [source for source in sources if not source.table.to_fill]
    return [*others, *(filled if len(filled) < 2 else [_one(filled)])]


def _one(sources: list[SentTable]) -> SentTable:
    """Rows are numbered through; `parts` says whose they are."""
    cells = pd.concat([source.cells for source in sources])
    parts = {
        n: (source, int(row))
        for n, (source, row) in enumerate(
            ((source, row) for source in sources for row in source.cells.index), 1
        )
    }
    numbers = {(source.file, row): n for n, (source, row) in parts.items()}
    unreadable = {
        (numbers[source.file, row], column)
        for source in sources
        for row, column in source.unreadable
    }
    first = sources[0]
    columns = [column.name for column in first.table.columns if column.name in cells]
    cells = cells.set_axis(list(parts))[columns].fillna("")
    return replace(first, cells=cells, unreadable=unreadable, parts=parts)
