"""Two shares side by side: intervals by the book, and claims that hold their level together."""

import numpy as np
import pytest

from domain.comparison import COMPARED_COUNTS, DAYS, HAPPENING, Side, compared
from domain.evidence import HIGHER, LOWER, Pair, beyond_chance
from domain.intervals import newcombe

RATES = {"attendance_rate": ("came", "called"), "reach": ("active", "declared")}


def test_the_interval_is_newcombes() -> None:
    """His first example: 56/70 against 48/80, the difference 0.2, from 0.0524 to 0.3339."""
    low, high = newcombe(48, 80, 56, 70)
    assert (low, high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert newcombe(56, 70, 48, 80) == pytest.approx((-high, -low))
    assert np.isnan(newcombe(0, 0, 1, 2)).all()


def test_what_is_claimed_of_a_pair() -> None:
    assert beyond_chance([Pair(10, 100, 40, 100)]) == [HIGHER]
    assert beyond_chance([Pair(40, 100, 10, 100)]) == [LOWER]
    assert beyond_chance([Pair(10, 100, 12, 100)]) == [0]
    assert beyond_chance([Pair(0, 9, 9, 9)]) == [None], "nine rows say nothing"
    assert beyond_chance([Pair(0, 50, 0, 50)]) == [0]


def test_more_pairs_need_more() -> None:
    alone = Pair(20, 100, 34, 100)
    assert beyond_chance([alone]) == [HIGHER]
    assert beyond_chance([alone] * 8) == [0] * 8


def test_rows_that_are_alike_count_for_fewer() -> None:
    assert beyond_chance([Pair(20, 100, 40, 100, 1.01, 1.01)]) == [HIGHER]
    assert beyond_chance([Pair(20, 100, 40, 100, 4.0, 4.0)]) == [0]
    assert beyond_chance([Pair(20, 100, 40, 100, 40.0, 40.0)]) == [None]


def test_two_sides_without_a_difference_are_rarely_told_apart() -> None:
    random = np.random.default_rng(16)
    spoken = 0
    for _ in range(400):
        parts = random.binomial(60, 0.4, size=(9, 2))
        found = beyond_chance([Pair(a, 60, b, 60) for a, b in parts.tolist()])
        spoken += any(found)
    assert spoken <= 0.05 * 400


def _side(**figures: int) -> Side:
    return Side(dict.fromkeys(COMPARED_COUNTS, 0) | figures, dict.fromkeys(DAYS, float("nan")), {})


def test_of_two_days_only_new_events_are_judged() -> None:
    first = _side(came=80, called=100, active=10, declared=100)
    second = _side(came=90, called=200, active=60, declared=100)
    table = compared(first, second, RATES, between={}).set_index("key")
    assert table.loc["attendance_rate", "verdict"] == LOWER, "10 of 100 against 80 of 100"
    assert not table.loc["reach", "judged"], "the same organisations, seen later"
    assert "reach" not in HAPPENING
    assert table["low"].isna().all()
    apart = compared(first, second, RATES).set_index("key")
    assert apart.loc["reach", "verdict"] == HIGHER
    assert apart.loc["reach", ["low", "high"]].notna().all()


def test_what_was_taken_back_is_not_judged() -> None:
    table = compared(_side(came=9, called=50), _side(came=30, called=40), RATES, between={})
    assert not table["judged"].any()
