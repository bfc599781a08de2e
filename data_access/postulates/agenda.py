"""What waits for the coordinating team's decision, in the order in which it may be taken."""

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.engine import frame
from data_access.models import AgendaItem, PostulateSupporter
from data_access.postulates.likeness import likely_duplicates
from data_access.postulates.records import search
from data_access.scope import Scope, sector_codes
from domain.agenda import Item, in_order
from domain.vocabulary import Status

_ALL = 1_000_000


def agenda_of(scope: Scope, connection: Connection, meeting: str | None = None) -> pd.DataFrame:
    """Postulates in scope presented to the team at the as-of date, in the order of `in_order`.

    Where the agenda of the `meeting` was set by hand, those on it come first, in its order.

    Columns: those of `search`, and `supporters` (int: organisations that support it), `alike`
    (str: the code of the first before it that asks for much the same; else null), `on_agenda`
    (bool: all where none was set), `by_hand` (bool: whether one was set).
    """
    waiting, _whole = search(scope, connection, status=Status.PRESENTED.value, limit=_ALL)
    counts = _supporters(scope, connection)
    waiting = waiting.assign(supporters=waiting["code"].map(counts).fillna(0).astype(int))
    pairs, _number = likely_duplicates(scope, connection)
    alike = list(zip(pairs["code"], pairs["other_code"], strict=True))
    items = [
        Item(row.code, row.sector, 0 if pd.isna(row.days_over) else row.days_over, row.supporters)
        for row in waiting.itertuples()
    ]
    order = in_order(items, sector_codes(scope, connection), alike)
    by_hand = _by_hand(scope, connection, meeting)
    on = [code for code in by_hand if code in set(order)]
    order = [*on, *(code for code in order if code not in set(on))]
    waiting = waiting.set_index("code").loc[order].reset_index()
    place = {code: n for n, code in enumerate(order)}
    first: dict[str, str] = {}
    for one, other in sorted(
        (sorted(pair, key=place.__getitem__) for pair in alike if set(pair) <= place.keys()),
        key=lambda pair: place[pair[0]],
    ):
        first.setdefault(other, one)
    alone = pd.Series([first.get(code) for code in order], dtype=object)
    placed = pd.Series([not by_hand or code in set(on) for code in order], dtype=bool)
    return waiting.assign(alike=alone, on_agenda=placed, by_hand=bool(by_hand))


def _by_hand(scope: Scope, connection: Connection, meeting: str | None) -> list[str]:
    """Codes on the meeting's agenda as it was set, in its order; none where none was set."""
    item = AgendaItem
    placed = (
        select(item.postulate)
        .where(scope.in_programme(item), item.meeting == meeting, item.position.is_not(None))
        .order_by(item.position, item.postulate)
    )
    return list(connection.scalars(placed)) if meeting else []


def _supporters(scope: Scope, connection: Connection) -> pd.Series:
    support = PostulateSupporter
    table = frame(
        connection,
        select(support.postulate, func.count().label("supporters"))
        .where(scope.in_programme(support))
        .group_by(support.postulate),
    )
    return table.set_index("postulate")["supporters"]
