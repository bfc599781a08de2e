"""Takeaways about participation, meetings and the schedule, on edge frames, word for word."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from charts import Exhibit, Reader, concentration
from charts import attendance as meetings
from charts import participation as people
from charts import schedule as timetable
from domain.ratios import rated
from locales import locale

PL, EN = Reader(locale("pl")), Reader(locale("en"))
NAMES = {"A": "Kultura", "B": "Edukacja", "C": "Sport"}
MONDAY = date(2011, 5, 2)
NAN = float("nan")
Build = Callable[[Reader], Exhibit]


def reach(*rows: tuple[str, int, int], whole: tuple[int, int]) -> Build:
    """(sector, active among the declared, declared)"""
    table = pd.DataFrame(rows, columns=["sector", "active_declared", "declared"])
    table["active"] = table["active_declared"]
    table["reach"] = [
        a / d if d else NAN for a, d in zip(table["active"], table["declared"], strict=True)
    ]
    for name in ("active_outside", "attending", "submitting"):
        table[name] = 0
    table["top5_share"] = NAN
    part, declared = whole
    total = {"active": part, "active_declared": part, "declared": declared}
    total["reach"] = part / declared if declared else NAN
    whole_row = pd.DataFrame([total])
    return lambda reader: people.reach(table, whole_row, whole_row.head(0), reader, NAMES)


def growth(*new: int) -> Build:
    table = pd.DataFrame({"week": [MONDAY + timedelta(weeks=n) for n in range(len(new))]})
    table["new"] = new
    table["active"] = table["new"].cumsum()
    table["acts"] = table["new"]
    return lambda reader: people.over_time(table, reader)


def regulars(*weeks: tuple[int, int]) -> Build:
    table = pd.DataFrame(weeks, columns=["new", "again"])
    table["week"] = [MONDAY + timedelta(weeks=n) for n in range(len(weeks))]
    return lambda reader: concentration.new_and_returning(table, reader)


def lorenz(*acts: int) -> Build:
    table = pd.DataFrame({"acts": sorted(acts)})
    table["organisations_share"] = [(n + 1) / len(acts) for n in range(len(acts))]
    table["acts_share"] = table["acts"].cumsum() / max(sum(acts), 1)
    columns = ["sector", "active", "acts", "top5_share", "concentration_gini"]
    return lambda reader: concentration.lorenz(
        table, pd.DataFrame([], columns=columns), reader, NAMES
    )


def overlap(*rows: tuple[str, str, int]) -> Build:
    both = [*rows, *((b, a, n) for a, b, n in rows), *((code, code, 9) for code in NAMES)]
    table = pd.DataFrame(both, columns=["sector", "other", "organisations"])
    return lambda reader: concentration.overlap(table, reader, NAMES)


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


def represented(*rows: tuple[str, float, float]) -> Build:
    """(category, share of the active, share of the register)"""
    table = pd.DataFrame(rows, columns=["category", "active_share", "declared_share"])
    table["spellings"] = 1
    table["difference"] = table["active_share"] - table["declared_share"]
    table["active"], table["declared"] = 100 * table["active_share"], 100 * table["declared_share"]
    return lambda reader: people.representation(table, "legal_form", reader)


def milestones(*rows: tuple[str, str, date, int]) -> Build:
    """(name, state, planned end, slip)"""
    columns = ["name", "state", "planned_end", "slip_days"]
    table = pd.DataFrame(rows, columns=columns).assign(name_en=None, team=None, code="H")
    table["planned_start"] = MONDAY
    table["actual_start"] = table["actual_end"] = None
    return lambda reader: timetable.milestones(table, date(2011, 9, 15), reader, NAMES)


def upcoming(*starts: datetime) -> Build:
    table = pd.DataFrame({"starts_at": starts}).assign(team="A", title="", venue="", code="M")
    table["invited"] = table["registered"] = 0
    return lambda reader: timetable.upcoming(table, reader, NAMES)


def gaps(*rows: tuple[str, int | None, bool], usual: float = 70) -> Build:
    """(sector, days since its last meeting, whether that is long for it)"""
    table = pd.DataFrame(rows, columns=["sector", "days_since_last", "idle"])
    table["usual_days"] = usual
    table["days_since_last"] = table["days_since_last"].astype(float)
    table["held"] = table["days_since_last"].notna().astype(int)
    table["longest_gap_days"] = table["days_since_last"]
    table["last_held_on"] = [None if days is None else MONDAY for _, days, _ in rows]
    return lambda reader: timetable.gaps(table, reader, NAMES)


CASES: list[tuple[str, Build, str, str]] = [
    (
        "reach: two sectors apart",
        reach(("A", 50, 100), ("B", 5, 100), whole=(52, 190)),
        "Spośród organizacji deklarujących branżę udział wzięło 52 z 190 (27%); wyraźnie niższy zasięg: Edukacja – 5 z 100 (5%).",
        "Of the organisations that declare a sector, 52 of 190 (27%) took part; clearly lower reach: Edukacja – 5 of 100 (5%).",
    ),
    (
        "reach: equal",
        reach(("A", 5, 10), ("B", 5, 10), whole=(10, 20)),
        "Spośród organizacji deklarujących branżę udział wzięło 10 z 20 (50%); dane nie pozwalają odróżnić branż.",
        "Of the organisations that declare a sector, 10 of 20 (50%) took part; the data do not tell sectors apart.",
    ),
    (
        "reach: equals are named together",
        reach(("A", 5, 100), ("B", 5, 100), ("C", 60, 100), whole=(70, 300)),
        "Spośród organizacji deklarujących branżę udział wzięło 70 z 300 (23%); wyraźnie niższy zasięg: Kultura – 5 z 100 (5%); Edukacja – 5 z 100 (5%).",
        "Of the organisations that declare a sector, 70 of 300 (23%) took part; clearly lower reach: Kultura – 5 of 100 (5%); Edukacja – 5 of 100 (5%).",
    ),
    (
        "reach: one sector",
        reach(("A", 1, 3), whole=(1, 3)),
        "Spośród organizacji deklarujących branżę udział wzięło 1 z 3 (33%).",
        "Of the organisations that declare a sector, 1 of 3 (33%) took part.",
    ),
    (
        "reach: nobody declares",
        reach(("A", 5, 0), whole=(5, 0)),
        "Udział wzięło 5 organizacji.",
        "5 organisations took part.",
    ),
    ("reach: nobody came", reach(("A", 0, 5), ("B", 0, 5), whole=(0, 10)), "", ""),
    (
        "growth: one organisation",
        growth(1, 0, 0, 0),
        "Udział wzięła 1 organizacja.",
        "1 organisation took part.",
    ),
    (
        "growth: too short",
        growth(5, 5, 5),
        "Udział wzięło 15 organizacji.",
        "15 organisations took part.",
    ),
    (
        "growth: five",
        growth(2, 2, 0, 1),
        "Dotąd wzięło udział 5 organizacji: połowa dołączyła najpóźniej w tygodniu od 09.05.2011, ostatnia – w tygodniu od 23.05.2011.",
        "5 organisations have taken part so far; half of them by the week of 9 May 2011, the last newcomer in the week of 23 May 2011.",
    ),
    (
        "regulars: too short",
        regulars((1, 1)),
        "Organizacje nowe w tym zakresie: 1 z 2 (50%); każdą liczono raz w tygodniu.",
        "Organisations new to this scope: 1 of 2 (50%); each counted once a week.",
    ),
    (
        "regulars: eight weeks",
        regulars(*[(1, 3)] * 8),
        "Organizacje nowe w tym zakresie w ośmiu ostatnich tygodniach z aktywnością: 8 z 32 (25%); "
        "każdą liczono raz w tygodniu.",
        "Organisations new to this scope, in the last eight active weeks: 8 of 32 (25%); "
        "each counted once a week.",
    ),
    (
        "lorenz: five",
        lorenz(1, 2, 3, 4, 5),
        "Na najaktywniejszą organizację przypada 5 z 15 (33%) aktów uczestnictwa.",
        "The most active one made 5 of 15 (33%) of the acts.",
    ),
    (
        "lorenz: six",
        lorenz(1, 1, 1, 1, 1, 5),
        "Na pięć najaktywniejszych organizacji przypada 9 z 10 (90%) aktów uczestnictwa.",
        "The five most active made 9 of 10 (90%) of the acts.",
    ),
    (
        "overlap: one",
        overlap(("A", "B", 1)),
        "Wspólne: Kultura oraz Edukacja – 1 organizacja.",
        "In common: Kultura and Edukacja – 1 organisation.",
    ),
    (
        "overlap: one pair has most",
        overlap(("A", "B", 2), ("B", "C", 15)),
        "Najwięcej wspólnych: Edukacja oraz Sport – 15 organizacji.",
        "Most in common: Edukacja and Sport – 15 organisations.",
    ),
    (
        "overlap: by chance",
        overlap(("A", "B", 2), ("B", "C", 5)),
        "Pary branż ze wspólnymi organizacjami: 2; organizacji w parze: 2–5.",
        "Pairs of sectors with organisations in common: 2; organisations in a pair: 2–5.",
    ),
    ("overlap: none", overlap(("A", "B", 0)), "", ""),
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
    (
        "representation: one missing",
        represented(("UKS", 0.04, 0.16), ("fundacja", 0.96, 0.84)),
        "Słabo reprezentowane: UKS – 4% wśród aktywnych wobec 16% w ewidencji.",
        "Under-represented: UKS – 4% of the active, 16% of the register.",
    ),
    (
        "representation: what is not recorded is no group",
        represented((None, 0.04, 0.16), ("fundacja", 0.96, 0.84)),
        "Dane nie wskazują, by którejś grupy brakowało; udziały wśród aktywnych i w ewidencji różnią się najwyżej o 12,0 pkt proc.",
        "The data show no group to be missing; shares among the active and in the register differ by 12.0 pp at most.",
    ),
    (
        "representation: as in the register",
        represented(("UKS", 0.15, 0.16), ("fundacja", 0.85, 0.84)),
        "Dane nie wskazują, by którejś grupy brakowało; udziały wśród aktywnych i w ewidencji różnią się najwyżej o 1,0 pkt proc.",
        "The data show no group to be missing; shares among the active and in the register differ by 1.0 pp at most.",
    ),
    (
        "milestones: late",
        milestones(("Projekt", "late", date(2011, 9, 14), 1)),
        "1 etap jest opóźniony: Projekt (1 dzień po planowanym końcu).",
        "1 milestone is late: Projekt (1 day past its planned end).",
    ),
    (
        "milestones: two late, one ahead",
        milestones(
            ("Projekt", "late", date(2011, 9, 1), 14),
            ("Zbiórka", "late", date(2011, 8, 1), 45),
            ("Uchwała", "not_started", date(2011, 11, 30), 0),
        ),
        "2 etapy są opóźnione; najbardziej: Zbiórka (45 dni po planowanym końcu). Najbliższy termin zakończenia: Uchwała, 30.11.2011.",
        "2 milestones are late; the longest: Zbiórka (45 days past its planned end). To be finished next: Uchwała, 30 Nov 2011.",
    ),
    (
        "milestones: all done",
        milestones(("Start", "done", date(2011, 4, 1), 3)),
        "Wszystkie etapy są zakończone.",
        "All milestones are done.",
    ),
    (
        "upcoming: one",
        upcoming(datetime(2011, 9, 20, 17)),
        "Przed nami 1 spotkanie: Kultura, 20.09.2011 17:00.",
        "1 meeting ahead; the next: Kultura, 20 Sept 2011 17:00.",
    ),
    (
        "upcoming: five",
        upcoming(*[datetime(2011, 9, 20 + n, 17) for n in range(5)]),
        "Przed nami 5 spotkań; najbliższe: Kultura, 20.09.2011 17:00.",
        "5 meetings ahead; the next: Kultura, 20 Sept 2011 17:00.",
    ),
    (
        "gaps: one silent, one never met",
        gaps(("A", 62, True), ("B", 1, False), ("C", None, True)),
        "Dłużej niż zwykle bez spotkania: Kultura – 62 dni, od 02.05.2011. Nie spotkały się wcale: Sport.",
        "Without a meeting for longer than usual: Kultura – 62 days, since 2 May 2011. Not met at all: Sport.",
    ),
    (
        "gaps: as usual",
        gaps(("A", 62, False), ("B", 1, False)),
        "Żadna branża nie jest bez spotkania dłużej niż zwykle.",
        "No sector has been without a meeting for longer than usual.",
    ),
    (
        "gaps: no rhythm yet",
        gaps(("A", 4_549, False), ("B", 4_556, False), usual=NAN),
        "Za mało spotkań, by ocenić, czy przerwa jest dłuższa niż zwykle.",
        "Too few meetings to tell whether a gap is longer than usual.",
    ),
    ("gaps: never met", gaps(("A", None, True), ("B", None, True)), "", ""),
]


@pytest.mark.parametrize(
    ("build", "pl", "en"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_takeaway(build: Build, pl: str, en: str) -> None:
    assert build(PL).takeaway == pl
    assert build(EN).takeaway == en
