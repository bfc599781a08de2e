"""Is the forecast right as often as it says? `python -m tests.benchmarks.forecast`

Simulated consultations whose future is known: postulates come in at a weekly rate, teams decide
a random number of the oldest each week, at a pace that is steady, slows down or comes in bursts.
At several as-of weeks the forecast is made from what was known then, and compared with the day
the last of the postulates then open was decided. A calibrated forecast finds half of the truths
on or before its 50% date, and 85% of them on or before its 85% date.

Beside the contract's method stands one that knows the order of decisions: it draws arrivals along
with decisions, gives as many decisions to newer postulates as past weeks did, and draws anew in
each run which past weeks to draw from.

`--records URL` does the same on recorded postulates, where a date is missed also if some of those
then open are still undecided after it.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

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
CONSULTATIONS = 100
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
    """The table's row: shares of the columns, unknown ones left out."""
    kept = ["kept_p50", "kept_p85", "ordered_p50", "ordered_p85"]
    return {
        "consultation": name,
        "forecasts": len(table),
        "not yet known": int(table["kept_p85"].isna().sum()),
        **{name: table[name].mean() for name in kept if name in table},
    }


def simulated(case: Case) -> pd.DataFrame:
    """Whether the dates were kept, forecast in the middle of made-up consultations."""
    rows = []
    for seed in range(CONSULTATIONS):
        submitted, decided = _history(case, np.random.default_rng(seed))
        for week in AS_OF_WEEKS:
            waiting = (submitted < week) & (decided >= week)
            weeks = range(week - KNOWN, week)
            decisions = tuple(int((decided == past).sum()) for past in weeks)
            if not waiting.any() or not any(decisions):
                continue
            truth = int(decided[waiting].max()) - week + 1
            found = project(int(waiting.sum()), decisions, AS_OF, None, RUNS)
            arrivals = [int((submitted == past).sum()) for past in weeks]
            oldest = _oldest_first(submitted, decided, weeks)
            rows.append(
                {
                    "kept_p50": found.p50 is None or truth <= (found.p50 - AS_OF).days / 7,
                    "kept_p85": found.p85 is None or truth <= (found.p85 - AS_OF).days / 7,
                    "ordered_p50": truth <= _ordered(found.open, arrivals, decisions, oldest, 0.5),
                    "ordered_p85": truth <= _ordered(found.open, arrivals, decisions, oldest, 0.85),
                }
            )
    return pd.DataFrame(rows)


def _oldest_first(submitted: np.ndarray, decided: np.ndarray, weeks: range) -> float:
    """Share of past decisions that took the oldest, if the others took any: from their ranks."""
    ranks = []
    for week in weeks:
        queue = np.sort(submitted[(submitted <= week) & (decided >= week)])
        for came in np.sort(submitted[decided == week]):
            if len(queue) > 1:
                place = np.searchsorted(queue, came)
                ranks.append(place / (len(queue) - 1))
                queue = np.delete(queue, place)
    return float(np.clip(1 - 2 * np.mean(ranks), 0, 1)) if ranks else 1.0


def _ordered(
    open_ones: int, arrivals: list[int], decisions: tuple[int, ...], oldest: float, share: float
) -> float:
    """Weeks until `share` of the runs have decided the open ones, newer ones taking their part."""
    draw = np.random.default_rng(1)
    known, every = len(decisions), np.arange(RUNS)
    pools = draw.integers(known, size=(RUNS, known))
    old, new = np.full(RUNS, open_ones), np.zeros(RUNS, int)
    needed = np.full(RUNS, np.inf)
    for week in range(1, LONGEST):
        drawn = pools[every, draw.integers(known, size=RUNS)]
        new += np.array(arrivals)[drawn]
        done = np.minimum(np.array(decisions)[drawn], old + new)
        first = draw.binomial(done, oldest)
        from_old = np.minimum(first, old)
        old, new = old - from_old, new - (first - from_old)
        by_chance = draw.hypergeometric(old, new, done - first)
        old, new = old - by_chance, new - (done - first - by_chance)
        needed[(old == 0) & np.isinf(needed)] = week
        if (old == 0).mean() >= share:
            break
    return float(np.quantile(needed, share, method="inverted_cdf"))


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
