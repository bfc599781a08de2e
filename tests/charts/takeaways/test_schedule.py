"""What the headlines say of milestones, coming meetings and gaps."""

from collections.abc import Callable
from datetime import date, datetime

import pandas as pd
import pytest

from charts import Exhibit, Reader
from charts import schedule as timetable
from locales import locale

PL, EN = Reader(locale("pl")), Reader(locale("en"))
NAMES = {"A": "Kultura", "B": "Edukacja", "C": "Sport"}
MONDAY = date(2011, 5, 2)
NAN = float("nan")
Build = Callable[[Reader], Exhibit]


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
