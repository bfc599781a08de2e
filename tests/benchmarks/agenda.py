"""Does an agenda do what is said of it? `python -m tests.benchmarks.agenda [CSV]`

At some days of each simulated consultation (`consultations`) it is told what an agenda of some
length at the next meeting does to the chance to be done by a day: the end of the consultation and
days before and after the middle course. Then the consultation goes on three times: with that
meeting deciding nothing, as many as the agenda has at most, and as many as it would. Of the chances
told, as many should come true. Other seeds than those on which anything was set; about ten minutes.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from domain.forecast import DecidingMeeting, Effect, History, effect_of_items
from domain.forecast.futures import futures
from tests.benchmarks.consultations import Kind, with_meetings

SEEDS = range(5_000, 5_016)
KINDS = (
    Kind("every_2", every=2),
    Kind("every_2_bursty", every=2, scatter=0.6),
    Kind("every_2_august", every=2, august=True),
    Kind("every_2_between_40", every=2, between=0.4, any_order=0.3),
    Kind("every_3", every=3, any_order=0.3),
    Kind("every_3_between_60", every=3, between=0.6),
    Kind("every_3_slowing_2", every=3, pace=lambda week: 1.4 * 0.98**week),
    Kind("every_3_slow_unit", every=3, slow=True, any_order=0.3),
    Kind("every_4", every=4),
    Kind("every_4_any_order", every=4, any_order=1.0),
    Kind("every_4_between_30", every=4, between=0.3, any_order=0.3),
    Kind("steady"),
    Kind("bursty", scatter=1.5),
    Kind("stop_and_go", pace=lambda week: 1.8 if week % 10 < 5 else 0.1),
)
"""In the last three answers come on any day, and meetings every second week."""
LONGEST_AGENDA = 15
_DAYS = 3
"""Agendas of each consultation."""
_FIRST_WEEK, _LAST_WEEK = 8, 38
_DEADLINES = (0.7, 1.0, 1.4)
"""Parts of the time that the middle course takes."""
_BAND = (0.75, 0.85)


def main() -> None:
    """Print how often the chances came true, kind by kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("csv", nargs="?", help="where to write every chance and what came of it")
    given = parser.parse_args()
    table = told(KINDS, SEEDS)
    if given.csv:
        table.to_csv(given.csv, index=False)
    print(judged(table).to_string(index=False, float_format="{:.2f}".format))


def told(kinds: Sequence[Kind], seeds: range) -> pd.DataFrame:
    """One row per chance: `kind`, `items` (0 or as many as the agenda has), `chance`, `kept`."""
    rows = []
    for kind in kinds:
        for seed in seeds:
            for then, meeting, items in _moments(kind, seed):
                rows += _told(kind, seed, then, meeting, items)
    return pd.DataFrame(rows, columns=["kind", "items", "chance", "kept"])


def judged(table: pd.DataFrame) -> pd.DataFrame:
    """Per kind and for all together: how many chances with the agenda were told and what they were
    on average, told and kept; then of those in the band; then of those in it without a decision."""
    rows = []
    for kind, rows_of in [*table.groupby("kind", sort=False), ("pool", table)]:
        agenda, none = rows_of[rows_of["items"] > 0], rows_of[rows_of["items"] == 0]
        row = {"kind": kind, "n": len(agenda)}
        row |= {"told": agenda["chance"].mean(), "kept": agenda["kept"].mean()}
        for name, of in (("", agenda), ("none_", none)):
            band = of[of["chance"].between(*_BAND)]
            row |= {f"{name}band": len(band), f"{name}band_kept": band["kept"].mean()}
        rows.append(row)
    return pd.DataFrame(rows)


def _moments(kind: Kind, seed: int) -> Iterator[tuple[History, DecidingMeeting, int]]:
    """What was known on some days, the next meeting then, and the length of its agenda."""
    whole, meetings = with_meetings(kind, seed)
    draw = np.random.default_rng([seed, 9])
    for week in np.sort(draw.choice(np.arange(_FIRST_WEEK, _LAST_WEEK), _DAYS, replace=False)):
        day = whole.start + timedelta(days=int(7 * week + draw.integers(0, 7)))
        items = int(draw.integers(1, LONGEST_AGENDA + 1))
        today = day.toordinal()
        coming = next(met for met in meetings if met > today)
        held = frozenset(met for met in meetings if met <= today)
        yield whole.at(day), DecidingMeeting(coming, held), items


def _told(
    kind: Kind, seed: int, then: History, meeting: DecidingMeeting, items: int
) -> list[tuple]:
    rows = []
    for deadline in _deadlines(then):
        found = effect_of_items(then, deadline, meeting, items)
        if isinstance(found, Effect) and not found.silent_open:
            for most, chance in ((0, found.without), (items, found.within)):
                course, _meetings = with_meetings(kind, seed, then.today, most)
                rows.append((kind.key, most, chance, _done(course, then) <= deadline))
    return rows


def _deadlines(then: History) -> list[date]:
    if not then.open or not any(then.left):
        return []
    days = futures(then, 200).days
    middle = float(np.median(days[np.isfinite(days)])) if np.isfinite(days).any() else 0.0
    ends = [] if then.end is None else [then.end]
    return [*ends, *(then.as_of + timedelta(days=round(middle * part)) for part in _DEADLINES)]


def _done(course: History, then: History) -> date:
    """When the last of those open then was answered."""
    gone = [
        left
        for came, left in zip(course.came, course.left, strict=True)
        if came <= then.today and not 0 < left <= then.today
    ]
    return date.max if 0 in gone else date.fromordinal(max(gone))


if __name__ == "__main__":
    main()
