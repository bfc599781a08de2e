"""Participation: which organisations take part, of those that declare a sector and of others.

An act is one attendance of an organisation at a held meeting of a sector's team, or one
postulate of the sector that it authored or supported; either way one act, not two.
"""

from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    literal,
    select,
    union,
)

from data_access.dialect import fold, folded, week_start
from data_access.engine import frame
from data_access.models import (
    Attendance,
    Meeting,
    Organisation,
    OrganisationSector,
    Postulate,
    PostulateSupporter,
)
from data_access.scope import Scope, sector_codes

MEETING, POSTULATE = "meeting", "postulate"
TOP = 5
ATTRIBUTES = ("legal_form", "district")
INDICATORS = (
    *("declared", "active", "active_declared", "active_outside", "reach", "attending"),
    *("submitting", "returning", "newcomers", "acts", "acts_per_active", "concentration_gini"),
    "top5_share",
)


def acts(scope: Scope, name: str = "acts") -> CTE:
    """One row per act: `sector`, `organisation`, `kind` (`meeting`, `postulate`), `day`, `source`.

    `source` is the meeting's or the postulate's code, `day` the local date of the meeting or of
    the postulate's submission.
    """
    attended = (
        select(
            Meeting.team.label("sector"),
            Attendance.organisation,
            literal(MEETING).label("kind"),
            Meeting.starts_on.label("day"),
            Meeting.code.label("source"),
        )
        .join(
            Attendance,
            and_(
                Attendance.programme_id == Meeting.programme_id, Attendance.meeting == Meeting.code
            ),
        )
        .where(
            scope.meetings(),
            scope.held(),
            Attendance.attended.is_(True),
            Attendance.organisation.is_not(None),
        )
    )
    postulate = (
        Postulate.sector,
        literal(POSTULATE),
        Postulate.submitted_on,
        Postulate.code,
    )
    authored = select(postulate[0], Postulate.organisation, *postulate[1:]).where(
        scope.postulates(), Postulate.organisation.is_not(None)
    )
    supported = (
        select(postulate[0], PostulateSupporter.organisation, *postulate[1:])
        .join(
            PostulateSupporter,
            and_(
                PostulateSupporter.programme_id == Postulate.programme_id,
                PostulateSupporter.postulate == Postulate.code,
            ),
        )
        .where(scope.postulates())
    )
    return union(attended, authored, supported).cte(name)


def by_sector(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector of the scope, in the programme's order.

    Columns: `sector` (code), then `INDICATORS`: counts as int, shares and ratios as float, NaN
    where undefined.
    """
    active, declared = _active(scope, connection), _declared(scope, connection)
    codes = sector_codes(scope, connection)
    groups = dict(iter(active.groupby("sector")))
    counted = [
        _counted(groups.get(code, active.iloc[:0]), int(declared.get(code, 0))) for code in codes
    ]
    return pd.DataFrame(counted, columns=INDICATORS).assign(sector=codes)[["sector", *INDICATORS]]


def total(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row over the union of the scope's sectors: an organisation counts once."""
    active = _active(scope, connection)
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
    return pd.DataFrame([_counted(together, int(whole or 0))], columns=INDICATORS)


def over_time(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Per ISO week from the first act to the as-of date, weeks without any included.

    Columns: `week` (date of its Monday), `new` (organisations whose first act in scope lies in
    it), `active` (distinct organisations so far), `acts` (int, in that week).
    """
    done = acts(scope)
    first = (
        select(done.c.organisation, func.min(done.c.day).label("day"))
        .group_by(done.c.organisation)
        .subquery()
    )
    new = frame(connection, select(first.c.day, func.count().label("n")).group_by(first.c.day))
    per_day = frame(connection, select(done.c.day, func.count().label("n")).group_by(done.c.day))
    if new.empty:
        return pd.DataFrame({"week": [], "new": [], "active": [], "acts": []})
    weeks = pd.date_range(_monday(new["day"].min()), _monday(scope.as_of), freq="7D").date
    counts = {
        name: table.groupby(table["day"].map(_monday))["n"].sum().reindex(weeks, fill_value=0)
        for name, table in (("new", new), ("acts", per_day))
    }
    return pd.DataFrame(
        {
            "week": weeks,
            "new": counts["new"].to_numpy(),
            "active": counts["new"].cumsum().to_numpy(),
            "acts": counts["acts"].to_numpy(),
        }
    )


def regulars(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Per ISO week with any act: organisations active in it, for the first time and again.

    Columns: `week` (date of its Monday), `new`, `again` (int).
    """
    done = acts(scope)
    first = (
        select(done.c.organisation, week_start(func.min(done.c.day)).label("week"))
        .group_by(done.c.organisation)
        .subquery()
    )
    weeks = select(done.c.organisation, week_start(done.c.day).label("week")).distinct().subquery()
    is_new = weeks.c.week == first.c.week
    return frame(
        connection,
        select(
            weeks.c.week,
            func.sum(case((is_new, 1), else_=0)).label("new"),
            func.sum(case((is_new, 0), else_=1)).label("again"),
        )
        .join(first, first.c.organisation == weeks.c.organisation)
        .group_by(weeks.c.week)
        .order_by(weeks.c.week),
    )


def concentration(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Acts of each active organisation over the scope's sectors, fewest first.

    Columns: `rank` (int from 1), `acts` (int), `organisations_share`, `acts_share` (float,
    cumulative: the Lorenz curve).
    """
    active = _active(scope, connection)
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


def organisations(
    scope: Scope, connection: Connection, *, text: str = "", limit: int = 50, offset: int = 0
) -> tuple[pd.DataFrame, int]:
    """One page of the active organisations, those with most acts first, and how many in all.

    Every word of `text` must occur in the code, the name, the legal form or the district; letter
    case and Polish marks do not matter. Columns: `code`, `name` (str), `legal_form`, `district`
    (null where not recorded), `sectors` (the codes it declares, joined by commas, in order),
    `meetings`, `postulates`, `acts` (int).
    """
    done = acts(scope)
    found = (
        select(
            Organisation.code,
            Organisation.name,
            Organisation.legal_form,
            Organisation.district,
            _count_of(done, MEETING).label("meetings"),
            _count_of(done, POSTULATE).label("postulates"),
            func.count().label("acts"),
        )
        .join(done, done.c.organisation == Organisation.code)
        .where(scope.in_programme(Organisation))
        .group_by(
            Organisation.code, Organisation.name, Organisation.legal_form, Organisation.district
        )
    )
    for word in text.split():
        found = found.where(folded(_searched()).contains(fold(word), autoescape=True))
    number = connection.scalar(select(func.count()).select_from(found.subquery()))
    order = [func.count().desc(), Organisation.name, Organisation.code]
    page = frame(connection, found.order_by(*order).limit(limit).offset(offset))
    declared = _declared_sectors(scope, connection, page["code"].tolist())
    return page.assign(sectors=[declared.get(code, "") for code in page["code"]]), number


def silent(
    scope: Scope, connection: Connection, *, text: str = "", limit: int = 50, offset: int = 0
) -> tuple[pd.DataFrame, int]:
    """The mobilisation list: organisations that declare a sector of the scope and did nothing.

    One page of them, the most often invited first, and how many in all. Columns: `code`, `name`
    (str), `legal_form`, `district` (null where not recorded), `sectors` (codes joined by commas),
    `invited` (int: held meetings of the scope it was invited to).
    """
    done = acts(scope)
    invitations = (
        select(Attendance.organisation, func.count().label("n"))
        .join(
            Meeting,
            and_(
                Meeting.programme_id == Attendance.programme_id, Meeting.code == Attendance.meeting
            ),
        )
        .where(scope.meetings(), scope.held(), Attendance.invited.is_(True))
        .group_by(Attendance.organisation)
        .subquery()
    )
    invited = func.coalesce(invitations.c.n, 0)
    found = (
        select(
            Organisation.code,
            Organisation.name,
            Organisation.legal_form,
            Organisation.district,
            invited.label("invited"),
        )
        .outerjoin(invitations, invitations.c.organisation == Organisation.code)
        .where(
            scope.in_programme(Organisation),
            Organisation.code.in_(
                select(OrganisationSector.organisation).where(scope.declarations())
            ),
            Organisation.code.not_in(select(done.c.organisation)),
        )
    )
    for word in text.split():
        found = found.where(folded(_searched()).contains(fold(word), autoescape=True))
    number = connection.scalar(select(func.count()).select_from(found.subquery()))
    order = [invited.desc(), Organisation.name, Organisation.code]
    page = frame(connection, found.order_by(*order).limit(limit).offset(offset))
    declared = _declared_sectors(scope, connection, page["code"].tolist())
    return page.assign(sectors=[declared.get(code, "") for code in page["code"]]), number


def representation(scope: Scope, connection: Connection, attribute: str) -> pd.DataFrame:
    """Who is missing: each category's share among the active and in the register.

    `attribute` is one of `ATTRIBUTES`. Columns: `category` (null where not recorded), `active`,
    `declared` (int), `active_share`, `declared_share`, `difference` (float, NaN where there are
    none active, or none declared). Sorted by `declared`.
    """
    column = getattr(Organisation, attribute)
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
    table = table[(table["active"] > 0) | (table["declared"] > 0)]
    for name in ("active", "declared"):
        whole = table[name].sum()
        table[f"{name}_share"] = table[name] / whole if whole else np.nan
    table["difference"] = table["active_share"] - table["declared_share"]
    return table.sort_values(["declared", "category"], ascending=[False, True], ignore_index=True)


def representation_score(table: pd.DataFrame) -> float:
    """1 − half the sum of absolute differences of shares; 1 = participants mirror the register."""
    if table.empty or table["difference"].isna().any():
        return np.nan
    return float(1 - table["difference"].abs().sum() / 2)


def gini(values: np.ndarray) -> float:
    """Gini coefficient: sum_i sum_j |x_i - x_j| / (2 n² mean); NaN for fewer than two values."""
    n = len(values)
    if n < 2 or not values.sum():
        return np.nan
    ranked = np.sort(values)
    return float(((2 * np.arange(1, n + 1) - n - 1) * ranked).sum() / (n * ranked.sum()))


def as_json(scope: Scope, connection: Connection, series: bool = False) -> dict[str, Any]:
    """The contract's `participation` object; `series` adds `representation`."""
    sectors = {}
    for row in by_sector(scope, connection).to_dict("records"):
        code = row.pop("sector")
        sectors[code] = _json(row) | _series(scope.of_sector(code), connection, series)
    whole = total(scope, connection).to_dict("records")[0]
    return {"sectors": sectors, "total": _json(whole) | _series(scope, connection, series)}


def _series(scope: Scope, connection: Connection, series: bool) -> dict[str, Any]:
    if not series:
        return {}
    tables = {name: representation(scope, connection, name) for name in ATTRIBUTES}
    columns = ["active", "declared", "active_share", "declared_share", "difference"]
    return {
        "representation": {
            name: {
                row["category"] if isinstance(row["category"], str) else "": _json(
                    {column: row[column] for column in columns}
                )
                for row in table.to_dict("records")
            }
            for name, table in tables.items()
        },
        "representation_score": _json(
            {name: representation_score(table) for name, table in tables.items()}
        ),
    }


# -- SQL ---------------------------------------------------------------------------------------


def _active(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector and organisation active in it: `meetings`, `acts` (int), and flags
    (0/1) `declares` (this sector), `declares_any` (of the scope's), `submits`, `newcomer` (its
    first act anywhere lies in the period).
    """
    done = acts(scope)
    anywhere = acts(scope.whole_programme(), "anywhere")
    first = (
        select(anywhere.c.organisation, func.min(anywhere.c.day).label("day"))
        .group_by(anywhere.c.organisation)
        .subquery()
    )
    declared = and_(
        scope.in_programme(OrganisationSector),
        OrganisationSector.sector == done.c.sector,
        OrganisationSector.organisation == done.c.organisation,
    )
    anywhere_declared = select(OrganisationSector.organisation).where(scope.declarations())
    submitted = _count_of(done, POSTULATE)
    return frame(
        connection,
        select(
            done.c.sector,
            done.c.organisation,
            _count_of(done, MEETING).label("meetings"),
            func.count().label("acts"),
            case((func.count(OrganisationSector.sector) > 0, 1), else_=0).label("declares"),
            case((submitted > 0, 1), else_=0).label("submits"),
            func.max(case((done.c.organisation.in_(anywhere_declared), 1), else_=0)).label(
                "declares_any"
            ),
            func.max(case((scope.in_period(first.c.day), 1), else_=0)).label("newcomer"),
        )
        .outerjoin(OrganisationSector, declared)
        .join(first, first.c.organisation == done.c.organisation)
        .group_by(done.c.sector, done.c.organisation),
    )


def _searched() -> ColumnElement[str]:
    """All of an organisation that a search looks through."""
    whole = Organisation.code + " " + Organisation.name
    for attribute in ATTRIBUTES:
        whole = whole + " " + func.coalesce(getattr(Organisation, attribute), "")
    return whole


def _count_of(done: CTE, kind: str) -> Any:
    return func.sum(case((done.c.kind == kind, 1), else_=0))


def _declared(scope: Scope, connection: Connection) -> dict[str, int]:
    rows: Select = (
        select(OrganisationSector.sector, func.count())
        .where(scope.declarations())
        .group_by(OrganisationSector.sector)
    )
    return dict(connection.execute(rows).all())


def _declared_sectors(scope: Scope, connection: Connection, codes: list[str]) -> dict[str, str]:
    rows = connection.execute(
        select(OrganisationSector.organisation, OrganisationSector.sector)
        .where(scope.in_programme(OrganisationSector), OrganisationSector.organisation.in_(codes))
        .order_by(OrganisationSector.sector)
    )
    found: dict[str, list[str]] = {}
    for organisation, sector in rows:
        found.setdefault(organisation, []).append(sector)
    return {organisation: ",".join(sectors) for organisation, sectors in found.items()}


# -- from the aggregate per organisation --------------------------------------------------------


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


def _monday(day: Any) -> Any:
    return day - pd.Timedelta(days=day.weekday())


def _json(row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if value != value else value for name, value in row.items()}
