"""The members of the nine teams: seats, shown by their function, never by a person's name."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import pandas as pd

from data_access.sample.participants import pools
from data_access.sample.programme import SECTOR_NAMES
from data_access.sample.setting import SECTORS, of_programme, random_of, sample_texts
from domain.vocabulary import COORDINATING, MemberRole

_NGO_SEATS = 5


@dataclass(frozen=True)
class SampleMember:
    code: str
    team: str
    role: str
    organisation: str | None
    department: str | None
    display_name: str
    term_from: date | None = None
    term_to: date | None = None

    def in_term(self, day: date) -> bool:
        return (self.term_from or day) <= day <= (self.term_to or day)


Seat = tuple[SampleMember, ...]
"""Those who hold a seat, one after the other."""


@cache
def _seats() -> dict[str, list[Seat]]:
    """Sector teams of eight or nine, and a coordinating team of fifteen."""
    random = random_of("teams")
    chosen = {sector: random.sample(pools()[sector][:12], _NGO_SEATS) for sector in SECTORS}
    chosen[COORDINATING] = [chosen[sector][0] for sector in SECTORS]
    return {team: [_holders(member) for member in _team(team, chosen[team])] for team in chosen}


def members() -> pd.DataFrame:
    columns = "code team role organisation department display_name from to"
    everyone = (member for seats in _seats().values() for seat in seats for member in seat)
    return of_programme(columns, [tuple(vars(member).values()) for member in everyone])


def seats_of(team: str) -> list[Seat]:
    return _seats()[team]


def _holders(first: SampleMember) -> Seat:
    """The member, whose term some day ended, and the successor, if there is one."""
    change = sample_texts("teams")["terms"].get(first.code)
    if not change:
        return (first,)
    left = replace(first, term_to=change["until"])
    if "then" not in change:
        return (left,)
    begins = change["until"] + timedelta(days=1)
    return left, replace(first, code=change["then"], term_from=begins)


def _team(team: str, organisations: list[str]) -> list[SampleMember]:
    words, units = sample_texts("teams"), sample_texts("departments")
    seats = [
        (
            MemberRole.CITY_HALL,
            None,
            units[unit]["name"],
            f"przedstawiciel {units[unit]['genitive']}",
        )
        for unit in words["units"][team]
    ]
    names = ["przewodniczący zespołu – przedstawiciel organizacji"]
    names += ["przedstawiciel organizacji"] * (_NGO_SEATS - 1)
    if team == COORDINATING:
        names = [f"przedstawiciel zespołu branżowego – {SECTOR_NAMES[code][0]}" for code in SECTORS]
    seats += [
        (MemberRole.NGO, organisation, None, name)
        for organisation, name in zip(organisations, names, strict=True)
    ]
    seats += [(MemberRole.EXPERT, None, None, expert) for expert in words["experts"][team]]
    prefix = "KOR" if team == COORDINATING else team
    return [
        SampleMember(f"{prefix}-{number:02d}", team, role.value, organisation, department, name)
        for number, (role, organisation, department, name) in enumerate(seats, 1)
    ]
