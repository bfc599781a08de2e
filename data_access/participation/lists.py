"""Lists of organisations: the active ones, and those that keep silent."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from data_access.dialect import fold, folded
from data_access.engine import frame
from data_access.models import Attendance, Meeting, Organisation, OrganisationSector
from data_access.participation.acts import MEETING, POSTULATE, acts, count_of
from data_access.participation.register import ATTRIBUTES
from data_access.scope import Scope


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
            count_of(done, MEETING).label("meetings"),
            count_of(done, POSTULATE).label("postulates"),
            func.count().label("acts"),
        )
        .join(done, done.c.organisation == Organisation.code)
        .where(scope.in_programme(Organisation))
        .group_by(
            Organisation.code, Organisation.name, Organisation.legal_form, Organisation.district
        )
    )
    order = [func.count().desc(), Organisation.name, Organisation.code]
    return _page(found, order, scope, connection, text=text, limit=limit, offset=offset)


def silent(
    scope: Scope, connection: Connection, *, text: str = "", limit: int = 50, offset: int = 0
) -> tuple[pd.DataFrame, int]:
    """The mobilisation list: organisations that declare a sector of the scope and did nothing in
    any of them over the whole consultation, whatever period is chosen.

    One page of them, the most often invited first, and how many in all. Columns: `code`, `name`
    (str), `legal_form`, `district` (null where not recorded), `sectors` (codes joined by commas),
    `invited` (int: held meetings of the scope's sectors it was invited to).
    """
    scope = scope.whole_period()
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
    order = [invited.desc(), Organisation.name, Organisation.code]
    return _page(found, order, scope, connection, text=text, limit=limit, offset=offset)


def _page(
    found: Select,
    order: Sequence[ColumnElement],
    scope: Scope,
    connection: Connection,
    *,
    text: str,
    limit: int,
    offset: int,
) -> tuple[pd.DataFrame, int]:
    """One page of the organisations `found`, with the sectors they declare; how many in all."""
    for word in text.split():
        found = found.where(folded(_searched()).contains(fold(word), autoescape=True))
    number = connection.scalar(select(func.count()).select_from(found.subquery()))
    page = frame(connection, found.order_by(*order).limit(limit).offset(offset))
    declared = _declared_sectors(scope, connection, page["code"].tolist())
    return page.assign(sectors=[declared.get(code, "") for code in page["code"]]), number


def _searched() -> ColumnElement[str]:
    """All of an organisation that a search looks through."""
    whole = Organisation.code + " " + Organisation.name
    for attribute in ATTRIBUTES:
        whole = whole + " " + func.coalesce(getattr(Organisation, attribute), "")
    return whole


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
