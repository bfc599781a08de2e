"""Signals: each planted story of the sample is found, and nothing where there is nothing."""

from datetime import date, timedelta

import pytest
from sqlalchemy import URL

from charts import Reader, week
from charts.signals import signal_sentence
from data_access import attendance, schedule
from data_access.engine import read_engine
from data_access.signals import signals
from data_access.week import this_week
from domain.address import Target
from domain.evidence import Fall
from domain.forecast import Danger
from domain.signals import Signal
from locales import locale
from tests.records import attendance as attendance_row
from tests.records import (
    change,
    declares,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
)

END = date(2011, 10, 31)


def _found(database: URL, **params: str) -> dict[str, Signal]:
    with read_engine(database).connect() as connection:
        return {signal.key: signal for signal in signals(scope(database, **params), connection)}


def test_every_story_of_the_sample_is_found(sample: URL) -> None:
    found = _found(sample)
    assert found["overdue"].about == ("Wydział Sportu",)
    assert found["unjustified"].count == 8
    assert found["late"].count == 1
    assert found["late"].values == (15,)
    assert found["without_list"].count == found["without_minutes"].count == 1
    assert found["lapsed"].count == 1
    assert found["idle_sectors"].about == ("SRO",)
    assert found["falling"].about == ("EDU",)
    assert found["never_came"].count == 10
    assert found["silent"].count > 1_900
    end, p85, silent_open = found["forecast"].values
    assert p85 > end == date(2011, 10, 31)
    assert found["forecast"].about == (Danger.LATE, "Wydział Sportu")
    assert silent_open == 26


def test_a_chosen_sector_leaves_the_coordinating_team_out(database: URL) -> None:
    put(
        database,
        programme(),
        sector("KUL"),
        meeting("K", "KUL", minutes_url="x"),
        attendance_row("K", "Someone", "a", kind="party"),
        meeting("C1", "coordinating"),
        meeting("C2", "coordinating", date(2011, 9, 1), "planned"),
        meeting("C3", "coordinating", date(2011, 9, 20), "planned"),
    )
    keys = {"without_list", "without_minutes", "lapsed"}
    assert keys <= _found(database).keys()
    assert not keys & _found(database, sector="KUL").keys()
    of = scope(database, sector="KUL")
    with read_engine(database).connect() as connection:
        assert attendance.by_meeting(of, connection)["code"].tolist() == ["K"]
        assert attendance.meetings(of, connection)[1] == 1
        assert schedule.upcoming(of, connection).empty
        found = attendance.as_json(of, connection)
    assert found["total"]["meetings_held"] == found["coordinating"]["meetings_held"] == 1
    assert set(found["meetings"]) == {"K", "C1", "C2", "C3"}


def test_what_no_period_narrows_is_counted_over_the_whole_and_says_so(database: URL) -> None:
    put(
        database,
        programme(),
        *(sector(code) for code in ("A", "B", "C")),
        *(organisation(code) for code in "xyz"),
        *(declares(who, "A") for who in "xyz"),
        meeting("A1", "A", date(2011, 5, 10)),
        attendance_row("A1", "x", "ia"),
        meeting("A2", "A", date(2011, 9, 10)),
        attendance_row("A2", "y", "ia"),
        *(meeting(f"AA{n}", "A", date(2011, 5, 10) + timedelta(20 * n)) for n in range(1, 6)),
        meeting("B1", "B", date(2011, 5, 10)),
    )
    period = {"from": "2011-05-01", "to": "2011-06-01"}
    found = _found(database, **period)
    assert found["silent"].count == 1, "y took part after the period"
    assert found["idle_sectors"].about == ("C", "B"), "A met after the period, C never"
    assert found["idle_sectors"].target.filters == {"list": "gaps", "gap": "long"}
    told = signal_sentence(
        found["idle_sectors"], Reader(locale("pl")), {"C": "kultura", "B": "sport"}
    )
    assert told == (
        "1 branża nie miała spotkania dłużej niż zwykle: sport (128 dni). "
        "1 branża nie spotkała się ani razu: kultura. Wybrany okres tego nie zawęża."
    )


def test_who_never_came_is_not_who_missed_the_meetings_of_the_scope(database: URL) -> None:
    days = [date(2011, 5, n) for n in (2, 3, 4)]
    put(
        database,
        programme(),
        sector("A"),
        sector("B"),
        *(organisation(code) for code in ("here", "elsewhere", "nowhere")),
        *(meeting(f"A{n}", "A", day) for n, day in enumerate(days)),
        *(attendance_row(f"A{n}", "here", "ia") for n in range(3)),
        *(attendance_row(f"A{n}", "elsewhere", "i") for n in range(3)),
        *(attendance_row(f"A{n}", "nowhere", "i") for n in range(3)),
        meeting("B1", "B"),
        attendance_row("B1", "elsewhere", "a"),
    )
    whole, found = _found(database), _found(database, sector="A")
    assert whole["never_came"].count == found["never_came"].count == 1
    assert "missed_all" not in whole
    assert found["missed_all"].count == 2


def test_nothing_where_there_is_nothing(database: URL) -> None:
    begins = programme(consultation_start=date(2011, 9, 1))
    put(database, begins, sector("KUL"), meeting("M", "KUL", date(2011, 9, 20), "planned"))
    assert _found(database) == {}


def test_a_sector_is_silent_by_its_own_rhythm(database: URL) -> None:
    """A meets every three weeks, B every week; neither has met for a month or so."""
    put(
        database,
        programme(),
        *(sector(code) for code in "AB"),
        *(meeting(f"A{n}", "A", date(2011, 8, 16) - timedelta(21 * n)) for n in range(5)),
        *(meeting(f"B{n}", "B", date(2011, 8, 19) - timedelta(7 * n)) for n in range(5)),
    )
    assert _found(database)["idle_sectors"].about == ("B",)
    assert _found(database, sector="A").keys().isdisjoint({"idle_sectors"})
    assert _found(database, as_of="2011-09-20")["idle_sectors"].about == ("A", "B")


def test_without_any_rhythm_no_silence_is_long(database: URL) -> None:
    put(database, programme(), sector("KUL"), meeting("M", "KUL", date(2011, 5, 16)))
    assert "idle_sectors" not in _found(database)


@pytest.mark.parametrize(
    ("signal", "polish"),
    [
        (Signal("unjustified", 1), "1 rozstrzygnięcie nie ma uzasadnienia."),
        (Signal("unjustified", 2), "2 rozstrzygnięcia nie mają uzasadnienia."),
        (Signal("unjustified", 12), "12 rozstrzygnięć nie ma uzasadnienia."),
        (
            Signal("falling", 1, ("EDU",), (Fall(42, 106, 90, 150),)),
            "W 1 branży frekwencja spadła na trzech ostatnich spotkaniach: "
            "edukacja – 42 z 106 (40%), wcześniej 90 z 150 (60%).",
        ),
        (
            Signal("falling", 5, ("EDU",) * 5, (Fall(42, 106, 90, 150),) * 5),
            "W 5 branżach frekwencja spadła na trzech ostatnich spotkaniach: "
            + "edukacja – 42 z 106 (40%), wcześniej 90 z 150 (60%); " * 3
            + "2 inne.",
        ),
        (
            Signal("idle_sectors", 1, ("EDU",), (105.0,)),
            "1 branża nie miała spotkania dłużej niż zwykle: edukacja (105 dni).",
        ),
        (
            Signal("late", 2, ("Projekt", None), (15,)),
            "2 etapy są opóźnione; najbardziej: Projekt (15 dni po planowanym końcu).",
        ),
        (
            Signal("forecast", 1, (Danger.ENDED,), (END, None, 0)),
            "1 postulat pozostaje otwarty, choć konsultacje zakończyły się 31.10.2011.",
        ),
        (
            Signal("forecast", 22, (Danger.LATE, "A", "B"), (END, date(2012, 1, 5), 3)),
            "22 postulaty są otwarte; szansa, że wszystkie zostaną rozstrzygnięte, sięga 85% "
            "dopiero 05.01.2012, już po zakończeniu konsultacji (31.10.2011); nie licząc 3, "
            "które czekają na: A i B (od 12 tygodni bez rozstrzygnięcia).",
        ),
        (
            Signal("forecast", 5, (Danger.YEARS,), (END, None, 0)),
            "5 postulatów jest otwartych; w obecnym tempie może to potrwać ponad trzy lata; "
            "konsultacje kończą się 31.10.2011.",
        ),
        (
            Signal("forecast", 5, (Danger.REFUTED,), (END, None, 0)),
            "5 postulatów jest otwartych; wcześniejsze prognozy się nie sprawdziły, więc daty "
            "rozstrzygnięcia nie można podać; konsultacje kończą się 31.10.2011.",
        ),
        (
            Signal("forecast", 2, (Danger.UNKNOWN, "A"), (None, None, 1)),
            "2 postulaty są otwarte; nie można powiedzieć, kiedy wszystkie zostaną rozstrzygnięte; "
            "1 z nich czeka na: A (od 12 tygodni bez rozstrzygnięcia).",
        ),
        (
            Signal("forecast", 2, (Danger.UNKNOWN,), (None, None, 0)),
            "2 postulaty są otwarte; nie można powiedzieć, kiedy wszystkie zostaną rozstrzygnięte.",
        ),
        (
            Signal("overdue", 22, ("MOPS",), (3,)),
            "22 postulaty czekają na odpowiedź, choć termin minął; najwięcej: MOPS (3).",
        ),
    ],
)
def test_polish_sentences(signal: Signal, polish: str) -> None:
    assert signal_sentence(signal, Reader(locale("pl")), {"EDU": "edukacja"}) == polish


@pytest.mark.parametrize(
    ("about", "values", "english"),
    [
        (
            (Danger.ENDED,),
            (END, None, 0),
            "3 postulates are still open though the consultation ended on 31 Oct 2011.",
        ),
        (
            (Danger.LATE, "A"),
            (END, date(2012, 1, 5), 1),
            "3 postulates are open; the chance that all are decided reaches 85% only on "
            "5 Jan 2012, after the end of the consultation (31 Oct 2011); not counting 1 that "
            "waits for: A (no decision in twelve weeks).",
        ),
        (
            (Danger.REFUTED,),
            (END, None, 0),
            "3 postulates are open; earlier forecasts did not hold, so no date can be told; the "
            "consultation ends on 31 Oct 2011.",
        ),
    ],
)
def test_english_dangers(about: tuple, values: tuple, english: str) -> None:
    signal = Signal("forecast", 3, about, values)
    assert signal_sentence(signal, Reader(locale("en")), {}) == english


def test_open_postulates_are_told_where_nothing_can_be_forecast(
    database: URL,
) -> None:
    put(database, programme(), sector("KUL"), postulate("P", "KUL"))
    assert _found(database)["forecast"].about == (Danger.UNKNOWN,)
    ended = _found(database, as_of="2011-11-01")["forecast"]
    assert (ended.about, ended.count) == ((Danger.ENDED,), 1)
    assert ended.target == Target("postulates", filters={"status": "open"})


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_signal_has_a_sentence(sample: URL, language: str) -> None:
    for signal in _found(sample).values():
        told = signal_sentence(signal, Reader(locale(language)), {})
        assert told.endswith(".")
        assert "{" not in told


def test_what_no_record_tells_accuses_nobody(database: URL) -> None:
    """Proposals without meetings, as an on-line consultation gives them: no sector fell silent."""
    put(
        database,
        programme(),
        sector("KUL"),
        sector("EDU"),
        organisation("x"),
        declares("x", "KUL"),
        postulate("P1", "KUL"),
        change("P1", date(2011, 7, 1), "accepted"),
    )
    found = _found(database)
    assert not {"idle_sectors", "silent", "without_list", "without_minutes"} & found.keys()
    with read_engine(database).connect() as connection:
        assert not schedule.longest_gaps(scope(database), connection)["idle"].any()
    for language, told in (
        ("pl", "Nie zapisano uzasadnienia jedynego rozstrzygnięcia (1) – źródło może uzasadnień "
               "nie podawać."),
        ("en", "No justification of the 1 decision is recorded: the source may give none."),
    ):  # fmt: skip
        assert signal_sentence(found["unjustified"], Reader(locale(language)), {}) == told
    put(database, meeting("A1", "KUL"), meeting("A2", "KUL"))
    found = _found(database)
    assert found["idle_sectors"].about[0] == "EDU", "now it is known who met"
    told = {key: signal_sentence(found[key], Reader(locale("pl")), {}) for key in
            ("without_list", "without_minutes")}  # fmt: skip
    assert told == {
        "without_list": "Nie zapisano listy obecności żadnego z 2 odbytych spotkań – źródło może "
        "ich nie podawać.",
        "without_minutes": "Nie zapisano protokołu żadnego z 2 odbytych spotkań – źródło może ich "
        "nie podawać.",
    }
    with read_engine(database).connect() as connection:
        items = {item.key: item for item in this_week(scope(database), connection)}
    assert week.week_item_sentence(items["without_minutes"], Reader(locale("pl"))) == (
        "nie zapisano protokołu żadnego z 2 odbytych spotkań"
    )
    put(
        database,
        meeting("A3", "KUL", minutes_url="https://miasto.example/a3.pdf"),
        attendance_row("A3", "Someone", "a", kind="party"),
    )
    found = _found(database)
    assert signal_sentence(found["without_minutes"], Reader(locale("pl")), {}) == (
        "Brakuje protokołów z 2 odbytych spotkań."
    )
    assert found["silent"].count == 1
