"""Texts that are held back until a person has looked through them."""

from collections.abc import Iterator

import pandas as pd
from sqlalchemy import Connection

from data_access.export import table_frame
from data_access.load.data_format import TABLES
from data_access.load.table_format import TableFormat
from data_access.publication.fields import fields, scanned
from data_access.publication.policy import Rules
from data_access.publication.public_texts import code_of, public_texts, suspected
from domain.personal import blanked

_COLUMNS = ("code", "table", "column", "record", "places", "kinds", "text", "redaction")


def held_back(connection: Connection, programme_id: int, rules: Rules) -> pd.DataFrame:
    """Each text of a public column that is held back, once.

    Columns: `code` of its clearance, `table`, `column`, `record` (the key of the first row where it
    stands), `places` (in how many rows), `kinds` (tuple of `domain.personal.FindingKind`), `text`,
    `redaction` (the text with «[…]» for what was found: a proposal).
    """
    known, found = public_texts(connection, programme_id), {}
    for name, columns in fields(rules).items():
        frame = table_frame(connection, programme_id, name)
        for column in (of.name for of in columns if of.own and scanned(of.own)):
            for record, text in _texts(frame, TABLES[name], column):
                code = code_of(text)
                if code in found:
                    found[code]["places"] += 1
                elif known.told(name, column, text) is None:
                    kinds = tuple(suspected(name, column, text))
                    values = (code, name, column, record, 1, kinds, text, blanked(text))
                    found[code] = dict(zip(_COLUMNS, values, strict=True))
    return pd.DataFrame(found.values(), columns=list(_COLUMNS))


def _texts(frame: pd.DataFrame, table: TableFormat, column: str) -> Iterator[tuple[str, str]]:
    """Each text of the column with the key of its row."""
    keys = [name for name in table.key if name != column and name in frame]
    for *key, text in zip(*(frame[name] for name in (*keys, column)), strict=True):
        if text is not None:
            yield " / ".join(str(part) for part in key if part is not None), text
