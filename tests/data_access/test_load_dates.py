"""Dates and hours as people and programs write them are read, or refused with what to write."""

from datetime import date, datetime

import pytest

from data_access.load.dates import local_day, local_moment
from data_access.load.problems import Unreadable
from domain.clock import LOCAL


@pytest.mark.parametrize(
    "text",
    [
        *("2011-07-05", "2011/07/05", "2011.07.05", "05.07.2011", "5.7.2011", "5. 7. 2011"),
        *("05-07-2011", "05.07.2011 r.", "05.07.2011r.", "5 lipca 2011", "5 LIPCA 2011 ROKU"),
        *(
            "5 lipiec 2011",
            "5 lip 2011",
            "5 lip. 2011",
            "5-lip-2011",
            "5 VII 2011 r.",
            "5.vii.2011",
        ),
        *("5\xa0lipca\u202f2011", "wtorek, 5 lipca 2011 r.", "wt. 05.07.2011", "05.07.2011 (wt.)"),
        *("5 July 2011", "July 5, 2011", "40729", "40729.708333", "40729,0"),
        *("2011-07-05 00:00:00", "2011-07-05 17:30", "05.07.2011, godz. 17:00"),
        *("2011-07-04T23:30:00Z", "2011-07-05 17:00-19:00"),
    ],
)
def test_a_day(text: str) -> None:
    assert local_day(text) == date(2011, 7, 5)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        *(
            ("1 stycznia 2011", 1),
            ("1 lutego 2011", 2),
            ("1 marca 2011", 3),
            ("1 kwietnia 2011", 4),
        ),
        *(("1 maja 2011", 5), ("1 czerwca 2011", 6), ("1 sierpnia 2011", 8), ("1 wrz 2011", 9)),
        *(("1 października 2011", 10), ("1 paź 2011", 10), ("1 listopada 2011", 11)),
        *(
            ("1 grudnia 2011", 12),
            ("1 IX 2011", 9),
            ("1 XII 2011", 12),
            ("1 pazdziernika 2011", 10),
        ),
    ],
)
def test_months(text: str, month: int) -> None:
    assert local_day(text) == date(2011, month, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *((text, "not a date") for text in ("2011", "05.07.11", "20110705", "5 lipca", "wkrótce")),
        *((text, "not a date") for text in ("5-7 lipca 2011", "lipiec 2011", "11111", "99999")),
        *(
            (text, "not a date")
            for text in ("5 lipcca 2011", "05.07.2011 i 06.07.2011", "40729.5.1")
        ),
        *((text, "no such day") for text in ("31.02.2011", "2011-13-05", "31 czerwca 2011")),
        *((text, "which is the day") for text in ("5/7/2011", "05/07/2011")),
        *((text, "a year between") for text in ("05.07.0011", "2500-01-01")),
        ("środa, 5 lipca 2011", "day of the week"),
    ],
)
def test_no_day(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        local_day(text)


def test_slashes_are_read_where_only_one_reading_is_possible() -> None:
    assert local_day("25/7/2011") == local_day("7/25/2011") == date(2011, 7, 25)
    assert local_day("5/5/2011") == date(2011, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        *("2011-07-05 17:00", "05.07.2011 17:00", "05.07.2011 17.00", "05.07.2011, godz. 17:00"),
        *("5 lipca 2011 r. o 17", "5 VII 2011 r., godz. 17.00", "05.07.2011 o godz. 17"),
        *("05.07.2011 17⁰⁰", "05.07.2011 17:00 h", "July 5, 2011 5:00 PM", "40729.708333"),
        *("2011-07-05 17:00:00+02", "2011-07-05 17:00:00+0200", "2011-07-05T17:00:00+02:00"),
        *("2011-07-05T15:00:00Z", "2011-07-05 15:00:00 UTC", "2011-07-05 11:00:00-04:00"),
        *("2011-07-05T11:00-04:00", "2011-07-06 05:00:00+14:00", "40729,7083"),
    ],
)
def test_a_moment(text: str) -> None:
    assert local_moment(text)[1:] == (datetime(2011, 7, 5, 17, tzinfo=LOCAL), None)


@pytest.mark.parametrize(
    "text",
    [
        *("05.07.2011 10:00-12:00", "05.07.2011 10:00–12:00", "2011-07-05 10:00 do 12:00"),
        *("5 lipca 2011, godz. 10-12", "05.07.2011 od 10.00 do 12.00", "05.07.2011 10⁰⁰-12⁰⁰"),
        *("05.07.2011 10:00 - 05.07.2011 12:00", "2011-07-05 10:00:00-12:00:00"),
        *("5 lipca 2011 r. w godz. 10.00–12.00", "05.07.2011 w godzinach 10-12"),
    ],
)
def test_a_beginning_and_an_end(text: str) -> None:
    ends = (datetime(2011, 7, 5, 10, tzinfo=LOCAL), datetime(2011, 7, 5, 12, tzinfo=LOCAL))
    assert local_moment(text)[1:] == ends


def test_no_offset_is_farther_than_any_on_earth() -> None:
    read = local_moment("05.07.2011 17:00-19:00")
    assert read[1:] == tuple(datetime(2011, 7, 5, hour, tzinfo=LOCAL) for hour in (17, 19))
    for text in ("2011-07-05 17:00+19:00", "2011-07-05 17:00:00+14:30", "2011-07-05 17:00+02:75"):
        with pytest.raises(Unreadable, match="not a date and time"):
            local_moment(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *((text, "not a date and time") for text in ("17:00", "05.07.2011 17", "05.07.2011 17:0")),
        *(
            (text, "not a date and time")
            for text in ("2011-07-05 17:00 CET", "05.07.2011 wieczorem")
        ),
        *((text, "no such hour") for text in ("05.07.2011 25:00", "05.07.2011 17:60")),
        ("05.07.2011 17:00-05:00", "an end or an offset"),
        ("27.03.2011 02:30", "that hour did not exist"),
    ],
)
def test_no_moment(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        local_moment(text)


def test_of_the_hour_that_comes_twice_the_first_is_meant() -> None:
    assert local_moment("30.10.2011 02:30").start.isoformat() == "2011-10-30T02:30:00+02:00"
    assert (
        local_moment("2011-10-30 02:30:00+01:00").start.isoformat() == "2011-10-30T02:30:00+01:00"
    )
