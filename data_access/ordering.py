"""The order in which a reader wants a list: by one of its columns, either way round."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, String

from data_access.dialect import folded


def ordered(
    order: str, columns: Mapping[str, ColumnElement], usual: Sequence[ColumnElement]
) -> list[ColumnElement]:
    """What a list is ordered by. `order`: a key of `columns`, with a minus before it for the
    greatest first; "" for the `usual` order, which also parts what is equal.

    Rows without a value come last either way; texts stand by their letters, as `folded`. KeyError
    for what is no column.
    """
    if not order:
        return [*usual]
    by = columns[order.removeprefix("-")]
    value = folded(by) if isinstance(by.type, String) else by
    return [by.is_(None), value.desc() if order.startswith("-") else value, *usual]
