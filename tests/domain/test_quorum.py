"""The chance of a quorum, beside draws and hand-made cases."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.quorum import Presence, chance, expected_presence, needed, worth_a_call

_CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=16).map(np.array)
NOTHING = Presence(0, 0)


def _history(rows: dict[str, str]) -> pd.DataFrame:
    """Of each member «1» present, «0» absent, « » not in term, meeting after meeting."""
    told = [
        (n, member, mark == "1")
        for member, marks in rows.items()
        for n, mark in enumerate(marks)
        if mark != " "
    ]
    return pd.DataFrame(told, columns=["meeting", "member", "present"])


@pytest.mark.parametrize(("members", "enough"), [(1, 1), (2, 1), (13, 7), (14, 7), (15, 8)])
def test_half_of_the_team_is_enough(members: int, enough: int) -> None:
    assert needed(members) == enough


def test_the_chance_lies_near_the_share_of_draws() -> None:
    presence = np.array([0.9, 0.8, 0.7, 0.5, 0.4, 0.3, 0.6])
    draws = np.random.default_rng(1).random((20_000, 7)) < presence
    alone = (draws.sum(axis=1) >= 4).mean()
    told = chance(presence, 4)
    assert abs(told - alone) < 0.06, "the shared day moves it a little, and towards a half"
    assert told < alone


@given(_CHANCES)
def test_more_needed_is_less_likely_and_the_certain_is_certain(presence: np.ndarray) -> None:
    chances = [chance(presence, n) for n in range(len(presence) + 2)]
    assert chances[0] == pytest.approx(1)
    assert chances[-1] == pytest.approx(0)
    assert (np.diff(chances) <= 1e-12).all()


@given(_CHANCES, st.integers(0, 15))
def test_one_who_comes_more_often_never_lowers_the_chance(presence: np.ndarray, who: int) -> None:
    better = presence.copy()
    better[who % len(presence)] = 1.0
    enough = needed(len(presence))
    assert chance(better, enough) >= chance(presence, enough) - 1e-9


def test_few_meetings_are_drawn_to_the_team_and_many_speak_for_themselves() -> None:
    rows = {"always": "1" * 12, "never": "0" * 12, "half": "10" * 6, "new": " " * 11 + "0"}
    told = expected_presence(_history(rows), ["always", "never", "half", "new", "unseen"], NOTHING)
    always, never, half, new, unseen = told
    assert always > 0.8
    assert never < 0.2
    assert never < new < unseen < always, "one absence says little, none says nothing"
    assert half == pytest.approx(unseen, abs=0.1)


def test_late_meetings_weigh_more_than_early_ones() -> None:
    came_back, left = expected_presence(
        _history({"back": "0" * 8 + "1" * 8, "left": "1" * 8 + "0" * 8}), ["back", "left"], NOTHING
    )
    assert came_back > 0.5 > left


def test_a_team_without_meetings_is_taken_for_an_ordinary_one() -> None:
    told = expected_presence(_history({}), ["A", "B"], Presence(90, 100))
    assert told == pytest.approx([93 / 104] * 2)


def test_a_call_is_worth_most_where_it_can_decide() -> None:
    worth = worth_a_call(np.array([0.99, 0.5, 0.02, 0.5]), 2)
    assert worth[1] == worth[3] == worth.max()
    assert worth_a_call(np.array([1.0, 1.0, 0.5]), 2)[2] == 0, "two are certain: nothing to decide"


@given(_CHANCES)
def test_worth_is_the_slope_of_the_chance(presence: np.ndarray) -> None:
    """Of independent members: dP/dp is the chance that exactly one is missing without them."""
    enough = needed(len(presence))
    worth = worth_a_call(presence, enough)
    assert len(worth) == len(presence)
    assert (worth >= 0).all()
    assert (worth <= 0.25).all()
