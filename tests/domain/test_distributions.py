"""What pages need of distributions, beside `scipy.stats`, which is too large for them."""

from fractions import Fraction
from math import comb, inf, isnan

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize, stats

from domain.distributions import (
    chi_square_tail,
    fair_toss,
    hypergeometric_tails,
    likelihood_ratio,
    mean_deviation,
    normal_above,
    t_above,
)
from domain.evidence import ALPHA, HIGHER, LOWER, Pair, beyond_chance, differing, longest_usual
from domain.intervals import wilson
from domain.survival import survival

MANY = 1_000_000
_SHARES = st.floats(1e-12, 0.5)
_SAME = 1e-9
"""Of the same number by another way."""


@given(_SHARES, st.integers(1, MANY))
def test_quantiles_are_scipys(share: float, df: int) -> None:
    assert normal_above(share) == stats.norm.isf(share)
    assert t_above(share, df) == stats.t.isf(share, df)


def test_without_a_degree_of_freedom_there_is_no_quantile() -> None:
    assert isnan(t_above(0.05, 0))
    assert isnan(stats.t.isf(0.05, 0))


@given(st.floats(0, 1e6), st.integers(1, 10_000))
def test_the_tail_of_chi_square_is_scipys(statistic: float, df: int) -> None:
    assert chi_square_tail(statistic, df) == stats.chi2.sf(statistic, df)


@given(st.lists(st.tuples(st.integers(0, MANY), st.integers(0, MANY)), min_size=2, max_size=3))
def test_the_likelihood_ratio_is_scipys(counts: list[tuple[int, int]]) -> None:
    table = np.array(counts, dtype=float)
    assume(table.sum(axis=0).all() and table.sum(axis=1).all())
    found = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert likelihood_ratio(counts) == pytest.approx(found, rel=_SAME, abs=1e-6)


@given(st.integers(1, MANY), st.data())
def test_a_fair_toss_is_scipys(tosses: int, data: st.DataObject) -> None:
    heads = data.draw(st.integers(0, tosses) | st.integers(tosses // 2, tosses // 2 + 1))
    assert fair_toss(heads, tosses) == pytest.approx(stats.binomtest(heads, tosses).pvalue, _SAME)


@given(st.integers(1, MANY), st.lists(st.floats(1e-12, 1) | st.just(0.0), max_size=20))
def test_the_mean_deviation_is_scipys(tosses: int, share: list[float]) -> None:
    p = np.array(share)
    above = np.floor(tosses * p) + 1
    chance = stats.binom.pmf(above, tosses, p)
    found = mean_deviation(tosses, share)
    assert found == pytest.approx(2 * above * (1 - p) * chance, rel=1e-7, abs=1e-12)


@st.composite
def draws(draw: st.DrawFn, most: int) -> tuple[int, int, int, int]:
    whole = draw(st.integers(1, most))
    marked, drawn = draw(st.integers(0, whole)), draw(st.integers(0, whole))
    least, greatest = max(0, drawn + marked - whole), min(drawn, marked)
    found = st.integers(least, greatest) | st.sampled_from([least, greatest])
    return draw(found), drawn, marked, whole


@given(draws(MANY))
def test_both_sides_of_fishers_test_are_scipys(given: tuple[int, int, int, int]) -> None:
    found, drawn, marked, whole = given
    chance = stats.hypergeom(whole, marked, drawn)
    fewer, more = hypergeometric_tails(found, drawn, marked, whole)
    assert fewer == pytest.approx(chance.cdf(found), rel=1e-7, abs=1e-300)
    assert more == pytest.approx(chance.sf(found - 1), rel=1e-7, abs=1e-300)


@given(draws(400))
def test_both_sides_of_fishers_test_are_those_of_whole_numbers(
    given: tuple[int, int, int, int],
) -> None:
    found, drawn, marked, whole = given
    ways = [
        comb(marked, n) * comb(whole - marked, drawn - n) for n in range(min(drawn, marked) + 1)
    ]
    exact = (Fraction(sum(side), comb(whole, drawn)) for side in (ways[: found + 1], ways[found:]))
    told = hypergeometric_tails(found, drawn, marked, whole)
    assert told == pytest.approx([float(side) for side in exact], rel=1e-12)


def test_outside_of_what_can_be_drawn_one_side_is_certain() -> None:
    assert hypergeometric_tails(3, 8, 6, 10) == (0, 1)
    assert hypergeometric_tails(7, 8, 6, 10) == (1, 0)
    assert hypergeometric_tails(0, 5, 0, 10) == (1, 1)
    assert hypergeometric_tails(5, 5, 10, 10) == (1, 1)


@given(st.integers(1, MANY), st.data())
def test_wilsons_interval_is_scipys(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole) | st.sampled_from([0, whole]))
    interval = stats.binomtest(part, whole).proportion_ci(method="wilson")
    assert wilson(part, whole) == pytest.approx((interval.low, interval.high), abs=1e-15)
    assert 0 <= wilson(part, whole)[0] <= part / whole <= wilson(part, whole)[1] <= 1


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 1), st.integers(1, 9)), min_size=1),
)
def test_the_curve_of_waits_is_scipys(rows: list[tuple[int, int, int]]) -> None:
    waits = pd.DataFrame(rows, columns=["days", "decided", "postulates"])
    days = np.repeat(waits["days"], waits["postulates"])
    decided = np.repeat(waits["decided"], waits["postulates"]) == 1
    curve = stats.ecdf(stats.CensoredData(uncensored=days[decided], right=days[~decided])).sf
    found = survival(waits)
    assert found["days"].tolist() == curve.quantiles.tolist()
    assert found["waiting"].to_numpy() == pytest.approx(curve.probabilities, rel=1e-12, abs=1e-12)


@given(
    st.lists(st.integers(0, 400) | st.integers(0, 5), min_size=3, max_size=60),
    st.sampled_from([1, 8, 46, 1000]),
)
def test_the_longest_usual_pause_is_where_its_share_of_days_is_met(
    steps: list[int], compared: int
) -> None:
    """Sought between bounds, where it is no bound itself."""
    logs = np.log(np.maximum(steps, 1))
    share, n = ALPHA / compared, len(steps)
    unsure = np.sqrt(1 + 1 / n) * stats.t.isf(share, n - 1) / stats.norm.isf(share)
    width, middle = max(0.05, logs.std(ddof=1) * unsure), logs.mean()

    def beyond(log: float) -> float:
        z = (middle - log) / width
        shorter = np.exp(log - middle - width**2 / 2 + stats.norm.logcdf(z))
        return stats.norm.cdf(z + width) - shorter - share

    least = np.log(max(14, *steps, 1.5 * np.median(np.maximum(steps, 1))))
    found = longest_usual(steps, compared)
    if beyond(least) <= 0:
        assert found == pytest.approx(np.exp(least))
    else:
        limit = optimize.brentq(beyond, least, middle + 10 * width + width**2)
        assert found == pytest.approx(np.exp(limit) if limit < 709 else inf, rel=1e-8)


def _by_scipy(part: np.ndarray, whole: np.ndarray) -> list[int]:
    chance = stats.hypergeom(whole.sum(), part.sum(), whole)
    enough = (whole >= 10) & (whole.sum() - whole >= 10)
    share = ALPHA / (2 * max(int(enough.sum()), 1))
    higher, lower = chance.sf(part - 1) <= share, chance.cdf(part) <= share
    return (enough * np.where(higher, 1, np.where(lower, -1, 0))).tolist()


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=18))
def test_what_differs_is_what_scipys_numbers_say(groups: list[tuple[int, int]]) -> None:
    part, rest = np.array(groups).T
    whole = part + rest
    assume(0 < part.sum() < whole.sum())
    assert differing(part, whole).tolist() == _by_scipy(part, whole)


@pytest.mark.parametrize("compared", [1, 2, 7, 18])
def test_where_the_chance_is_the_threshold_itself_the_claim_is_made(compared: int) -> None:
    """One marked of all, and it is among those drawn: as likely as a side may be at most."""
    for drawn in range(10, 60):
        whole = 40 * compared * drawn
        pairs = [Pair(0, whole - drawn, 1, drawn), *[Pair(5, 10, 5, 10)] * (compared - 1)]
        assert beyond_chance(pairs)[0] == HIGHER
        pairs[0] = Pair(1, drawn, 0, whole - drawn)
        assert beyond_chance(pairs)[0] == LOWER
