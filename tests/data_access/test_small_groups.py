"""No two answers about persons can be subtracted to tell of one or two of them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL

from data_access import models, participation, postulates, schedule
from data_access.engine import read_engine, write_engine
from data_access.publication import Rules, public_indicators
from data_access.schema import upgrade
from tests.records import attendance, meeting, member, organisation, programme, put, scope, sector

TEAMS = ("A", "B", "coordinating")
FIRST = date(2011, 3, 1)
PEOPLE = (1, 2, 3, 4, 1, 9, 2, 6, 1)
"""At nine meetings, a week apart, of the three teams in turn."""
DAYS = [FIRST + timedelta(days=n) for n in range(-1, 64, 3)]
SECTORS = ("", "A", "B", "A,B")


@pytest.fixture(autouse=True, scope="module")
def _of_attendance_alone() -> Iterator[None]:
    """The other families tell of no person at a meeting, and take most of the time."""
    with pytest.MonkeyPatch.context() as left_out:
        for family in (participation, postulates):
            left_out.setattr(family, "as_json", lambda *_of: {"sectors": {}, "total": {}})
        nothing = {"longest_gap_days": {}, "milestones": {}, "upcoming": []}
        left_out.setattr(schedule, "as_json", lambda *_of: {**nothing})
        yield


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """`answers(asked)`: what is told of the attendance."""
    url = URL.create("sqlite", database=str(tmp_path_factory.mktemp("few") / "records.db"))
    upgrade(write_engine(url))
    seats = [member(f"{team}{n}", team, "expert") for team in TEAMS for n in range(1, 5)]
    put(
        url,
        programme(),
        sector("A"),
        sector("B"),
        organisation("O1"),
        *seats,
        *(
            record
            for n, people in enumerate(PEOPLE)
            for record in (
                meeting(f"M{n}", TEAMS[n % 3], FIRST + timedelta(weeks=n)),
                attendance(f"M{n}", "O1", "ia", people=people),
                *(_seat(f"M{n}", TEAMS[n % 3], seat) for seat in range(1, 5)),
            )
        ),
    )
    known: dict[tuple, Any] = {}

    def told(asked: dict[str, str]) -> Any:
        key = tuple(sorted(asked.items()))
        if key not in known:
            with read_engine(url).connect() as connection:
                at = scope(url, **{name: text for name, text in asked.items() if text})
                known[key] = public_indicators(at, connection, Rules())["attendance"]
        return known[key]

    return told


def _seat(at: str, team: str, seat: int) -> models.Attendance:
    """Two of four come; people are counted apart."""
    return attendance(at, f"{team}{seat}", "ia" if seat < 3 else "i", "member", people=0)


@st.composite
def _asked(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """What is asked, and the same of a part of the time: of two that lie apart nothing is told."""
    either = st.sampled_from(["", *(day.isoformat() for day in DAYS)])
    two = st.tuples(either, either)
    start, narrower = sorted(draw(two))
    (earlier, end), (before, at) = (sorted(draw(two), key=lambda day: day or "9") for _ in "ab")
    sector = draw(st.sampled_from(SECTORS))
    assume(not (narrower and earlier) or narrower <= earlier)
    wide = {"sector": sector, "from": start, "to": end, "as_of": at}
    return wide, {"sector": sector, "from": narrower, "to": earlier, "as_of": before}


def _numbers(told: Any) -> dict[str, int | None]:
    rows = {**told["sectors"], "coordinating": told["coordinating"], "total": told["total"]}
    return {
        f"{name} {key}": row[key]
        for (name, row), key in product(rows.items(), ("people", "excused"))
    } | {f"{code} people": of["people"] for code, of in told["meetings"].items()}


@given(_asked())
@settings(max_examples=15, deadline=None, suppress_health_check=[*HealthCheck], database=None)
def test_no_two_answers_tell_of_few(answers: Any, asked: tuple[dict[str, str], ...]) -> None:
    """Whatever each number is, and by how much any two of them differ where one holds the other."""
    first, second = map(answers, asked)
    for told in (first, second):
        assert not {1, 2} & {*_numbers(told).values()}
        cells = [of["people"] or 0 for of in told["meetings"].values()]
        own = [row["people"] for row in (*told["sectors"].values(), told["coordinating"])]
        assert sum(cells) == sum(of or 0 for of in own), "sums are of what is told, and no more"
    if {*second["meetings"]} < {*first["meetings"]}:
        people = [of["total"]["people"] or 0 for of in (first, second)]
        assert people[0] - people[1] not in (1, 2)


def test_of_members_nothing_is_told_of_a_part_of_the_time(answers: Any) -> None:
    """One meeting more tells who was away from it."""
    whole = answers({})
    assert whole["total"]["team_presence"]["expert"] == 0.5
    for asked in ({"from": "2011-03-02"}, {"to": "2011-04-01"}, {"as_of": "2011-04-01"}):
        told = answers(asked)
        for row in (*told["sectors"].values(), told["coordinating"], told["total"]):
            assert row["excused"] is None
            assert not [share for share in row["team_presence"].values() if share is not None]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_two_choices_of_sectors_tell_of_few(sqlite_database: URL, seed: int) -> None:
    """Of records at random: no sum but another, and no share known of a role of few."""
    chance = random.Random(seed)
    teams = ("A", "B", "C", "D")
    roles = {
        (team, role): chance.randint(0, 4)
        for team in (*teams, "coordinating")
        for role in ("expert", "ngo")
    }
    rows = [programme(), organisation("O1"), *map(sector, teams)]
    for (team, role), number in roles.items():
        rows += [member(f"{team}{role}{n}", team, role) for n in range(number)]
    for n, team in product(range(3), (*teams, "coordinating")):
        at = f"{team}{n}"
        rows.append(meeting(at, team, FIRST + timedelta(weeks=n)))
        rows.append(attendance(at, "O1", "ia", people=chance.choice((1, 1, 2, 3, 5, 9))))
        for role, seat in (
            (of, seat) for of in ("expert", "ngo") for seat in range(roles[team, of])
        ):
            way = chance.choice(("ia", "ie", "i"))
            rows.append(attendance(at, f"{team}{role}{seat}", way, "member", people=0))
    put(sqlite_database, *rows)
    choices = [frozenset(of) for length in range(1, 5) for of in combinations(teams, length)]
    with read_engine(sqlite_database).connect() as connection:
        told = {
            of: public_indicators(
                scope(sqlite_database, sector=",".join(sorted(of))), connection, Rules()
            )["attendance"]["total"]
            for of in choices
        }
    shown = 0
    for less, more in product(choices, choices):
        if not less < more:
            continue
        for key in ("people", "excused"):
            numbers = [told[of][key] or 0 for of in (more, less)]
            assert numbers[0] - numbers[1] not in (1, 2), (less, more, key)
        for role in ("expert", "ngo"):
            both = [told[of]["team_presence"].get(role) for of in (less, more)]
            if None not in both:
                shown += 1
                few = [team for team in more if roles[team, role] in (1, 2)]
                assert not few, (less, more, role)
    assert shown, "something is told"


def test_a_meeting_of_few_counts_for_nothing_and_all_others_do(answers: Any) -> None:
    told = answers({})
    assert told["total"]["people"] == sum(people for people in PEOPLE if people > 2) == 22
    assert told["sectors"]["A"]["people"] == 4
    assert told["meetings"]["M0"]["people"] is None
    assert answers({"sector": "A"})["total"]["people"] == 4
