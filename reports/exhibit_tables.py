"""An exhibit's table as people read it, and as two CSV files: for machines and for Excel."""

import datetime as dt
from collections.abc import Callable

import pandas as pd

from charts import Column, Exhibit
from data_access.load.formula_escapes import escaped_formula
from locales import Locale


def formatted(exhibit: Exhibit, locale: Locale) -> pd.DataFrame:
    """The shown columns under their headings, each value as text in the reader's format."""
    return pd.DataFrame(
        {
            column.label: [
                cell_text(value, column, locale) for value in exhibit.table[column.name].tolist()
            ]
            for column in exhibit.columns
        },
        dtype="str",
    )


def cell_text(value: object, column: Column, locale: Locale) -> str:
    """One value as text: «41%», «1 234», «05.09.2011», «tak»; «—» where undefined."""
    if pd.isna(value):
        return "—"
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: str(value),
        "count": lambda: locale.number(value),
        "decimal": lambda: locale.number(value, 2),
        "days": lambda: locale.number(value, 0 if float(value).is_integer() else 1),
        "share": lambda: locale.percent(value),
        "points": lambda: _signed(value, locale),
        "date": lambda: locale.date(_as_date(value)),
        "datetime": lambda: locale.datetime(value),
        "flag": lambda: locale.gettext("yes") if value else locale.gettext("no"),
    }
    return writers[column.kind]()


def machine_csv(exhibit: Exhibit) -> bytes:
    """UTF-8, commas, ISO dates, fractions; the columns' own names, which no language changes.

    Counts and whole days are written without a decimal point, what is undefined as an empty cell.
    """
    table = pd.DataFrame(
        {
            column.name: pd.Series(
                [_machine(value, column) for value in exhibit.table[column.name].tolist()],
                dtype=object,
            )
            for column in exhibit.columns
        }
    )
    return table.to_csv(index=False, lineterminator="\n").encode()


def _machine(value: object, column: Column) -> object:
    if pd.isna(value):
        return None
    if column.kind == "date":
        return _as_date(value).isoformat()
    whole = column.kind in ("count", "days") and value == int(value)
    return int(value) if whole else value


def excel_csv(exhibit: Exhibit, locale: Locale) -> bytes:
    """For Excel in Polish: BOM, semicolons, decimal comma; headings and formats as on screen.

    Text that a spreadsheet would take for a formula is kept text by a leading apostrophe.
    """
    table = formatted(exhibit, locale)
    for column in exhibit.columns:
        if column.kind == "text":
            table[column.label] = [escaped_formula(text) for text in table[column.label]]
    return table.to_csv(index=False, sep=";", lineterminator="\r\n").encode("utf-8-sig")


def _signed(difference: float, locale: Locale) -> str:
    sign = "+" if difference > 0 else "-" if difference < 0 else ""
    return f"{sign}{locale.points(difference, 1)}"


def _as_date(value: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(value[:10]) if isinstance(value, str) else value
