"""Figures over several meetings: numerators and denominators are pooled."""

import pandas as pd
from sqlalchemy import Connection

from data_access.attendance.design_effects import design_effects
from data_access.attendance.meetings import (
    ATTENDANCE_COUNTS,
    ATTENDANCE_RATES,
    by_meeting,
    of_coordinating_team,
)
from data_access.attendance.teams import quorums
from data_access.scope import Scope, sector_codes
from data_access.shared_reads import shared
from domain.intervals import wilson
from domain.quorum import quorate
from domain.ratios import ratio
from domain.vocabulary import MeetingStatus

_POOLED = [
    *("meetings_held", "meetings_planned", "meetings_cancelled", "meetings_lapsed"),
    *("without_list", "without_minutes", *ATTENDANCE_COUNTS),
    *("rate_invited", "rate_invited_attended", "rate_registered", "rate_registered_attended"),
    *("attendance_rate", "attendance_rate_low", "attendance_rate_high"),
    *("show_up_rate", "show_up_rate_low", "show_up_rate_high"),
    *("no_show_rate", "no_show_rate_low", "no_show_rate_high"),
]


def by_sector(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector of the scope, in the programme's order: `sector` (code), then the
    columns of `total` and those of `design_effects`.
    """
    rows = by_meeting(scope, connection)
    codes = sector_codes(scope, connection)
    pooled = [_pooled(rows[rows["team"] == code]) for code in codes]
    table = pd.DataFrame(pooled, columns=_POOLED).astype(
        {name: "float64" if "_rate" in name else "int64" for name in _POOLED}
    )
    table = table.assign(sector=pd.Series(codes, dtype="str"))[["sector", *_POOLED]]
    return table.merge(design_effects(scope, connection), on="sector", how="left")


def coordinating(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row over the coordinating team's meetings, whichever sectors are chosen: the columns of
    `total`, and `quorum`.
    """
    table = pd.DataFrame([_pooled(of_coordinating_team(scope, connection))])
    return table.assign(quorum=_quorum(scope, connection))


@shared
def total(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row over all meetings in scope, the coordinating team's included where no sector is
    chosen.

    Columns (int): `meetings_held`, `meetings_planned`, `meetings_cancelled`, `meetings_lapsed`,
    `without_list`, `without_minutes`, `invited`, `registered`, `attended`, `people`, `walk_ins`,
    over all held meetings; `rate_invited`, `rate_invited_attended`, `rate_registered`,
    `rate_registered_attended`: over those with a list, what the rates are made of; rates (float,
    NaN where undefined): `attendance_rate`, `show_up_rate`, `no_show_rate`, each with its 95%
    Wilson interval in `…_low` and `…_high`.
    """
    return pd.DataFrame([_pooled(by_meeting(scope, connection))])


def _pooled(rows: pd.DataFrame) -> dict[str, float]:
    held = rows[rows["status"] == MeetingStatus.HELD]
    listed = held[held["has_list"]]
    pooled: dict[str, float] = {
        f"meetings_{status}": int((rows["status"] == status).sum())
        for status in (MeetingStatus.HELD, MeetingStatus.PLANNED, MeetingStatus.CANCELLED)
    }
    pooled["meetings_lapsed"] = int(rows["lapsed"].sum())
    pooled["without_list"] = len(held) - len(listed)
    pooled["without_minutes"] = int((~held["has_minutes"]).sum())
    pooled |= {name: int(held[name].sum()) for name in ATTENDANCE_COUNTS}
    for rate, (part, whole) in ATTENDANCE_RATES.items():
        parts, wholes = int(listed[part].sum()), int(listed[whole].sum())
        pooled |= {f"rate_{whole}": wholes, f"rate_{part}": parts}
        pooled[rate] = ratio(parts, wholes)
        pooled[f"{rate}_low"], pooled[f"{rate}_high"] = wilson(parts, wholes)
    pooled["no_show_rate"] = 1 - pooled["show_up_rate"]
    pooled["no_show_rate_low"] = 1 - pooled["show_up_rate_high"]
    pooled["no_show_rate_high"] = 1 - pooled["show_up_rate_low"]
    return pooled


def _quorum(scope: Scope, connection: Connection) -> float:
    """Share of held, listed coordinating meetings with at least half of the members present.

    A day on which no one is in term tells nothing.
    """
    held = quorums(scope, connection)
    known = quorate(held["present"], held["members"]).dropna()
    return float(known.mean()) if len(known) else float("nan")
