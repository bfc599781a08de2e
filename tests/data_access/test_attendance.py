"""Attendance, counted by hand on a consultation small enough to check by eye.

KUL: M1 (list): A ir·a, B i, C (walk-in) a with 3 people, D r; a member and a party came too.
     M2 (no list): A i, B i.  M3 held after the as-of date: counts as planned.
EDU: M4 (list): A ir·a, B ir.  M5 planned, date passed.  M6 cancelled.
Coordinating team (3 members): M7 (list): 2 of 3 members; M8 (list): 1 of 3.
"""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL, update

from data_access import attendance
from data_access.engine import read_engine, write_engine, writing
from data_access.models import Member
from domain.intervals import wilson
from tests.records import attendance as row
from tests.records import meeting, member, organisation, programme, put, scope, sector


@pytest.fixture
def consultation(database: URL) -> URL:
    put(
        database,
        programme(),
        programme(2, as_of=None, period_start=date(2010, 1, 1)),
        sector("KUL", position=1),
        sector("EDU", position=2),
        sector("KUL", programme_id=2),
        *(organisation(code) for code in "ABCD"),
        organisation("A", programme_id=2),
        member("K1", "coordinating", "city_hall"),
        member("K2", "coordinating", "ngo"),
        member("K3", "coordinating", "expert"),
        member("Z1", "KUL", "ngo"),
        meeting("M1", "KUL", date(2011, 5, 10), title="Łódź teatrów"),
        meeting("M2", "KUL", date(2011, 6, 10)),
        meeting("M3", "KUL", date(2011, 10, 1)),
        meeting("M4", "EDU", date(2011, 5, 11), minutes_url="x"),
        meeting("M5", "EDU", date(2011, 9, 14), "planned"),
        meeting("M6", "EDU", date(2011, 7, 1), "cancelled"),
        meeting("M7", "coordinating", date(2011, 5, 12)),
        meeting("M8", "coordinating", date(2011, 6, 12)),
        meeting("M1", "KUL", date(2011, 5, 10), programme_id=2),
        row("M1", "A", "ira"),
        row("M1", "B", "i"),
        row("M1", "C", "a", people=3),
        row("M1", "D", "r"),
        row("M1", "Z1", "ia", kind="member"),
        row("M1", "mieszkańcy", "a", kind="party", people=5),
        row("M2", "A", "i"),
        row("M2", "B", "i"),
        row("M3", "A", "i"),
        row("M4", "A", "ira"),
        row("M4", "B", "ir"),
        row("M7", "K1", "ia", kind="member"),
        row("M7", "K2", "ia", kind="member"),
        row("M7", "K3", "i", kind="member"),
        row("M8", "K1", "ia", kind="member"),
        row("M1", "A", "ira", programme_id=2),
    )
    return database


def _one(database: URL, read, **params: str) -> dict:
    with read_engine(database).connect() as connection:
        return read(scope(database, programme="P1", **params), connection).to_dict("records")[0]


def test_a_sector(consultation: URL) -> None:
    found = _one(consultation, attendance.by_sector, sector="KUL")
    assert found["sector"] == "KUL"
    assert (found["meetings_held"], found["meetings_planned"], found["meetings_lapsed"]) == (
        2,
        1,
        0,
    )
    assert (found["without_list"], found["without_minutes"]) == (1, 2)
    assert (found["invited"], found["registered"], found["attended"]) == (4, 2, 2)
    assert found["people"] == 1 + 3 + 1 + 5
    assert found["walk_ins"] == 1
    assert found["attendance_rate"] == 1 / 2, "of M1's two invited; M2 has no list"
    assert found["show_up_rate"] == 1 / 2
    assert found["no_show_rate"] == 1 / 2


def test_planned_lapsed_and_cancelled(consultation: URL) -> None:
    found = _one(consultation, attendance.by_sector, sector="EDU")
    assert found["meetings_planned"] == found["meetings_lapsed"] == found["meetings_cancelled"] == 1


def test_the_total_pools_numerators_and_denominators(consultation: URL) -> None:
    found = _one(consultation, attendance.total)
    assert found["meetings_held"] == 5
    assert found["attendance_rate"] == 2 / 4, "A, A of A, B and A, B: not a mean of means"
    assert found["no_show_rate"] == 2 / 4


def test_the_coordinating_team_has_a_row_of_its_own(consultation: URL) -> None:
    found = _one(consultation, attendance.coordinating)
    assert found["meetings_held"] == 2
    assert found["quorum"] == 1 / 2, "two of three is half or more, one of three is not"
    assert found["people"] == 3


def test_presence_of_members_by_role(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        found = attendance.team_presence(scope(consultation, programme="P1"), connection)
    counted = {(r.team, r.role): (r.invited, r.attended) for r in found.itertuples()}
    assert counted == {
        ("KUL", "ngo"): (1, 1),
        ("coordinating", "city_hall"): (2, 2),
        ("coordinating", "ngo"): (1, 1),
        ("coordinating", "expert"): (1, 0),
    }


@pytest.fixture
def terms(database: URL) -> URL:
    """A coordinating team of five seats whose members came and went, and a sector's of two.

    L1 on 12.05: in term A, B (until that day), C, D; E is not yet. A came, B and D excused, and C
    stayed away. E is on the list out of term.  L2 on 12.06: in term A, C (until that day), D, E
    (from that day). A and E came; C is excused; B is still on the list and came.
    L3 on 13.06: in term A, D, E; A came, D is excused, E not invited.
    L4 without a list; L5 a day after the as-of date. Z1 of KUL: excused, though not invited.
    """
    own = "coordinating"
    ends = {"A": (None, None), "B": (None, date(2011, 5, 12)), "C": (None, date(2011, 6, 12)),
            "D": (date(2011, 1, 1), None), "E": (date(2011, 6, 12), None)}  # fmt: skip
    listed = {
        "L1": {"A": "ia", "B": "ie", "C": "i", "D": "ie", "E": "ia"},
        "L2": {"A": "ia", "B": "ia", "C": "ie", "D": "i", "E": "ia"},
        "L3": {"A": "ia", "B": "ie", "D": "ie"},
        "L4": {"A": "ie"},
        "L5": {"A": "ia"},
        "M1": {"Z1": "e", "Z2": "ia"},
    }
    put(
        database,
        programme(),
        sector("KUL"),
        *(member(code, own, "ngo", term_from=a, term_to=b) for code, (a, b) in ends.items()),
        member("Z1", "KUL", "expert"),
        member("Z2", "KUL", "expert", term_to=date(2011, 5, 10)),
        meeting("L1", own, date(2011, 5, 12)),
        meeting("L2", own, date(2011, 6, 12)),
        meeting("L3", own, date(2011, 6, 13)),
        meeting("L4", own, date(2011, 6, 14)),
        meeting("L5", own, date(2011, 9, 16)),
        meeting("M1", "KUL", date(2011, 5, 10)),
        *(row(at, code, f, "member") for at, rows in listed.items() for code, f in rows.items()),
    )
    return database


def test_members_count_within_their_term_only(terms: URL) -> None:
    with read_engine(terms).connect() as connection:
        of = scope(terms)
        presence = attendance.team_presence(of, connection)
        quorums = attendance.quorums(of, connection)
        told = attendance.as_json(of, connection)
    counted = {(r.team, r.role): (r.invited, r.attended, r.excused) for r in presence.itertuples()}
    assert counted == {
        ("coordinating", "ngo"): (4 + 4 + 2, 1 + 2 + 1, 2 + 1 + 1),
        ("KUL", "expert"): (1, 1, 0),
    }
    assert quorums[["code", "present", "members"]].values.tolist() == [
        ["L1", 1, 4],
        ["L2", 2, 4],
        ["L3", 1, 3],
    ]
    assert told["coordinating"]["quorum"] == 1 / 3, "half of four is enough"
    assert told["coordinating"]["excused"] == told["total"]["excused"] == 4
    assert told["sectors"]["KUL"]["excused"] == 0
    assert told["total"]["team_presence"] == {"city_hall": None, "ngo": 4 / 10, "expert": 1.0}


def test_a_day_on_which_no_one_is_in_term_has_no_quorum(terms: URL) -> None:
    put(terms, meeting("L0", "coordinating", date(2010, 5, 12)), row("L0", "gość", "a", "party"))
    with writing(write_engine(terms)) as connection:
        connection.execute(update(Member).values(term_from=date(2011, 1, 1)))
    with read_engine(terms).connect() as connection:
        early = attendance.coordinating(scope(terms, to="2010-12-31"), connection)
        all_of_it = attendance.coordinating(scope(terms), connection)
    assert np.isnan(early["quorum"].iloc[0])
    assert all_of_it["quorum"].iloc[0] < 1, "the empty day is left out, not taken for kept"


def test_an_earlier_day_knows_less(consultation: URL) -> None:
    found = _one(consultation, attendance.by_sector, sector="KUL", as_of="2011-05-31")
    assert (found["meetings_held"], found["meetings_planned"]) == (1, 2)


def test_nobody_has_come_to_a_meeting_that_is_still_ahead(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        of = scope(consultation, programme="P1", as_of="2011-05-09")
        found = attendance.by_meeting(of, connection).set_index("code").loc["M1"]
        rows = attendance.list_of(of, connection, "M1")
    assert (found["status"], found["invited"]) == ("planned", 2)
    assert found[["attended", "people", "walk_ins"]].tolist() == [0, 0, 0]
    assert not rows["attended"].any()


def test_the_period_selects_meetings(consultation: URL) -> None:
    found = _one(consultation, attendance.total, **{"from": "2011-06-01", "to": "2011-06-30"})
    assert found["meetings_held"] == 2
    assert np.isnan(found["attendance_rate"])


def test_a_programme_without_meetings_has_no_rates(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    found = _one(database, attendance.by_sector)
    assert found["meetings_held"] == 0
    assert np.isnan(found["attendance_rate"])
    assert np.isnan(found["no_show_rate"])


def test_a_meeting_and_its_list(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        of = scope(consultation, programme="P1")
        by_meeting = attendance.by_meeting(of, connection).set_index("code")
        rows = attendance.list_of(of, connection, "M1")
    assert by_meeting.loc["M3", "status"] == "planned"
    assert by_meeting.loc["M5", "lapsed"]
    assert not by_meeting.loc["M2", "has_list"]
    assert np.isnan(by_meeting.loc["M2", "attendance_rate"])
    assert by_meeting.loc["M1", "starts_at"].hour == 17, "local time"
    assert rows["participant_kind"].tolist() == ["organisation"] * 4 + ["member", "party"]
    assert rows["name"].tolist()[4:] == ["funkcja Z1", "mieszkańcy"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [("lodz", ["M1"]), ("ŁÓDŹ", ["M1"]), ("edu", ["M5", "M6", "M4"]), ("%", []), ("brak", [])],
)
def test_the_list_of_meetings_is_searched(consultation: URL, text: str, codes: list) -> None:
    with read_engine(consultation).connect() as connection:
        of = scope(consultation, programme="P1")
        rows, total = attendance.meetings(of, connection, text=text)
    assert rows["code"].tolist() == codes
    assert total == len(codes)


def test_the_list_of_meetings_is_paged(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        of = scope(consultation, programme="P1")
        rows, total = attendance.meetings(of, connection, limit=3, offset=6)
    assert (rows["code"].tolist(), total) == (["M4", "M1"], 8)


@given(st.integers(0, 60), st.integers(1, 60))
def test_wilson_holds_the_share_and_stays_within_0_and_1(part: int, more: int) -> None:
    low, high = wilson(part, part + more)
    assert 0 <= low <= part / (part + more) <= high <= 1


def test_wilson_by_the_book() -> None:
    low, high = wilson(9, 28)
    assert (round(low, 4), round(high, 4)) == (0.1793, 0.5066)
    assert all(np.isnan(bound) for bound in wilson(0, 0))


def test_who_came_unregistered_is_counted_once_of_all_sectors(consultation: URL) -> None:
    """C came to KUL's meeting unasked; now to two of EDU's too, and B to one."""
    more = [row("M4", "C", "a"), meeting("M9", "EDU", date(2011, 5, 20)), row("M9", "C", "a")]
    put(consultation, *more, row("M9", "B", "ia"))
    with read_engine(consultation).connect() as connection:
        assert attendance.unregistered(scope(consultation), connection) == 2
        assert attendance.unregistered(scope(consultation, sector="KUL"), connection) == 1
