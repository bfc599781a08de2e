"""What every list of organisations tells of them, and how it is searched and paged."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from data_access.dialect import fold, folded
from data_access.engine import frame
from data_access.models import Attendance, Meeting, Organisation, OrganisationSector
from data_access.ordering import ordered
from data_access.scope import Scope
from data_access.spelling import spelled_like, spellings

NAMED = ("code", "name", "legal_form", "district", "krs", "nip", "regon")
FACTS = tuple(getattr(Organisation, name) for name in NAMED)
"""Columns (str; all but the first two null where not recorded) by which a list tells who it is."""


def page_of_organisations(
    found: Select,
    usual: Sequence[ColumnElement],
    scope: Scope,
    connection: Connection,
    *,
    text: str = "",
    legal_form: str | None = None,
    district: str | None = None,
    order: str = "",
    limit: int = 50,
    offset: int = 0,
) -> tuple[pd.DataFrame, int]:
    """One page of the organisations `found`, and how many rows there are in all.

    Every word of `text` must occur in what is told by `FACTS`; letter case and Polish marks do not
    matter. `legal_form`, `district` (in any spelling): "" for those without one. `order`: one of
    the columns found, as in `ordered`. Adds `sectors`: the codes it declares, joined by commas, in
    order.
    """
    for column, name in ((Organisation.legal_form, legal_form), (Organisation.district, district)):
        if name:
            alike = spelled_like(name, spellings(scope, connection, column))
            found = found.where(column.in_(alike))
        elif name is not None:
            found = found.where(column.is_(None))
    for word in text.split():
        found = found.where(folded(_searched()).contains(fold(word), autoescape=True))
    number = connection.scalar(select(func.count()).select_from(found.subquery()))
    columns = dict(found.selected_columns.items())
    found = found.order_by(*ordered(order, columns, usual))
    page = frame(connection, found.limit(limit).offset(offset))
    declared = declared_sectors(scope, connection, page["code"].tolist())
    return page.assign(sectors=[declared.get(code, "") for code in page["code"]]), number


def categories(scope: Scope, connection: Connection, attribute: str) -> list[str]:
    """What `page_of_organisations` can look for in `legal_form` or `district`, each name in its
    most usual spelling."""
    column = getattr(Organisation, attribute)
    return list(dict.fromkeys(spellings(scope, connection, column).values()))


def declared_sectors(scope: Scope, connection: Connection, codes: list[str]) -> dict[str, str]:
    """Organisation's code → the codes of the sectors that it declares, joined by commas."""
    rows = connection.execute(
        select(OrganisationSector.organisation, OrganisationSector.sector)
        .where(scope.in_programme(OrganisationSector), OrganisationSector.organisation.in_(codes))
        .order_by(OrganisationSector.sector)
    )
    found: dict[str, list[str]] = {}
    for organisation, sector in rows:
        found.setdefault(organisation, []).append(sector)
    return {organisation: ",".join(sectors) for organisation, sectors in found.items()}


def came(scope: Scope) -> Select:
    """The codes of those that came to a held meeting of the scope."""
    row = Attendance
    of = and_(Meeting.programme_id == row.programme_id, Meeting.code == row.meeting)
    return (
        select(row.organisation)
        .join(Meeting, of)
        .where(
            scope.all_meetings(),
            scope.held(),
            row.attended.is_(True),
            row.organisation.is_not(None),
        )
    )


def _searched() -> ColumnElement[str]:
    """All of an organisation that a search looks through."""
    whole = Organisation.code + " " + Organisation.name
    for fact in FACTS[2:]:
        whole = whole + " " + func.coalesce(fact, "")
    return whole
