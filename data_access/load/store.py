"""Typed frames → the database, by upsert on code, inside the caller's write transaction."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, delete, select, text
from sqlalchemy.dialects import postgresql, sqlite

from data_access.models import Base, Programme
from data_access.scope import LOCAL
from data_access.vocabulary import COORDINATING, MeetingKind, ParticipantKind, Stage

RESPONSE_DAYS = 30
_CHUNK = 20_000
_Row = dict[str, object]
_FOLLOWS = (("starts_on", "starts_at"), ("changed_on", "changed_at"), ("people", "attended"))
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def store(
    connection: Connection,
    tables: Mapping[str, pd.DataFrame],
    *,
    replace: bool = False,
    is_sample: bool = False,
) -> dict[str, int]:
    """Write the contract's tables; rows per table written.

    Frames hold the contract's columns, typed: dates as `datetime.date`, date-times aware, flags
    as bool, empty as None or NaN. Organisations are written into every programme of the load.
    `replace` deletes these programmes first; a made-up programme is deleted before real records
    of the same code are written. Where a frame's `attrs["given"]` names the columns that were
    sent, the others are left as the database has them.
    """
    frame = tables["programmes"]
    made_up = set(connection.scalars(select(Programme.code).where(Programme.is_sample.is_(True))))
    for code in frame["code"]:
        if replace or (code in made_up and not is_sample):
            delete_programme(connection, code)
    programmes = [
        {
            **row,
            "response_days": row["response_days"]
            if row["response_days"] is not None
            else RESPONSE_DAYS,
            "is_sample": is_sample,
        }
        for row in _rows(frame)
    ]
    _upsert(connection, "programmes", programmes, ("code",), _given(frame))
    known = connection.execute(select(Programme.code, Programme.id))
    wanted = set(frame["code"])
    ids = {code: programme_id for code, programme_id in known if code in wanted}
    counts = {"programmes": len(programmes)}
    for name, frame in tables.items():
        if name != "programmes":
            counts[name] = _store_table(connection, name, frame, ids)
    connection.execute(text("ANALYZE"))  # without statistics both databases choose worse indexes
    return counts


def delete_programme(connection: Connection, code: str) -> None:
    """Delete a programme and all that belongs to it. Nothing if there is none."""
    found = connection.scalar(select(Programme.id).where(Programme.code == code))
    for table in reversed(Base.metadata.sorted_tables):
        if "programme_id" in table.columns:
            connection.execute(delete(table).where(table.c.programme_id == found))
    connection.execute(delete(Programme).where(Programme.id == found))


def _store_table(
    connection: Connection, name: str, frame: pd.DataFrame, ids: Mapping[str, int]
) -> int:
    table = Base.metadata.tables[name]
    key = tuple(column.name for column in table.primary_key)
    shape = _SHAPES.get(name, lambda row: row)
    written, given = 0, _given(frame)
    for start in range(0, len(frame), _CHUNK):
        rows = []
        for row in _rows(frame.iloc[start : start + _CHUNK]):
            programme = row.pop("programme", None)
            shaped = shape(row)
            of = [programme] if programme is not None else list(ids)
            rows += [{"programme_id": ids[code], **shaped} for code in of]
        _upsert(connection, name, rows, key, given)
        written += len(rows)
    return written


def _rows(frame: pd.DataFrame) -> list[_Row]:
    columns = {name: _plain_values(frame[name]) for name in frame.columns}
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _plain_values(values: pd.Series) -> list[object]:
    """Python values, None for every kind of missing."""
    return values.astype(object).where(values.notna(), None).tolist()


def _given(frame: pd.DataFrame) -> set[str]:
    """Columns that were sent, and those that follow from them."""
    given = set(frame.attrs.get("given", frame.columns))
    return given | {"is_sample"} | {column for column, source in _FOLLOWS if source in given}


def _upsert(
    connection: Connection, name: str, rows: list[_Row], key: tuple[str, ...], given: set[str]
) -> None:
    if not rows:
        return
    table = Base.metadata.tables[name]
    statement = _INSERT[connection.dialect.name](table)
    others = {c: statement.excluded[c] for c in rows[0] if c not in key and c in given}
    if others:
        statement = statement.on_conflict_do_update(index_elements=key, set_=others)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=key)
    connection.execute(statement, rows)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment is not None else None


def _meeting(row: _Row) -> _Row:
    usual = MeetingKind.COORDINATING if row["team"] == COORDINATING else MeetingKind.SECTOR
    return {
        **row,
        "kind": row["kind"] or usual,
        "starts_on": row["starts_at"].astimezone(LOCAL).date(),
        "starts_at": _utc(row["starts_at"]),
        "ends_at": _utc(row["ends_at"]),
    }


def _attendance(row: _Row) -> _Row:
    given = {kind: row.pop(kind) for kind in ParticipantKind}
    kind = next(kind for kind, value in given.items() if value is not None)
    people = row["people"] if row["people"] is not None else int(bool(row["attended"]))
    return {**row, "participant_kind": kind, "participant": given[kind], "people": people}


def _postulate(row: _Row) -> _Row:
    return {**row, "stage": row["stage"] or Stage.GATHERING}


def _status(row: _Row) -> _Row:
    return {
        **row,
        "changed_on": row["changed_at"].astimezone(LOCAL).date(),
        "changed_at": _utc(row["changed_at"]),
    }


_SHAPES: dict[str, Callable[[_Row], _Row]] = {
    "meetings": _meeting,
    "attendance": _attendance,
    "postulates": _postulate,
    "postulate_statuses": _status,
}
