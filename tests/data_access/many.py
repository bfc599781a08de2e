"""Many programmes, or one many times as large, made in bulk by the database itself."""

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    String,
    Subquery,
    Table,
    insert,
    literal,
    select,
)

from data_access.models import Base, Event, Programme, Sector

_OF_PROGRAMMES = [
    table for table in Base.metadata.sorted_tables if "programme_id" in table.primary_key.columns
]
_AS_MANY = (Sector.__table__, Event.__table__)
"""Of a larger programme too."""
_TEXT_OF_A_PARTY = "participant"
"""The code of an organisation or a member where it is one: it has no foreign key of its own."""


def more_programmes(connection: Connection, like: int, most: int, there: int = 1) -> None:
    """As many programmes as `most` where so many are there, each with all records of that one.

    It must be the one that the database made first.
    """
    numbers = _numbers(there, most - 1)
    programmes = Programme.__table__
    _copy(connection, programmes, programmes.c.id == like, numbers, {
        "id": like + numbers.c.n,
        "code": programmes.c.code + "-" + _text(numbers),
    })  # fmt: skip
    for table in _OF_PROGRAMMES:
        number = {"programme_id": like + numbers.c.n}
        _copy(connection, table, table.c.programme_id == like, numbers, number)


def larger(connection: Connection, programme: int, times: int) -> None:
    """The programme with so many times its records, of the same sectors and teams."""
    numbers = _numbers(1, times - 1)
    for table in _OF_PROGRAMMES:
        if table not in _AS_MANY:
            codes = {c.name: c + "~" + _text(numbers) for c in table.c if _is_code(c)}
            _copy(connection, table, table.c.programme_id == programme, numbers, codes)


def _copy(
    connection: Connection,
    table: Table,
    rows: ColumnElement[bool],
    numbers: Subquery,
    instead: dict[str, ColumnElement],
) -> None:
    columns = [column for column in table.c if column.computed is None]
    values = [instead.get(column.name, column) for column in columns]
    found = select(*values).select_from(table).join(numbers, literal(True)).where(rows)
    connection.execute(insert(table).from_select(columns, found, include_defaults=False))


def _numbers(first: int, last: int) -> Subquery:
    one = select(literal(first, Integer).label("n")).cte("numbers", recursive=True)
    numbers = one.union_all(select(one.c.n + 1).where(one.c.n < last))
    return select(numbers.c.n).subquery()


def _text(numbers: Subquery) -> ColumnElement[str]:
    return numbers.c.n.cast(String)


def _is_code(column: Column) -> bool:
    """Of a record that is there many times: its own, or one that it refers to."""
    refers = {key.column.table for key in column.foreign_keys} - {Sector.__table__}
    own = column.name in ("code", _TEXT_OF_A_PARTY)
    return column.name != "programme_id" and (own or bool(refers))
