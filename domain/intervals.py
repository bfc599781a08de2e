"""How sure a rate is."""

from math import sqrt

from domain.distributions import normal_above

_SURE = normal_above(0.025)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95% Wilson score interval of a share (Wilson 1927); NaN, NaN where `whole` is 0."""
    if not whole:
        return (float("nan"), float("nan"))
    part, whole = int(part), int(whole)
    square, share = _SURE**2, part / whole
    middle = 2 * part + square
    reach = _SURE * sqrt(4 * part * (1 - share) + square)
    width = 2 * (whole + square)
    low = (middle - reach) / width if part else 0.0
    high = (middle + reach) / width if part != whole else 1.0
    return (low, high)


def newcombe(part: int, whole: int, other_part: int, other_whole: int) -> tuple[float, float]:
    """The 95% interval of the other share minus the first: Newcombe 1998, method 10, of two Wilson
    intervals; NaN, NaN where a whole is 0."""
    if not whole or not other_whole:
        return (float("nan"), float("nan"))
    share, other = part / whole, other_part / other_whole
    (low, high), (other_low, other_high) = wilson(part, whole), wilson(other_part, other_whole)
    below = ((other - other_low) ** 2 + (high - share) ** 2) ** 0.5
    above = ((other_high - other) ** 2 + (share - low) ** 2) ** 0.5
    difference = other - share
    return (difference - below, difference + above)
