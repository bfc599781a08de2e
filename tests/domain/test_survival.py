"""The log-rank comparison against scipy's, and what can be measured."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import CensoredData, logrank

from domain.survival import compare, measurable


def test_each_group_is_held_against_all_others_as_scipy_does() -> None:
    draw = np.random.default_rng(3)
    waited, decided = draw.integers(1, 60, 200), draw.random(200) < 0.7
    group = draw.choice(["A", "B", "C"], 200)
    waited[group == "A"] += 10
    found = compare(waited, decided, group)
    assert found.group.tolist() == ["A", "B", "C"]
    assert found.expected.sum() == pytest.approx(decided.sum())
    for n, name in enumerate(found.group):
        mine = group == name
        sides = [
            CensoredData(uncensored=waited[of & decided], right=waited[of & ~decided])
            for of in (mine, ~mine)
        ]
        assert abs(found.z[n]) == pytest.approx(abs(logrank(*sides).statistic))
    assert found.z[0] < 0


def test_one_group_cannot_be_compared() -> None:
    assert compare(np.array([1, 2]), np.array([True, False]), np.array(["A", "A"])).z == [0]


@pytest.mark.parametrize(
    ("days", "measured"),
    [([], False), ([1], True), ([1, 1], False), ([1, 2], True)],
)
def test_several_decisions_of_one_date_measure_no_time(days: list[int], measured: bool) -> None:
    rows = [(1, date(2011, 9, day), 1) for day in days] + [(0, None, 5)]
    waits = pd.DataFrame(rows, columns=["decided", "decided_on", "postulates"])
    assert measurable(waits) is measured
