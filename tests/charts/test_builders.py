"""Every builder of participation, attendance and schedule: empty, many, hostile; both languages."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import URL

from charts import Exhibit, Reader, circles, overview, rhythm
from charts import attendance as attendance_charts
from charts import participation as participation_charts
from charts import schedule as schedule_charts
from data_access import attendance, participation, postulates, schedule
from data_access.engine import read_engine
from locales import locale
from reports.tables import excel_csv, formatted, machine_csv
from tests.records import AS_OF, declares, meeting, organisation, programme, put, scope, sector
from tests.records import attendance as row

NAMES = {"coordinating": "Zespół koordynacyjny"}
Read = Callable


def _exhibits(read: Read, reader: Reader, names: dict[str, str]) -> Iterator[Exhibit]:
    by_sector = read(participation.by_sector)
    yield participation_charts.reach(by_sector, read(participation.total), reader, names)
    yield participation_charts.over_time(read(participation.over_time), reader)
    for attribute in participation.ATTRIBUTES:
        table = read(participation.representation, attribute)
        yield participation_charts.representation(table, attribute, reader)
    yield circles.regulars(read(participation.regulars), reader)
    yield circles.lorenz(read(participation.concentration), by_sector, reader, names)
    yield circles.overlap(read(participation.overlap), reader, names)
    yield attendance_charts.per_meeting(read(attendance.by_meeting), reader, names)
    yield attendance_charts.funnel(read(attendance.by_sector), reader, names)
    yield attendance_charts.no_shows(read(attendance.by_sector), reader, names)
    yield rhythm.calendar(read(attendance.by_meeting), reader, names)
    yield rhythm.hours(read(attendance.by_meeting), reader)
    yield rhythm.presence(read(attendance.team_presence), reader, names)
    yield rhythm.quorum(read(attendance.quorums), reader)
    yield rhythm.people(read(attendance.by_meeting), reader, names)
    yield schedule_charts.milestones(read(schedule.milestones), AS_OF, reader, names)
    yield schedule_charts.strip(read(schedule.milestones), AS_OF, reader, names)
    yield schedule_charts.upcoming(read(schedule.upcoming), reader, names)
    yield schedule_charts.gaps(read(schedule.longest_gaps), reader, names)
    table = by_sector.merge(read(attendance.by_sector), on="sector")
    table = table.merge(read(postulates.by_sector), on="sector")
    yield overview.sectors(table.merge(read(schedule.longest_gaps), on="sector"), reader, names)


def _all(database: URL, language: str, names: dict[str, str]) -> list[Exhibit]:
    of = scope(database)
    with read_engine(database).connect() as connection:
        return list(
            _exhibits(
                lambda function, *args: function(of, connection, *args),
                Reader(locale(language)),
                NAMES | names,
            )
        )


def _check(exhibit: Exhibit, language: str) -> None:
    assert exhibit.title
    assert (exhibit.figure is None) or not exhibit.empty
    assert "nan" not in exhibit.takeaway.casefold().split()
    assert not exhibit.takeaway or exhibit.takeaway.endswith(".")
    formatted(exhibit, locale(language))
    machine_csv(exhibit)
    excel_csv(exhibit, locale(language))
    if exhibit.figure is not None:
        assert len(exhibit.figure.to_json()) < 200_000


@pytest.mark.parametrize("language", ["pl", "en"])
def test_on_the_sample(sample: URL, language: str) -> None:
    with read_engine(sample).connect() as connection:
        codes = participation.by_sector(scope(sample), connection)["sector"]
    exhibits = _all(sample, language, {code: code.title() for code in codes})
    for exhibit in exhibits:
        _check(exhibit, language)
        assert not exhibit.empty, exhibit.key
    assert len({exhibit.key for exhibit in exhibits}) == len(exhibits)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_with_no_records_the_reason_is_said(sqlite_database: URL, language: str) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    for exhibit in _all(sqlite_database, language, {"KUL": "Kultura"}):
        _check(exhibit, language)
        assert exhibit.figure is None, exhibit.key
        assert exhibit.empty or exhibit.key == "sectors"
        assert not exhibit.takeaway, exhibit.key


@pytest.mark.parametrize("language", ["pl", "en"])
def test_forty_six_sectors_of_hostile_names(sqlite_database: URL, language: str) -> None:
    codes = [f"S{n:02}" for n in range(46)]
    hostile = "<b>{} Bardzo długa nazwa komitetu, %{x} ".replace("{}", "{0}") * 3
    put(
        sqlite_database,
        programme(),
        *(sector(code) for code in codes),
        organisation("A", district=hostile, legal_form=hostile),
        organisation("B", district="I"),
        *(declares(who, code) for code in codes for who in "AB"),
        *(meeting(f"M{code}{n}", code, date(2011, 5, 1 + n)) for code in codes for n in range(3)),
        *(row(f"M{code}{n}", "A", "ira") for code in codes for n in range(2)),
    )
    for exhibit in _all(sqlite_database, language, {code: hostile + code for code in codes}):
        _check(exhibit, language)
        if exhibit.figure is not None:
            assert "<b>{0}" not in exhibit.figure.to_json().replace("\\u003c", "<")
