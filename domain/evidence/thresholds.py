"""How sure a claim must be before a sentence, a signal or a mark makes it, and why.

A claim is judged once per page and reader, for all that it compares together: of consultations in
which nothing differs, at most `ALPHA` may show it. So with more sectors, each needs more.
"""

from pathlib import Path

from domain.distributions import normal_above, t_above

ALPHA = 0.05
"""The share of consultations without any difference in which a claim may speak, at most."""
FEWEST = 10
"""Of fewer rows nothing is said to be higher or lower."""
EXPECTED = 5
"""Fewer rows than this expected on either side, and the normal curve no longer holds (Cochran)."""
_ROUNDED = 1 + 1e-9
"""A chance that equals the threshold may miss it by a rounding error."""

MEASURED = Path(__file__).with_name("measured.csv")
"""How often each claim spoke on made-up consultations: `python -m tests.benchmarks.claims`."""


def critical(compared: int, sides: int = 2, df: float = float("inf")) -> float:
    """Standard errors that a difference must exceed, when so many are compared (Bonferroni).

    `df`: degrees of freedom where the standard error is itself estimated from few clusters.
    2.73 for eight sectors, 2.99 for eighteen districts; one-sided 2.50 for eight.
    """
    share = ALPHA / (sides * max(compared, 1))
    return normal_above(share) if df == float("inf") else t_above(share, df)


def rare(tail: float, compared: int) -> bool:
    """Whether so small a chance on one of two sides is beyond chance, when so many are compared."""
    return tail <= ALPHA / (2 * max(compared, 1)) * _ROUNDED
