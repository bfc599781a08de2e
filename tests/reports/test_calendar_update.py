"""A subscriber sees what was moved or cancelled: a later sequence for those meetings only."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from sqlalchemy import URL, update

from catalogue.record_names import team_names
from data_access import schedule
from data_access.engine import read_engine, write_engine, writing
from data_access.export import export
from data_access.load.load_files import load
from data_access.models import Meeting
from data_access.scope import programmes, sectors
from locales import locale
from reports.calendar import calendar
from tests.records import meeting, programme, put, scope, sector

_HEAD = "program;kod;zespol;tytul;poczatek;koniec;miejsce;status;protokol\n"
_BEFORE = (
    "P;S3;KUL;III;12.10.2030 17:00;;Ratusz;planowane;\nP;S4;KUL;Bez godziny;13.10.2030;;;planowane;"
    "\nP;S5;koordynacyjny;;14.10.2030 9:00;;;planowane;\n"
)
_AFTER = _BEFORE.replace("12.10.2030 17:00", "19.10.2030 18:00").replace(
    "13.10.2030;;;planowane", "13.10.2030;;;odwołane"
)
Send = Callable[..., dict[str, dict]]


@pytest.fixture
def send(database: URL, tmp_path: Path) -> Send:
    """`send(meetings)` loads them and gives what a calendar then shows, by the meeting's code."""

    def sent(meetings: str, name: str = "Kultura", replace: bool = False) -> dict[str, dict]:
        for file, text in {
            "programy": "kod;nazwa;okres_od;okres_do\nP;Program;01.01.2012;31.12.2014\n",
            "branze": f"program;kod;nazwa\nP;KUL;{name}\n",
            "spotkania": _HEAD + meetings,
        }.items():
            (tmp_path / f"{file}.csv").write_text(text)
        load(write_engine(database), tmp_path, replace=replace)
        return _events(database)

    return sent


def _written(url: URL) -> bytes:
    of = scope(url)
    with read_engine(url).connect() as connection:
        return calendar(
            schedule.calendar_meetings(of, connection),
            team_names(sectors(of, connection), locale("pl")),
            next(p for p in programmes(connection) if p.id == of.programme_id),
            locale("pl"),
        )


def _events(url: URL) -> dict[str, dict]:
    found = Calendar.from_ical(_written(url)).walk("VEVENT")
    return {str(event["UID"]).removesuffix("@consultation-dashboard")[2:]: event for event in found}


def _raised(before: dict[str, dict], after: dict[str, dict]) -> set[str]:
    """Codes whose sequence and stamps all rose; the others must be as they were."""
    raised = set()
    for code, event in after.items():
        was = before[code]
        if event["SEQUENCE"] > was["SEQUENCE"]:
            raised.add(code)
            assert event["DTSTAMP"].dt > was["DTSTAMP"].dt
            assert event["LAST-MODIFIED"].dt > was["LAST-MODIFIED"].dt
        else:
            assert event.to_ical() == was.to_ical(), code
    return raised


def test_moved_and_cancelled_meetings_reach_a_subscriber(send: Send, database: URL) -> None:
    before = send(_BEFORE)
    after = send(_AFTER)
    assert before.keys() == after.keys() == {"S3", "S4", "S5"}
    assert _raised(before, after) == {"S3", "S4"}
    assert after["S3"]["DTSTART"].dt == datetime(2030, 10, 19, 16, tzinfo=UTC)
    assert [str(after[code]["STATUS"]) for code in ("S3", "S4", "S5")] == [
        *("CONFIRMED", "CANCELLED", "CONFIRMED")
    ]
    written = _written(database)
    assert b"\r\nMETHOD:PUBLISH\r\n" in written
    assert _raised(after, send(_AFTER)) == set(), "a plain reload changes nothing"
    assert _written(database) == written
    assert _raised(after, send(_BEFORE)) == {"S3", "S4"}, "and back again"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (";III;", ";Trzecie;"),
        ("12.10.2030 17:00;;", "12.10.2030 17:00;12.10.2030 20:00;"),
        ("Ratusz", "Biblioteka"),
        ("S3;KUL", "S3;koordynacyjny"),
    ],
)
def test_whatever_an_event_shows_raises_it(send: Send, old: str, new: str) -> None:
    assert _raised(send(_BEFORE), send(_BEFORE.replace(old, new))) == {"S3"}


def test_what_an_event_does_not_show_raises_nothing(send: Send) -> None:
    minutes = _BEFORE.replace("Ratusz;planowane;", "Ratusz;planowane;https://x.example")
    assert _raised(send(_BEFORE), send(minutes)) == set()


def test_a_sector_s_new_name_raises_its_meetings(send: Send) -> None:
    assert _raised(send(_BEFORE), send(_BEFORE, name="Kultura i sztuka")) == {"S3", "S4"}


def test_loading_afresh_never_goes_back(send: Send) -> None:
    first = send(_BEFORE)
    second = send(_AFTER)
    assert _raised(second, send(_AFTER, replace=True)) == set()
    assert _raised(second, send(_BEFORE, replace=True)) == {"S3", "S4"}
    send("P;S5;koordynacyjny;;14.10.2030 9:00;;;planowane;\n", replace=True)
    again = send(_BEFORE)
    assert again["S3"]["SEQUENCE"] >= first["S3"]["SEQUENCE"]


def test_a_clock_set_back_does_not_set_a_revision_back(send: Send, database: URL) -> None:
    send(_BEFORE)
    ahead = datetime.now(UTC).replace(tzinfo=None, microsecond=0) + timedelta(days=400)
    with writing(write_engine(database)) as connection:
        connection.execute(update(Meeting).values(revised_at=ahead))
    before = _events(database)
    assert _raised(before, send(_AFTER)) == {"S3", "S4"}


def test_a_database_made_anew_from_an_export_does_not_go_back(
    send: Send, database: URL, sqlite_template: Path, tmp_path: Path
) -> None:
    before = send(_AFTER)
    with read_engine(database).connect() as connection:
        export(connection, scope(database).programme_id, tmp_path / "out")
    copy = tmp_path / "other.db"
    copy.write_bytes(sqlite_template.read_bytes())
    other = URL.create("sqlite", database=str(copy))
    load(write_engine(other), tmp_path / "out")
    after = _events(other)
    assert all(event["SEQUENCE"] >= before[code]["SEQUENCE"] for code, event in after.items())
    write_engine(other).dispose()


def test_what_publish_asks_for_is_there(send: Send) -> None:
    for event in send(_BEFORE).values():
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "ORGANIZER", "SEQUENCE"):
            assert name in event
        assert 0 < event["SEQUENCE"] < 2**31
        assert "ATTENDEE" not in event


_SUMMER_ENDS, _SUMMER_BEGINS = date(2030, 10, 27), date(2030, 3, 31)
WHOLE_DAYS = {
    "no hour": (datetime(2030, 10, 12, 22), None, (date(2030, 10, 13), date(2030, 10, 14))),
    "in winter": (datetime(2030, 12, 12, 23), None, (date(2030, 12, 13), date(2030, 12, 14))),
    "25 hours": (datetime(2030, 10, 26, 22), None, (_SUMMER_ENDS, date(2030, 10, 28))),
    "23 hours": (datetime(2030, 3, 30, 23), None, (_SUMMER_BEGINS, date(2030, 4, 1))),
    "ends the same day": (
        *(datetime(2030, 10, 12, 22), datetime(2030, 10, 12, 22)),
        (date(2030, 10, 13), date(2030, 10, 14)),
    ),
    "three days": (
        *(datetime(2030, 10, 25, 22), datetime(2030, 10, 27, 23)),
        (date(2030, 10, 26), date(2030, 10, 29)),
    ),
    "an hour": (
        *(datetime(2030, 10, 12, 22), datetime(2030, 10, 13, 1)),
        (datetime(2030, 10, 12, 22, tzinfo=UTC), datetime(2030, 10, 13, 1, tzinfo=UTC)),
    ),
    "midnight in London": (
        *(datetime(2030, 12, 13, 0), None),
        (datetime(2030, 12, 13, 0, tzinfo=UTC), datetime(2030, 12, 13, 2, tzinfo=UTC)),
    ),
    "over the lost hour": (
        *(datetime(2030, 3, 31, 0, 30), None),
        (datetime(2030, 3, 31, 0, 30, tzinfo=UTC), datetime(2030, 3, 31, 2, 30, tzinfo=UTC)),
    ),
}


@pytest.mark.parametrize("case", WHOLE_DAYS)
def test_a_meeting_without_an_hour_is_of_the_whole_day(sqlite_database: URL, case: str) -> None:
    begins, ends, expected = WHOLE_DAYS[case]
    own = meeting("M1", "A", starts_at=begins, ends_at=ends)
    put(sqlite_database, programme(), sector("A"), own)
    (event,) = Calendar.from_ical(_written(sqlite_database)).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == expected
