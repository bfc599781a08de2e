"""What waits for the coordinating team's decision, in the order in which it may be taken."""

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.engine import frame
from data_access.models import AgendaItem, Postulate, PostulateSupporter
from data_access.postulates.search import search
from data_access.postulates.similarity import likely_duplicates
from data_access.scope import Scope, sector_codes
from domain.agenda import WaitingPostulate, agenda_order
from domain.vocabulary import Status

_ALL = 1_000_000


def agenda_of(scope: Scope, connection: Connection, meeting: str | None = None) -> pd.DataFrame:
    """Postulates in scope presented to the team at the as-of date, in the order of `agenda_order`.

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
        WaitingPostulate(
            row.code, row.sector, 0 if pd.isna(row.days_over) else row.days_over, row.supporters
        )
        for row in waiting.itertuples()
    ]
    order = agenda_order(items, sector_codes(scope, connection), alike)
    by_hand = items_of(scope, connection, meeting)["code"].tolist() if meeting else []
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


def items_of(scope: Scope, connection: Connection, meeting: str) -> pd.DataFrame:
    """What was set on the meeting's agenda by hand, in its order, decided since or not.

    Columns: `code`, `title` (str) of the postulate.
    """
    item = AgendaItem
    its = and_(Postulate.programme_id == item.programme_id, Postulate.code == item.postulate)
    return frame(
        connection,
        select(Postulate.code, Postulate.title)
        .join(item, its)
        .where(scope.in_programme(item), item.meeting == meeting, item.position.is_not(None))
        .order_by(item.position, item.postulate),
    )


def _supporters(scope: Scope, connection: Connection) -> pd.Series:
    support = PostulateSupporter
    table = frame(
        connection,
        select(support.postulate, func.count().label("supporters"))
        .where(scope.in_programme(support))
        .group_by(support.postulate),
    )
    return table.set_index("postulate")["supporters"]
