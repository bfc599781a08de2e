"""Typed frames → the database, by upsert on code, inside the caller's write transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, Table, delete, func, select, text

from data_access.load.columns import TABLES
from data_access.load.revised import revise, shown
from data_access.load.upsert import Columns, upsert
from data_access.load.values import declared
from data_access.models import Base, Programme, now
from data_access.scope import LOCAL
from data_access.vocabulary import COORDINATING, MeetingKind, ParticipantKind, Stage

RESPONSE_DAYS = 30
_CHUNK = 50_000
_FOLLOWS = (("starts_on", "starts_at"), ("changed_on", "changed_at"), ("people", "attended"))

Progress = Callable[[int, int], None]
"""Called with rows written so far and rows in all."""


@dataclass(frozen=True)
class Changes:
    """What a load does to a table, in rows."""

    added: int
    changed: int
    unchanged: int

    @property
    def rows(self) -> int:
        return self.added + self.changed + self.unchanged


def store(
    connection: Connection,
    tables: Mapping[str, pd.DataFrame],
    *,
    replace: bool = False,
    is_sample: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> dict[str, Changes]:
    """Write the contract's tables; what that changed, per table written.

    Frames hold the contract's columns, typed: dates as `datetime.date`, date-times aware, flags
    as bool, empty as None or NaN. Organisations are written into every programme of the load.
    `replace` deletes these programmes first; a made-up programme is deleted before real records
    of the same code are written. Where a frame's `attrs["given"]` names the columns that were
    sent, the others are left as the database has them.
    """
    wanted = list(tables["programmes"]["code"])
    before_load = shown(connection, wanted)
    made_up = set(connection.scalars(select(Programme.code).where(Programme.is_sample.is_(True))))
    for code in wanted:
        if replace or (code in made_up and not is_sample):
            delete_programme(connection, code)
    total, done = sum(len(frame) for frame in tables.values()), 0
    changes = {"programmes": _store_programmes(connection, tables["programmes"], is_sample)}
    known = connection.execute(select(Programme.code, Programme.id))
    ids = {code: programme_id for code, programme_id in known if code in wanted}
    for name, frame in tables.items():
        if name == "programmes":
            continue
        table = Base.metadata.tables[name]
        before, touched, rows = _size(connection, table, ids), 0, 0
        for start in range(0, len(frame), _CHUNK):
            columns = _shaped(name, frame.iloc[start : start + _CHUNK], ids)
            touched += upsert(connection, table, columns, _given(frame))
            rows += len(columns["programme_id"])
            done += min(_CHUNK, len(frame) - start)
            progress(done, total)
        added = _size(connection, table, ids) - before
        changes[name] = Changes(added, touched - added, rows - touched)
    revise(connection, before_load, wanted)
    connection.execute(text("ANALYZE"))  # without statistics both databases choose worse indexes
    return changes


def delete_programme(connection: Connection, code: str) -> None:
    """Delete a programme and all that belongs to it. Nothing if there is none."""
    found = connection.scalar(select(Programme.id).where(Programme.code == code))
    for table in reversed(Base.metadata.sorted_tables):
        if "programme_id" in table.columns:
            connection.execute(delete(table).where(table.c.programme_id == found))
    connection.execute(delete(Programme).where(Programme.id == found))


def _store_programmes(connection: Connection, frame: pd.DataFrame, is_sample: bool) -> Changes:
    table = Base.metadata.tables["programmes"]
    codes = list(frame["code"])
    columns = _plain("programmes", frame)
    columns["response_days"] = [
        RESPONSE_DAYS if days is None else days for days in columns["response_days"]
    ]
    columns["is_sample"] = [is_sample] * len(codes)
    known = select(func.count()).where(table.c.code.in_(codes))
    before = connection.scalar(known)
    touched = upsert(connection, table, columns, _given(frame), key=("code",))
    added = connection.scalar(known) - before
    return Changes(added, touched - added, len(codes) - touched)


def _size(connection: Connection, table: Table, ids: Mapping[str, int]) -> int:
    of = table.c.programme_id.in_(ids.values())
    return connection.scalar(select(func.count()).select_from(table).where(of))


def _shaped(name: str, frame: pd.DataFrame, ids: Mapping[str, int]) -> Columns:
    """The table's columns; `programme_id` in place of the programme's code."""
    columns = _plain(name, frame)
    if "programme" in columns:
        programme_ids = [ids[code] for code in columns.pop("programme")]
    else:  # organisations stand in every programme of the load
        programme_ids = [id for id in ids.values() for _ in range(len(frame))]
        columns = {name: values * len(ids) for name, values in columns.items()}
    return {"programme_id": programme_ids, **_SHAPES.get(name, lambda columns: columns)(columns)}


def _plain(name: str, frame: pd.DataFrame) -> Columns:
    """Python values of the types that the table's columns declare."""
    columns = {column.name: column for column in TABLES[name].columns}
    return {found: declared(values, columns[found]) for found, values in frame.items()}


def _given(frame: pd.DataFrame) -> set[str]:
    """Columns that were sent, and those that follow from them."""
    given = set(frame.attrs.get("given", frame.columns))
    return given | {"is_sample"} | {column for column, source in _FOLLOWS if source in given}


def _utc(moments: list[datetime | None]) -> list[datetime | None]:
    return [m.astimezone(UTC).replace(tzinfo=None) if m is not None else None for m in moments]


def _meetings(columns: Columns) -> Columns:
    usual = [
        MeetingKind.COORDINATING.value if team == COORDINATING else MeetingKind.SECTOR.value
        for team in columns["team"]
    ]
    return {
        **columns,
        "kind": [kind or other for kind, other in zip(columns["kind"], usual, strict=True)],
        "starts_on": [moment.astimezone(LOCAL).date() for moment in columns["starts_at"]],
        "starts_at": _utc(columns["starts_at"]),
        "ends_at": _utc(columns["ends_at"]),
        "revised_at": [now()] * len(columns["starts_at"]),
    }


def _attendance(columns: Columns) -> Columns:
    kinds, participants = [], []
    organisation, member, party = (kind.value for kind in ParticipantKind)
    given = (columns.pop(organisation), columns.pop(member), columns.pop(party))
    for one, two, three in zip(*given, strict=True):
        if one is not None:
            kinds.append(organisation)
            participants.append(one)
        elif two is not None:
            kinds.append(member)
            participants.append(two)
        else:
            kinds.append(party)
            participants.append(three)
    people = [
        int(came) if n is None else n
        for n, came in zip(columns["people"], columns["attended"], strict=True)
    ]
    return {
        **columns,
        "participant_kind": kinds,
        "participant": participants,
        "people": people,
    }


def _postulates(columns: Columns) -> Columns:
    return {**columns, "stage": [stage or Stage.GATHERING.value for stage in columns["stage"]]}


def _statuses(columns: Columns) -> Columns:
    return {
        **columns,
        "changed_on": [moment.astimezone(LOCAL).date() for moment in columns["changed_at"]],
        "changed_at": _utc(columns["changed_at"]),
    }


_SHAPES: dict[str, Callable[[Columns], Columns]] = {
    "meetings": _meetings,
    "attendance": _attendance,
    "postulates": _postulates,
    "postulate_statuses": _statuses,
}
