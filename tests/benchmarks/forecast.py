"""Is the forecast right as often as it says? `python -m tests.benchmarks.forecast`

At several days of each simulated consultation (`consultations`) the forecast is made from what
was known then, and compared with the day the last of the postulates then open was decided. A
calibrated forecast finds half of the truths on or before its 50% date, 85% on or before its 85%
date. The table is printed and stored as `calibration.csv`, which the methodology page shows; it
takes about two minutes.

`--train` prints the levels that other kinds and seeds ask for (`LEVELS` in the projection);
`--records URL` judges the forecast of a recorded consultation on its own past.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from time import process_time

import numpy as np
import pandas as pd
from sqlalchemy import make_url

from data_access.engine import read_engine
from data_access.postulates import track_record
from data_access.scope import from_params
from domain.forecast import CALIBRATION, History, project
from domain.forecast.answer_order import silent_units
from domain.forecast.futures import futures
from domain.forecast.projection import LEVELS, RUNS, nearest_quantile
from tests.benchmarks.consultations import JUDGED, TRAINING, Kind, consultation

JUDGED_SEEDS = range(1_000, 1_050)
TRAINING_SEEDS = range(50)
_DAYS = 3
"""Forecasts of each consultation."""
_FIRST_WEEK, _LAST_WEEK = 6, 38
_POOL = "pool"
_GRID = np.arange(0.02, 0.99, 0.01)


def main() -> None:
    """Print and store how often simulated truths fell on or before the dates, kind by kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--train", action="store_true", help="print the levels to be set")
    parser.add_argument("--records", metavar="URL", help="back-test this database instead")
    given = parser.parse_args()
    if given.train:
        print(trained(TRAINING, TRAINING_SEEDS))
    elif given.records:
        kept = recorded(given.records)[["kept_p50", "kept_p85"]]
        print(kept.agg(["count", "sum"]).to_string())
    else:
        table = judged(JUDGED, JUDGED_SEEDS)
        print(table.to_string(index=False, float_format="{:.2f}".format))
        table.drop(columns="ms").round(2).to_csv(CALIBRATION, index=False, lineterminator="\n")


def judged(kinds: Sequence[Kind], seeds: range) -> pd.DataFrame:
    """Per kind, and for all together: `forecasts` made, the shares of truths on or before `p50`
    and `p85`, and the milliseconds of one core that a forecast took."""
    rows = []
    for kind in kinds:
        for seed in seeds:
            for then, end, last in _moments(kind, seed):
                begun = process_time()
                dates = project(then, end).dates
                took = (process_time() - begun) * 1_000
                rows.append((kind.key, _kept(dates.p50, last), _kept(dates.p85, last), took))
    table = pd.DataFrame(rows, columns=["kind", "p50", "p85", "ms"])
    pool = pd.concat([table, table.assign(kind=_POOL)])
    return (
        pool.groupby("kind", sort=False)
        .agg(forecasts=("p50", "size"), p50=("p50", "mean"), p85=("p85", "mean"), ms=("ms", "mean"))
        .reset_index()
    )


def trained(kinds: Sequence[Kind], seeds: range) -> dict[bool, dict[float, float]]:
    """For one queue and for all else, and for each share that is told, the level of the runs at
    which as many truths were kept."""
    kept: dict[bool, list[list[bool]]] = {True: [], False: []}
    for kind in kinds:
        for seed in seeds:
            for then, _end, last in _moments(kind, seed):
                found = futures(then, RUNS)
                truth = np.inf if last is None else (last - then.as_of).days
                kept[found.one_queue].append(
                    [truth <= nearest_quantile(found.days, level) for level in _GRID]
                )
    levels = {}
    for one_queue, rows in kept.items():
        shares = np.maximum.accumulate(np.mean(rows, axis=0))
        levels[one_queue] = {
            told: round(float(np.interp(told, shares, _GRID)), 2) for told in LEVELS[one_queue]
        }
    return levels


def _moments(kind: Kind, seed: int) -> Iterator[tuple[History, date | None, date | None]]:
    """What was known on some days on which a forecast is defined, without the units that were
    silent so far; the end of the consultation; and the day the last one then open was decided,
    None where that never came."""
    whole = consultation(kind, seed)
    draw = np.random.default_rng([seed, 7])
    for week in np.sort(draw.choice(np.arange(_FIRST_WEEK, _LAST_WEEK), _DAYS, replace=False)):
        day = whole.start + timedelta(days=int(7 * week + draw.integers(0, 7)))
        silent = silent_units(whole.at(day))
        heard = whole.without(silent)
        then = heard.at(day)
        if then.open and project(then, None, 2).defined:
            gone = [
                left
                for came, left in zip(heard.came, heard.left, strict=True)
                if came <= then.today and not 0 < left <= then.today
            ]
            yield then, whole.end, None if 0 in gone else date.fromordinal(max(gone))


def _kept(by: date | None, last: date | None) -> bool:
    """A date more than three years ahead is kept by whatever comes."""
    return by is None or (last is not None and last <= by)


def recorded(url: str) -> pd.DataFrame:
    """The track record of the consultation in a database."""
    with read_engine(make_url(url)).connect() as connection:
        scope = from_params({}, connection)
        return track_record(scope, connection)


if __name__ == "__main__":
    main()
