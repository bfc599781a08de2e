"""Dates and hours as people and programs write them → values, or a reason why not.

Hours without an offset are local. In the hour that comes twice when the clocks go back the first
is meant; one that the clocks skip is refused.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple
from unicodedata import combining, normalize

from data_access.load.problems import Unreadable
from domain.clock import LOCAL
from locales import N_

_YEARS = range(1900, 2200)
_EXCEL_DAYS = (date(1950, 1, 1), date(2099, 12, 31))
"""Between these a number of five digits is Excel's serial number of a day."""
_EXCEL_ZERO = date(1899, 12, 30)

_MONTHS = {
    word: month
    for month, words in enumerate(
        (
            "i sty styczen stycznia styczniu styczniem jan january",
            "ii lut luty lutego lutym feb february",
            "iii mar marzec marca marcu marcem march",
            "iv kwi kwiecien kwietnia kwietniu kwietniem apr april",
            "v maj maja maju majem may",
            "vi cze czerwiec czerwca czerwcu czerwcem jun june",
            "vii lip lipiec lipca lipcu lipcem jul july",
            "viii sie sierpien sierpnia sierpniu sierpniem aug august",
            "ix wrz wrzesien wrzesnia wrzesniu wrzesniem sep sept september",
            "x paz pazdziernik pazdziernika pazdzierniku pazdziernikiem oct october",
            "xi lis listopad listopada listopadzie listopadem nov november",
            "xii gru grudzien grudnia grudniu grudniem dec december",
        ),
        1,
    )
    for word in words.split()
}
_WEEKDAYS = {
    word: day
    for day, words in enumerate(
        (
            "poniedzialek pon pn monday mon",
            "wtorek wt tuesday tue tues",
            "sroda srode sr wednesday wed",
            "czwartek czw cz thursday thu thur thurs",
            "piatek pt friday fri",
            "sobota sobote sob saturday sat",
            "niedziela niedziele niedz ndz nd sunday sun",
        )
    )
    for word in words.split()
}
_DAY_NAME = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_DATES = (
    r"(?P<y>\d{4})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})",
    r"(?P<d>\d{1,2}) ?(?P<mark>[-./]) ?(?P<m>\d{1,2}) ?(?P=mark) ?(?P<y>\d{4})",
    r"(?P<d>\d{1,2})[ .-]*(?P<name>[a-z]+)[ .,-]*(?P<y>\d{4})",
    r"(?P<name>[a-z]+)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})",
)
_DATE = [
    re.compile(
        rf"(?:(?P<before>{_DAY_NAME})\b[., ]*)?{form}(?!\d)(?: ?(?:roku|r)\b\.?)?"
        rf"(?:[, ]*\(?\b(?P<after>{_DAY_NAME})\b\.?\)?)?"
    )
    for form in _DATES
]
_CLOCK = (
    r"(?P<h{n}>\d{{1,2}})(?:[:.](?P<m{n}>\d{{2}})(?:[:.](?P<s{n}>\d{{2}})(?:[.,](?P<f{n}>\d+))?)?)?"
)
_CLOCK += r"(?: ?(?P<half{n}>[ap])\.?m\b\.?| ?h\b)?"
_LEAD = (
    r"(?P<iso>t)?[ ,;]*(?P<word>(?:(?:od|o|w|at|from|godzinach|godzinie|godzina|godz|g)\b\.? ?)*)"
)
_BOUNDED = r"\+(?:0\d|1[0-3])(?::?[0-5]\d)?|\+14(?::?00)?|-(?:0\d|1[01])(?::?[0-5]\d)?|-12(?::?00)?"
"""No place on Earth is farther from UTC: what looks like more is no offset."""
_OFFSET = rf" ?(?:(?P<zero>z|utc|gmt)|(?:utc|gmt)?(?P<offset>{_BOUNDED}))"
_ONE = re.compile(f"{_LEAD}{_CLOCK.format(n=1)}(?:{_OFFSET})?")
_TWO = re.compile(
    f"{_LEAD}{_CLOCK.format(n=1)} ?(?:-|do|to|until) ?(?:godz\\.? ?)?{_CLOCK.format(n=2)}"
)
_TO = re.compile(f"{_LEAD}{_CLOCK.format(n=1)} ?(?:-|do|to|until) ?(?=.{{8}})")
_UNTIL = re.compile(f"(?P<word>(?:(?:do|to|until|godz|godziny|g)\\b\\.? ?)*){_CLOCK.format(n=1)}")
_DAY_AND_MONTH = re.compile(r"\d\.(?:0[1-9]|1[0-2])$")
_RAISED = re.compile(r"(?<=\d)([⁰¹²³⁴⁵⁶⁷⁸⁹]{2})(?!\d)")


class ReadDate(NamedTuple):
    """What a text says: a day, perhaps with an hour, and perhaps an end (both aware)."""

    day: date
    start: datetime | None = None
    end: datetime | None = None


def local_day(text: str) -> date:
    """The local day; an hour that stands with it is left out. Raises `Unreadable`."""
    read = _read(text, N_("not a date; expected e.g. 2011-07-05 or 05.07.2011"))
    return read.start.astimezone(LOCAL).date() if read.start else read.day


def local_moment(text: str) -> ReadDate:
    """With a `start`: a day alone is its midnight. Raises `Unreadable`."""
    read = _read(text, N_("not a date and time; expected e.g. 2011-07-05 17:00"))
    return read if read.start else ReadDate(read.day, _local(datetime.combine(read.day, time())))


def hour(text: str) -> time | None:
    """An hour that stands without a day («19:00», «do godz. 19.00»); None where it is none, or may
    be a day («12.05»)."""
    plain = _plain(text)
    found = _UNTIL.fullmatch(plain)
    if found is None or not (found["m1"] or found["word"] or found["half1"]):
        return None
    if "g" not in found["word"] and _DAY_AND_MONTH.search(plain):
        return None
    return _at(date.min, found, 1).time()


def local_hour(day: date, clock: time) -> datetime:
    """That local hour of a day. Raises `Unreadable` where the clocks skip it."""
    return _local(datetime.combine(day, clock))


def _read(text: str, otherwise: str) -> ReadDate:
    serial = _of_excel(text)
    if serial:
        return serial
    plain = _plain(text)
    for form in _DATE:
        if found := form.match(plain):
            day, rest = _date(found, otherwise), plain[found.end() :].strip()
            read = ReadDate(day) if not rest else _hours(day, rest)
            if read is None:
                break
            return read
    raise Unreadable(otherwise)


def _plain(text: str) -> str:
    """Small letters without diacritics, single spaces, one kind of dash; 17⁰⁰ as 17:00."""
    raised = _RAISED.sub(lambda match: ":" + normalize("NFKC", match.group(1)), text)
    folded = normalize("NFKD", raised.casefold().replace("ł", "l"))
    bare = "".join(letter for letter in folded if not combining(letter))
    return " ".join(re.sub("[‐-―−]", "-", bare).split())


def _of_excel(text: str) -> ReadDate | None:
    """Days since Excel's day 0, with an hour where there is a fraction."""
    found = re.fullmatch(r"(\d{5})(?:[.,](\d+))?", text)
    if not found:
        return None
    whole, fraction = found.groups()
    day = _EXCEL_ZERO + timedelta(days=int(whole))
    if not _EXCEL_DAYS[0] <= day <= _EXCEL_DAYS[1]:
        return None
    if not fraction or not fraction.strip("0"):
        return ReadDate(day)
    seconds = 86_400 * float(f"0.{fraction}")
    doubt = max(0.5, 43_200 * 10.0 ** -len(fraction))
    minutes = round(seconds / 60) * 60
    exact = minutes if abs(minutes - seconds) <= doubt else round(seconds)
    return ReadDate(day, _local(datetime.combine(day, time()) + timedelta(seconds=exact)))


def _date(found: re.Match, otherwise: str) -> date:
    parts = found.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    month = _MONTHS.get(parts["name"], 0) if parts.get("name") else int(parts["m"])
    if not month and parts.get("name"):
        raise Unreadable(otherwise)
    if parts.get("mark") == "/" and found.start("d") < found.start("y"):
        day, month = _of_slashes(day, month, year)
    try:
        told = date(year, month, day)
    except ValueError:
        raise Unreadable(N_("there is no such day")) from None
    if told.year not in _YEARS:
        raise Unreadable(N_("a year between 1900 and 2199 is expected"))
    for name in (parts["before"], parts["after"]):
        if name and _WEEKDAYS[name] != told.weekday():
            raise Unreadable(N_("the day of the week does not fit the date"))
    return told


def _of_slashes(first: int, second: int, year: int) -> tuple[int, int]:
    """Day and month: some write the one first, some the other."""
    if first <= 12 and second <= 12 and first != second:
        message = N_("which is the day, which the month? Write {one} or {other}")
        one, other = f"{first:02}.{second:02}.{year}", f"{second:02}.{first:02}.{year}"
        raise Unreadable(message, one=one, other=other)
    return (second, first) if second > 12 else (first, second)


def _hours(day: date, rest: str) -> ReadDate | None:
    one, two = _ONE.fullmatch(rest), _TWO.fullmatch(rest)
    if one and (one["m1"] or one["word"] or one["iso"] or one["half1"]):
        start, offset = _at(day, one, 1), _offset(one)
        if offset is None:
            return ReadDate(day, _local(start))
        if offset >= timedelta() or one["iso"] or one["s1"]:
            return ReadDate(day, start.replace(tzinfo=timezone(offset)))
        if not (two and _at(day, two, 2) > start):  # 17:00-05:00; but 10:00-12:00 is an end
            raise Unreadable(N_("an end or an offset? Write the end in its own column"))
    if two:
        return ReadDate(day, _local(_at(day, two, 1)), _local(_at(day, two, 2)))
    if onward := _TO.match(rest):
        end = local_moment(rest[onward.end() :])
        return None if end.end else ReadDate(day, _local(_at(day, onward, 1)), end.start)
    return None


def _at(day: date, found: re.Match, n: int) -> datetime:
    hour, minute, second = (int(found[f"{part}{n}"] or 0) for part in "hms")
    half = found[f"half{n}"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = time(hour, minute, second, int((found[f"f{n}"] or "0")[:6].ljust(6, "0")))
    except ValueError:
        raise Unreadable(N_("there is no such hour")) from None
    return datetime.combine(day, clock)


def _offset(found: re.Match) -> timedelta | None:
    """From UTC; None if none is told."""
    if found["zero"]:
        return timedelta()
    if not found["offset"]:
        return None
    digits = found["offset"][1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -size if found["offset"][0] == "-" else size


def _local(naive: datetime) -> datetime:
    aware = naive.replace(tzinfo=LOCAL)
    if aware.astimezone(UTC).astimezone(LOCAL).replace(tzinfo=None) != naive:
        raise Unreadable(N_("that hour did not exist: the clocks went forward"))
    return aware
