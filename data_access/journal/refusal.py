"""When a revision cannot be undone, and which later changes stand in the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKeyConstraint, Table, and_, or_, select, tuple_
from sqlalchemy.orm import aliased

from data_access.journal.former_rows import (
    FormerRow,
    RowKey,
    existing,
    journalled_tables,
    key_text,
    read_key,
    whole_key,
)
from data_access.load.data_format import TABLES
from data_access.models import Base, Database, JournalEntry, Revision
from domain.clock import local
from locales import N_, Locale

MOST_NAMED = 20
"""Rows that a refusal names one by one."""
_UNKNOWN = N_("There is no revision {number}.")
_FORGOTTEN = N_("Revision {number} is older than the journal.")
_ALREADY = N_("Revision {number} is undone already, by revision {by}.")
_TOUCHED = N_("Revision {number} is not undone: later changes stand on it.")


@dataclass(frozen=True)
class LaterChange:
    """A later change that stands in the way: the row's table and key, when and by whom."""

    table: str
    key: str
    revision: int
    at: datetime
    by: str


class NotUndone(Exception):
    """Why not. `later`: the first changes in the way, in their order; `count`: of how many."""

    def __init__(
        self,
        message: str,
        number: int,
        by: int = 0,
        later: Sequence[LaterChange] = (),
        count: int = 0,
    ) -> None:
        super().__init__(message, number)
        self.message, self.number, self.by, self.later, self.count = (
            *(message, number, by),
            *(later, count),
        )

    def told(self, locale: Locale) -> str:
        """The sentence, and a line for each change that is named."""
        _ = locale.gettext
        lines = [_(self.message, number=self.number, by=self.by)]
        lines += [
            _(
                "{table}, {key}: revision {number}, {at}, {who}",
                table=TABLES[change.table].named.told(locale),
                key=change.key,
                number=change.revision,
                at=locale.datetime(local(change.at)),
                who=change.by or "—",
            )
            for change in self.later
        ]
        if rest := self.count - len(self.later):
            lines.append(_("… and {rest} more", rest=locale.number(rest)))
        return "\n".join(lines)


def check_undoable(connection: Connection, number: int) -> None:
    """Raises `NotUndone` where later changes touched the same rows, or nothing is known of it."""
    current, since = connection.execute(select(Database.revision, Database.journal_from)).one()
    if not 0 < number < current:
        raise NotUndone(_UNKNOWN, number)
    if number <= since:
        raise NotUndone(_FORGOTTEN, number)
    undone = _undone(connection)
    if number in undone:
        raise NotUndone(_ALREADY, number, by=undone[number])
    cancelled = undone.keys() | {by for of, by in undone.items() if of > number}
    _refuse(connection, number, _touched(connection, number, cancelled))


def check_parents(connection: Connection, number: int, rows: Sequence[FormerRow]) -> None:
    """Raises `NotUndone` where a row to be brought back refers to one that has gone since."""
    wanted: dict[str, set[RowKey]] = {}
    for row in rows:
        columns = (column.name for column in whole_key(row.table))
        known = dict(zip(columns, row.found_by, strict=True)) | (row.values or {})
        for reference in _references(row.table):
            key = tuple(_value(known, column.name) for column in reference.columns)
            if None not in key:
                wanted.setdefault(reference.referred_table.name, set()).add(key)
    back = {(row.table.name, row.found_by) for row in rows if row.values is not None}
    missing = [
        (name, key)
        for name, keys in wanted.items()
        for key in sorted(keys - existing(connection, _table(name), list(keys)).keys())
        if (name, key) not in back
    ]
    _refuse(connection, number, missing)


def check_children(
    connection: Connection, table: Table, number: int, rows: Sequence[FormerRow]
) -> None:
    """Raises `NotUndone` where others refer to rows that are about to go."""
    going = table.c.recorded_in == number
    if rows:
        going = or_(going, tuple_(*whole_key(table)).in_([row.found_by for row in rows]))
    found: list[tuple[str, RowKey]] = []
    for child in journalled_tables():
        for constraint in child.foreign_key_constraints:
            if constraint.referred_table is table:
                to = and_(*(key.parent == key.column for key in constraint.elements))
                keys = select(*whole_key(child)).join(table, to).where(going)
                found += [(child.name, tuple(key)) for key in connection.execute(keys)]
    _refuse(connection, number, found)


def _undone(connection: Connection) -> dict[int, int]:
    """Which revisions are undone, and by which; an undo that is undone itself does not count.

    Nor does the one that is being written.
    """
    undoing = select(Revision.revision, Revision.undoes).where(
        Revision.undoes.is_not(None),
        Revision.revision < select(Database.revision).scalar_subquery(),
    )
    found: dict[int, int] = {}
    for by, of in connection.execute(undoing.order_by(Revision.revision.desc())):
        if by not in found:
            found.setdefault(of, by)
    return found


def _touched(connection: Connection, number: int, cancelled: set[int]) -> list[tuple[str, RowKey]]:
    """The rows that the revision wrote and later ones, but for those `cancelled`, touched."""
    own, later = aliased(JournalEntry), JournalEntry
    same = select(own.id).where(
        own.revision == number,
        own.programme == later.programme,
        own.record == later.record,
        own.table == later.table,
        own.key == later.key,
    )
    entries = select(later.table, later.programme, later.key).where(
        later.revision > number,
        later.revision.not_in(cancelled),
        or_(later.recorded_in == number, same.exists()),
    )
    found = [
        (table, (programme, *read_key(_table(table), key)))
        for table, programme, key in connection.execute(entries.order_by(later.id))
    ]
    removed = select(own.table, own.programme, own.key).where(
        own.revision == number, own.after.is_(None)
    )
    keys: dict[str, list[RowKey]] = {}
    for table, programme, key in connection.execute(removed):
        keys.setdefault(table, []).append((programme, *read_key(_table(table), key)))
    for table, gone in keys.items():
        anew = existing(connection, _table(table), gone)
        found += [(table, key) for key, recorded_in in anew.items() if recorded_in > number]
    return list(dict.fromkeys(found))


def _refuse(connection: Connection, number: int, rows: Sequence[tuple[str, RowKey]]) -> None:
    """Raises `NotUndone` if there are any, naming who touched the first of them last."""
    if not rows:
        return
    later = [_later(connection, table, key) for table, key in rows[:MOST_NAMED]]
    later.sort(key=lambda change: change.revision)
    raise NotUndone(_TOUCHED, number, later=later, count=len(rows))


def _later(connection: Connection, name: str, key: RowKey) -> LaterChange:
    """The last change of the row."""
    table, entry = _table(name), JournalEntry
    entries = select(entry.revision, entry.key).where(
        entry.programme == key[0], entry.record == key[1], entry.table == name
    )
    touched = [
        revision
        for revision, of in connection.execute(entries)
        if read_key(table, of) == tuple(key[1:])
    ]
    last = max([*touched, *existing(connection, table, [key]).values()], default=0)
    of = select(Revision.at, Revision.by).where(Revision.revision == last)
    at, by = connection.execute(of).one()
    return LaterChange(name, key_text(key[1:]), last, at, by)


def _references(table: Table) -> list[ForeignKeyConstraint]:
    """To other records; that to the programme is left out, which no undo takes from its rows."""
    return [of for of in table.foreign_key_constraints if len(of.columns) > 1]


def _value(known: Mapping[str, Any], column: str) -> Any:
    """A column's value; a list's `organisation` and `member` are derived from its participant."""
    return (
        known.get("participant") if known.get("participant_kind") == column else known.get(column)
    )


def _table(name: str) -> Table:
    return Base.metadata.tables[name]
