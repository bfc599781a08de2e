"""The predecessor's postulates, and what became of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

import pandas as pd

from data_access.sample.postulates import PostulateDraft, drafts
from data_access.sample.predecessor.meetings import lists
from data_access.sample.predecessor.setting import (
    circle,
    earlier,
    generator,
    meeting_code,
    of_predecessor,
    predecessor_figures,
)
from data_access.sample.setting import in_krakow, sample_texts
from domain.vocabulary import COORDINATING, Channel, Stage, Status

_FIRST, _DAYS, _USUAL = date(2008, 3, 17), 172, 90
"""When postulates came in outside meetings: from that day, for so long, most about the 90th."""
_AT_MEETING, _NO_ORGANISATION, _UMBRELLAS_AUTHOR = 0.35, 0.1, 0.2
_SUPPORTERS = (50, 26, 16, 8)
"""Of a hundred postulates, how many have 0, 1, 2, 3 supporters."""
_OUTCOMES = {
    Status.ACCEPTED: 30,
    Status.PARTLY_ACCEPTED: 20,
    Status.REJECTED: 38,
    Status.WITHDRAWN: 5,
    Status.OUT_OF_SCOPE: 7,
}
_JUSTIFIED = 0.82
_NEAR = timedelta(days=18)
"""A meeting within that time is waited for."""


@dataclass(frozen=True)
class _Postulate:
    code: str
    sector: str
    organisation: str | None
    meeting: str | None
    channel: str
    submitted_on: date
    draft: PostulateDraft


@cache
def _postulates() -> tuple[_Postulate, ...]:
    """In order of submission."""
    random = generator("postulates")
    drawn = []
    for sector, number in predecessor_figures()["postulates"].items():
        gathered = [draft for draft in drafts(sector) if draft.stage == Stage.GATHERING]
        for draft in random.sample(gathered, number):
            drawn.append((*_submission(random, sector), draft))
    drawn.sort(key=lambda each: (each[0], each[3].sector, each[3].topic))
    return tuple(
        _Postulate(
            code=f"P-{n:03d}",
            sector=draft.sector,
            organisation=_author(random, draft.sector, meeting),
            meeting=meeting,
            channel=channel,
            submitted_on=day,
            draft=draft,
        )
        for n, (day, channel, meeting, draft) in enumerate(drawn, 1)
    )


def postulates() -> pd.DataFrame:
    columns = (
        "code sector title text organisation meeting channel area stage submitted_on department"
    )
    return of_predecessor(columns, [_row(each) for each in _postulates()])


def _row(postulate: _Postulate) -> tuple:
    draft = postulate.draft
    return (
        postulate.code,
        postulate.sector,
        earlier(draft.title),
        earlier(draft.text),
        postulate.organisation,
        postulate.meeting,
        postulate.channel,
        draft.entry["area"],
        draft.stage.value,
        postulate.submitted_on,
        sample_texts("departments")[draft.entry["by"]]["name"],
    )


def _submission(random: Random, sector: str) -> tuple[date, str, str | None]:
    """Day, channel and meeting: many at one of the first two meetings, the others by post."""
    met = predecessor_figures()["calendar"][sector][:2]
    if random.random() < _AT_MEETING:
        n = random.randrange(len(met))
        return met[n][0], Channel.MEETING.value, meeting_code(sector, n + 1)
    day = _FIRST + timedelta(days=round(random.triangular(0, _DAYS, _USUAL)))
    return day, random.choice((Channel.EMAIL, Channel.LETTER, Channel.FORM)).value, None


def _author(random: Random, sector: str, meeting: str | None) -> str | None:
    share = random.random()
    if share < _NO_ORGANISATION:
        return None
    if share < _UMBRELLAS_AUTHOR:
        return circle(sector)[-1]
    present = [row[1] for row in lists() if row[0] == meeting and row[1] and row[6]]
    return random.choice(present or circle(sector))


def supporters() -> pd.DataFrame:
    random = generator("supporters")
    rows = []
    for postulate in _postulates():
        free = [code for code in circle(postulate.sector) if code != postulate.organisation]
        number = random.choices(range(len(_SUPPORTERS)), _SUPPORTERS)[0]
        rows += [(postulate.code, code) for code in random.sample(free, number)]
    return of_predecessor("postulate organisation", rows)


def statuses() -> pd.DataFrame:
    columns = "postulate changed_at status team meeting justification merged_into"
    return of_predecessor(columns, [(*change, None) for change in _changes()])


@cache
def _changes() -> list[tuple]:
    """Of each postulate: taken in hand, presented to the coordinating team, decided."""
    random = generator("changes")
    rows: list[tuple] = []
    for each in _postulates():
        ending = random.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
        at_once = ending in (Status.WITHDRAWN, Status.OUT_OF_SCOPE)
        last = _office(each.submitted_on + timedelta(days=random.randint(2, 14)))
        rows.append((each.code, last, Status.IN_REVIEW.value, each.sector, None, None))
        if not at_once:
            last, meeting = _presented(random, last)
            rows.append((each.code, last, Status.PRESENTED.value, COORDINATING, meeting, None))
        decided = _office(last.date() + timedelta(days=random.randint(3, 21)))
        reason = _reason(random, ending, each.draft) if random.random() < _JUSTIFIED else None
        team = each.sector if at_once else COORDINATING
        rows.append((each.code, decided, ending.value, team, None, reason))
    return rows


def _presented(random: Random, since: datetime) -> tuple[datetime, str | None]:
    """At the next meeting of the coordinating team; in circulation where none is near."""
    for n, (day, hour, *_counts) in enumerate(predecessor_figures()["calendar"][COORDINATING], 1):
        if timedelta(0) < day - since.date() <= _NEAR:
            return in_krakow(day, hour, random.randrange(60)), meeting_code(COORDINATING, n)
    return _office(since.date() + timedelta(days=random.randint(4, 12))), None


def _office(day: date) -> datetime:
    """That day in office hours; after a weekend where it is one."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    return in_krakow(day, 11, 15)


def _reason(random: Random, ending: Status, draft: PostulateDraft) -> str:
    by_area = sample_texts("justifications")[ending.value]
    chosen = random.choice(by_area.get(draft.entry["area"]) or by_area["any"])
    genitive = sample_texts("departments")[draft.entry["by"]]["genitive"]
    return earlier(chosen.replace("{dept}", genitive).replace("{to}", draft.entry["to"]))


def traced() -> pd.DataFrame:
    """The accepted ones and their provisions; every third was never written into the text."""
    provisions = {each.code: each.draft.entry["to"] for each in _postulates()}
    accepted = (Status.ACCEPTED, Status.PARTLY_ACCEPTED)
    codes = [code for code, _at, status, *_rest in _changes() if status in accepted]
    rows = [(code, provisions[code]) for n, code in enumerate(codes) if n % 3]
    return of_predecessor("postulate provision", rows)
