"""The open data of a Decidim platform → the tables of the data format.

Headings are those of decidim/decidim 0.30 and 0.31, where `taxonomies` took the place of scopes
and categories; exports of earlier versions are read as far as they tell.
"""

from pathlib import Path

import pandas as pd

from data_access.load.decidim.archive import RECORD_KINDS, ExportSheet, open_archive
from data_access.load.decidim.cell_values import days
from data_access.load.decidim.meetings import meetings
from data_access.load.decidim.proposals import proposals
from data_access.load.decidim.results import results
from data_access.load.decidim.sectors import assigned
from data_access.load.decidim.spaces import programmes, row_programmes, without_space
from data_access.load.problems import Problem, Report
from data_access.load.read import SentTable
from locales import N_

__all__ = ["read_decidim"]

_NEEDED = {
    "proposals": ("id", "title"),
    "meetings": ("id", "start_time"),
    "results": ("id", "title"),
}


def read_decidim(path: Path, report: Report) -> list[SentTable]:
    """Every table that a Decidim export tells of: a folder of its CSV files, or its ZIP.

    One programme for each participatory space. Problems go to `report`; a file that lacks a
    heading without which nothing can be told apart leaves nothing.
    """
    sheets = open_archive(path, report)
    for entity, columns in _NEEDED.items():
        for column in columns:
            if entity in sheets and not sheets[entity].has(column):
                message = N_("this column is missing")
                report.errors.append(Problem(sheets[entity].file, None, column, "", message))
    if report.errors:
        return []
    records = {
        entity: (sheets[entity], row_programmes(sheets[entity]))
        for entity in RECORD_KINDS
        if entity in sheets
    }
    without = without_space(records.values())
    if without:
        report.errors += without
        return []
    divided = {entity: pair for entity, pair in records.items() if entity != "results"}
    sectors, of_sector = assigned(path, divided, sheets.get("taxonomies"))
    found = [] if sectors is None else [sectors]
    dated: list[tuple[pd.Series, pd.Series]] = []
    submitted: list[tuple[pd.Series, pd.Series]] = []
    known: set[tuple[str, str]] = set()
    if "proposals" in records:
        sheet, of = records["proposals"]
        told = proposals(
            sheet,
            of,
            of_sector["proposals"],
            _keys(records.get("meetings")),
            sheets.get("user_groups"),
            report,
        )
        found += told.sources
        submitted, known = [(of, told.submitted)], told.known
        dated = [*submitted, (of, days(sheet.column("answered_at", "state_published_at")))]
    if "meetings" in records:
        sheet, of = records["meetings"]
        found += meetings(sheet, of, of_sector["meetings"], report)
        dated.append((of, days(sheet.column("start_time"))))
    if "results" in records:
        sheet, of = records["results"]
        found += results(sheet, of, known, report)
        dated.append((of, days(sheet.column("created_at"))))
    programme = programmes(path, sheets, records, dated, submitted, report)
    return found if programme is None else [programme, *found]


def _keys(records: tuple[ExportSheet, pd.Series] | None) -> set[tuple[str, str]]:
    return set() if records is None else set(zip(records[1], records[0].column("id"), strict=True))
