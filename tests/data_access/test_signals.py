"""Signals: each planted story of the sample is found, and nothing where there is nothing."""

from datetime import date

import pytest
from sqlalchemy import URL

from charts import Reader
from charts.signals import sentence
from data_access import attendance, participation, postulates
from data_access.engine import read_engine
from data_access.rules import Signal
from data_access.signals import signals
from domain.evidence import Fall
from locales import locale
from tests.records import meeting, programme, put, scope, sector


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
    assert "falling" not in found  # 25 of 110 after 11 of 40: chance does as much
    assert found["never_came"].count == 10
    assert found["silent"].count > 1_900
    p85, end = found["forecast"].values
    assert p85 > end == date(2011, 10, 31)


def test_a_signal_opens_exactly_its_records(sample: URL) -> None:
    found, of = _found(sample), scope(sample)
    with read_engine(sample).connect() as connection:
        listed = {
            "overdue": postulates.search(of, connection, overdue=True)[1],
            "unjustified": postulates.search(of, connection, unjustified=True)[1],
            "without_list": attendance.meetings(of, connection, lacking="list")[1],
            "without_minutes": attendance.meetings(of, connection, lacking="minutes")[1],
            "lapsed": attendance.meetings(of, connection, lacking="date")[1],
            "never_came": attendance.never_came(of, connection)[1],
            "silent": participation.silent(of, connection)[1],
        }
    assert listed == {key: found[key].count for key in listed}


def test_nothing_where_there_is_nothing(database: URL) -> None:
    put(database, programme(), sector("KUL"), meeting("M", "KUL", date(2011, 9, 20), "planned"))
    assert _found(database) == {}


def test_thirty_days_are_not_yet_too_long(database: URL) -> None:
    put(database, programme(), sector("KUL"), meeting("M", "KUL", date(2011, 8, 16)))
    assert "idle_sectors" not in _found(database)
    assert "idle_sectors" in _found(database, as_of="2011-09-16")


@pytest.mark.parametrize(
    ("signal", "polish"),
    [
        (Signal("unjustified", 1, ""), "1 rozstrzygnięcie nie ma uzasadnienia."),
        (Signal("unjustified", 2, ""), "2 rozstrzygnięcia nie mają uzasadnienia."),
        (Signal("unjustified", 12, ""), "12 rozstrzygnięć nie ma uzasadnienia."),
        (
            Signal("falling", 1, "", {}, ("EDU",), (Fall(42, 106, 90, 150),)),
            "W 1 branży frekwencja spadła na trzech ostatnich spotkaniach: "
            "edukacja – 42 z 106 (40%), wcześniej 90 z 150 (60%).",
        ),
        (
            Signal("falling", 5, "", {}, ("EDU",), (Fall(42, 106, 90, 150),)),
            "W 5 branżach frekwencja spadła na trzech ostatnich spotkaniach: "
            "edukacja – 42 z 106 (40%), wcześniej 90 z 150 (60%); 4 inne.",
        ),
        (
            Signal("idle_sectors", 1, "", {}, ("EDU",), (105.0,)),
            "1 branża nie miała spotkania od ponad 30 dni: edukacja (105 dni).",
        ),
        (
            Signal("late", 2, "", {}, ("Projekt", None), (15,)),
            "2 etapy są opóźnione; najbardziej: Projekt (15 dni po planowanym końcu).",
        ),
        (
            Signal("overdue", 22, "", {}, ("MOPS",), (3,)),
            "22 postulaty czekają na odpowiedź, choć termin minął; najwięcej: MOPS (3).",
        ),
    ],
)
def test_polish_sentences(signal: Signal, polish: str) -> None:
    assert sentence(signal, Reader(locale("pl")), {"EDU": "edukacja"}) == polish


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_signal_has_a_sentence(sample: URL, language: str) -> None:
    for signal in _found(sample).values():
        told = sentence(signal, Reader(locale(language)), {})
        assert told.endswith(".")
        assert "{" not in told
