"""Attendance lists: organisations as the calendar counts them, team members, other parties."""

from collections import Counter
from functools import cache
from random import Random

import pandas as pd

from data_access.sample import participants
from data_access.sample.meetings import SampleMeeting, all_meetings
from data_access.sample.organisations import register
from data_access.sample.setting import of_programme, random_of, sample_texts, weighted_sample
from data_access.sample.teams import seats_of
from domain.vocabulary import COORDINATING, MemberRole

_SHARE_SHOWING_UP = 0.66
_SHARE_INVITED = 0.72
"""Of those who registered; the others heard of the meeting elsewhere."""
_PRESENCE = {MemberRole.CITY_HALL: 0.85, MemberRole.NGO: 0.65, MemberRole.EXPERT: 0.55}
_WITHOUT_QUORUM = "KOR-S5"
"""The summer meeting of the coordinating team to which less than half of it came."""


class _Lists:
    """Draws the lists one after another, remembering who was invited and who came."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._invitations: Counter[str] = Counter()
        self._visits: Counter[str] = Counter()
        self._never = {code for group in participants.never_came().values() for code in group}

    def draw(self, meeting: SampleMeeting) -> list[tuple]:
        """Rows (organisation, invited, registered, attended, people)."""
        coming = self._coming(meeting)
        showed_up = round(min(meeting.registered * _SHARE_SHOWING_UP, len(coming) * 0.8))
        signed_up, others = coming[:showed_up], coming[showed_up:]
        no_shows = self._others(meeting, coming, meeting.registered - showed_up)
        registered = {*signed_up, *no_shows}
        listed = [*coming, *no_shows]
        called = [
            *others[: len(coming) // 8],  # the rest of the others walk in
            *self._random.sample(signed_up, round(_SHARE_INVITED * len(signed_up))),
            *self._random.sample(no_shows, round(_SHARE_INVITED * len(no_shows))),
        ]
        in_vain = self._called_in_vain(meeting, listed, meeting.invited - len(called))
        invited = {*called, *in_vain}
        self._invitations.update(invited)
        if meeting.team != COORDINATING:  # observers there are no visitors of a sector
            self._visits.update(coming)
        return [
            (code, code in invited, code in registered, code in coming, self._heads(code in coming))
            for code in [*listed, *in_vain]
        ]

    def _coming(self, meeting: SampleMeeting) -> list[str]:
        """Who attends: the leaders likelier than others."""
        weights = self._weights(meeting.team)
        return weighted_sample(
            self._random, list(weights), list(weights.values()), meeting.attended
        )

    def _weights(self, team: str) -> dict[str, float]:
        if team == COORDINATING:
            observers = dict.fromkeys(participants.pools()["OBY"], 1.0)
            return observers | dict.fromkeys(participants.umbrellas(), 6.0)
        weights = dict.fromkeys(_not_seated(team), 1.0)
        weights |= participants.leaders(team, umbrella=0.1, dominator=40.0)
        return weights

    def _called_in_vain(self, meeting: SampleMeeting, listed: list[str], size: int) -> list[str]:
        """Invited, neither registered nor came: those that never come, and others."""
        never = participants.never_came().get(meeting.team, ()) if meeting.held else ()
        return [*never, *self._others(meeting, listed, size - len(never))]

    def _others(self, meeting: SampleMeeting, listed: list[str], size: int) -> list[str]:
        """Organisations of the sector, not on the list and not yet called twice in vain."""
        free = [
            code
            for code in dict.fromkeys([*_not_seated(meeting.team), *_declared(meeting.team)])
            if code not in listed
            and code not in self._never
            and (self._visits[code] or self._invitations[code] < 2)
        ]
        weights = [3.0 if self._visits[code] else 1.0 for code in free]
        return weighted_sample(self._random, free, weights, max(size, 0))

    def _heads(self, attended: bool) -> int:
        return self._random.choices((1, 2, 3), (82, 15, 3))[0] if attended else 0


@cache
def _not_seated(team: str) -> list[str]:
    """The pool without the organisations whose people come as members of the team."""
    seated = {member.organisation for seat in seats_of(team) for member in seat}
    pool = participants.pools()["OBY" if team == COORDINATING else team]
    return [code for code in pool if code not in seated]


@cache
def _declared(team: str) -> list[str]:
    sector = "OBY" if team == COORDINATING else team
    return [each.code for each in register() if sector in each.sectors]


@cache
def lists() -> tuple[tuple, ...]:
    """Rows (meeting, organisation, member, party, five flags, people)."""
    drawn = _Lists(random_of("attendance"))
    random = random_of("team presence")
    rows: list[tuple] = []
    for meeting in all_meetings():
        for code, invited, registered, attended, people in drawn.draw(meeting):
            flags = (invited, registered, attended, False)
            rows.append((meeting.code, code, None, None, *flags, people))
        if meeting.held and meeting.attended:
            rows += _members(random, meeting) + _parties(random, meeting)
    return tuple(rows)


def attendance() -> pd.DataFrame:
    columns = "meeting organisation member party invited registered attended excused people"
    return of_programme(columns, list(lists()))


def _members(random: Random, meeting: SampleMeeting) -> list[tuple]:
    rows = []
    for seat in seats_of(meeting.team):
        presence = _PRESENCE[MemberRole(seat[0].role)]
        if meeting.team == COORDINATING:
            presence = 0.3 if meeting.code == _WITHOUT_QUORUM else 0.84
        came = random.random() < presence
        excused = random.random() < 0.4 and not came
        flags = (True, not excused, came, excused)
        rows += [
            (meeting.code, None, member.code, None, *flags, int(came))
            for member in seat
            if member.in_term(meeting.day)
        ]
    return rows


def _parties(random: Random, meeting: SampleMeeting) -> list[tuple]:
    kind = "coordinating" if meeting.team == COORDINATING else "sector"
    names = random.sample(sample_texts("teams")["parties"][kind], random.choice((0, 1, 1, 2)))
    return [(meeting.code, None, None, name, False, False, True, False, 1) for name in names]
