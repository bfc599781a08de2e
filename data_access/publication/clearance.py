"""A person's word on a text that was held back, written as a load would be."""

from collections.abc import Sequence

from sqlalchemy import Engine

from data_access.load.data_format import TABLES
from data_access.writes import WriteResult, write
from domain.blank import is_blank

FORM = "publication"


class Unknown(Exception):
    """No text that is held back has that code, or several have."""


def row_of_code(rows: Sequence[dict], code: str) -> dict:
    """The one of those rows of `worklist.held_back` whose code begins so. Raises `Unknown`."""
    found = [row for row in rows if code and row["code"].startswith(code)]
    if len(found) != 1:
        raise Unknown(code)
    return found[0]


def clearances(rows: Sequence[dict], reason: str, redaction: str | None) -> list[dict[str, str]]:
    """The rows of `clearances` that publish those texts: as they stand, or a `redaction` of them.

    ValueError where a redaction or the reason is blank: it would publish the text itself, or nobody
    would know why.
    """
    if is_blank(reason) or (redaction is not None and is_blank(redaction)):
        raise ValueError("blank")
    return [
        {"code": row["code"], "place": _place(row), "redaction": redaction or "", "reason": reason}
        for row in rows
    ]


def clear(
    engine: Engine,
    programme: str,
    rows: Sequence[dict],
    *,
    reason: str,
    redaction: str | None = None,
    by: str = "",
) -> WriteResult:
    """Let texts out, rows of `worklist.held_back`, in one transaction with an entry of the journal.

    Raises ValueError as `clearances` does; `Refused` and `Busy` as `writes.write` does.
    """
    found = clearances(rows, reason, redaction)
    return write(engine, programme, {"clearances": found}, by=by, form=FORM)


def _place(row: dict) -> str:
    table = TABLES[row["table"]]
    column = next(of for of in table.columns if of.name == row["column"])
    return ", ".join((table.polish, row["record"], column.polish or column.name))
