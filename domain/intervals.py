"""How sure a rate is."""

import scipy


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95% Wilson score interval of a share (Wilson 1927); NaN, NaN where `whole` is 0."""
    if not whole:
        return (float("nan"), float("nan"))
    interval = scipy.stats.binomtest(int(part), int(whole)).proportion_ci(method="wilson")
    return (float(interval.low), float(interval.high))


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
