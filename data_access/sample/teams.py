"""The members of the nine teams: seats, shown by their function, never by a person's name."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from data_access.sample.base import SECTORS, of_programme, random_of, texts
from data_access.sample.participants import pools
from data_access.sample.programme import SECTOR_NAMES
from data_access.vocabulary import COORDINATING, Role

_NGO_SEATS = 5


@dataclass(frozen=True)
class Member:
    code: str
    team: str
    role: str
    organisation: str | None
    department: str | None
    display_name: str


@cache
def all_members() -> tuple[Member, ...]:
    """Sector teams of eight or nine, and a coordinating team of fifteen."""
    random = random_of("teams")
    chosen = {sector: random.sample(pools()[sector][:12], _NGO_SEATS) for sector in SECTORS}
    chosen[COORDINATING] = [chosen[sector][0] for sector in SECTORS]
    return tuple(member for team in chosen for member in _team(team, chosen[team]))


def members() -> pd.DataFrame:
    columns = "code team role organisation department display_name"
    return of_programme(columns, [tuple(vars(each).values()) for each in all_members()])


def of_team(team: str) -> list[Member]:
    return [member for member in all_members() if member.team == team]


def _team(team: str, organisations: list[str]) -> list[Member]:
    words, units = texts("teams"), texts("departments")
    seats = [
        (Role.CITY_HALL, None, units[unit]["name"], f"przedstawiciel {units[unit]['genitive']}")
        for unit in words["units"][team]
    ]
    names = ["przewodniczący zespołu – przedstawiciel organizacji"]
    names += ["przedstawiciel organizacji"] * (_NGO_SEATS - 1)
    if team == COORDINATING:
        names = [f"przedstawiciel zespołu branżowego – {SECTOR_NAMES[code][0]}" for code in SECTORS]
    seats += [
        (Role.NGO, organisation, None, name)
        for organisation, name in zip(organisations, names, strict=True)
    ]
    seats += [(Role.EXPERT, None, None, expert) for expert in words["experts"][team]]
    prefix = "KOR" if team == COORDINATING else team
    return [
        Member(f"{prefix}-{number:02d}", team, role.value, organisation, department, name)
        for number, (role, organisation, department, name) in enumerate(seats, 1)
    ]
