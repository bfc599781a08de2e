"""What the site tells: the public records, each with what belongs to it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from data_access import postulates as reads
from data_access.schedule import calendar_meetings
from domain.blank import is_blank
from domain.vocabulary import OPEN_STATUSES, MeetingStatus, Status
from reports.site.public_source import Public

PublicRow = dict[str, Any]


@dataclass(frozen=True)
class StatusStep:
    """A change of a postulate's status; `at` is None for its submission."""

    day: date
    at: datetime | None
    status: str
    justification: str
    merged_into: str


@dataclass(frozen=True)
class PublicPostulate:
    """`author` is empty where it is not an organisation. `deadline` is None unless it is open.

    `provisions`: the codes of those that it led to.
    """

    code: str
    title: str
    text: str
    sector: str
    author: str
    department: str
    area: str | None
    channel: str | None
    stage: str
    submitted_on: date
    deadline: date | None
    status: str
    status_on: date | None
    steps: tuple[StatusStep, ...]
    supporters: tuple[str, ...]
    provisions: tuple[str, ...]

    @property
    def justification(self) -> str:
        """What was last written of the present status."""
        of_the_status = [s.justification for s in self.steps if s.status == self.status]
        return next(filter(None, reversed(of_the_status)), "")

    @property
    def merged_into(self) -> str:
        return self.steps[-1].merged_into if self.steps else ""


@dataclass(frozen=True)
class Facts:
    """Everything by code, in the order in which it is listed: postulates by submission.

    `topics`: of each sector, and of all under "": its topics, the largest first, each with the
    codes of its postulates. `meetings`: rows of
    `data_access.schedule.calendar_meetings` with `minutes` (a web address, or empty).
    """

    postulates: dict[str, PublicPostulate]
    topics: dict[str, dict[str, list[str]]]
    provisions: dict[str, str]
    meetings: list[PublicRow]


def facts(source: Public) -> Facts:
    """Gather the public records as they stand at the scope's as-of date."""
    tables = source.tables
    return Facts(
        postulates={postulate.code: postulate for postulate in _postulates(source)},
        topics={code: _topics(source, code) for code in ("", *source.sector_names)},
        provisions={
            row["code"]: row["title"] or ""
            for row in sorted(_rows(tables["provisions"]), key=lambda row: _counted(row["code"]))
        },
        meetings=_meetings(source),
    )


def _postulates(source: Public) -> Iterable[PublicPostulate]:
    tables, as_of = source.tables, source.scope.as_of
    texts = {row["code"]: row for row in _rows(tables["postulates"])}
    names = {row["code"]: row["name"] for row in _rows(tables["organisations"])}
    steps = _steps(tables["postulate_statuses"], as_of)
    supporters = _several(tables["postulate_supporters"], "organisation")
    provisions = _several(tables["postulate_provisions"], "provision")
    wait = timedelta(days=source.programme.response_days)
    for row in source.read(reads.positions).sort_values("code").to_dict("records"):
        code = source.codes.public(row["code"])
        told = texts.get(code)
        if told is None:  # not public
            continue
        yield PublicPostulate(
            code=code,
            title=told["title"] or "",
            text="" if is_blank(told["text"]) else told["text"],
            sector=row["sector"],
            author=names.get(told["organisation"]) or "",
            department=told["department"] or "",
            area=told["area"],
            channel=told["channel"],
            stage=row["stage"],
            submitted_on=told["submitted_on"],
            deadline=told["submitted_on"] + wait if row["status"] in OPEN_STATUSES else None,
            status=row["status"],
            status_on=row["status_on"],
            steps=_whole(told["submitted_on"], steps.get(code, [])),
            supporters=tuple(names[c] for c in supporters.get(code, []) if c in names),
            provisions=tuple(provisions.get(code, [])),
        )


def _topics(source: Public, sector: str) -> dict[str, list[str]]:
    scope = source.scope.of_sector(sector) if sector else source.scope
    found = source.read(reads.of_topics, source.asks, scope=scope).dropna(subset="topic")
    groups = {
        name: [code for own in rows if (code := source.codes.public(own))]
        for name, rows in found.groupby("topic")["code"]
    }
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))


def _steps(changes: pd.DataFrame, as_of: date) -> Mapping[str, list[StatusStep]]:
    found = defaultdict(list)
    for row in _rows(changes):
        if row["changed_at"].date() <= as_of:
            step = StatusStep(
                row["changed_at"].date(),
                row["changed_at"],
                row["status"],
                "" if is_blank(row["justification"]) else row["justification"],
                row["merged_into"] or "",
            )
            found[row["postulate"]].append(step)
    return {code: sorted(of, key=lambda step: step.at) for code, of in found.items()}


def _whole(submitted_on: date, steps: list[StatusStep]) -> tuple[StatusStep, ...]:
    """The submission first, once."""
    told = steps[1:] if steps and steps[0].status == Status.SUBMITTED else steps
    return (StatusStep(submitted_on, None, Status.SUBMITTED, "", ""), *told)


def _meetings(source: Public) -> list[PublicRow]:
    addresses = {
        row["code"]: web_address(row.get("minutes_url")) for row in _rows(source.tables["meetings"])
    }
    return [
        row | {"minutes": addresses[row["code"]] if row["status"] == MeetingStatus.HELD else ""}
        for row in source.read(calendar_meetings).to_dict("records")
        if row["code"] in addresses
    ]


def web_address(text: object) -> str:
    """The address, if it is one of the web: nothing else may become a link."""
    if not isinstance(text, str):
        return ""
    try:
        parts = urlsplit(text.strip())
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return parts.geturl() if known and parts.username is None else ""


def _counted(code: str) -> list[tuple[str, int]]:
    """For sorting: § 9 before § 10."""
    return [(text, int(number or 0)) for text, number in re.findall(r"(\D*)(\d{0,18})", code)]


def _several(links: pd.DataFrame, column: str) -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for postulate, other in zip(links["postulate"], links[column], strict=True):
        found[postulate].append(other)
    return found


def _rows(table: pd.DataFrame) -> list[PublicRow]:
    """With None for whatever is missing, however pandas keeps it."""
    return [
        {name: None if value is pd.NaT or value != value else value for name, value in row.items()}
        for row in table.to_dict("records")
    ]
