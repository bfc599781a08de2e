"""The predecessor's meetings, the members of its coordinating team, and who came."""

from datetime import timedelta
from functools import cache
from random import Random

import pandas as pd

from data_access.sample.predecessor.setting import (
    circle,
    generator,
    meeting_code,
    of_predecessor,
    predecessor_figures,
    predecessor_sectors,
)
from data_access.sample.programme import SECTOR_NAMES
from data_access.sample.setting import in_krakow, sample_texts, weighted_sample
from domain.vocabulary import COORDINATING, MeetingKind, MeetingMode, MeetingStatus, MemberRole

_INVITED, _REGISTERED = 0.7, 0.85
"""Of those present."""
_PRESENCE = 0.8


def meetings() -> pd.DataFrame:
    rows = []
    for team, entries in predecessor_figures()["calendar"].items():
        for n, (day, hour, *_counts) in enumerate(entries, 1):
            starts_at = in_krakow(day, hour)
            coordinating = team == COORDINATING
            rows.append(
                (
                    meeting_code(team, n),
                    team,
                    (
                        MeetingKind.COORDINATING if team == COORDINATING else MeetingKind.SECTOR
                    ).value,
                    _title(team, n),
                    starts_at,
                    starts_at + timedelta(hours=2),
                    predecessor_figures()["venues"]["coordinating" if coordinating else "sector"],
                    MeetingMode.IN_PERSON.value,
                    MeetingStatus.HELD.value,
                    f"https://konsultacje.example/2008/{meeting_code(team, n)}.pdf",
                )
            )
    columns = "code team kind title starts_at ends_at venue mode status minutes_url"
    return of_predecessor(columns, rows)


def _title(team: str, n: int) -> str:
    if team == COORDINATING:
        return f"Posiedzenie zespołu koordynacyjnego nr {n}"
    return f"Spotkanie branżowe nr {n} – {SECTOR_NAMES[team][0]}"


def members() -> pd.DataFrame:
    """Of the coordinating team: the city's units, an organisation of each sector, an expert."""
    columns = "code team role organisation department display_name from to"
    return of_predecessor(columns, [(*seat, None, None) for seat in _members()])


@cache
def _members() -> list[tuple]:
    words, units = sample_texts("teams"), sample_texts("departments")
    seats: list[tuple] = [
        (
            MemberRole.CITY_HALL.value,
            None,
            units[unit]["name"],
            f"przedstawiciel {units[unit]['genitive']}",
        )
        for unit in words["units"][COORDINATING]
    ]
    seats += [
        (
            MemberRole.NGO.value,
            circle(code)[0],
            None,
            f"przedstawiciel zespołu branżowego – {SECTOR_NAMES[code][0]}",
        )
        for code in predecessor_sectors()
    ]
    seats.append((MemberRole.EXPERT.value, None, None, words["experts"][COORDINATING][0]))
    return [(f"KOR-{n:02d}", COORDINATING, *seat) for n, seat in enumerate(seats, 1)]


def attendance() -> pd.DataFrame:
    columns = "meeting organisation member party invited registered attended excused people"
    return of_predecessor(columns, lists())


@cache
def lists() -> list[tuple]:
    """Rows (meeting, organisation, member, party, four flags, people)."""
    random = generator("attendance")
    rows: list[tuple] = []
    for team, entries in predecessor_figures()["calendar"].items():
        coming = circle("OBY" if team == COORDINATING else team)
        likelier_first = list(range(len(coming), 0, -1))
        for n, (_day, _hour, *counts) in enumerate(entries, 1):
            listed = weighted_sample(random, coming, likelier_first, len(coming))
            rows += _list(random, meeting_code(team, n), listed, *counts)
            if team == COORDINATING:
                rows += _presence(random, meeting_code(team, n))
    return rows


def _list(
    random: Random, meeting: str, listed: list[str], invited: int, registered: int, present: int
) -> list[tuple]:
    """Those present first, then who registered in vain, then who was only invited."""
    coming, absent = listed[:present], listed[present:]
    signed_up = {*random.sample(coming, round(_REGISTERED * present))}
    signed_up |= {*absent[: registered - len(signed_up)]}
    called = {*random.sample(coming, round(_INVITED * present))}
    called |= {*absent[: invited - len(called)]}
    return [
        (
            meeting,
            code,
            None,
            None,
            code in called,
            code in signed_up,
            code in coming,
            False,
            random.choice((1, 1, 1, 2)) if code in coming else 0,
        )
        for code in listed
        if code in called or code in signed_up or code in coming
    ]


def _presence(random: Random, meeting: str) -> list[tuple]:
    rows = []
    for code, *_seat in _members():
        came = random.random() < _PRESENCE
        rows.append((meeting, None, code, None, True, True, came, False, int(came)))
    return rows
