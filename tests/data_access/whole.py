"""Four rows of every table of the data format, with its optional columns empty as a test asks."""

from datetime import date, datetime, timedelta
from typing import Literal

import pandas as pd

from data_access.load.columns import TABLES, Column, Table
from data_access.scope import LOCAL

Empty = Literal["none", "some", "all"]
ROWS = 4
START = date(2011, 5, 2)
_NUMBERS = {"krs": "0000000123", "nip": "5260001246", "regon": "492707333"}
_CODES = {
    "programmes": ["P"] * ROWS,
    "sectors": [f"S{n}" for n in range(ROWS)],
    "teams": ["coordinating", *(f"S{n}" for n in range(1, ROWS))],
    "organisations": [f"O{n}" for n in range(ROWS)],
    "members": [f"C{n}" for n in range(ROWS)],
    "meetings": [f"M{n}" for n in range(ROWS)],
    "postulates": [f"W{n}" for n in range(ROWS)],
    "provisions": [f"§ {n} ust. 1" for n in range(ROWS)],
    "milestones": [f"H{n}" for n in range(ROWS)],
}


def whole(empty: Empty) -> dict[str, pd.DataFrame]:
    """By table; `some` leaves each optional column of every second row empty."""
    return {name: _frame(table, empty) for name, table in TABLES.items()}


def _frame(table: Table, empty: Empty) -> pd.DataFrame:
    rows = 1 if table.name == "programmes" else ROWS
    columns = {column.name: [_value(table, column, n) for n in range(rows)]
               for column in table.columns}  # fmt: skip
    optional = [column.name for column in table.columns if not column.required]
    for place, name in enumerate(optional):
        if name in _participant(table):
            continue
        for n in range(rows):
            if empty == "all" or (empty == "some" and (n + place) % 2):
                columns[name][n] = None
    return pd.DataFrame({name: pd.Series(v, dtype=object) for name, v in columns.items()})


def _participant(table: Table) -> tuple[str, ...]:
    """Of these columns a row of attendance fills exactly one."""
    return ("organisation", "member", "party") if table.name == "attendance" else ()


def _value(table: Table, column: Column, n: int) -> object:
    if column.name in (participants := _participant(table)):
        if participants.index(column.name) != n % 3:
            return None
        return f"Rada {n}" if column.name == "party" else _CODES[column.refers][n]
    if table.name == "attendance" and column.name in ("attended", "excused"):
        return (column.name == "excused") == (n == 1)  # the member sent word
    if column.name == "code":
        return _CODES[table.name][n]
    if column.refers:
        return _CODES[column.refers][n]
    if column.kind == "choice":
        values = list(dict.fromkeys(column.choices.values()))
        return "held" if "held" in values else values[n % len(values)]
    if column.kind == "datetime":
        begins = datetime(2011, 6, 1, 17, 0, n, tzinfo=LOCAL)
        return begins + timedelta(hours=2 * (column.name == "ends_at"))
    return {
        "text": f"{column.name} {n}: ąćę;\"',\n=1+1",
        "date": START + timedelta(days=n),
        "flag": bool(n % 2),
        "count": n + 3,
        **_NUMBERS,
    }[column.kind]
