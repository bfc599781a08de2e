"""The log-rank comparison against scipy's, and what can be measured."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import CensoredData, logrank

from domain.survival import Doubt, compare, doubt


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


NAN = float("nan")
ONE, TWO = date(2011, 9, 1), date(2011, 9, 2)


@pytest.mark.parametrize(
    ("waits", "days", "why"),
    [
        ([], NAN, Doubt.NONE),
        ([(9, None, 5)], NAN, Doubt.NONE),
        ([(9, ONE, 7), (9, None, 5)], 9, Doubt.ONE_DATE),
        ([(9, ONE, 1), (9, None, 5)], NAN, Doubt.FEW),
        ([(9, ONE, 2), (8, TWO, 2)], 8, Doubt.FEW),
        ([(9, ONE, 3), (8, TWO, 3), (9, None, 20)], NAN, Doubt.NOT_YET),
        ([(9, ONE, 3), (8, TWO, 3)], 9, None),
        ([(9, ONE, 3), (8, TWO, 3), (7, None, 1)], 9, Doubt.FEW),
        ([(9, ONE, 3), (8, TWO, 3), (7, None, 1), (9, None, 5)], 9, None),
    ],
)  # fmt: skip
def test_why_a_quantile_is_no_estimate(waits: list, days: float, why: Doubt | None) -> None:
    """Each wait: days, date of the decision, how many waited so."""
    table = pd.DataFrame(waits, columns=["days", "decided_on", "postulates"])
    table = table.assign(decided=table["decided_on"].notna().astype(int))
    assert doubt(table, days) is why
