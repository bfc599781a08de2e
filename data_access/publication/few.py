"""Numbers of people so small that they tell of single persons."""

from collections.abc import Sequence

import pandas as pd

from data_access.publication.rules import Rules


def left_out(groups: Sequence[int | None], rules: Rules) -> list[bool]:
    """Of the numbers of people that make up one whole, those to leave out.

    Those that are few; and, as the whole may be told elsewhere, the next smallest ones until what
    is left out is no single group and not few together.
    """
    hidden = [rules.few(people) for people in groups]
    rest = sorted(
        (people, place) for place, people in enumerate(groups) if people and not hidden[place]
    )
    for _people, place in rest:
        gone = [people or 0 for people, out in zip(groups, hidden, strict=True) if out]
        if not gone or (len(gone) > 1 and not rules.few(sum(gone))):
            break
        hidden[place] = True
    return hidden


def left_out_within(people: pd.Series, whole: pd.Series, rules: Rules) -> pd.Series:
    """As `left_out`, for each `whole` by itself: a flag for each row."""
    found = pd.Series(False, people.index)
    for _of, group in people.groupby(whole, sort=False):
        numbers = [None if pd.isna(number) else int(number) for number in group]
        found[group.index] = left_out(numbers, rules)
    return found
