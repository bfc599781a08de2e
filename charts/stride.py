"""How many of a long row of points or labels are shown."""


def stride(number: int, most: int) -> int:
    """Every how many-th of `number` is shown, so that at most `most` are."""
    return max(1, -(-number // most))
