"""How sure a rate is."""

import scipy


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95% Wilson score interval of a share (Wilson 1927); NaN, NaN where `whole` is 0."""
    if not whole:
        return (float("nan"), float("nan"))
    interval = scipy.stats.binomtest(int(part), int(whole)).proportion_ci(method="wilson")
    return (float(interval.low), float(interval.high))
