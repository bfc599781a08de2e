"""Meetings for anyone's calendar: one iCalendar file, to be downloaded or subscribed to."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pandas as pd
from icalendar import Calendar, Event

from data_access.models import Programme
from data_access.scope import LOCAL
from data_access.vocabulary import MeetingStatus
from locales import Locale
from reports.names import programme_name
from reports.text import one_line

USUAL_LENGTH = timedelta(hours=2)
"""Of a meeting whose end is not recorded, or lies before its start."""
_PLAIN = re.compile(r"[A-Za-z0-9._-]{1,80}")


def calendar(
    meetings: pd.DataFrame, names: Mapping[str, str], programme: Programme, locale: Locale
) -> bytes:
    """The meetings as iCalendar (RFC 5545), instants in UTC, so that no time zone is needed.

    `meetings`: of `data_access.schedule.agenda`; `names`: team code → name. The same records give
    the same bytes: the stamp is the records' day, not the clock's.
    """
    found = Calendar()
    found.add("prodid", f"-//consultation-dashboard//{locale.language}")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", programme_name(programme, locale))
    found.add("x-wr-timezone", str(LOCAL))
    stamp = _stamp(programme)
    for row in meetings.to_dict("records"):
        found.add_component(_event(row, names, programme, stamp, locale))
    return found.to_ical()


def _event(
    row: dict[str, Any],
    names: Mapping[str, str],
    programme: Programme,
    stamp: datetime,
    locale: Locale,
) -> Event:
    team = one_line(names.get(row["team"], row["team"]))
    begins, ends = row["begins"], row["ends"]
    if not ends > begins:  # not recorded, or wrongly
        ends = begins + USUAL_LENGTH
    event = Event()
    event.add("uid", f"{_key(programme.code)}-{_key(row['code'])}@consultation-dashboard")
    event.add("dtstamp", stamp)
    event.add("dtstart", begins.to_pydatetime().astimezone(UTC))
    event.add("dtend", ends.to_pydatetime().astimezone(UTC))
    event.add("summary", one_line(row["title"]) or locale.gettext("Meeting: {team}", team=team))
    venue = one_line(row["venue"])
    if venue:
        event.add("location", venue)
    event.add("status", _status(row))
    event.add("categories", [team])
    return event


def _status(row: dict[str, Any]) -> str:
    """A planned meeting is definite; one whose day has passed and nobody confirmed is not."""
    if row["status"] == MeetingStatus.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if row["lapsed"] else "CONFIRMED"


def _stamp(programme: Programme) -> datetime:
    """The day on which the records stand, else the first that they tell of, at midnight UTC."""
    day = programme.as_of or programme.consultation_start or programme.period_start
    return datetime.combine(day, time(), UTC)


def _key(code: str) -> str:
    """A code as it may stand in an identifier: itself if plain, else its digest."""
    return code if _PLAIN.fullmatch(code) else hashlib.sha256(code.encode()).hexdigest()[:32]
