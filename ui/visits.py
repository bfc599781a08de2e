"""The day of a browser's previous visit, kept in its cookie alone."""

from collections.abc import Mapping
from datetime import date

from domain.address import iso_day

VISITS = "visits"
"""A cookie that knows no one: the day of this visit and, after a point, that of the one before."""


def next_cookie(cookie: str, today: date) -> str:
    """The cookie from today on, made of what the browser sent; "" if it sent none."""
    latest, before = _days(cookie)
    previous = before if latest == today else latest
    days = [today, *([previous] if previous and previous < today else [])]
    return ".".join(each.isoformat() for each in days)


def previous_visit(cookies: Mapping[str, str]) -> date | None:
    """The day of the visit before the present one; None if there was none."""
    return _days(cookies[VISITS])[1] if VISITS in cookies else None


def _days(cookie: str) -> tuple[date | None, date | None]:
    latest, _point, before = cookie.partition(".")
    return iso_day(latest), iso_day(before)
