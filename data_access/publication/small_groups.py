"""Numbers of people so small that they tell of single persons."""

from collections.abc import Iterator, Sequence

import pandas as pd
from sqlalchemy import Connection

from data_access.export import table_frame
from data_access.publication.policy import Rules

_WHO = ("organisation", "member", "party")


def groups_left_out(groups: Sequence[int], rules: Rules, untold: int = 0) -> list[bool]:
    """Of the numbers of people that make up one whole, those to leave out.

    Those that are few; and, as the whole may be told elsewhere, others in their order until
    nothing can be told of what is left out. `untold`: people of the whole in no group that is
    told of. Which others are left out must not depend on how large they are: whoever knows the
    rule could tell the few from it.
    """
    hidden = [rules.few(people) for people in groups]
    for place, people in enumerate(groups):
        if not _tells(groups, hidden, rules, untold):
            break
        hidden[place] = hidden[place] or people > 0
    return hidden


def whole_tells(groups: Sequence[int], rules: Rules, untold: int = 0) -> bool:
    """Whether the sum tells of few, whatever is left out of its groups: of as many people as
    groups, each has one."""
    return _tells(groups, groups_left_out(groups, rules, untold), rules, untold)


def _tells(groups: Sequence[int], hidden: Sequence[bool], rules: Rules, untold: int) -> bool:
    """Whether a group can be told by subtraction: all that is left out is few; or, where nobody is
    untold, the least or the most that so many groups of few can be."""
    gone = [people for people, out in zip(groups, hidden, strict=True) if out]
    least, most = len(gone), len(gone) * (rules.minimum_persons - 1)
    return rules.few(sum(gone) + untold) or (
        bool(gone) and not untold and sum(gone) in (least, most)
    )


def told_of(lists: pd.DataFrame, rules: Rules) -> pd.Series:
    """Of attendance lists, as of `table_frame`, the rows of those who are told of at all."""
    shown = [of for of in _WHO if of in rules.tables.get("attendance", ())]
    return lists[shown].notna().any(axis=1)


def people_left_out(lists: pd.DataFrame, rules: Rules) -> pd.Series:
    """A flag for each row of attendance lists, as of `table_frame`, whose `people` are not told."""
    found = lists["people"].map(rules.few).astype(bool)
    for _meeting, rows, untold in _wholes(lists, rules):
        found[rows.index] = groups_left_out(rows.tolist(), rules, untold)
    return found


def meetings_of_few(connection: Connection, programme_id: int, rules: Rules) -> set[str]:
    """Codes of the meetings whose sum of people tells of few."""
    lists = table_frame(connection, programme_id, "attendance")
    return {
        meeting
        for meeting, rows, untold in _wholes(lists, rules)
        if rules.few(sum(rows) + untold) or whole_tells(rows.tolist(), rules, untold)
    }


def _wholes(lists: pd.DataFrame, rules: Rules) -> Iterator[tuple[str, pd.Series, int]]:
    """Of each meeting: its code, people of the rows that are told of, and of all others."""
    came = lists[lists["attended"].eq(True)]
    told = told_of(came, rules)
    for meeting, people in came["people"].groupby(came["meeting"], sort=False):
        own = told[people.index]
        yield str(meeting), people[own], int(people[~own].sum())
