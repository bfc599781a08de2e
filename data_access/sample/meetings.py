"""The calendar: meetings of the sector teams and of the coordinating team."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import pandas as pd

from data_access.sample.programme import SECTOR_NAMES
from data_access.sample.setting import SECTORS, in_krakow, of_programme, sample_texts
from domain.vocabulary import COORDINATING, MeetingKind, MeetingMode, MeetingStatus

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@dataclass(frozen=True)
class SampleMeeting:
    """A meeting, and how many organisations were invited, registered and attended."""

    code: str
    team: str
    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    venue: str
    mode: str
    status: str
    minutes_url: str | None
    day: date
    invited: int
    registered: int
    attended: int

    @property
    def held(self) -> bool:
        return self.status == MeetingStatus.HELD


@cache
def all_meetings() -> tuple[SampleMeeting, ...]:
    """All meetings in order of time."""
    entries = sorted(sample_texts("meetings")["meetings"], key=lambda e: (e["day"], e["hour"]))
    counts = dict.fromkeys((*SECTORS, COORDINATING), 0)
    found = []
    for entry in entries:
        counts[entry["team"]] += 1
        found.append(_meeting(entry, counts[entry["team"]]))
    return tuple(found)


def meetings() -> pd.DataFrame:
    columns = "code team kind title starts_at ends_at venue mode status minutes_url"
    return of_programme(columns, [tuple(vars(each).values())[:10] for each in all_meetings()])


def held_by(team: str) -> list[SampleMeeting]:
    return [meeting for meeting in all_meetings() if meeting.team == team and meeting.held]


def _meeting(entry: dict, number: int) -> SampleMeeting:
    team, day = entry["team"], entry["day"]
    coordinating = team == COORDINATING
    status = entry.get("status", MeetingStatus.HELD.value)
    code = f"{'KOR' if coordinating else team}-S{number}"
    starts_at = in_krakow(day, entry["hour"])
    kind = MeetingKind.COORDINATING if coordinating else MeetingKind.SECTOR
    with_minutes = status == MeetingStatus.HELD and entry.get("minutes", True)
    return SampleMeeting(
        code=code,
        team=team,
        kind=entry.get("kind", kind.value),
        title=_title(entry, number),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=150 if coordinating else 120),
        venue=sample_texts("meetings")["venues"][entry["venue"]],
        mode=entry.get("mode", MeetingMode.IN_PERSON.value),
        status=status,
        minutes_url=f"https://konsultacje.example/protokoly/{code}.pdf" if with_minutes else None,
        day=day,
        invited=entry.get("invited", 0),
        registered=entry.get("registered", 0),
        attended=entry.get("attended", 0),
    )


def _title(entry: dict, number: int) -> str:
    if entry["team"] == COORDINATING:
        return f"{_ROMAN[number - 1]} posiedzenie zespołu koordynacyjnego"
    name = SECTOR_NAMES[entry["team"]][0]
    if entry.get("kind") == MeetingKind.CONSULTATION:
        return f"Spotkanie konsultacyjne w sprawie projektu programu – {name}"
    return f"{_ROMAN[number - 1]} spotkanie branżowe – {name}"
