"""Local days and hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/Warsaw")
"""The time zone in which a day begins and ends."""


def today() -> date:
    """The local date now."""
    return datetime.now(LOCAL).date()


def monday(day: date) -> date:
    """The first day of the ISO week."""
    return day - timedelta(days=day.weekday())


def local(moment: datetime) -> datetime:
    """The local date-time of an instant as the database keeps it, in UTC without a zone."""
    return moment.replace(tzinfo=UTC).astimezone(LOCAL).replace(tzinfo=None)
