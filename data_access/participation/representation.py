"""Whether those who take part mirror the register."""

import numpy as np
import pandas as pd
from sqlalchemy import Connection, case, func, select

from data_access.engine import frame
from data_access.models import Organisation, OrganisationSector
from data_access.participation.acts import acts
from data_access.scope import Scope
from data_access.spelling import number_of_spellings, spellings, together

ATTRIBUTES = ("legal_form", "district")


def representation(scope: Scope, connection: Connection, attribute: str) -> pd.DataFrame:
    """Who is missing: each category's share among the active and in the register.

    `attribute` is one of `ATTRIBUTES`. Columns: `category` (null where not recorded), `active`,
    `declared` (int), `active_share`, `declared_share`, `difference` (float, NaN where there are
    none active, or none declared), `spellings` (int, of the category in the programme's records,
    taken together here). Sorted by `declared`.
    """
    column = getattr(Organisation, attribute)
    shown = spellings(scope, connection, column)
    done = acts(scope)
    declarations = select(OrganisationSector.organisation).where(scope.declarations())
    is_active = Organisation.code.in_(select(done.c.organisation))
    declares = Organisation.code.in_(declarations)
    table = frame(
        connection,
        select(
            column.label("category"),
            func.sum(case((is_active, 1), else_=0)).label("active"),
            func.sum(case((declares, 1), else_=0)).label("declared"),
        )
        .where(scope.in_programme(Organisation))
        .group_by(column),
    ).fillna({"active": 0, "declared": 0})
    table = together(table, "category", ["active", "declared"], shown)
    table = table[(table["active"] > 0) | (table["declared"] > 0)]
    for name in ("active", "declared"):
        whole = table[name].sum()
        table[f"{name}_share"] = table[name] / whole if whole else np.nan
    table["difference"] = table["active_share"] - table["declared_share"]
    table["spellings"] = number_of_spellings(table["category"], shown)
    return table.sort_values(["declared", "category"], ascending=[False, True], ignore_index=True)
