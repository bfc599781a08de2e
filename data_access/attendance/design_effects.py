"""How alike the rows of one organisation are: the same ones are invited again and again."""

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, select

from data_access.attendance.conditions import count_where, same
from data_access.engine import frame
from data_access.models import Attendance, Meeting
from data_access.scope import Scope
from domain.evidence import design_effect

_RATES = {"rate_invited": "invited", "rate_registered": "registered"}


def design_effects(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector with a listed meeting, for each rate of `by_sector`.

    Columns: `sector` (code); per rate, by its denominator, `…_effect` (float, at least 1: by how
    much the rate's variance exceeds that of unrelated rows; NaN where there is no row) and
    `…_organisations` (float, whole: how many stand behind the rows).
    """
    table = _by_organisation(scope, connection, scope.meetings())
    found = [{"sector": sector} | _effects(rows) for sector, rows in table.groupby("sector")]
    columns = [f"{name}_{what}" for name in _RATES for what in ("effect", "organisations")]
    table = pd.DataFrame(found, columns=["sector", *columns])
    return table.astype({"sector": "str", **dict.fromkeys(columns, float)})


def pooled_effects(scope: Scope, connection: Connection) -> dict[str, float]:
    """The design effects of all meetings that `total` pools, by the same names."""
    rows = _by_organisation(scope, connection, scope.all_meetings())
    return _effects(rows.groupby("organisation", as_index=False)[rows.columns[2:].tolist()].sum())


def _by_organisation(
    scope: Scope, connection: Connection, wanted: ColumnElement[bool]
) -> pd.DataFrame:
    """Per sector and organisation: of how many held, listed meetings it was invited or registered,
    and to how many of them it came."""
    row = Attendance
    listed = select(row.meeting).where(scope.in_programme(row), row.attended.is_(True))
    came = row.attended.is_(True)
    return frame(
        connection,
        select(
            Meeting.team.label("sector"),
            row.organisation,
            *(
                expression
                for flag in _RATES.values()
                for expression in (
                    count_where(getattr(row, flag).is_(True)).label(flag),
                    count_where(and_(getattr(row, flag).is_(True), came)).label(f"{flag}_attended"),
                )
            ),
        )
        .join(Meeting, same(row, row.meeting, Meeting))
        .where(wanted, scope.held(), Meeting.code.in_(listed))
        .where(row.organisation.is_not(None))
        .group_by(Meeting.team, row.organisation),
    )


def _effects(rows: pd.DataFrame) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, flag in _RATES.items():
        known = rows[rows[flag] > 0]
        found[f"{name}_effect"] = design_effect(known[f"{flag}_attended"], known[flag])
        found[f"{name}_organisations"] = len(known)
    return found
