"""How even the circle of the active is, and who connects sectors."""

import numpy as np
import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.engine import frame
from data_access.participation.acts import active_organisations, acts
from data_access.scope import Scope


def concentration(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Acts of each active organisation over the scope's sectors, fewest first.

    Columns: `rank` (int from 1), `acts` (int), `organisations_share`, `acts_share` (float,
    cumulative: the Lorenz curve).
    """
    active = active_organisations(scope, connection)
    done = active.groupby("organisation")["acts"].sum().sort_values().to_numpy()
    n = len(done)
    return pd.DataFrame(
        {
            "rank": np.arange(1, n + 1),
            "acts": done,
            "organisations_share": np.arange(1, n + 1) / n if n else [],
            "acts_share": done.cumsum() / done.sum() if n else [],
        }
    )


def overlap(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Organisations active in both of two sectors: `sector`, `other` (codes), `organisations`.

    Both orders of a pair, and each sector with itself; only pairs with any organisation.
    """
    done = acts(scope)
    pairs = select(done.c.sector, done.c.organisation).distinct()
    one, two = pairs.subquery("one"), pairs.subquery("two")
    return frame(
        connection,
        select(one.c.sector, two.c.sector.label("other"), func.count().label("organisations"))
        .join(two, one.c.organisation == two.c.organisation)
        .group_by(one.c.sector, two.c.sector)
        .order_by(one.c.sector, two.c.sector),
    )


def gini(values: np.ndarray) -> float:
    """Gini coefficient: sum_i sum_j |x_i - x_j| / (2 n² mean); NaN for fewer than two values."""
    n = len(values)
    if n < 2 or not values.sum():
        return np.nan
    ranked = np.sort(values)
    return float(((2 * np.arange(1, n + 1) - n - 1) * ranked).sum() / (n * ranked.sum()))
