"""Who stopped coming, and why fewer came, on both databases.

KUL met M1 … M5 (M4 without a list). A came to M1, M2 and was invited to M3, M5; B came to M1, M2
and was not invited again; C came to M1 only; D came to M2, M3; E came to M1, M2, M5; F was
invited to every meeting and never came.
"""

from datetime import date

import pytest
from sqlalchemy import URL

from data_access import attendance, participation
from data_access.engine import read_engine
from tests.records import attendance as row
from tests.records import declares, meeting, organisation, programme, put, scope, sector

DAYS = [date(2011, month, 7) for month in range(3, 8)]


@pytest.fixture
def sector_team(database: URL) -> URL:
    put(
        database,
        programme(),
        sector("KUL"),
        sector("EDU"),
        organisation("A", name="Łąka", krs="0000000123", nip="5260001246", regon="492707333"),
        *(organisation(code) for code in "BCDEFG"),
        *(declares(code, "KUL") for code in "ABFG"),
        *(meeting(f"M{n}", "KUL", day) for n, day in enumerate(DAYS, 1)),
        meeting("M6", "KUL", date(2011, 12, 1)),
        meeting("K1", "coordinating", date(2011, 6, 1)),
        row("K1", "G", "ia"),
        *(row("M1", code, "ia") for code in "ABCE"),
        *(row("M2", code, "ia") for code in "ABDE"),
        row("M3", "D", "a"),
        row("M3", "A", "i"),
        row("M4", "B", "i"),
        row("M5", "A", "i"),
        row("M5", "E", "a"),
        *(row(f"M{n}", "F", "i") for n in (1, 2, 3, 5)),
        row("M6", "B", "ia"),
    )
    return database


def read(url: URL, function, *args, params: dict | None = None, **options):
    with read_engine(url).connect() as connection:
        return function(scope(url, **(params or {})), connection, *args, **options)


def test_stopped_is_twice_there_and_the_last_two_missed(sector_team: URL) -> None:
    rows, total = read(sector_team, attendance.stopped)
    assert (rows["code"].tolist(), total) == (["B", "A"], 2)
    by = rows.set_index("code")
    assert by.loc["A", ["team", "came", "missed", "invited_since"]].tolist() == ["KUL", 2, 2, 2]
    assert by.loc["A", ["last_attended", "last_invited"]].tolist() == [DAYS[1], DAYS[4]]
    assert by.loc["B", ["missed", "invited_since"]].tolist() == [2, 0], "M4 has no list"
    assert by.loc["A", ["krs", "nip", "regon"]].tolist() == [
        "0000000123",
        "5260001246",
        "492707333",
    ]
    assert by["sectors"].to_dict() == {"A": "KUL", "B": "KUL"}


@pytest.mark.parametrize(("invited", "expected"), [(True, ["A"]), (False, ["B"])])
def test_invited_or_not_is_told_apart(sector_team: URL, invited: bool, expected: list) -> None:
    rows, total = read(sector_team, attendance.stopped, invited=invited)
    assert (rows["code"].tolist(), total) == (expected, len(expected))


def test_last_seen_tells_of_everyone(sector_team: URL) -> None:
    rows = read(sector_team, attendance.last_seen)[0].set_index("code")
    assert rows["missed"].to_dict() == {"E": 0, "D": 1, "A": 2, "B": 2, "C": 3, "F": 4}
    assert rows["invited_since"].to_dict() == {"E": 0, "D": 0, "A": 2, "B": 0, "C": 0, "F": 4}
    assert rows["last_attended"].isna().to_dict()["F"]


def test_a_chosen_period_and_another_sector(sector_team: URL) -> None:
    late = {"from": "2011-06-01"}
    assert read(sector_team, attendance.stopped, params=late)[1] == 2
    assert read(sector_team, attendance.stopped, params={"sector": "EDU"})[1] == 0
    assert read(sector_team, attendance.stopped, params={"as_of": "2011-04-30"})[1] == 0
    assert read(sector_team, attendance.stopped, text="łąka")[0]["code"].tolist() == ["A"]
    assert read(sector_team, attendance.stopped, text="492707333")[1] == 1


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("M1", "M5", {"not_invited": "BC", "invited_missing": "A", "never_came": "F"}),
        ("M1", "M2", {"not_invited": "C", "first_time": "D", "never_came": "F"}),
        ("M3", "M5", {"not_invited": "D", "came_back": "E", "never_came": "F"}),
    ],
)  # fmt: skip
def test_the_difference_between_two_meetings_is_taken_apart(
    sector_team: URL, earlier: str, later: str, expected: dict[str, str]
) -> None:
    rows = read(sector_team, attendance.turnover, earlier, later)
    assert rows.groupby("why")["code"].apply("".join).map(sorted).map("".join).to_dict() == expected
    present = read(sector_team, attendance.by_meeting).set_index("code")["attended"]
    assert rows["effect"].sum() == present[later] - present[earlier]


def test_silent_in_the_sector_and_anywhere_are_two_lists(sector_team: URL) -> None:
    in_sector = read(sector_team, participation.silent)[0]
    anywhere = read(sector_team, participation.silent_anywhere)[0]
    assert in_sector["code"].tolist() == ["F", "G"]
    assert anywhere["code"].tolist() == ["F"], "G came to the coordinating team"
