"""Typed frames → the database, by upsert on code, inside the caller's write transaction."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from dataclasses import replace as but
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, Table, func, select, text

from data_access.load.calendar_revision import revise, shown_in_calendar
from data_access.load.data_format import TABLES
from data_access.load.declared_types import declared_values
from data_access.load.dropped_rows import remove_others
from data_access.load.upsert import ColumnValues, upsert
from data_access.models import Base, Programme, now
from domain.clock import LOCAL
from domain.vocabulary import COORDINATING, MeetingKind, ParticipantKind, Stage

RESPONSE_DAYS = 30
_CHUNK = 50_000
_FOLLOWS = (("starts_on", "starts_at"), ("changed_on", "changed_at"), ("people", "attended"))

Progress = Callable[[int, int], None]
"""Called with rows written so far and rows in all."""


@dataclass(frozen=True)
class ChangedRows:
    """What a load does to a table, in rows."""

    added: int
    changed: int
    unchanged: int
    removed: int = 0


def store(
    connection: Connection,
    tables: Mapping[str, pd.DataFrame],
    *,
    programmes: Collection[str] = (),
    replace: bool = False,
    is_sample: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> dict[str, ChangedRows]:
    """Write the contract's tables; what that changed, per table, held against what was there.

    Frames hold the contract's columns, typed: dates as `datetime.date`, date-times aware, flags
    as bool, empty as None or NaN. Organisations are written into every programme of the load: the
    frame's, and those of `programmes` that the database holds. Where a frame's `attrs["given"]`
    names the columns that were sent, the others are left as the database has them. `replace`
    makes the frame's programmes hold what the load brings and nothing else: all columns are
    written, and rows that it does not bring are removed.
    """
    if "programmes" in tables:
        programmes = dict.fromkeys([*tables["programmes"]["code"], *programmes])
    before_load = shown_in_calendar(connection, programmes)
    total, done = sum(len(frame) for frame in tables.values()), 0
    changes, kept = {}, {}
    if "programmes" in tables:
        frame = tables["programmes"]
        changes["programmes"] = _store_programmes(connection, frame, is_sample, replace)
    known = connection.execute(select(Programme.code, Programme.id))
    ids = {code: programme_id for code, programme_id in known if code in programmes}
    for name, frame in tables.items():
        if name == "programmes":
            continue
        table = Base.metadata.tables[name]
        given = _given(frame, whole=replace)
        before, touched, rows = _size(connection, table, ids), 0, 0
        for start in range(0, len(frame), _CHUNK):
            columns = _shaped(name, frame.iloc[start : start + _CHUNK], ids)
            touched += upsert(connection, table, columns, given, fresh=not before)
            rows += len(columns["programme_id"])
            done += min(_CHUNK, len(frame) - start)
            progress(done, total)
            if replace:
                key = (columns[column.name] for column in table.primary_key)
                kept.setdefault(name, set()).update(zip(*key, strict=True))
        added = _size(connection, table, ids) - before
        changes[name] = ChangedRows(added, touched - added, rows - touched)
    if replace:
        changes = _with_removed(connection, changes, kept, ids)
    revise(connection, before_load, programmes)
    connection.execute(text("ANALYZE"))  # without statistics both databases choose worse indexes
    return changes


def _with_removed(
    connection: Connection,
    changes: Mapping[str, ChangedRows],
    kept: Mapping[str, set[tuple]],
    ids: Mapping[str, int],
) -> dict[str, ChangedRows]:
    """Remove the programmes' rows whose keys are not in `kept`; the changes with their numbers."""
    removed = {
        table.name: remove_others(
            connection, table, list(ids.values()), kept.get(table.name, set())
        )
        for table in reversed(Base.metadata.sorted_tables)
        if "programme_id" in table.columns
    }
    none = ChangedRows(0, 0, 0)
    return {
        name: but(changes.get(name, none), removed=removed.get(name, 0))
        for name in TABLES
        if name in changes or removed.get(name)
    }


def _store_programmes(
    connection: Connection, frame: pd.DataFrame, is_sample: bool, replace: bool
) -> ChangedRows:
    table = Base.metadata.tables["programmes"]
    codes = list(frame["code"])
    columns = _plain("programmes", frame)
    columns["response_days"] = [
        RESPONSE_DAYS if days is None else days for days in columns["response_days"]
    ]
    columns["is_sample"] = [is_sample] * len(codes)
    given = _given(frame, whole=replace) | ({"is_sample"} if replace else set())
    known = select(func.count()).where(table.c.code.in_(codes))
    before = connection.scalar(known)
    touched = upsert(connection, table, columns, given, key=("code",))
    added = connection.scalar(known) - before
    return ChangedRows(added, touched - added, len(codes) - touched)


def _size(connection: Connection, table: Table, ids: Mapping[str, int]) -> int:
    of = table.c.programme_id.in_(ids.values())
    return connection.scalar(select(func.count()).select_from(table).where(of))


def _shaped(name: str, frame: pd.DataFrame, ids: Mapping[str, int]) -> ColumnValues:
    """The table's columns; `programme_id` in place of the programme's code."""
    columns = _plain(name, frame)
    if "programme" in columns:
        programme_ids = [ids[code] for code in columns.pop("programme")]
    else:  # organisations stand in every programme of the load
        programme_ids = [id for id in ids.values() for _ in range(len(frame))]
        columns = {name: values * len(ids) for name, values in columns.items()}
    return {"programme_id": programme_ids, **_SHAPES.get(name, lambda columns: columns)(columns)}


def _plain(name: str, frame: pd.DataFrame) -> ColumnValues:
    """Python values of the types that the table's columns declare."""
    columns = {column.name: column for column in TABLES[name].columns}
    return {found: declared_values(values, columns[found]) for found, values in frame.items()}


def _given(frame: pd.DataFrame, *, whole: bool) -> set[str]:
    """Columns that were sent; all where the `whole` row is due."""
    return set(frame.columns if whole else frame.attrs.get("given", frame.columns))


def _utc(moments: list[datetime | None]) -> list[datetime | None]:
    return [m.astimezone(UTC).replace(tzinfo=None) if m is not None else None for m in moments]


def _meetings(columns: ColumnValues) -> ColumnValues:
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


def _attendance(columns: ColumnValues) -> ColumnValues:
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


def _postulates(columns: ColumnValues) -> ColumnValues:
    return {**columns, "stage": [stage or Stage.GATHERING.value for stage in columns["stage"]]}


def _statuses(columns: ColumnValues) -> ColumnValues:
    return {
        **columns,
        "changed_on": [moment.astimezone(LOCAL).date() for moment in columns["changed_at"]],
        "changed_at": _utc(columns["changed_at"]),
    }


_SHAPES: dict[str, Callable[[ColumnValues], ColumnValues]] = {
    "meetings": _meetings,
    "attendance": _attendance,
    "postulates": _postulates,
    "postulate_statuses": _statuses,
}
