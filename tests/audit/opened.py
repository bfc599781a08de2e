"""Which records a link opens, as the list of its page reads them."""

from dataclasses import replace
from typing import Any

import pandas as pd

from catalogue import EXHIBITS
from catalogue.changes import changes_since, last_coordinating
from catalogue.source import Records
from data_access import attendance, postulates
from domain.address import Target
from domain.changes import step_of
from domain.filters import wanted
from ui.organisations import READS
from ui.schedule import EXHIBIT_OF_LIST as LISTS
from ui.schedule import narrowed

_ALL = 1_000_000


def opened(of: Target, source: Records) -> int:
    """How many rows the target opens: of its page's list; where nothing asks for that, of the
    exhibit with a row for each sector."""
    if of.page == "attendance" and not of.filters:
        return len(EXHIBITS["attendance_rates"].build(_within(of, source)).table)
    return len(rows(of, source))


def rows(of: Target, source: Records) -> pd.DataFrame:
    """The whole list."""
    return _LISTS[of.page](_within(of, source), wanted(of.page, of.filters))


def _within(of: Target, source: Records) -> Records:
    """The same reads in the target's sectors."""
    scope = source.scope
    return replace(source, scope=replace(scope, sectors=of.sectors or scope.sectors))


def _organisations(source: Records, asked: dict[str, Any]) -> pd.DataFrame:
    read = READS[asked.pop("list", "active")]
    return source.read(read, limit=_ALL, **asked)[0]


def _meetings(source: Records, asked: dict[str, Any]) -> pd.DataFrame:
    """Of the section with a list of its own the organisations that did so."""
    if "why" not in asked:
        return source.read(attendance.meetings, limit=_ALL, **asked)[0]
    took = source.read(attendance.turnover, asked["from_meeting"], asked["to_meeting"])
    return took[took["why"] == asked["why"]]


def _schedule(source: Records, asked: dict[str, Any]) -> pd.DataFrame:
    exhibit = EXHIBITS[LISTS[asked.pop("list", "milestones")]].build(source)
    return narrowed(exhibit, **asked)


def _changes(source: Records, asked: dict[str, Any]) -> pd.DataFrame:
    found = changes_since(source, last_coordinating(source)).records
    found = found[found["count"] == asked["count"]]
    columns = (found[name] for name in ("kind", "effect", "destination"))
    return found[[step_of(*row) == asked["step"] for row in zip(*columns, strict=True)]]


_LISTS = {
    "postulates": lambda source, asked: source.read(postulates.search, limit=_ALL, **asked)[0],
    "attendance": _meetings,
    "participation": _organisations,
    "schedule": _schedule,
    "data": _changes,
}
