"""The records as anyone may see them: public tables, public columns, texts that are cleared."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from sqlalchemy import Connection

from data_access.export import table_frame
from data_access.load.data_format import TABLES
from data_access.load.table_format import TableFormat
from data_access.publication.codes import Codes
from data_access.publication.fields import AUTHOR, HELD_BACK, Field, fields, scanned
from data_access.publication.policy import Rules
from data_access.publication.public_texts import NOT_TOLD, Texts, public_texts
from data_access.publication.small_groups import people_left_out, told_of

PRIVATE_PERSON = "osoba fizyczna"
"""What the records of any language call whoever is not to be named."""


def public_tables(
    connection: Connection, programme_id: int, rules: Rules
) -> dict[str, pd.DataFrame]:
    """Each public table of a programme, whole, as `fields` describes its columns.

    Values are those of `export.table_frame`: dates as `date`, date-times local with their offset,
    flags as bool, empty as None. A text held back is None, or `NOT_TOLD` where the format wants
    one; a party held back is «osoba fizyczna», with a number from the second on; so few `people`
    as the rules leave out are None. `held_back` names these columns, by commas, None where there is
    none. `author` is the organisation's name or «osoba fizyczna».
    """
    known, codes = public_texts(connection, programme_id), Codes(connection)
    found = {}
    for name, columns in fields(rules).items():
        frame, few = table_frame(connection, programme_id, name), None
        if name == "attendance":
            few = people_left_out(frame, rules)
            frame = frame[told_of(frame, rules)]
        if name == "postulates":
            frame[AUTHOR] = _authors(connection, programme_id, frame, known)
        held = _hold_back(frame, name, columns, known)
        for column in columns:
            if column.own and column.own.kind == "code":
                frame[column.name] = _objects(map(codes.public, frame[column.name]), frame)
        if few is not None and "people" in rules.tables[name]:
            few = few[frame.index]
            held["people"] = few.tolist()
            frame["people"] = frame["people"].mask(few, None)
        frame[HELD_BACK] = _objects(_named(held, len(frame)), frame)
        found[name] = frame[[of.name for of in columns]]
    return found


def _authors(
    connection: Connection, programme_id: int, postulates: pd.DataFrame, known: Texts
) -> pd.Series:
    organisations = table_frame(connection, programme_id, "organisations")
    names = {
        code: known.told("organisations", "name", name) or NOT_TOLD
        for code, name in zip(organisations["code"], organisations["name"], strict=True)
    }
    told = (PRIVATE_PERSON if of is None else names[of] for of in postulates["organisation"])
    return _objects(told, postulates)


def _hold_back(
    frame: pd.DataFrame, name: str, columns: Sequence[Field], known: Texts
) -> dict[str, Sequence[bool]]:
    """Put what may be told in the place of texts; by column, where one is held back."""
    flags: dict[str, Sequence[bool]] = {}
    for column in (of.own for of in columns if of.own and scanned(of.own)):
        texts = frame[column.name]
        told = [known.told(name, column.name, text) for text in texts]
        held = [was is not None and now is None for was, now in zip(texts, told, strict=True)]
        if column.name == "party":
            told = [PRIVATE_PERSON if out else text for text, out in zip(told, held, strict=True)]
        elif column.required:
            told = [NOT_TOLD if out else text for text, out in zip(told, held, strict=True)]
        if column.name in TABLES[name].key:
            told = _numbered(frame, TABLES[name], column.name, told)
        frame[column.name] = _objects(told, frame)
        flags[column.name] = held
    return flags


def _named(flags: Mapping[str, Sequence[bool]], rows: int) -> list[str | None]:
    """For each row the columns whose flag is set."""
    flagged = zip(*flags.values(), strict=True) if flags else [()] * rows
    return [
        ",".join(name for name, out in zip(flags, row, strict=True) if out) or None
        for row in flagged
    ]


def _numbered(
    frame: pd.DataFrame, table: TableFormat, column: str, told: Sequence[str | None]
) -> list[str | None]:
    """Texts by which rows are told apart, with a number from the second of equals on."""
    others = [frame[name] for name in table.key if name != column and name in frame]
    seen: Counter[tuple] = Counter()
    found = []
    for *key, text in zip(*others, told, strict=True):
        seen[*key, text] += 1
        met = seen[*key, text]
        found.append(text if text is None or met == 1 else f"{text} ({met})")
    return found


def _objects(values: Iterable[object], frame: pd.DataFrame) -> pd.Series:
    return pd.Series(list(values), frame.index, dtype=object)
