"""Small hand-made records for tests: only what a case is about is spelled out."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import URL
from sqlalchemy.orm import Session

from data_access import models
from data_access.engine import read_engine, write_engine, writing
from data_access.scope import Scope, from_params

AS_OF = date(2011, 9, 15)


def put(url: URL, *rows: models.Base) -> None:
    """Write the rows in one write transaction, in an order that foreign keys allow."""
    with writing(write_engine(url)) as connection, Session(bind=connection) as session:
        for table in models.Base.metadata.sorted_tables:
            session.add_all(row for row in rows if row.__table__ is table)
            session.flush()


def scope(url: URL, **params: str) -> Scope:
    """The scope of URL parameters, as a page would resolve them."""
    with read_engine(url).connect() as connection:
        found = from_params(params, connection)
    assert found is not None
    return found


def programme(id: int = 1, **given: Any) -> models.Programme:
    values = {
        "code": f"P{id}",
        "name": f"Program {id}",
        "period_start": date(2012, 1, 1),
        "period_end": date(2014, 12, 31),
        "consultation_start": date(2011, 3, 1),
        "consultation_end": date(2011, 10, 31),
        "response_days": 30,
        "as_of": AS_OF,
        "is_sample": False,
    }
    return models.Programme(id=id, **(values | given))


def sector(code: str, **given: Any) -> models.Sector:
    return models.Sector(**({"programme_id": 1, "code": code, "name": f"Branża {code}"} | given))


def organisation(code: str, **given: Any) -> models.Organisation:
    values = {"programme_id": 1, "code": code, "name": f"Organizacja {code}"}
    return models.Organisation(**(values | given))


def declares(organisation: str, sector: str, programme_id: int = 1) -> models.OrganisationSector:
    return models.OrganisationSector(
        programme_id=programme_id, organisation=organisation, sector=sector
    )


def member(code: str, team: str, role: str, **term: date | None) -> models.Member:
    return models.Member(
        programme_id=1, code=code, team=team, role=role, display_name=f"funkcja {code}", **term
    )


def meeting(
    code: str, team: str, day: date = date(2011, 5, 10), status: str = "held", **given: Any
) -> models.Meeting:
    """A meeting at 17:00 local time (15:00 UTC in summer) on `day`."""
    values = {
        "programme_id": 1,
        "code": code,
        "team": team,
        "kind": "coordinating" if team == "coordinating" else "sector",
        "status": status,
        "starts_at": datetime(day.year, day.month, day.day, 15),
        "starts_on": day,
        "revised_at": datetime(2011, 3, 1, 12),
    }
    return models.Meeting(**(values | given))


def attendance(
    meeting: str, participant: str, flags: str, kind: str = "organisation", **given: Any
) -> models.Attendance:
    """`flags`: any of «i» invited, «r» registered, «a» attended, «e» excused."""
    values = {
        "programme_id": 1,
        "meeting": meeting,
        "participant_kind": kind,
        "participant": participant,
        "invited": "i" in flags,
        "registered": "r" in flags,
        "attended": "a" in flags,
        "excused": "e" in flags,
        "people": 1 if "a" in flags else 0,
    }
    return models.Attendance(**(values | given))


def postulate(code: str, sector: str, day: date = date(2011, 6, 1), **given: Any) -> Any:
    values = {
        "programme_id": 1,
        "code": code,
        "sector": sector,
        "title": f"Postulat {code}",
        "stage": "gathering",
        "submitted_on": day,
    }
    return models.Postulate(**(values | given))


def supports(organisation: str, postulate: str) -> models.PostulateSupporter:
    return models.PostulateSupporter(programme_id=1, organisation=organisation, postulate=postulate)


def change(postulate: str, day: date, status: str, **given: Any) -> models.PostulateStatus:
    """A change of status at noon local time in summer; several a day by `hour`."""
    hour = given.pop("hour", 10)
    values = {
        "programme_id": 1,
        "postulate": postulate,
        "changed_at": datetime(day.year, day.month, day.day) + timedelta(hours=hour),
        "changed_on": day,
        "status": status,
    }
    return models.PostulateStatus(**(values | given))


def milestone(code: str, **given: Any) -> models.Milestone:
    values = {
        "programme_id": 1,
        "code": code,
        "name": f"Etap {code}",
        "planned_start": date(2011, 5, 1),
        "planned_end": date(2011, 6, 30),
    }
    return models.Milestone(**(values | given))
