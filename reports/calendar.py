"""Meetings for anyone's calendar: one iCalendar file, to be downloaded or subscribed to."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd
from icalendar import Calendar, Event, vCalAddress, vDuration

from catalogue.record_names import programme_name
from data_access.models import Programme
from domain.clock import LOCAL
from domain.text import one_line
from domain.vocabulary import MeetingStatus
from locales import Locale

USUAL_LENGTH = timedelta(hours=2)
"""Of a meeting whose end is not recorded, or lies before its start."""
REFRESH = timedelta(hours=1)
"""How often a subscriber is asked to look again."""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""From here the seconds of a revision are counted: as a number they must fit into 31 bits."""
_NO_ADDRESS = "invalid:nomail"
"""PUBLISH asks for an organiser; a team has no address of its own to give."""
_PLAIN = re.compile(r"[A-Za-z0-9._-]{1,80}")


def calendar(
    meetings: pd.DataFrame, names: Mapping[str, str], programme: Programme, locale: Locale
) -> bytes:
    """The meetings as iCalendar (RFC 5545), published (RFC 5546) for those who subscribe.

    `meetings`: of `data_access.schedule.calendar_meetings`; `names`: team code → name. Instants are
    in UTC, so that no time zone is needed; a meeting without an hour is an event of the whole day.
    The same records give the same bytes: stamp and sequence are those of each meeting's revision,
    so one that was moved or cancelled takes the place of what a subscriber has.
    """
    found = Calendar()
    found.add("prodid", f"-//consultation-dashboard//{locale.language}")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", programme_name(programme, locale))
    found.add("x-wr-timezone", str(LOCAL))
    found.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", vDuration(REFRESH))
    for row in meetings.to_dict("records"):
        found.add_component(_event(row, names, programme, locale))
    return found.to_ical()


def _event(
    row: dict[str, Any],
    names: Mapping[str, str],
    programme: Programme,
    locale: Locale,
) -> Event:
    team = one_line(names.get(row["team"], row["team"]))
    begins, ends = _span(row["begins"], row["ends"])
    revised = row["revised_at"].to_pydatetime()
    event = Event()
    event.add("uid", f"{_key(programme.code)}-{_key(row['code'])}@consultation-dashboard")
    event.add("dtstamp", revised)
    event.add("last-modified", revised)
    event.add("sequence", int((revised - _EPOCH).total_seconds()))
    event.add("organizer", vCalAddress(_NO_ADDRESS), parameters={"CN": team})
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("summary", one_line(row["title"]) or locale.gettext("Meeting: {team}", team=team))
    venue = one_line(row["venue"])
    if venue:
        event.add("location", venue)
    event.add("status", _status(row))
    event.add("categories", [team])
    return event


def _span(begins: pd.Timestamp, ends: pd.Timestamp) -> tuple[date, date]:
    """Start and end as an event tells them: instants in UTC, or whole days, the last not included.

    A day alone stands in the records as its midnight.
    """
    ended = ends > begins  # else not recorded, or wrongly
    first, last = _midnight(begins), _midnight(ends if ended else begins)
    if first and last:
        return first, last + timedelta(days=1)
    ends = ends if ended else begins + USUAL_LENGTH
    return begins.to_pydatetime(), ends.to_pydatetime()


def _midnight(moment: pd.Timestamp) -> date | None:
    """The local day that begins then, if one does."""
    local = moment.to_pydatetime().astimezone(LOCAL)
    return local.date() if local.time() == time() else None


def _status(row: dict[str, Any]) -> str:
    """A planned meeting is definite; one whose day has passed and nobody confirmed is not."""
    if row["status"] == MeetingStatus.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if row["lapsed"] else "CONFIRMED"


def _key(code: str) -> str:
    """A code as it may stand in an identifier: itself if plain, else its digest."""
    return code if _PLAIN.fullmatch(code) else hashlib.sha256(code.encode()).hexdigest()[:32]
