"""What became of the postulates: changes of status along the usual steps, with their reasons."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from random import Random

import pandas as pd

from data_access.sample.fates import Fate, fates
from data_access.sample.meetings import SampleMeeting, held_by
from data_access.sample.postulates import SamplePostulate, all_postulates
from data_access.sample.setting import (
    SAMPLE_AS_OF,
    in_krakow,
    of_programme,
    random_of,
    sample_texts,
    working_day,
)
from domain.vocabulary import COORDINATING, DECIDED, JUSTIFICATION_DUE, VOID, Status

_WITHOUT_REASON = 8
"""How many decisions nobody justified."""
_SHARE_DEFERRED = 0.18


@dataclass(frozen=True)
class StatusChange:
    postulate: str
    changed_at: datetime
    status: str
    team: str
    meeting: str | None
    justification: str | None
    merged_into: str | None


class _History:
    """The changes of one postulate, drawn step by step until the records were closed."""

    def __init__(self, random: Random, postulate: SamplePostulate) -> None:
        self._random = random
        self._postulate = postulate
        self._day = postulate.submitted_on
        self._pace = 1.0
        self._last: datetime | None = None
        self.changes: list[StatusChange] = []

    def live(self, fate: Fate) -> None:
        """All steps towards the fate, as far as time allows."""
        self._pace = fate.pace
        if fate.ending == Status.SUBMITTED:
            return
        self.wait(3, 12)
        self.step(Status.IN_REVIEW, self._postulate.sector)
        if fate.ending in VOID:
            self.wait(4, 18)
            self.step(fate.ending, self._postulate.sector, target=fate.target)
        elif fate.ending != Status.IN_REVIEW:
            self._to_the_coordinating_team(fate)

    def _to_the_coordinating_team(self, fate: Fate) -> None:
        self._present()
        if self._random.random() < _SHARE_DEFERRED:
            self.wait(0, 6)
            self.step(Status.DEFERRED, COORDINATING)
            self.wait(20, 40)
            self._present()
        if fate.ending == Status.PRESENTED:
            return
        self._decide(fate.ending)
        if fate.reopened_to:
            self.wait(8, 20)
            self.step(Status.IN_REVIEW, self._postulate.sector)
            self._present()
            self._decide(fate.reopened_to)

    def _present(self) -> None:
        """At the next meeting of the coordinating team if it is near, else in circulation."""
        self.wait(3, 10)
        meeting = self._next_meeting(within=round(12 * self._pace))
        self.step(Status.PRESENTED, COORDINATING, meeting=meeting)

    def _decide(self, status: Status) -> None:
        self.wait(4, 20)
        meeting = self._next_meeting(within=6)
        self.step(status, COORDINATING, meeting=meeting)

    def _next_meeting(self, within: int) -> SampleMeeting | None:
        for meeting in held_by(COORDINATING):
            if self._day <= meeting.day <= self._day + timedelta(days=within):
                return meeting
        return None

    def wait(self, least: int, most: int) -> None:
        days = round(self._random.randint(least, most) * self._pace)
        self._day = working_day(self._day + timedelta(days=days))

    def step(
        self,
        status: Status,
        team: str,
        meeting: SampleMeeting | None = None,
        target: str | None = None,
    ) -> None:
        moment = self._moment(meeting)
        self._last, self._day = moment, moment.date()
        if self._day > SAMPLE_AS_OF:
            return
        self.changes.append(
            StatusChange(
                postulate=self._postulate.code,
                changed_at=moment,
                status=status.value,
                team=team,
                meeting=meeting.code if meeting else None,
                justification=None,
                merged_into=target,
            )
        )

    def _moment(self, meeting: SampleMeeting | None) -> datetime:
        """During the meeting, or in office hours; always later than the change before."""
        minutes = self._random.randrange(140)
        if meeting:
            moment = meeting.starts_at + timedelta(minutes=minutes)
        else:
            moment = in_krakow(self._day, 8) + timedelta(minutes=30 + 3 * minutes)
        if self._last and moment <= self._last:
            moment = self._last + timedelta(minutes=5)
        return moment


@cache
def status_histories() -> tuple[StatusChange, ...]:
    """All changes of all postulates, with reasons, in order of postulate and time."""
    random = random_of("histories")
    drawn: list[StatusChange] = []
    for postulate in all_postulates():
        history = _History(random, postulate)
        history.live(fates()[postulate.code])
        drawn += history.changes
    return tuple(_with_reasons(drawn))


def final_decisions() -> dict[str, StatusChange]:
    """The latest change of each postulate that is decided now."""
    latest = {change.postulate: change for change in status_histories()}
    return {code: change for code, change in latest.items() if change.status in DECIDED}


def postulate_statuses() -> pd.DataFrame:
    columns = "postulate changed_at status team meeting justification merged_into"
    return of_programme(columns, [tuple(vars(each).values()) for each in status_histories()])


def postulate_provisions() -> pd.DataFrame:
    """Accepted postulates whose reason names the provision, and a few left without a reason."""
    by_code = {each.code: each for each in all_postulates()}
    rows = [
        (code, by_code[code].provision)
        for code, change in sorted(final_decisions().items())
        if change.status != Status.REJECTED
        and by_code[code].provision in (change.justification or "")
    ]
    return of_programme("postulate provision", rows)


def _with_reasons(drawn: list[StatusChange]) -> list[StatusChange]:
    """Each change that is due a reason gets one, but for a few of the last decisions."""
    random = random_of("reasons")
    latest = {change.postulate: change for change in drawn}
    decided = [change for change in latest.values() if change.status in DECIDED]
    silent = set(random.sample(decided, _WITHOUT_REASON))
    by_code = {each.code: each for each in all_postulates()}
    uses: Counter[str] = Counter()
    found, before = [], ""
    for change in drawn:
        postulate = by_code[change.postulate]
        kind = "reopened" if _reopens(change, postulate.code, before) else change.status
        before = f"{change.postulate} {change.status}"
        due = change.status in JUSTIFICATION_DUE or kind in ("reopened", Status.WITHDRAWN)
        if not due or change in silent:
            found.append(change)
            continue
        reason = _reason(random, uses, kind, postulate, change.merged_into)
        found.append(replace(change, justification=reason))
    return found


def _reopens(change: StatusChange, postulate: str, before: str) -> bool:
    decided = {f"{postulate} {status}" for status in DECIDED}
    return change.status == Status.IN_REVIEW and before in decided


def _reason(
    random: Random, uses: Counter[str], kind: str, postulate: SamplePostulate, target: str | None
) -> str:
    """One of the reasons least used so far."""
    by_area = sample_texts("justifications")[kind]
    choices = by_area.get(postulate.area) or by_area["any"]
    least = min(uses[text] for text in choices)
    text = random.choice([text for text in choices if uses[text] == least])
    uses[text] += 1
    unit = sample_texts("departments")[postulate.unit]["genitive"]
    return (
        text.replace("{dept}", unit)
        .replace("{to}", postulate.provision)
        .replace("{target}", target or "")
    )
