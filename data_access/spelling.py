"""Names that people spell in several ways, as a programme's records hold them.

The records keep every spelling; reads that group by such a name take the spellings of one name
together here.
"""

from collections import Counter
from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, func, select
from sqlalchemy.orm import InstrumentedAttribute

from data_access.models import Organisation
from data_access.scope import Scope
from domain.spelling import usual_spelling


def spellings(
    scope: Scope, connection: Connection, column: InstrumentedAttribute[str | None]
) -> dict[str, str]:
    """Every spelling in the programme → the one under which all of that name are shown."""
    counts = connection.execute(
        select(column, func.count())
        .where(scope.in_programme(column.class_), column.is_not(None))
        .group_by(column)
    )
    return usual_spelling(dict(counts.all()), districts=column is Organisation.district)


def spelled_like(name: str, shown: Mapping[str, str]) -> list[str]:
    """All spellings of `name` in what `spellings` gives; itself alone if it is not met there."""
    own = shown.get(name, name)
    return [text for text, other in shown.items() if other == own] or [name]


def together(
    table: pd.DataFrame, name: str, counts: list[str], shown: Mapping[str, str]
) -> pd.DataFrame:
    """The rows whose `name` (null where not recorded) is the same by `shown`, `counts` added up."""
    own = table.assign(**{name: table[name].map(shown).astype("str")})
    by = [column for column in table if column not in counts]
    return own.groupby(by, dropna=False, as_index=False)[counts].sum()


def number_of_spellings(names: pd.Series, shown: Mapping[str, str]) -> pd.Series:
    """How many spellings the programme has of each name; 0 for null."""
    return names.map(Counter(shown.values())).fillna(0).astype(int)
