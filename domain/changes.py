"""What changed between two days: the difference of counts, as the records that make it up.

A count is a set of records, each with its effect (mostly 1, of people as many as came). Two sets
of the same count differ by named records, and their effects add up to the difference exactly.
"""

from typing import Any, Final

import pandas as pd

CAME_IN, LEFT, MOVED, CHANGED = "came_in", "left", "moved", "changed"
REOPENED = "reopened"
KEY: Final = ["count", "table", "key"]
COUNTED: Final = [*KEY, "label", "effect", "date"]
"""Columns of a set: count, the record's table, key and name, its effect, and since when."""
DIFFERENCE: Final = [
    *("count", "kind", "table", "key", "label", "origin", "destination"),
    *("before", "after", "effect", "date"),
]


def difference(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The records by which counts differ; both take the columns of `COUNTED`.

    Columns: `count` (str); `kind`: `came_in`, `left`, `moved` (to or from another count of the same
    family: those of one name up to the point, «by_status.accepted») or `changed` (its effect did);
    `table`, `key`, `label` (str); `origin`, `destination` (str: of what has moved, the names after
    the point; else null); `before`, `after`, `effect` (int: effects then and now, and their
    difference, never 0); `date`: since when the record is as it is, null where it is gone.
    """
    counted = before[[*KEY, "effect"]].merge(
        after[[*KEY, "effect"]], on=KEY, how="outer", suffixes=("_before", "_after")
    )
    found = counted.assign(
        before=counted["effect_before"].fillna(0).astype("int64"),
        after=counted["effect_after"].fillna(0).astype("int64"),
    )
    found = found[found["before"] != found["after"]].reset_index(drop=True)
    names = pd.concat([before, after]).drop_duplicates(KEY[1:], keep="last")
    found = found.merge(names[[*KEY[1:], "label", "date"]], on=KEY[1:], how="left")
    moves = _moves(found)
    places = [moves.get(_of_family(row), (None, None)) for row in found.itertuples(index=False)]
    return found.assign(
        effect=found["after"] - found["before"],
        origin=pd.Series([origin for origin, _ in places], dtype=object),
        destination=pd.Series([destination for _, destination in places], dtype=object),
        kind=[
            MOVED if origin else _kind(then, now)
            for (origin, _), then, now in zip(places, found["before"], found["after"], strict=True)
        ],
    )[DIFFERENCE]


def _moves(found: pd.DataFrame) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Of the records that left one count of a family for another: which, and which."""
    left, came = {}, {}
    for row in found.itertuples(index=False):
        place = row[0].partition(".")[2]
        if place:
            (came if row.before == 0 else left)[_of_family(row)] = place
    return {record: (left[record], came[record]) for record in left.keys() & came.keys()}


def _of_family(row: Any) -> tuple[str, str, str]:
    return row[0].partition(".")[0], row[1], row[2]


def _kind(before: int, after: int) -> str:
    if before == 0:
        return CAME_IN
    return LEFT if after == 0 else CHANGED


def steps(records: pd.DataFrame, family: str, state: str, before: int, after: int) -> pd.DataFrame:
    """From how many were in a state to how many are, by what became of them.

    `records`: of `difference`. Columns: `step` (`start`, `came_in`, the state that they left it
    for, `reopened` for those that came from another, `left`, `end`), `effect` (int), `level` (int:
    after the step). A step that none took is left out.
    """
    own = records[records["count"] == f"{family}.{state}"]
    named = [step_of(row.kind, row.effect, row.destination) for row in own.itertuples(index=False)]
    effects = own["effect"].groupby(pd.Series(named, own.index, dtype=object)).sum()
    order = [CAME_IN, *sorted(set(effects.index) - {CAME_IN, REOPENED, LEFT}), REOPENED, LEFT]
    rows = [("start", before), *((step, int(effects[step])) for step in order if step in effects)]
    found = pd.DataFrame([*rows, ("end", after)], columns=["step", "effect"])
    level = found["effect"].cumsum()
    level.iloc[-1] = after
    return found.assign(level=level)


def step_of(kind: Any, effect: Any, destination: Any) -> str:
    """The step of `steps` that a record takes, by its columns of `DIFFERENCE`."""
    if kind != MOVED:
        return kind
    return destination if effect < 0 else REOPENED
