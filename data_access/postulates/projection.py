"""Past weeks drawn again and again: the forecast's arithmetic, apart from the records."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

CALIBRATION = Path(__file__).with_name("calibration.csv")
"""Measured by `python -m tests.benchmarks.forecast`: columns `kind`, `p50`, `p85`, the shares of
simulated truths on or before each date."""
FEWEST_WEEKS = 4
RUNS = 10_000
HORIZON = 520
"""Weeks after which a run is given up: ten years ahead is no forecast."""
_SEED = 2011
_FAN = (0.15, 0.25, 0.5, 0.75, 0.85)


@dataclass(frozen=True, eq=False)
class Forecast:
    """The contract's forecast and what it was made from.

    `open` postulates, `weeks` the first decisions of each past week drawn from (oldest first).
    `p50`, `p85`: dates by which that share of runs had decided all; None where undefined: fewer
    than four weeks, no decision in them, or further away than ten years. `by_deadline`: share of
    runs done by `deadline`, None likewise or where no end of the consultation is recorded.
    `fan`: columns `day` (date, weekly from the as-of date), `q15`, `q25`, `q50`, `q75`, `q85`
    (float, quantiles over the runs of the postulates still open); empty where undefined.
    """

    as_of: date
    open: int
    weeks: tuple[int, ...]
    deadline: date | None
    p50: date | None
    p85: date | None
    by_deadline: float | None
    fan: pd.DataFrame

    @property
    def defined(self) -> bool:
        return not self.fan.empty

    def as_json(self) -> dict[str, Any]:
        return {
            "p50": self.p50.isoformat() if self.p50 else None,
            "p85": self.p85.isoformat() if self.p85 else None,
            "by_deadline": self.by_deadline,
        }


def project(
    open_ones: int,
    weeks: tuple[int, ...],
    as_of: date,
    deadline: date | None,
    runs: int = RUNS,
) -> Forecast:
    """The forecast from the number open and the past weeks' decisions. Same input, same output."""
    if len(weeks) < FEWEST_WEEKS or not any(weeks):
        return Forecast(as_of, open_ones, weeks, deadline, None, None, None, _fan(as_of, []))
    needed, quantiles = _simulate(open_ones, weeks, runs)
    left = None if deadline is None else (deadline - as_of).days / 7
    return Forecast(
        as_of=as_of,
        open=open_ones,
        weeks=weeks,
        deadline=deadline,
        p50=_date_of(as_of, needed, 0.5),
        p85=_date_of(as_of, needed, 0.85),
        by_deadline=None if left is None else float(np.mean(needed <= left)),
        fan=_fan(as_of, quantiles),
    )


def _simulate(
    open_ones: int, weeks: tuple[int, ...], runs: int
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Weeks each run needs (infinite if given up), and the fan's quantiles week by week."""
    draw = np.random.default_rng(_SEED)
    remaining = np.full(runs, open_ones)
    needed = np.where(remaining > 0, np.inf, 0.0)
    quantiles = [np.quantile(remaining, _FAN)]
    for week in range(1, HORIZON + 1):
        if not remaining.any():
            break
        remaining = np.maximum(remaining - draw.choice(weeks, runs), 0)
        needed[(remaining == 0) & np.isinf(needed)] = week
        quantiles.append(np.quantile(remaining, _FAN))
    return needed, quantiles


def _date_of(as_of: date, needed: np.ndarray, share: float) -> date | None:
    weeks = np.quantile(needed, share, method="inverted_cdf")
    return as_of + timedelta(weeks=int(weeks)) if np.isfinite(weeks) else None


def _fan(as_of: date, quantiles: list[np.ndarray]) -> pd.DataFrame:
    columns = [f"q{round(share * 100)}" for share in _FAN]
    table = pd.DataFrame(quantiles, columns=columns, dtype=float)
    table.insert(0, "day", [as_of + timedelta(weeks=n) for n in range(len(table))])
    return table
