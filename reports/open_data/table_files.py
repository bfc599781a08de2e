"""A public table as CSV for machines, as CSV for Excel in Polish, and as JSON."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from data_access.load.format_sheets import office_text
from data_access.load.formula_escapes import escaped_formula
from data_access.publication import Field

CSV = "csv/{name}.csv"
EXCEL = "excel/{name}.csv"
JSON = "json/{name}.json"


def csv_table(frame: pd.DataFrame, fields: Sequence[Field]) -> bytes:
    """UTF-8, commas, ISO dates, true and false; texts as they are."""
    rows = [[_cell(value) for value in row] for row in _rows(frame, fields)]
    return _written([of.name for of in fields], rows, ",", "\n").encode()


def excel_table(frame: pd.DataFrame, fields: Sequence[Field]) -> bytes:
    """BOM, semicolons, Polish headings and words; text that looks like a formula is kept text."""
    rows = [
        [
            escaped_formula(office_text(_tidied(value), of.own) if of.own else _cell(value))
            for value, of in zip(row, fields, strict=True)
        ]
        for row in _rows(frame, fields)
    ]
    return _written([of.titles["pl"] for of in fields], rows, ";", "\r\n").encode("utf-8-sig")


def json_table(frame: pd.DataFrame, fields: Sequence[Field]) -> bytes:
    """A list of objects, texts as they are, null for nothing; one row a line."""
    names = [of.name for of in fields]
    rows = (dict(zip(names, map(_plain, row), strict=True)) for row in _rows(frame, fields))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"


def _rows(frame: pd.DataFrame, fields: Sequence[Field]) -> zip:
    return zip(*(frame[of.name].tolist() for of in fields), strict=True)


def _written(headings: list[str], rows: list[list[str]], separator: str, end: str) -> str:
    output = io.StringIO()
    writer = csv.writer(output, delimiter=separator, lineterminator=end)
    writer.writerow(headings)
    writer.writerows(rows)
    return output.getvalue()


def _tidied(value: Any) -> Any:
    """None for every kind of missing, and line ends of one kind."""
    if value is None or value != value:
        return None
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value


def _plain(value: Any) -> Any:
    """Of a type that JSON has."""
    tidied = _tidied(value)
    return tidied.isoformat() if isinstance(tidied, date | datetime) else tidied


def _cell(value: Any) -> str:
    plain = _plain(value)
    if plain is None:
        return ""
    return str(plain).lower() if isinstance(plain, bool) else str(plain)
