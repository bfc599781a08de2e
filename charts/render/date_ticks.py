"""Ticks of a time axis: which days, and their texts in the reader's language."""

import datetime as dt

from locales import Locale


def date_ticks(first: dt.date, last: dt.date, most: int = 9) -> list[dt.date]:
    """At most about `most` evenly spread dates from `first` to `last`."""
    days = (last - first).days
    if days <= 62:
        step = max(1, -(-(days + 1) // most))
        return [first + dt.timedelta(days=n) for n in range(0, days + 1, step)]
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / s <= most)
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    start = -(-start // step) * step
    end = last.year * 12 + last.month - 1
    return [dt.date(n // 12, n % 12 + 1, 1) for n in range(start, end + 1, step)]


def tick_lines(ticks: list[dt.date], locale: Locale) -> list[tuple[str, ...]]:
    """The lines of each tick: days, if any is no first of a month; else months, new years below."""
    if any(tick.day != 1 for tick in ticks):
        return [(locale.short_date(tick),) for tick in ticks]
    lines: list[tuple[str, ...]] = []
    for i, tick in enumerate(ticks):
        new_year = i == 0 or tick.year != ticks[i - 1].year
        month = locale.month(tick)
        lines.append((month, str(tick.year)) if new_year else (month,))
    return lines
