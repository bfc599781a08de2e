"""Figures over several meetings: parts and wholes are added up, then divided."""

from datetime import datetime

import pandas as pd
import pytest

from domain.presence import by_hour, by_month, mean_per_meeting, presence_by_role
from domain.ratios import rated, ratio, ratios


def _meetings(*rows: tuple[datetime, int, int, bool]) -> pd.DataFrame:
    """(start, invited, of those present, has a list)"""
    columns = ["starts_at", "invited", "invited_attended", "has_list"]
    table = pd.DataFrame(rows, columns=columns).assign(code="M")
    return table.assign(
        starts_on=table["starts_at"].dt.date, attended=table["invited_attended"] + 1
    )


HELD = _meetings(
    (datetime(2011, 5, 2, 17), 10, 1, True),
    (datetime(2011, 5, 9, 17), 2, 2, True),
    (datetime(2011, 5, 16, 17), 50, 0, False),
    (datetime(2011, 6, 7, 9), 0, 0, True),
)


def test_a_months_rate_pools_meetings_with_a_list() -> None:
    may, june = by_month(HELD).to_dict("records")
    assert (may["held"], may["without_list"], may["rate_invited"]) == (3, 1, 12)
    assert may["attendance_rate"] == 3 / 12, "not the mean of 10% and 100%"
    assert pd.isna(june["attendance_rate"]), "nobody was invited"


def test_an_hours_mean_is_of_its_meetings() -> None:
    listed = HELD[HELD["has_list"]]
    assert by_hour(listed)[["weekday", "hour", "meetings", "attended_per_meeting"]].to_numpy(
    ).tolist() == [[0, 17, 2, 2.5], [1, 9, 1, 1]]  # fmt: skip
    assert mean_per_meeting(listed, "attended") == 2
    assert pd.isna(mean_per_meeting(HELD.head(0), "attended"))


def test_roles_pool_their_teams_and_one_without_members_stands_undefined() -> None:
    rows = [("A", "ngo", 10, 1, 3), ("B", "ngo", 2, 2, 0), ("A", "expert", 1, 0, 1)]
    table = pd.DataFrame(rows, columns=["team", "role", "invited", "attended", "excused"])
    found = presence_by_role(table).set_index("role")
    assert found.loc["ngo", ["invited", "attended", "excused", "team_presence"]].tolist() == [
        *(12, 3, 3),
        0.25,
    ]
    assert found.loc["city_hall", "invited"] == 0
    assert pd.isna(found.loc["city_hall", "team_presence"])


def test_of_nothing_a_share_is_undefined_and_its_interval_too() -> None:
    assert pd.isna(ratio(0, 0))
    assert ratios(pd.Series([1, 0]), pd.Series([4, 0])).fillna(-1).tolist() == [0.25, -1]
    some, none = rated(pd.DataFrame({"n": [3, 0], "of": [8, 0]}), "rate", "n", "of").to_numpy()
    assert some.tolist() == [
        3,
        8,
        0.375,
        pytest.approx(0.1368, abs=1e-4),
        pytest.approx(0.6943, abs=1e-4),
    ]
    assert pd.isna(none[2:]).all()
