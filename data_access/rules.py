"""What needs a hand: rules over the indicators, their thresholds in one place.

| signal | rule |
| --- | --- |
| `overdue` | open postulates whose response deadline has passed |
| `unjustified` | decided postulates whose decision has no justification |
| `without_list`, `without_minutes` | held meetings with no attended row; with no minutes |
| `lapsed` | planned meetings whose date has passed |
| `idle_sectors` | sectors without a held meeting for more than `IDLE_DAYS` |
| `falling` | sectors whose attendance rate fell over the last three listed meetings, by `FALL` |
| `never_came` | organisations invited to at least `INVITED` held meetings that came to none |
| `silent` | organisations that declare a sector and did nothing |
| `forecast` | the 85% date of the forecast lies after the end of the consultation |
"""

from dataclasses import dataclass, field

import pandas as pd

from data_access.vocabulary import COORDINATING

IDLE_DAYS = 30
FALL = 0.1
INVITED = 3


@dataclass(frozen=True)
class Signal:
    """`page` and `params` open exactly the records behind `count`.

    `about` names what stands out: a responsible unit, or sector codes; `values` are the numbers
    that belong to it.
    """

    key: str
    count: int
    page: str
    params: dict[str, str] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    values: tuple[object, ...] = ()


def falling(rows: pd.DataFrame) -> dict[str, list[int]]:
    """Sector → organisations present at its last three listed meetings, where the rate fell.

    `rows`: of `attendance.by_meeting`.
    """
    found = {}
    listed = rows[rows["has_list"] & (rows["team"] != COORDINATING)]
    for team, meetings in listed.groupby("team", sort=False):
        last = meetings.sort_values("starts_at").tail(3)
        rates = last["attendance_rate"].tolist()
        if len(rates) == 3 and rates[0] > rates[1] > rates[2] and rates[0] - rates[2] >= FALL:
            found[team] = last["attended"].tolist()
    return found
