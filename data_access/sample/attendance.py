"""Attendance lists: organisations as the calendar counts them, team members, other parties."""

from collections import Counter
from functools import cache
from random import Random

import pandas as pd

from data_access.sample import participants
from data_access.sample.base import of_programme, random_of, texts, weighted_sample
from data_access.sample.meetings import Meeting, calendar
from data_access.sample.organisations import register
from data_access.sample.teams import of_team
from data_access.vocabulary import COORDINATING, Role

_SHARE_SHOWING_UP = 0.66
_PRESENCE = {Role.CITY_HALL: 0.85, Role.NGO: 0.65, Role.EXPERT: 0.55}
_WITHOUT_QUORUM = "KOR-S5"
"""The summer meeting of the coordinating team to which less than half of it came."""


class _Lists:
    """Draws the lists one after another, remembering who was invited and who came."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._invitations: Counter[str] = Counter()
        self._visits: Counter[str] = Counter()
        self._never = {code for group in participants.never_came().values() for code in group}

    def draw(self, meeting: Meeting) -> list[tuple]:
        """Rows (meeting, organisation, invited, registered, attended, people)."""
        coming = self._coming(meeting)
        signed_up = round(min(meeting.registered * _SHARE_SHOWING_UP, len(coming) * 0.8))
        walk_ins = coming[signed_up + len(coming) // 8 :]
        no_shows = self._absent(meeting, coming, meeting.registered - signed_up)
        expected = [*coming[:signed_up], *no_shows]
        called = [code for code in coming if code not in walk_ins]
        invited = {code for code in called if self._random.random() < 0.75}
        invited |= {code for code in no_shows if self._random.random() < 0.7}
        invited |= set(self._called_in_vain(meeting, {*coming, *no_shows}, len(invited)))
        listed = dict.fromkeys([*coming, *no_shows, *sorted(invited)])
        registered = set(expected)
        for code in called:  # on the list of those who came: invited or registered, or both
            if code not in registered:
                invited.add(code)
        self._remember(meeting, invited, coming)
        return [
            (code, code in invited, code in registered, code in coming, self._heads(code in coming))
            for code in listed
        ]

    def _coming(self, meeting: Meeting) -> list[str]:
        """Who attends: leaders often, earlier visitors likelier than others."""
        size = meeting.attended
        if not size:
            return []
        weights = self._weights(meeting.team)
        return weighted_sample(self._random, list(weights), list(weights.values()), size)

    def _weights(self, team: str) -> dict[str, float]:
        if team == COORDINATING:
            regulars = [code for code, _ in self._visits.most_common(20)] or list(
                participants.pools()["OBY"][:20]
            )
            return dict.fromkeys(regulars, 1.0) | dict.fromkeys(participants.umbrellas(), 6.0)
        seated = {member.organisation for member in of_team(team)}
        pool = [code for code in participants.pools()[team] if code not in seated]
        weights = {code: 1.6 if self._visits[code] else 1.0 for code in pool}
        weights |= dict.fromkeys(participants.umbrellas(), 4.0)
        weights |= dict.fromkeys(participants.dominators(), 40.0 if team == "KUL" else 0.4)
        return weights

    def _absent(self, meeting: Meeting, coming: list[str], size: int) -> list[str]:
        """Registered, did not come."""
        return self._others(meeting, set(coming), size)

    def _called_in_vain(self, meeting: Meeting, listed: set[str], already: int) -> list[str]:
        """Invited, neither registered nor came: first those that never come."""
        never = participants.never_came().get(meeting.team, ()) if meeting.held else ()
        size = max(meeting.invited - already - len(never), 0)
        return [*never, *self._others(meeting, listed, size)]

    def _others(self, meeting: Meeting, taken: set[str], size: int) -> list[str]:
        """Organisations of the sector that were not yet called twice in vain."""
        seated = {member.organisation for member in of_team(meeting.team)}
        pool = participants.pools().get(meeting.team, participants.pools()["OBY"])
        candidates = [code for code in pool if code not in seated]
        candidates += _declared(meeting.team)
        free = [
            code
            for code in dict.fromkeys(candidates)
            if code not in taken | self._never
            and (self._visits[code] or self._invitations[code] < 2)
        ]
        weights = [3.0 if self._visits[code] else 1.0 for code in free]
        return weighted_sample(self._random, free, weights, size)

    def _remember(self, meeting: Meeting, invited: set[str], coming: list[str]) -> None:
        self._invitations.update(invited)
        self._visits.update(coming)

    def _heads(self, attended: bool) -> int:
        return self._random.choices((1, 2, 3), (82, 15, 3))[0] if attended else 0


@cache
def _declared(team: str) -> list[str]:
    sector = "OBY" if team == COORDINATING else team
    return [each.code for each in register() if sector in each.sectors]


@cache
def lists() -> tuple[tuple, ...]:
    """Rows (meeting, organisation, member, party, invited, registered, attended, people)."""
    drawn = _Lists(random_of("attendance"))
    random = random_of("team presence")
    rows: list[tuple] = []
    for meeting in calendar():
        rows += [(meeting.code, code, None, None, *flags) for code, *flags in drawn.draw(meeting)]
        if meeting.held and meeting.attended:
            rows += _members(random, meeting) + _parties(random, meeting)
    return tuple(rows)


def attendance() -> pd.DataFrame:
    columns = "meeting organisation member party invited registered attended people"
    return of_programme(columns, list(lists()))


def _members(random: Random, meeting: Meeting) -> list[tuple]:
    rows = []
    for member in of_team(meeting.team):
        presence = 0.3 if meeting.code == _WITHOUT_QUORUM else _PRESENCE[Role(member.role)]
        came = random.random() < presence
        excused = random.random() < 0.4
        rows.append(
            (meeting.code, None, member.code, None, True, came or not excused, came, int(came))
        )
    return rows


def _parties(random: Random, meeting: Meeting) -> list[tuple]:
    kind = "coordinating" if meeting.team == COORDINATING else "sector"
    names = random.sample(texts("teams")["parties"][kind], random.choice((0, 1, 1, 2)))
    return [(meeting.code, None, None, name, False, False, True, 1) for name in names]
