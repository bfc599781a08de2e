"""The workbook that an office fills in: sheets, Polish headings, lists, an example row, notes."""

import io
from datetime import date, datetime

import xlsxwriter

from data_access.load.columns import TABLES, Column, Table
from locales import N_, Locale

_ROWS = 5_000
"""Rows prepared with lists and formats; more may be added."""
_LONGEST_LIST = 255
"""Characters of a list that Excel takes inline."""
_EXAMPLE: dict[str, dict[str, object]] = {
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
    "milestones": {
        "code": "H-01", "name": "Spotkania branżowe", "planned_start": date(2011, 4, 1),
        "planned_end": date(2011, 6, 30),
    },
}  # fmt: skip
_KINDS = {
    "date": N_("a date, e.g. 05.07.2011"),
    "datetime": N_("a date and hour, e.g. 05.07.2011 17:00"),
    "flag": N_("tak or nie"),
    "count": N_("a whole number"),
    "choice": N_("one of the list"),
    "krs": N_("ten digits"),
    "nip": N_("ten digits"),
    "regon": N_("nine or fourteen digits"),
}


def template(locale: Locale) -> bytes:
    """An XLSX workbook with one example row a sheet: as it is, it loads."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as workbook:
        _write_notes(workbook, locale)
        for table in TABLES.values():
            _write_sheet(workbook, table, locale)
    return output.getvalue()


def _write_notes(workbook: xlsxwriter.Workbook, locale: Locale) -> None:
    _ = locale.gettext
    bold = workbook.add_format({"bold": True})
    wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet = workbook.add_worksheet(_("Notes"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    told = [
        _("Row 2 of each sheet is an example: put your own records in its place."),
        _("Columns with a dark heading are required. Sheets that you do not need may stay empty."),
        _("Codes are yours to choose; the same code means the same record in every sheet."),
        _(
            "Enter organisations and head counts, never names, e-mail addresses or telephone "
            "numbers of those who came."
        ),
        _("Loading the file again changes only what differs."),
    ]
    for n, text in enumerate(told):
        sheet.merge_range(n, 0, n, 1, text, wrap)
    sheet.write_row(len(told) + 1, 0, [_("Sheet"), _("Columns")], bold)
    for n, table in enumerate(TABLES.values(), len(told) + 2):
        sheet.write_string(n, 0, table.polish, wrap)
        sheet.write_string(n, 1, ", ".join(_heading(column) for column in table.columns), wrap)


def _write_sheet(workbook: xlsxwriter.Workbook, table: Table, locale: Locale) -> None:
    sheet = workbook.add_worksheet(table.polish)
    required = workbook.add_format({"bold": True, "font_color": "white", "bg_color": "#0A5FB4"})
    optional = workbook.add_format({"bold": True, "bg_color": "#C9D8EA"})
    formats = {
        "date": workbook.add_format({"num_format": "dd.mm.yyyy"}),
        "datetime": workbook.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
        "text": workbook.add_format({"num_format": "@"}),
        "count": workbook.add_format({"num_format": "0"}),
    }
    example = {"programme": "WPW", **_EXAMPLE[table.name]}
    for n, column in enumerate(table.columns):
        kind = formats.get(column.kind, formats["text"])
        sheet.write_string(0, n, _heading(column), required if column.required else optional)
        sheet.set_column(n, n, max(14, len(_heading(column)) + 4), kind)
        sheet.write(1, n, example.get(column.name, ""), kind)
        _validate(sheet, n, column, locale)
    sheet.freeze_panes(1, 0)


def _validate(
    sheet: xlsxwriter.worksheet.Worksheet, n: int, column: Column, locale: Locale
) -> None:
    told = locale.gettext(_KINDS[column.kind]) if column.kind in _KINDS else ""
    rule: dict[str, object] = {"validate": "any"}
    if told:
        rule |= {"input_title": _heading(column)[:32], "input_message": told}
    words = _words(column)
    if words and len(",".join(words)) <= _LONGEST_LIST:
        rule |= {"validate": "list", "source": words, "error_type": "warning"}
    if len(rule) > 1:
        sheet.data_validation(1, n, _ROWS, n, rule)


def _words(column: Column) -> list[str]:
    return ["tak", "nie"] if column.kind == "flag" else list(column.polish_choices.values())


def _heading(column: Column) -> str:
    return column.polish or column.name
