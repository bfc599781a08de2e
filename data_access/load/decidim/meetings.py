"""Meetings → meetings and, of those that were held, head counts and organisations present."""

import re
from datetime import UTC, datetime

import pandas as pd

from data_access.load.decidim.archive import ExportSheet
from data_access.load.decidim.cell_values import moments
from data_access.load.decidim.sent_tables import ExportRow, gathered, source, warn
from data_access.load.problems import Report
from data_access.load.read import SentTable
from domain.vocabulary import MeetingMode, MeetingStatus
from locales import N_

PARTICIPANTS = "Uczestnicy spotkania"
"""The party under which the number of all who came is recorded."""
_COUNT = re.compile(r"\d{1,9}")
_MODES = frozenset(str(mode) for mode in MeetingMode)


def meetings(
    sheet: ExportSheet, programmes: pd.Series, sectors: pd.Series, report: Report
) -> list[SentTable]:
    """The meetings, and attendance where the export tells any."""
    starts, _ = moments(sheet.column("start_time"))
    ends, _ = moments(sheet.column("end_time"))
    statuses = _statuses(sheet)
    columns = {
        "programme": programmes,
        "code": sheet.column("id"),
        "team": sectors,
        "title": sheet.words("title"),
        "starts_at": starts,
        "ends_at": ends,
        "venue": _venues(sheet),
        "mode": _modes(sheet, report),
        "status": statuses,
        "minutes_url": _minutes(sheet),
    }
    headings = {"code": "id", "starts_at": "start_time", "ends_at": "end_time"}
    attendance = _attendance(sheet, programmes, statuses == MeetingStatus.HELD, report)
    found = [source("meetings", sheet, columns, headings), attendance]
    return [s for s in found if s is not None]


def _statuses(sheet: ExportSheet) -> pd.Series:
    """Cancelled when withdrawn, held when closed or over, else planned."""
    now = datetime.now(UTC)
    withdrawn = sheet.flag("withdrawn") | (sheet.column("withdrawn_at") != "")
    _, over = moments(sheet.column("end_time", "start_time"))
    held = (sheet.column("closed_at") != "") | over.map(lambda m: m is not None and m < now)
    statuses = held.map({True: str(MeetingStatus.HELD), False: str(MeetingStatus.PLANNED)})
    return statuses.mask(withdrawn, str(MeetingStatus.CANCELLED))


def _venues(sheet: ExportSheet) -> pd.Series:
    places = zip(sheet.words("location"), sheet.column("address"), strict=True)
    joined = [", ".join(dict.fromkeys(p for p in pair if p)) for pair in places]
    return pd.Series(joined, index=sheet.cells.index, dtype="str")


def _modes(sheet: ExportSheet, report: Report) -> pd.Series:
    modes = sheet.column("type_of_meeting")
    unknown = (modes != "") & ~modes.isin(_MODES)
    for row in modes.index[unknown]:
        message = N_("unknown kind of meeting, left out")
        warn(report, sheet, row, "type_of_meeting", modes[row], message)
    return modes.mask(unknown, "")


def _minutes(sheet: ExportSheet) -> pd.Series:
    """The meeting's own page, where Decidim shows a report of it to everyone."""
    hidden = sheet.column("closing_visible").str.lower() == "false"
    addresses = sheet.column("url")
    shown = (sheet.words("closing_report") != "") & ~hidden
    return addresses.where(shown & addresses.str.match(r"https?://"), "")


def _attendance(
    sheet: ExportSheet, programmes: pd.Series, held: pd.Series, report: Report
) -> SentTable | None:
    """One row for all who came; organisations that are named count no heads a second time."""
    columns = (
        sheet.column("id"),
        programmes,
        sheet.column("attendees"),
        sheet.words("attending_organizations"),
        sheet.words("organizations"),
    )
    rows: list[tuple[int, ExportRow]] = []
    met: set[tuple[str, str]] = set()
    for row, code, programme, people, named, named_too in zip(
        sheet.cells.index, *columns, strict=True
    ):
        if people and not _COUNT.fullmatch(people):
            warn(report, sheet, row, "attendees", people, N_("not a whole number, left out"))
            people = ""
        if not held[row] or (programme, code) in met:
            continue
        met.add((programme, code))
        key = {"programme": programme, "meeting": code, "attended": "1"}
        counted = people.strip("0") != ""
        if counted:
            rows.append((row, key | {"party": PARTICIPANTS, "people": people}))
        for party in _split(named or named_too):
            rows.append((row, key | {"party": party, "people": "0" if counted else ""}))
    headings = {"meeting": "id", "party": "attending_organizations", "people": "attendees"}
    return gathered("attendance", sheet.file, rows, headings)


def _split(text: str) -> list[str]:
    parts = (part.strip(" .•*-–") for part in re.split(r"[,;\n]", text))
    return list(dict.fromkeys(part for part in parts if part))
