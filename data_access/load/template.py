"""The workbook that an office fills in: sheets, Polish headings, lists, an example row, notes."""

import io
from datetime import date, datetime

import xlsxwriter

from data_access.load.data_format import TABLES
from data_access.load.format_sheets import OPTIONS, Sheets
from locales import Locale

EXAMPLES: dict[str, dict[str, object]] = {
    "programmes": {
        "code": "WPW", "name": "Wieloletni Program Współpracy", "period_start": date(2012, 1, 1),
        "period_end": date(2014, 12, 31), "consultation_start": date(2011, 3, 1),
        "consultation_end": date(2011, 10, 31), "response_days": 30,
    },
    "sectors": {"code": "KUL", "name": "kultura", "position": 1},
    "organisations": {
        "code": "O-001", "name": "Fundacja Przykładowa", "legal_form": "fundacja",
        "district": "I Stare Miasto", "public_benefit": "nie",
    },
    "organisation_sectors": {"organisation": "O-001", "sector": "KUL"},
    "members": {
        "code": "C-001", "team": "koordynacyjny", "role": "organizacja", "organisation": "O-001",
    },
    "meetings": {
        "code": "S-001", "team": "KUL", "title": "I spotkanie branżowe – kultura",
        "starts_at": datetime(2011, 5, 10, 17), "ends_at": datetime(2011, 5, 10, 19),
        "mode": "stacjonarnie", "status": "odbyte",
    },
    "attendance": {
        "meeting": "S-001", "organisation": "O-001", "invited": "tak", "registered": "tak",
        "attended": "tak", "people": 2,
    },
    "postulates": {
        "code": "P-001", "sector": "KUL", "title": "Małe granty przez cały rok",
        "organisation": "O-001", "meeting": "S-001", "channel": "spotkanie", "area": "finansowy",
        "submitted_on": date(2011, 5, 10),
    },
    "postulate_supporters": {"postulate": "P-001", "organisation": "O-001"},
    "postulate_statuses": {
        "postulate": "P-001", "changed_at": datetime(2011, 5, 20, 12),
        "status": "w analizie zespołu branżowego",
    },
    "provisions": {"code": "§ 12 ust. 3", "title": "Małe granty"},
    "postulate_provisions": {"postulate": "P-001", "provision": "§ 12 ust. 3"},
    "agenda_items": {"meeting": "S-001", "postulate": "P-001", "position": 1},
    "tasks": {
        "code": "Z-001", "meeting": "S-001", "title": "Zebrać koszty małych grantów",
        "responsible": "Wydział Spraw Społecznych", "due_on": date(2011, 6, 30),
    },
    "milestones": {
        "code": "H-01", "name": "Spotkania branżowe", "planned_start": date(2011, 4, 1),
        "planned_end": date(2011, 6, 30),
    },
    "events": {
        "date": date(2011, 7, 1), "name": "Początek wakacji", "name_en": "Summer holidays begin",
    },
    "clearances": {
        "code": "6f1ed002ab5595859014ebf0951522d9", "place": "postulaty, P-001, tresc",
        "redaction": "Plac zabaw przy […]", "reason": "nazwisko mieszkanki",
    },
}  # fmt: skip
"""A row of each table, but for its programme."""


def template(locale: Locale) -> bytes:
    """An XLSX workbook with one example row a sheet: as it is, it loads."""
    _ = locale.gettext
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as workbook:
        sheets = Sheets(workbook, locale)
        sheets.notes(
            [
                _("Row 2 of each sheet is an example: put your own records in its place."),
                *instructions(locale),
            ]
        )
        for name, table in TABLES.items():
            sheets.table(table, [example(name)], example(name))
    return output.getvalue()


def example(table: str) -> dict[str, object]:
    """A row of the table, by column."""
    return {"programme": EXAMPLES["programmes"]["code"], **EXAMPLES[table]}


def instructions(locale: Locale) -> list[str]:
    """How a workbook of the data format is filled in."""
    _ = locale.gettext
    return [
        _("Columns with a dark heading are required. Sheets that you do not need may stay empty."),
        _("Codes are yours to choose; the same code means the same record in every sheet."),
        _(
            "Enter organisations and head counts, never names, e-mail addresses or telephone "
            "numbers of those who came."
        ),
        _("Loading the file again changes only what differs."),
    ]
