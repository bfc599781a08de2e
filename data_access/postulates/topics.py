"""What postulates speak of: topics of those of the chosen sectors, by their titles and texts."""

from collections.abc import Callable
from functools import lru_cache

import pandas as pd
from sqlalchemy import Connection, and_, select

from data_access.engine import frame
from data_access.models import Postulate
from data_access.postulates.status import status_at
from data_access.scope import Scope
from domain.topics import Topic
from domain.vocabulary import Group

_TEXT_CHARACTERS = 1000
Asks = Callable[[str], str]
"""Of a postulate's code what counts of it, as `asked_for` makes it; "" for nothing."""
_GROUPS = {"open": Group.OPEN, "decided": Group.DECIDED, "void": Group.VOID}


def topics(scope: Scope, connection: Connection, asks: Asks | None = None) -> pd.DataFrame:
    """Postulates in scope by topic, the largest first, and last those of none.

    The topics are those of the chosen sectors' postulates over the whole period: a period narrows
    what is counted, not what a topic is. `asks`: as in `of_topics`.

    Columns: `topic` (its words, null for those of none), `postulates`, `open`, `decided`, `void`
    (int). Empty where there are none, or the texts are too few or too short.
    """
    found = of_topics(scope, connection, asks)
    if found["topic"].isna().all():
        found = found.iloc[:0]
    counted = {name: found["status_group"] == group for name, group in _GROUPS.items()}
    sums = (
        found.assign(postulates=1, **counted)
        .groupby("topic", dropna=False, as_index=False)[["postulates", *_GROUPS]]
        .sum()
        .assign(none=lambda rows: rows["topic"].isna())
        .sort_values(["none", "postulates", "topic"], ascending=[True, False, True])
    )
    return (
        sums.drop(columns="none")
        .astype({"topic": object} | dict.fromkeys(["postulates", *_GROUPS], "int64"))
        .reset_index(drop=True)
    )


def of_topics(scope: Scope, connection: Connection, asks: Asks | None = None) -> pd.DataFrame:
    """The topic of each postulate in scope, by titles and texts, or by what `asks` tells of them.

    Columns: `code`, `status_group` (str), `topic` (null for those of none).
    """
    at = status_at(scope.whole_period())
    table = frame(
        connection,
        select(at.c.code, at.c.status_group, at.c.submitted_on, Postulate.title, Postulate.text)
        .join(Postulate, and_(scope.in_programme(Postulate), Postulate.code == at.c.code))
        .order_by(at.c.code),
    )
    if asks:
        texts = tuple(map(asks, table["code"]))
    else:
        texts = tuple(map(asked_for, table["title"], table["text"]))
    named = pd.Series(None, table.index, dtype=object)
    for topic in _grouped(texts):
        named.iloc[list(topic.members)] = topic.name
    days = table["submitted_on"]
    late = (days < scope.date_from) if scope.date_from else days.isna()
    early = (days > scope.date_to) if scope.date_to else days.isna()
    found = table[["code", "status_group"]].assign(topic=named)
    return found[~(late | early)].reset_index(drop=True)


def asked_for(title: str, text: str | None) -> str:
    """What counts of a postulate: its title, twice, and the beginning of its text."""
    return "\n".join([title, title, (text or "")[:_TEXT_CHARACTERS]])


@lru_cache(maxsize=32)
def _grouped(texts: tuple[str, ...]) -> list[Topic]:
    """Made once of the same texts, whatever else of the records changes."""
    from domain.topics import topics as grouped

    return grouped(texts)
