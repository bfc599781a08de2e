"""What the headlines say of meetings and who came."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from charts import Exhibit, Reader
from charts import attendance as meetings
from domain.ratios import rated
from locales import locale

PL, EN = Reader(locale("pl")), Reader(locale("en"))
NAMES = {"A": "Kultura", "B": "Edukacja", "C": "Sport"}
MONDAY = date(2011, 5, 2)
NAN = float("nan")
Build = Callable[[Reader], Exhibit]


def per_meeting(team: str, *rates: float) -> Build:
    table = pd.DataFrame({"attendance_rate": rates, "code": [f"M{n}" for n in range(len(rates))]})
    table["starts_at"] = [datetime(2011, 5, 2 + n, 17) for n in range(len(rates))]
    table["starts_on"] = table["starts_at"].dt.date
    table["invited"] = 20
    table["attended"] = table["invited_attended"] = [round(20 * rate) for rate in rates]
    table["registered"] = table["walk_ins"] = table["people"] = 0
    table["no_show_rate"] = NAN
    table = table.assign(team=team, title="", status="held", has_list=True)
    return lambda reader: meetings.per_meeting(table, reader, NAMES)


def rates(*rows: tuple[str, int, int], effect: float = 1.0) -> Build:
    """(sector, came, invited)"""
    table = pd.DataFrame(rows, columns=["sector", "rate_invited_attended", "rate_invited"])
    table = rated(table, "attendance_rate", "rate_invited_attended", "rate_invited")
    table["walk_ins"] = table["without_list"] = 0
    table["rate_invited_effect"], table["rate_invited_organisations"] = effect, 12
    return lambda reader: meetings.rates(table, reader, NAMES)


def no_shows(*rows: tuple[str, int, int, int]) -> Build:
    """(sector, came, registered, walk-ins)"""
    columns = ["sector", "rate_registered_attended", "rate_registered", "walk_ins"]
    table = pd.DataFrame(rows, columns=columns)
    table["attended"] = table["rate_registered_attended"] + table["walk_ins"] + 1
    table["no_show_rate"] = [1 - came / n if n else NAN for _, came, n, _ in rows]
    table["no_show_rate_low"] = table["no_show_rate_high"] = table["no_show_rate"]
    came = int(table["walk_ins"].sum()) + len(table)
    return lambda reader: meetings.no_shows(table, came, reader, NAMES)


def presence(*rows: tuple[str, int, int]) -> Build:
    """(role, came, invited)"""
    table = pd.DataFrame(rows, columns=["role", "attended", "invited"])
    table = rated(table.assign(team="A", excused=0), "team_presence", "attended", "invited")
    return lambda reader: meetings.presence(table, reader, NAMES)


def quorum(members: int, *present: int) -> Build:
    table = pd.DataFrame({"present": present}).assign(members=members, title="", code="K")
    table["starts_on"] = [MONDAY + timedelta(weeks=n) for n in range(len(present))]
    return lambda reader: meetings.quorum(table, reader)


def quorum_ahead(*chances: float) -> Build:
    table = pd.DataFrame({"chance": chances, "expected": 4.5, "needed": 5, "members": 9})
    table = table.assign(title="", code="K", known=7)
    table["starts_on"] = [MONDAY + timedelta(weeks=n) for n in range(len(chances))]
    return lambda reader: meetings.quorum_ahead(table, reader)


def hours(*starts: tuple[datetime, int]) -> Build:
    table = pd.DataFrame(starts, columns=["starts_at", "attended"])
    table["starts_on"] = table["starts_at"].dt.date
    table = table.assign(team="A", status="held", has_list=True, code="M")
    return lambda reader: meetings.hours(table, reader)


def calendar(*days: date) -> Build:
    table = pd.DataFrame({"starts_on": days, "attended": 9}).assign(team="A", status="held")
    table["code"] = [f"M{n}" for n in range(len(days))]
    return lambda reader: meetings.week_calendar(table, reader, NAMES)


CASES: list[tuple[str, Build, str, str]] = [
    (
        "meetings: fall",
        per_meeting("A", *[0.9] * 3, *[0.4] * 3),
        "Na trzech ostatnich spotkaniach frekwencja spadła: Kultura – 24 z 60 (40%), wcześniej 54 z 60 (90%).",
        "Attendance fell at the last three meetings: Kultura – 24 of 60 (40%), before that 54 of 60 (90%).",
    ),
    (
        "meetings: three are too few to hold against one another",
        per_meeting("A", 0.9, 0.6, 0.3),
        "Organizacje na spotkaniu: zwykle około 12, od 6 do 18.",
        "Organisations at a meeting: usually about 12, from 6 to 18.",
    ),
    (
        "meetings: steady",
        per_meeting("A", 0.5, 0.5, 0.5),
        "Organizacje na każdym spotkaniu: 10.",
        "Organisations at each meeting: 10.",
    ),
    (
        "meetings: two are too few",
        per_meeting("A", 0.9, 0.3),
        "Organizacje na spotkaniu: zwykle około 12, od 6 do 18.",
        "Organisations at a meeting: usually about 12, from 6 to 18.",
    ),
    (
        "rates: one clearly lower",
        rates(("A", 80, 100), ("B", 10, 100)),
        "Frekwencja łącznie 45%; wyraźnie niższa niż w pozostałych branżach: Edukacja – 10 z 100 (10%).",
        "Attendance rate 45% in all; clearly lower: Edukacja – 10 of 100 (10%).",
    ),
    (
        "rates: one organisation again and again",
        rates(("A", 80, 100), ("B", 10, 100), effect=25.0),
        "Dane nie pozwalają odróżnić branż (łącznie 45%).",
        "The data do not tell sectors apart (45% in all).",
    ),
    (
        "rates: lower by chance",
        rates(("A", 3, 5), ("B", 2, 5)),
        "Dane nie pozwalają odróżnić branż (łącznie 50%).",
        "The data do not tell sectors apart (50% in all).",
    ),
    (
        "rates: one sector",
        rates(("A", 3, 5)),
        "Spośród zaproszonych na spotkania branżowe przyszło 3 z 5 (60%).",
        "Of those invited to sector meetings, 3 of 5 (60%) came.",
    ),
    (
        "no-shows: none of those without registration is a walk-in",
        no_shows(("A", 3, 4, 0)),
        "Spośród zgłoszonych nie przyszło 1 z 4 (25%); 1 obecność bez zgłoszenia (z 1 organizacji), w "
        "tym także bez zaproszenia: 0.",
        "1 of 4 (25%) of the registered did not come; 1 attendance was without registration (from "
        "1 organisation), 0 of them uninvited too.",
    ),
    (
        "no-shows: five walk-ins",
        no_shows(("A", 3, 4, 5), ("B", 4, 4, 0)),
        "Spośród zgłoszonych nie przyszło 1 z 8 (13%); 7 obecności bez zgłoszenia (z 7 organizacji), w "
        "tym także bez zaproszenia: 5.",
        "1 of 8 (13%) of the registered did not come; 7 attendances were without registration "
        "(from 7 organisations), 5 of them uninvited too.",
    ),
    (
        "presence: experts stay away",
        presence(("ngo", 90, 100), ("expert", 3, 20)),
        "Spośród zaproszonych członków przyszło 93 z 120 (78%): eksperci – 3 z 20 (15%); "
        "organizacje – 90 z 100 (90%).",
        "Of the invited members, 93 of 120 (78%) came: experts – 3 of 20 (15%); "
        "organisations – 90 of 100 (90%).",
    ),
    (
        "presence: one role",
        presence(("ngo", 9, 10)),
        "Spośród zaproszonych członków przyszło 9 z 10 (90%).",
        "Of the invited members, 9 of 10 (90%) came.",
    ),
    (
        "quorum",
        quorum(10, 5, 4, 9),
        "Kworum na spotkaniach zespołu koordynacyjnego: 2 z 3 (67%).",
        "Quorum at the coordinating team's meetings: 2 of 3 (67%).",
    ),
    (
        "quorum ahead",
        quorum_ahead(0.8, 0.9),
        "Szansa na kworum na najbliższym posiedzeniu (02.05.2011): 80%.",
        "Chance of a quorum at the next meeting (2 May 2011): 80%.",
    ),
    (
        "quorum ahead: a harder one follows",
        quorum_ahead(0.8, 0.4, 0.6),
        "Szansa na kworum na najbliższym posiedzeniu (02.05.2011): 80%. Najniższa: 40% (09.05.2011).",
        "Chance of a quorum at the next meeting (2 May 2011): 80%. The lowest: 40% (9 May 2011).",
    ),
    (
        "hours: two days",
        hours(*[(datetime(2011, 5, 2, 17), 9), (datetime(2011, 5, 3, 9), 3)] * 3),
        "6 spotkań ma listę obecności; średnio 6,0 organizacji, zależnie od dnia i godziny od 3,0 do 9,0.",
        "6 meetings have an attendance list; 6.0 organisations on average, by day and hour from 3.0 to 9.0.",
    ),
    (
        "hours: one",
        hours((datetime(2011, 5, 2, 17), 9)),
        "1 spotkanie ma listę obecności; średnio 9,0 organizacji.",
        "1 meeting has an attendance list; 9.0 organisations on average.",
    ),
    (
        "calendar: a pause",
        calendar(date(2011, 5, 2), date(2011, 5, 4), date(2011, 5, 26)),
        "Odbyły się 3 spotkania; najdłuższa przerwa między spotkaniami: 22 dni, od 04.05.2011.",
        "3 meetings were held; longest pause between two: 22 days, from 4 May 2011.",
    ),
    (
        "calendar: equal pauses",
        calendar(date(2011, 5, 2), date(2011, 5, 9), date(2011, 5, 16)),
        "Odbyły się 3 spotkania; najdłuższe przerwy między spotkaniami: 7 dni.",
        "3 meetings were held; longest pauses between two: 7 days.",
    ),
    (
        "calendar: one day",
        calendar(date(2011, 5, 2), date(2011, 5, 2)),
        "Odbyły się 2 spotkania.",
        "2 meetings were held.",
    ),
]


@pytest.mark.parametrize(
    ("build", "pl", "en"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_takeaway(build: Build, pl: str, en: str) -> None:
    assert build(PL).takeaway == pl
    assert build(EN).takeaway == en
