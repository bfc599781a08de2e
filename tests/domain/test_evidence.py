"""Claims hold their level on flat data, find what was planted, and are silent on few rows.

The tables of the methodology come from `tests.benchmarks.claims`, which runs the exhibits
themselves; here the tests behind them are held to a bound that chance breaks once in a thousand.
"""

import numpy as np
import pytest
from scipy.stats import binom

from domain.evidence import (
    ALPHA,
    HIGHER,
    LOWER,
    Fall,
    critical,
    design_effect,
    differing,
    falls,
    leader,
    longest_usual,
    score_by_chance,
    under_represented,
)

CONSULTATIONS = 200
SECTORS, MEETINGS = 8, 12


def most_false(consultations: int = CONSULTATIONS) -> int:
    """So many false claims are still compatible with one in twenty."""
    return int(binom.isf(0.001, consultations, ALPHA))


def course(draw: np.random.Generator, invited: np.ndarray, rate: float | np.ndarray) -> dict:
    came = draw.binomial(invited, rate)
    return {n: list(zip(came[n], invited[n], strict=True)) for n in range(len(invited))}


def test_thresholds_are_those_of_the_contract() -> None:
    assert critical(8, sides=1) == pytest.approx(2.50, abs=0.005)
    assert critical(8) == pytest.approx(2.73, abs=0.005)
    assert critical(18) == pytest.approx(2.99, abs=0.005)
    assert critical(8, df=9) > critical(8, df=30) > critical(8)


@pytest.mark.parametrize("rate", [0.3, 0.55, 0.8])
def test_flat_attendance_rarely_falls(rate: float) -> None:
    draw = np.random.default_rng(1)
    found = sum(
        bool(falls(course(draw, draw.integers(6, 26, (SECTORS, MEETINGS)), rate)))
        for _ in range(CONSULTATIONS)
    )
    assert found <= most_false()


def test_a_planted_fall_is_found() -> None:
    draw, found = np.random.default_rng(2), 0
    for _ in range(CONSULTATIONS):
        rate = np.full((SECTORS, MEETINGS), 0.5)
        rate[0, -3:] -= 0.2
        found += 0 in falls(course(draw, np.full(rate.shape, 30), rate))
    assert found >= binom.isf(0.999, CONSULTATIONS, 0.8)


def test_meetings_that_scatter_of_themselves_do_not_fall() -> None:
    draw, found = np.random.default_rng(3), 0
    for _ in range(CONSULTATIONS):
        rate = np.clip(draw.normal(0.55, 0.15, (SECTORS, MEETINGS)), 0.02, 0.98)
        found += bool(falls(course(draw, draw.integers(6, 26, rate.shape), rate)))
    assert found <= most_false()


def test_what_fell_is_told_in_rows() -> None:
    meetings = {"A": [(15, 20)] * 6 + [(5, 20)] * 3, "B": [(15, 20)] * 9}
    assert falls(meetings) == {"A": Fall(15, 60, 90, 120)}


@pytest.mark.parametrize(
    "meetings",
    [
        [],
        [(18, 20), (2, 20)],
        [(1, 20)] * 3,  # nothing to hold the last three against
        [(9, 9)] + [(1, 20)] * 3,
        [(1, 1)] * 3 + [(0, 1)] * 3,  # a handful of rows
        [(200, 400)] * 9 + [(170, 400)] * 3,  # sure, and too small to matter
        [(5, 20)] * 6 + [(15, 20)] * 3,
        [(0, 20)] * 9,
        [(0, 0)] * 9,
    ],
)
def test_what_is_no_fall(meetings: list) -> None:
    assert falls({"A": meetings}) == {}


@pytest.mark.parametrize("rate", [0.1, 0.3, 0.55])
def test_flat_rates_rarely_differ(rate: float) -> None:
    draw, found = np.random.default_rng(4), 0
    for _ in range(CONSULTATIONS):
        whole = draw.integers(10, 80, SECTORS)
        found += differing(draw.binomial(whole, rate), whole).any()
    assert found <= most_false()


@pytest.mark.parametrize("organisations", [10, 20, 40])
def test_the_same_organisations_again_and_again_make_no_difference(organisations: int) -> None:
    """Each comes at its own rate: rows are alike, and count for fewer."""
    draw, found, naive = np.random.default_rng(5), 0, 0
    for _ in range(CONSULTATIONS):
        own = draw.beta(1.5, 1.2, (SECTORS, organisations))
        invited = draw.binomial(MEETINGS, 0.6, own.shape) + 1
        came = draw.binomial(invited, own)
        pairs = list(zip(came, invited, strict=True))
        effects = [design_effect(*pair) for pair in pairs]
        parts, wholes = came.sum(axis=1), invited.sum(axis=1)
        found += differing(parts, wholes, effects, [organisations] * SECTORS).any()
        naive += differing(parts, wholes).any()
    assert found <= most_false() < naive


def test_what_differs_is_found_with_all_its_equals() -> None:
    low = differing([5, 50, 5, 50, 50], [100] * 5)
    assert low.tolist() == [LOWER, HIGHER, LOWER, HIGHER, HIGHER]


@pytest.mark.parametrize(
    ("parts", "wholes"),
    [
        ([], []),
        ([5], [10]),
        ([0, 0], [50, 50]),
        ([50, 50], [50, 50]),
        ([0, 8], [9, 9]),  # fewer than ten rows
        ([0, 30, 30], [0, 60, 60]),
        ([np.nan, 30, 30], [np.nan, 60, 60]),
        ([0, 3, 4], [40, 60, 60]),
    ],
)
def test_few_rows_say_nothing(parts: list, wholes: list) -> None:
    assert not differing(parts, wholes).any()


def test_a_stark_difference_on_few_rows_is_told() -> None:
    assert differing([1, 65], [12, 73]).tolist() == [LOWER, HIGHER]


def test_rows_of_one_organisation_count_as_one() -> None:
    assert design_effect([9], [12]) == 12
    assert design_effect([0, 0], [12, 12]) == 12
    assert design_effect([6, 6, 6], [12, 12, 12]) == 1
    assert np.isnan(design_effect([], []))


@pytest.mark.parametrize("kinds", [2, 3, 8])
def test_flat_counts_rarely_lead(kinds: int) -> None:
    draw = np.random.default_rng(6)
    counts = draw.multinomial(60, [1 / kinds] * kinds, CONSULTATIONS)
    assert sum(leader(row) is not None for row in counts) <= most_false()


@pytest.mark.parametrize(
    ("counts", "position"),
    [
        ([5, 40, 12], 1),
        ([40, 40, 1], None),
        ([7, 6], None),
        ([8, 0], None),  # fewer than ten in all
        ([20, 0], 0),
        ([30], None),
        ([], None),
        ([0, 0], None),
        ([np.nan, 30, 2], 1),
    ],
)
def test_leader(counts: list, position: int | None) -> None:
    assert leader(counts) == position


@pytest.mark.parametrize("active", [43, 301])
def test_a_blind_sample_under_represents_no_one(active: int) -> None:
    draw, found = np.random.default_rng(7), 0
    for _ in range(CONSULTATIONS):
        register = draw.multinomial(2_500, draw.dirichlet([5] * 18))
        found += under_represented(
            draw.multinomial(active, register / register.sum()), register
        ).any()
    assert found <= most_false()


def test_who_is_missing_is_found() -> None:
    missing = under_represented([60, 5, 5, 60, 1], [400, 400, 400, 400, 8])
    assert missing.tolist() == [False, True, True, False, False]


@pytest.mark.parametrize(("active", "declared"), [([], []), ([0, 0], [5, 5]), ([5], [5])])
def test_nobody_is_missing_where_nothing_can_be_compared(active: list, declared: list) -> None:
    assert not under_represented(active, declared).any()


def test_the_score_that_chance_alone_gives() -> None:
    draw = np.random.default_rng(8)
    for active in (43, 301):
        sampled = draw.multinomial(active, [1 / 18] * 18, 4_000) / active
        measured = 1 - np.abs(sampled - 1 / 18).sum(axis=1).mean() / 2
        assert score_by_chance([100] * 18, active) == pytest.approx(measured, abs=0.003)
    assert np.isnan(score_by_chance([5, 5], 0))


@pytest.mark.parametrize("regular", [1, 4, 20])
def test_a_usual_pause_is_rarely_long(regular: float) -> None:
    draw, found = np.random.default_rng(9), 0
    for _ in range(CONSULTATIONS):
        look = draw.uniform(120, 300)
        starts = draw.gamma(regular, 21 / regular, (SECTORS, 200)).cumsum(axis=1)
        for days in starts:
            past = days[days <= look]
            if len(past) and look - past[-1] > longest_usual(np.diff(past), SECTORS):
                found += 1
                break
    assert found <= most_false()


def test_a_long_pause_is_long_by_its_own_rhythm() -> None:
    weekly, monthly = [7, 7, 8, 6, 7], [28, 30, 31, 29, 30]
    assert longest_usual(weekly) < 20 < 40 < longest_usual(monthly) < 60
    uneven = [3, 14, 7, 9, 20]
    assert longest_usual(uneven, compared=8) > longest_usual(uneven) > 20
    assert longest_usual([7, 7]) == float("inf")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("compared", [1, 8, 46, 1000])
@pytest.mark.parametrize("steps", [[1, 1, 400], [1, 2000, 1], [365, 1, 1, 1], [1, 1, 1, 1, 3000]])
def test_the_pause_after_the_most_uneven_steps_is_a_number(steps: list[int], compared: int) -> None:
    found = longest_usual(steps, compared)
    assert found > max(steps)
    assert found <= longest_usual(steps, 2 * compared)


def test_the_pause_of_few_and_uneven_steps_has_no_bound() -> None:
    """Three steps, two of a day and one of a year: where many are compared, that tells nothing."""
    assert longest_usual([1, 1, 400], 8) < float("inf")
    assert longest_usual([1, 1, 400], 200) == float("inf")
