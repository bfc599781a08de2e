"""What changed between two days, and what was entered late or corrected since the first of them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection

from data_access.attendance import by_meeting
from data_access.changes.counted_records import counted_records
from data_access.changes.key_figures import COMPARED_RATES, key_counts
from data_access.changes.late_entries import entered_late, touched_lists
from data_access.journal.states import as_recorded, revision_on
from data_access.scope import Scope
from domain.changes import DIFFERENCE, difference
from domain.ratios import ratios

__all__ = ["COMPARED_RATES", "Changes", "changes", "counted_records", "key_counts"]
IN_TIME: Final = "in_time"
LATE: Final = "late"
CORRECTED: Final = "corrected"
_STATES: Final = ("reported", "before", "after")


@dataclass(frozen=True)
class Changes:
    """What changed since a day A until the scope's as-of date B.

    `revision`: what the records of A are held against, the last one of that day; None where the
    journal does not reach so far back. Then nothing is known of late entries.

    `counts`: one row per count: `count` (str), `reported` (float: on A, as recorded that day; NaN
    where unknown), `before` (int: on A, as known now), `after` (int: on B), `difference` (after −
    before), `residual` (int: what the records do not explain: 0), `late_difference` (float: before
    − reported), `late_residual` (float).

    `rates`: `rate` (str); `reported_part`, `reported_whole` (float), `before_part`, `before_whole`,
    `after_part`, `after_whole` (int): the fractions; `reported`, `before`, `after` (float): their
    shares, NaN where undefined. The records that entered or left them stand in `records` under the
    counts that `COMPARED_RATES` names.

    `records`: the columns of `domain.changes.DIFFERENCE`, and `entered`: `in_time` (between A and
    B), `late` or `corrected` (A as recorded then → A as known now).
    """

    since: date
    as_of: date
    revision: int | None
    counts: pd.DataFrame
    rates: pd.DataFrame
    records: pd.DataFrame


def changes(scope: Scope, connection: Connection, since: date) -> Changes:
    """What changed in the scope since that day. Raises ValueError if it is after the as-of date."""
    if since > scope.as_of:
        raise ValueError(f"{since} is after {scope.as_of}")
    then = replace(scope, as_of=since)
    revision = revision_on(connection, scope.programme_id, since)
    lists = _held_otherwise(then, scope, connection)
    if revision is not None:
        lists |= touched_lists(then, connection, revision)
    before, after = _State(then, connection, lists), _State(scope, connection, lists)
    happened = difference(before.records, after.records).assign(entered=IN_TIME)
    if revision is None:
        told = pd.DataFrame(columns=[*DIFFERENCE, "entered"])
        reported = {}
    else:
        with as_recorded(connection, scope.programme_id, revision) as recorded:
            known = _State(then, recorded, lists)
        late = entered_late(then, connection, revision)
        told = difference(known.records, before.records)
        records = zip(told["table"], told["key"], strict=True)
        told = told.assign(entered=[LATE if of in late else CORRECTED for of in records])
        reported = known.figures
    return Changes(
        since,
        scope.as_of,
        revision,
        _counts(reported, before.figures, after.figures, told, happened),
        _rates(reported, before.figures, after.figures),
        pd.concat([told, happened], ignore_index=True),
    )


class _State:
    """The counts of a scope as one connection tells them, and their records."""

    def __init__(self, scope: Scope, connection: Connection, lists: set[str]) -> None:
        self.records = counted_records(scope, connection, lists)
        self.figures = key_counts(scope, connection)


def _held_otherwise(then: Scope, now: Scope, connection: Connection) -> set[str]:
    """Meetings that were held by one of the days and not by the other: the lists that differ."""
    states = [by_meeting(of, connection).set_index("code")["status"] for of in (then, now)]
    both = states[0].to_frame("then").join(states[1].to_frame("now"), how="outer")
    return set(both.index[both["then"] != both["now"]])


def _counts(
    reported: dict[str, int],
    before: dict[str, int],
    after: dict[str, int],
    told: pd.DataFrame,
    happened: pd.DataFrame,
) -> pd.DataFrame:
    late, between = _effects(told), _effects(happened)
    rows: list[dict[str, Any]] = []
    for name, then in before.items():
        was = reported.get(name)
        rows.append(
            {
                "count": name,
                "reported": was,
                "before": then,
                "after": after[name],
                "difference": after[name] - then,
                "residual": after[name] - then - between.get(name, 0),
                "late_difference": None if was is None else then - was,
                "late_residual": None if was is None else then - was - late.get(name, 0),
            }
        )
    floats = ["reported", "late_difference", "late_residual"]
    return pd.DataFrame(rows).astype(dict.fromkeys(floats, "float64"))


def _effects(records: pd.DataFrame) -> dict[str, int]:
    return records.groupby("count")["effect"].sum().to_dict() if len(records) else {}


def _rates(reported: dict[str, int], *states: dict[str, int]) -> pd.DataFrame:
    rows = []
    for rate, names in COMPARED_RATES.items():
        row: dict[str, Any] = {"rate": rate}
        for state, known in zip(_STATES, (reported, *states), strict=True):
            for part, name in zip(("part", "whole"), names, strict=True):
                row[f"{state}_{part}"] = known.get(name)
        rows.append(row)
    floats = ["reported_part", "reported_whole"]
    table = pd.DataFrame(rows).astype(dict.fromkeys(floats, "float64"))
    return table.assign(
        **{of: ratios(table[f"{of}_part"], table[f"{of}_whole"]) for of in _STATES},
    )
