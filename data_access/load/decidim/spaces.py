"""Participatory spaces → programmes, one for each space that has records."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data_access.load.decidim.archive import SPACES, ExportSheet
from data_access.load.decidim.cell_values import days
from data_access.load.decidim.sent_tables import RowPlace, assembled, first_places
from data_access.load.problems import Problem, Report
from data_access.load.read import SentTable
from locales import N_

_ADDRESS = re.compile(r"^https?://[^/]+(?:/[a-z]{2}(?:-[A-Za-z]{2})?)?/([a-z_]+)/([^/?#]+)")
_SPACE = "participatory_space/url"
_MISSING, _EMPTY = N_("this column is missing"), N_("a value is required here")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_DAY = ("1900-01-01", "1900-01-01")
"""Where no record has a day: each is refused for that already, and the period is not too."""


@dataclass(frozen=True)
class _Space:
    place: RowPlace
    name: str
    name_en: str
    start: str
    end: str


def row_programmes(sheet: ExportSheet) -> pd.Series:
    """The programme's code for each row: by the space's address, else the row's own, else id."""
    addresses = [sheet.column(name).map(_code) for name in (_SPACE, "url")]
    ids = sheet.column("participatory_space/id").map(lambda i: f"space-{i}" if i else "")
    return addresses[0].where(addresses[0] != "", addresses[1]).where(lambda c: c != "", ids)


def without_space(records: Iterable[tuple[ExportSheet, pd.Series]]) -> list[Problem]:
    """The refusals of each file in which no record says to which space it belongs."""
    return [
        Problem(sheet.file, row, _SPACE, "", _EMPTY if sheet.has(_SPACE) else _MISSING)
        for sheet, of in records
        if (of == "").all()
        for row in (of.index if sheet.has(_SPACE) else [None])
    ]


def _code(address: str) -> str:
    """A process's slug; of any other space, whose slugs are its kind's own, kind and slug."""
    match = _ADDRESS.match(address)
    if not match:
        return ""
    kind, slug = match.groups()
    return slug if kind == "processes" else f"{kind}-{slug}"


def programmes(
    path: Path,
    sheets: Mapping[str, ExportSheet],
    records: Mapping[str, tuple[ExportSheet, pd.Series]],
    dated: list[tuple[pd.Series, pd.Series]],
    submitted: list[tuple[pd.Series, pd.Series]],
    report: Report,
) -> SentTable | None:
    """One row for each programme of the records.

    `records`: kind → its sheet and the programme of each row; `dated` and `submitted` are pairs
    (programme, day) of equal index. Dates that the space does not give are those of its first
    and last record, of the consultation: postulate.
    """
    known = _spaces(sheets, report)
    period, consultation = _spans(dated), _spans(submitted)
    places: dict[str, RowPlace] = {}
    for sheet, of in records.values():
        for code, place in first_places(sheet, of).items():
            places.setdefault(code, place)
    rows = []
    for code, place in places.items():
        space = known.get(code, _Space(place, code, "", "", ""))
        period_start, period_end = _span(space, period.get(code) or _NO_DAY)
        start, end = _span(space, consultation.get(code))
        rows.append(
            (
                space.place,
                {
                    "code": code,
                    "name": space.name or code,
                    "name_en": space.name_en,
                    "period_start": period_start,
                    "period_end": period_end,
                    "consultation_start": start,
                    "consultation_end": end,
                },
            )
        )
    headings = {"period_start": "start_date", "period_end": "end_date"}
    headings |= {"consultation_start": "start_date", "consultation_end": "end_date"}
    return assembled("programmes", path.name, rows, headings)


def _spaces(sheets: Mapping[str, ExportSheet], report: Report) -> dict[str, _Space]:
    found = {}
    for entity, kind in SPACES.items():
        sheet = sheets.get(entity)
        if sheet is None:
            continue
        slugs = sheet.column("slug").map(lambda s, k=kind: _code(f"https://-/{k}/{s}") if s else "")
        codes = sheet.column("url").map(_code)
        columns = (
            codes.where(codes != "", slugs),
            [(sheet.file, row) for row in sheet.cells.index],
            sheet.words("title"),
            sheet.words("title", "en"),
            _dates(sheet, "start_date", report),
            _dates(sheet, "end_date", report),
        )
        for code, *values in zip(*columns, strict=True):
            found[code] = _Space(*values)
    return found


def _dates(sheet: ExportSheet, column: str, report: Report) -> pd.Series:
    found = days(sheet.column(column))
    broken = (found != "") & ~found.str.fullmatch(_ISO)
    for row in found.index[broken]:
        message = N_("not a date; expected e.g. 2011-07-05 or 05.07.2011")
        report.errors.append(Problem(sheet.file, int(row), column, found[row], message))
    return found.mask(broken, "")


def _spans(pairs: list[tuple[pd.Series, pd.Series]]) -> dict[str, tuple[str, str]]:
    """Programme → its first and last day."""
    found: dict[str, tuple[str, str]] = {}
    for codes, local_days in pairs:
        for code, day in zip(codes, local_days, strict=True):
            if _ISO.fullmatch(day):
                first, last = found.get(code, (day, day))
                found[code] = min(first, day), max(last, day)
    return found


def _span(space: _Space, records: tuple[str, str] | None) -> tuple[str, str]:
    """Start and end; one that is taken from the records never contradicts one that is given."""
    first, last = records or ("", "")
    start, end = space.start or first, space.end or last
    if start and end and end < start and not (space.start and space.end):
        return (start, start) if space.start else (end, end)
    return start or end, end or start
