"""The family's indicators, per sector and over all of a scope's sectors."""

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select, func, select

from data_access.models import OrganisationSector
from data_access.participation.acts import active_organisations
from data_access.participation.concentration import gini
from data_access.scope import Scope, sector_codes

TOP = 5
SECTOR_INDICATORS = (
    *("declared", "active", "active_declared", "active_outside", "reach", "attending"),
    *("submitting", "returning", "newcomers", "acts", "acts_per_active", "concentration_gini"),
    "top5_share",
)
_PARTS = ("reach", "returning", "acts_per_active", "concentration_gini", "top5_share")
"""Shares and ratios; the others are counts."""


def by_sector(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector of the scope, in the programme's order.

    Columns: `sector` (code), then `SECTOR_INDICATORS`: counts as int, shares and ratios as float,
    NaN where undefined.
    """
    active, declared = active_organisations(scope, connection), _declared(scope, connection)
    codes = sector_codes(scope, connection)
    groups = dict(iter(active.groupby("sector")))
    counted = [
        _counted(groups.get(code, active.iloc[:0]), int(declared.get(code, 0))) for code in codes
    ]
    table = pd.DataFrame(counted, columns=SECTOR_INDICATORS).astype(
        {name: "float64" if name in _PARTS else "int64" for name in SECTOR_INDICATORS}
    )
    return table.assign(sector=pd.Series(codes, dtype="str"))[["sector", *SECTOR_INDICATORS]]


def total(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row over the union of the scope's sectors: an organisation counts once."""
    active = active_organisations(scope, connection)
    together = active.groupby("organisation", as_index=False).agg(
        meetings=("meetings", "sum"),
        acts=("acts", "sum"),
        declares=("declares_any", "max"),
        newcomer=("newcomer", "max"),
        submits=("submits", "max"),
    )
    whole = connection.scalar(
        select(func.count(OrganisationSector.organisation.distinct())).where(scope.declarations())
    )
    return pd.DataFrame([_counted(together, int(whole or 0))], columns=SECTOR_INDICATORS)


def _declared(scope: Scope, connection: Connection) -> dict[str, int]:
    rows: Select = (
        select(OrganisationSector.sector, func.count())
        .where(scope.declarations())
        .group_by(OrganisationSector.sector)
    )
    return dict(connection.execute(rows).all())


def _counted(active: pd.DataFrame, declared: int) -> dict[str, float]:
    done = active["acts"].to_numpy()
    n, whole = len(active), int(done.sum())
    attending = int((active["meetings"] > 0).sum())
    active_declared = int(active["declares"].sum())
    return {
        "declared": declared,
        "active": n,
        "active_declared": active_declared,
        "active_outside": n - active_declared,
        "reach": active_declared / declared if declared else np.nan,
        "attending": attending,
        "submitting": int(active["submits"].sum()),
        "returning": (active["meetings"] > 1).sum() / attending if attending else np.nan,
        "newcomers": int(active["newcomer"].sum()),
        "acts": whole,
        "acts_per_active": whole / n if n else np.nan,
        "concentration_gini": gini(done),
        "top5_share": np.sort(done)[-TOP:].sum() / whole if whole else np.nan,
    }
