"""Is the forecast right as often as it says? `python -m tests.benchmarks.forecast`

Simulated consultations whose future is known: postulates come in at a weekly rate, teams decide
a random number of the oldest each week, at a pace that is steady, slows down or comes in bursts.
At several as-of weeks the forecast is made from what was known then, and compared with the day
the last of the postulates then open was decided. A calibrated forecast finds half of the truths
on or before its 50% date, and 85% of them on or before its 85% date.

`--records URL` does the same on recorded postulates, where a date is missed also if some of those
then open are still undecided after it.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from sqlalchemy import make_url

from data_access.engine import read_engine
from data_access.postulates import track_record
from data_access.postulates.projection import project
from data_access.scope import from_params

AS_OF = date(2011, 9, 12)
"""A Monday; only lengths of time matter here."""
KNOWN = 12
CONSULTATIONS = 200
AS_OF_WEEKS = (13, 18, 23, 28)
ARRIVING_WEEKS = 30
LONGEST = 400
MEAN = 7.0
RUNS = 2_000


@dataclass(frozen=True)
class Case:
    """A way consultations go: mean decisions in a week, and how they scatter round it.

    The number decided is negative binomial with variance mean + scatter * mean². `any_order` is
    the share of decisions that go to any open postulate, not to the one that waits longest.
    """

    name: str
    pace: Callable[[int], float]
    scatter: float = 0.1
    any_order: float = 0.0


CASES = (
    Case("steady", lambda week: MEAN),
    Case("steady, 30% in any order", lambda week: MEAN, any_order=0.3),
    Case("slowing by 2% a week", lambda week: 1.4 * MEAN * 0.98**week),
    Case("bursty, at random", lambda week: MEAN, scatter=1.5),
    Case("bursty, every third week", lambda week: 3 * MEAN if week % 3 == 0 else 0.3),
)


def main() -> None:
    """Print the share of truths on or before each of the two dates, case by case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", metavar="URL", help="back-test this database too")
    given = parser.parse_args()
    rows = [row(case.name, simulated(case)) for case in CASES]
    if given.records:
        rows.append(row("records", recorded(given.records)))
    print(pd.DataFrame(rows).to_string(index=False, float_format="{:.2f}".format))


def row(name: str, table: pd.DataFrame) -> dict:
    """The table's row from the columns `kept_p50` and `kept_p85`."""
    return {
        "consultation": name,
        "forecasts": len(table),
        "truth by the 50% date": table["kept_p50"].mean(),
        "by the 85% date": table["kept_p85"].mean(),
        "not yet known": int(table["kept_p85"].isna().sum()),
    }


def simulated(case: Case) -> pd.DataFrame:
    """Whether the dates were kept, forecast in the middle of made-up consultations."""
    rows = []
    for seed in range(CONSULTATIONS):
        submitted, decided = _history(case, np.random.default_rng(seed))
        for week in AS_OF_WEEKS:
            waiting = (submitted < week) & (decided >= week)
            if not waiting.any():
                continue
            known = range(week - KNOWN, week)
            counts = tuple(int((decided == past).sum()) for past in known)
            truth = AS_OF + timedelta(weeks=int(decided[waiting].max()) - week + 1)
            found = project(int(waiting.sum()), counts, AS_OF, None, RUNS)
            if found.defined:
                kept = [day is None or truth <= day for day in (found.p50, found.p85)]
                rows.append(kept)
    return pd.DataFrame(rows, columns=["kept_p50", "kept_p85"])


def _history(case: Case, draw: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Weeks of submission and of decision of each postulate of one consultation."""
    arrivals = draw.poisson(1.5 * MEAN, ARRIVING_WEEKS)
    submitted = np.repeat(np.arange(ARRIVING_WEEKS), arrivals)
    decided = np.full(len(submitted), LONGEST)
    for week in range(LONGEST):
        waiting = list(np.flatnonzero((submitted <= week) & (decided == LONGEST)))
        if not waiting and week >= ARRIVING_WEEKS:
            break
        for _ in range(min(_decisions(case, week, draw), len(waiting))):
            any_one = draw.random() < case.any_order
            place = draw.integers(len(waiting)) if any_one else 0
            decided[waiting.pop(place)] = week
    return submitted, decided


def _decisions(case: Case, week: int, draw: np.random.Generator) -> int:
    mean = max(case.pace(week), 0.5)
    return int(draw.poisson(draw.gamma(1 / case.scatter, mean * case.scatter)))


def recorded(url: str) -> pd.DataFrame:
    """The track record of the consultation in a database."""
    with read_engine(make_url(url)).connect() as connection:
        scope = from_params({}, connection)
        return track_record(scope, connection)


if __name__ == "__main__":
    main()
