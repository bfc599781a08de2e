"""Rows of every table of the data format, with its optional columns empty as a test asks."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import pandas as pd

from data_access.export import csv_text
from data_access.load.data_format import TABLES
from data_access.load.table_format import ColumnFormat, TableFormat
from domain.clock import LOCAL

Empty = Literal["none", "some", "all"]
START = date(2011, 5, 2)
_NUMBERS = {"krs": "0000000123", "nip": "5260001246", "regon": "492707333"}
_CODES = {
    "programmes": "P",
    "sectors": "S{}",
    "organisations": "O{}",
    "members": "C{}",
    "meetings": "M{}",
    "postulates": "W{}",
    "provisions": "§ {} ust. 1",
    "milestones": "H{}",
    "clearances": "5e{}",
    "tasks": "Z{}",
}


def written(folder: Path, tables: dict[str, pd.DataFrame]) -> Path:
    """A new folder with a CSV file of each table."""
    folder.mkdir()
    for name, frame in tables.items():
        (folder / f"{name}.csv").write_bytes(csv_text(frame, TABLES[name]))
    return folder


def whole(empty: Empty, rows: int = 4) -> dict[str, pd.DataFrame]:
    """By table; `some` leaves each optional column of half the rows empty, two by two alike."""
    return {
        name: _frame(table, empty, 1 if name == "programmes" else rows)
        for name, table in TABLES.items()
    }


def _frame(table: TableFormat, empty: Empty, rows: int) -> pd.DataFrame:
    columns = {c.name: [_value(table, c, n) for n in range(rows)] for c in table.columns}
    optional = [c.name for c in table.columns if not c.required and c.name not in _who(table)]
    for place, name in enumerate(optional):
        for n in range(rows):
            if empty == "all" or (empty == "some" and (n >> place % 2) % 2):
                columns[name][n] = None
    return pd.DataFrame({name: pd.Series(v, dtype=object) for name, v in columns.items()})


def _who(table: TableFormat) -> tuple[str, ...]:
    """Of these columns a row of attendance fills exactly one."""
    return ("organisation", "member", "party") if table.name == "attendance" else ()


def _held(n: int) -> bool:
    return n % 8 != 7


def _value(table: TableFormat, column: ColumnFormat, n: int) -> object:
    if column.name in (participants := _who(table)):
        if participants.index(column.name) != n % 3:
            return None
        return f"Rada {n}" if column.name == "party" else _code(column.refers, n)
    if table.name == "attendance" and column.name in ("attended", "excused"):
        return _held(n) and (column.name == "excused") == (n == 1)  # the member sent word
    if column.name == "code" or column.refers:
        return _code("sectors" if column.refers == "teams" else column.refers or table.name, n)
    if column.kind == "choice":
        values = list(dict.fromkeys(column.choices.values()))
        if "held" in values:
            return "held" if _held(n) else "planned"
        return values[n % len(values)]
    if column.kind == "datetime":
        begins = datetime(2011, 6, 1, 17, 0, n, tzinfo=LOCAL)
        return begins + timedelta(hours=2 * (column.name == "ends_at"))
    return {
        "text": f"{column.name} {n}: ąćę;\"',\n=1+1 jan@example.org",
        "date": START + timedelta(days=n),
        "flag": bool(n % 2),
        "count": n + 3,
        **_NUMBERS,
    }[column.kind]


def _code(table: str, n: int) -> str:
    return _CODES[table].format(n)
