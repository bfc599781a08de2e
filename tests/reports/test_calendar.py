"""The calendar: every meeting once, stable identifiers, no clock, nothing that breaks a line."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from sqlalchemy import URL

from catalogue.record_names import team_names
from data_access import schedule
from data_access.engine import read_engine
from data_access.scope import programmes, sectors
from locales import locale
from reports.calendar import calendar
from tests.records import meeting, programme, put, scope, sector

HOSTILE = "Sala 1; 2, 3\\n\r\nEND:VEVENT\x00\x07\u2028 „ż” 😀 " + "długa " * 60


def _written(url: URL, language: str = "pl", team: str | None = None, **params: str) -> bytes:
    of = scope(url, **params)
    with read_engine(url).connect() as connection:
        return calendar(
            schedule.calendar_meetings(of, connection, team),
            team_names(sectors(of, connection), locale(language)),
            next(p for p in programmes(connection) if p.id == of.programme_id),
            locale(language),
        )


def _events(written: bytes) -> list:
    return Calendar.from_ical(written).walk("VEVENT")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_sample_s_meetings_are_all_there(sample: URL, language: str) -> None:
    written = _written(sample, language)
    events = _events(written)
    assert len(events) == len({str(e["UID"]) for e in events}) == 41
    assert Calendar.from_ical(written).to_ical() == written == _written(sample, language)
    first = events[0]
    assert str(first["UID"]) == "WPW-2012-2014-KOR-S1@consultation-dashboard"
    assert first["DTSTART"].dt == datetime(2011, 3, 9, 13, tzinfo=UTC)
    assert first["DTSTAMP"].dt == first["LAST-MODIFIED"].dt
    assert first["DTSTAMP"].dt <= datetime.now(UTC)
    team = {"pl": "Zespół koordynacyjny", "en": "Coordinating team"}[language]
    assert first["CATEGORIES"].cats == [team]


def test_a_team_s_calendar_holds_its_own_meetings(sample: URL) -> None:
    for written in (_written(sample, team="KUL"), _written(sample, sector="KUL")):
        assert {e["CATEGORIES"].cats[0] for e in _events(written)} == {"Kultura"}
    assert len(_events(_written(sample, team="coordinating"))) > 5


def test_status_length_and_summary(sqlite_database: URL) -> None:
    put(
        sqlite_database,
        programme(),
        sector("A"),
        meeting("M1", "A", day=date(2011, 7, 1), ends_at=datetime(2011, 7, 1, 18, 30)),
        meeting("M2", "A", day=date(2011, 7, 2), status="planned"),
        meeting("M3", "A", day=date(2011, 12, 2), status="planned"),
        meeting("M4", "A", day=date(2011, 12, 3), status="cancelled", title="Odwołane"),
        meeting("M5", "A", day=date(2011, 12, 4), ends_at=datetime(2011, 12, 4, 9)),
    )
    events = _events(_written(sqlite_database))
    told = [str(e["STATUS"]) for e in events]
    assert told == ["CONFIRMED", "TENTATIVE", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    hours = [(e["DTEND"].dt - e["DTSTART"].dt).total_seconds() / 3600 for e in events]
    assert hours == [3.5, 2, 2, 2, 2]  # an end before the start is no end
    assert [str(e["SUMMARY"]) for e in events[2:4]] == ["Spotkanie: Branża A", "Odwołane"]


def test_hostile_text_stays_in_its_line(sqlite_database: URL) -> None:
    put(
        sqlite_database,
        programme(name=HOSTILE),
        sector("A", name=HOSTILE),
        meeting("M;1,\r\nX", "A", title=HOSTILE, venue=HOSTILE),
        meeting("M1X", "A"),
    )
    written = _written(sqlite_database)
    events = _events(written)
    assert len({str(e["UID"]) for e in events}) == 2
    assert all(str(e["UID"]).isascii() and "\n" not in str(e["UID"]) for e in events)
    said = " ".join(HOSTILE.replace("\0", "").replace("\7", "").split())
    assert [str(e["LOCATION"]) for e in events if "LOCATION" in e] == [said]
    assert b"\x07" not in written
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))


def test_an_empty_programme_has_an_empty_calendar(empty: URL) -> None:
    assert _events(_written(empty)) == []
