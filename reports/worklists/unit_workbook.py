"""One unit's workbook: its postulates with what is known, and three columns to fill in."""

import io
from datetime import date, datetime

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from catalogue.source import Source
from charts.labels import label
from data_access.load.format_sheets import OPTIONS, row_height
from data_access.load.worklist_sheet import HEADINGS, SHEET, TO_FILL, status_words
from domain.blank import is_blank
from domain.text import clean
from locales import Locale

_WIDTHS = {
    "programme": 16,
    "title": 28,
    "text": 40,
    "history": 36,
    "author": 20,
    "justification": 36,
    "status": 22,
    "state": 20,
}
_WIDTH = 12
_TOLD = 90
"""Width of the notes, in characters."""
_A3 = 8
_MARGIN = 0.4
"""Inches."""
_LONGEST = 32_000
"""Characters of a text; a cell takes a few more."""
_WRAPPED = ("title", "text", "history", "author", "state", "justification", "status")
_FIRST_DAY = date(1900, 3, 1)
_DATES = ("submitted_on", "deadline", "changed_at")


def unit_workbook(source: Source, unit: str, cases: pd.DataFrame, histories: pd.DataFrame) -> bytes:
    """An XLSX whose first sheet is the worklist of `unit`, and whose second says how to fill it in.

    `cases`, `histories`: of `data_access.postulates`. Text from the records stays text.
    """
    made = io.BytesIO()
    locale = source.reader.locale
    with Workbook(made, OPTIONS) as book:
        book.set_properties({"title": clean(unit), "created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet(locale.gettext(SHEET))
        chosen = _notes(book, source, unit)
        _fill(book, sheet, _rows(source, cases, histories), locale)
        _validate(sheet, cases, chosen, locale)
    return made.getvalue()


def _rows(source: Source, cases: pd.DataFrame, histories: pd.DataFrame) -> list[dict]:
    locale = source.reader.locale
    told = {
        code: "\n".join(_told(change, locale) for change in changes.to_dict("records"))
        for code, changes in histories[histories["postulate"].isin(cases["code"])].groupby(
            "postulate"
        )
    }
    return [
        {
            **row,
            "programme": source.programme.code,
            "postulate": row["code"],
            "author": row["author"]
            if isinstance(row["author"], str)
            else locale.gettext("not an organisation"),
            "days_over": None if pd.isna(row["days_over"]) else int(row["days_over"]),
            "state": label(locale, row["status"]),
            "history": told.get(row["code"], ""),
            "status": "",
            "changed_at": "",
            "justification": "",
        }
        for row in cases.to_dict("records")
    ]


def _told(change: dict, locale: Locale) -> str:
    reason = "" if is_blank(change["justification"]) else f" – {change['justification']}"
    return f"{locale.date(change['changed_on'])}: {label(locale, change['status'])}{reason}"


def _fill(book: Workbook, sheet: Worksheet, rows: list[dict], locale: Locale) -> None:
    plain = {"valign": "top", "num_format": "@"}
    day = {"valign": "top", "num_format": locale.office_date}
    filled = {"bg_color": "#FFF7D6", "border": 1, "border_color": "#C9D8EA", "locked": False}
    head = {"bold": True, "text_wrap": True, "valign": "top"}
    shown, asked = (
        book.add_format({**head, "bg_color": colour, "font_color": ink})
        for colour, ink in (("#C9D8EA", "black"), ("#0A5FB4", "white"))
    )
    for n, (name, heading) in enumerate(HEADINGS.items()):
        look = (day if name in _DATES else plain) | {"text_wrap": name in _WRAPPED}
        form = book.add_format(look | (filled if name in TO_FILL else {}))
        if name == "days_over":
            form = book.add_format({"valign": "top"})
        sheet.set_column(n, n, _WIDTHS.get(name, _WIDTH))
        sheet.write_string(0, n, locale.gettext(heading), asked if name in TO_FILL else shown)
        for row, values in enumerate(rows, 1):
            _write(sheet, row, n, values[name], form)
    heads = {name: locale.gettext(heading) for name, heading in HEADINGS.items()}
    for row, values in enumerate([heads, *rows]):
        texts = ((n, values[n]) for n in HEADINGS if isinstance(values[n], str))
        sheet.set_row(row, row_height((text, _WIDTHS.get(n, _WIDTH)) for n, text in texts))
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, n: int, value: object, form: object) -> None:
    if isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, n, datetime(value.year, value.month, value.day), form)
    elif isinstance(value, int):
        sheet.write_number(row, n, value, form)
    elif text := clean(value if isinstance(value, str | date) else ""):
        sheet.write_string(row, n, text[:_LONGEST], form)
    else:
        sheet.write_blank(row, n, None, form)


def _validate(sheet: Worksheet, cases: pd.DataFrame, chosen: str, locale: Locale) -> None:
    """The list of statuses, and days no earlier than the submission."""
    if cases.empty:
        return
    _ = locale.gettext
    places = {name: n for n, name in enumerate(HEADINGS)}
    status, changed = places["status"], places["changed_at"]
    last = len(cases)
    sheet.data_validation(1, status, last, status, {"validate": "list", "source": chosen})
    submitted = chr(ord("A") + places["submitted_on"])
    sheet.data_validation(
        1,
        changed,
        last,
        changed,
        {
            "validate": "date",
            "criteria": ">=",
            "value": f"=${submitted}2",
            "error_title": _("Date of the change"),
            "error_message": _("A date not before the submission is expected."),
        },
    )


def _notes(book: Workbook, source: Source, unit: str) -> str:
    """How it is filled in, and the statuses to choose from; gives their place in the book."""
    locale = source.reader.locale
    _ = locale.gettext
    sheet = book.add_worksheet(_("Notes"))
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, _TOLD)
    sheet.fit_to_pages(1, 0)
    told = [
        unit or _("Without a responsible unit"),
        source.programme_name,
        source.scope_sentence,
        _("Overdue postulates and those due within 7 days, the earliest deadline first."),
        _(
            "Fill in the three columns with a dark heading: the new status from the list, the "
            "date of the change and the justification. Leave a row empty where nothing changed."
        ),
        _("A justification is due with every decision, deferral, merger and transfer."),
        _("Send the file back: it is loaded as it is, and changes nothing else."),
        _("Enter no personal data: no names, e-mail addresses or telephone numbers."),
    ]
    for row, text in enumerate(told):
        sheet.write_string(row, 0, clean(text), bold if row == 0 else wrap)
        sheet.set_row(row, row_height([(text, _TOLD)]))
    statuses, head = list(status_words(locale).values()), len(told) + 1
    sheet.write_string(head, 0, _("New status"), bold)
    sheet.write_column(head + 1, 0, statuses)
    return f"='{sheet.get_name()}'!$A${head + 2}:$A${head + 1 + len(statuses)}"
