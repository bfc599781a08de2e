"""How often the headlines claim a difference where there is none, and find one that is planted.

    nice python -m tests.benchmarks.claims [--write]

Made-up consultations of realistic size in which nothing differs: eight sectors with twelve meetings
each, 6 to 25 organisations invited, one rate for all. «recurring»: each sector invites the same
thirty organisations, and each comes at a rate of its own. «planted»: one group is 20 points below
the others, 30 rows a meeting. The exhibits' own builders judge. `--write` stores the table that the
methodology shows.
"""

import argparse
from collections import Counter
from datetime import datetime, timedelta

import numpy as np
import pandas as pd

from charts import Reader
from charts import attendance as meetings
from charts import participation as people
from charts import postulates as wishes
from domain.evidence import MEASURED, design_effect, longest_usual
from domain.intervals import wilson
from domain.signals import falling
from locales import locale

CONSULTATIONS = 300
SECTORS = [f"S{n}" for n in range(8)]
MEETINGS, RATE, DROP = 12, 0.5, 0.2
EN = Reader(locale("en"))
KINDS = ("flat", "recurring", "planted")


def main() -> None:
    """Print, per claim, the share of consultations in which it spoke."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="store the table")
    given = parser.parse_args()
    shares = {kind: measured(kind) for kind in KINDS}
    table = pd.DataFrame(shares).rename_axis("claim").reset_index()
    print(table.to_string(index=False, float_format="{:.3f}".format))
    if given.write:
        table.to_csv(MEASURED, index=False, float_format="%.3f")


def measured(kind: str) -> dict[str, float]:
    """Claim → share of the consultations of one kind in which it was made."""
    spoke: Counter[str] = Counter()
    for seed in range(CONSULTATIONS):
        spoke.update(
            {claim: int(made) for claim, made in claims(kind, np.random.default_rng(seed)).items()}
        )
    return {claim: n / CONSULTATIONS for claim, n in spoke.items()}


def claims(kind: str, draw: np.random.Generator) -> dict[str, bool]:
    """Which claims are made of one consultation."""
    planted = kind == "planted"
    invited, came, effects = _attendance(kind, draw)
    made = {"attendance_fell": _falls(invited, came, planted)}
    low = RATE - DROP * (np.arange(8) == 0) * planted
    if planted:  # for the other claims a whole sector lies below, not three meetings
        came = draw.binomial(invited, low[:, None])
    made["attendance_rate"] = _clearly(meetings.rates, _rates(invited, came, effects))
    declared = draw.integers(100, 200, 8) if planted else draw.integers(20, 200, 8)
    active = draw.binomial(declared, low)
    reach = pd.DataFrame({"sector": SECTORS, "active_declared": active, "declared": declared})
    reach = reach.assign(active=active, reach=active / declared, active_outside=0, attending=0)
    reach = reach.assign(submitting=0, top5_share=np.nan)
    whole = reach[["active", "active_declared", "declared"]].sum().to_frame().T
    told = people.reach(reach, whole, whole.head(0), EN, {}).takeaway
    made["reach"] = "clearly" in told
    count = draw.integers(100, 200, 8) if planted else draw.integers(10, 40, 8)
    made["decided_share"] = _clearly(wishes.status_by_sector, _postulates(count, low, draw))
    made["acceptance_by_area"] = _areas(low, planted, draw)
    made["under_represented"] = _districts(planted, draw)
    made["long_silence"] = _silence(planted, draw)
    return made


def _attendance(kind: str, draw: np.random.Generator) -> tuple:
    """Invited and came per sector and meeting, and each sector's design effect."""
    if kind == "planted":
        invited, rate = np.full((8, MEETINGS), 30), np.full((8, MEETINGS), RATE)
        rate[0, -3:] -= DROP
        return invited, draw.binomial(invited, rate), [1.0] * 8
    invited = draw.integers(6, 26, (8, MEETINGS))
    if kind == "flat":
        return invited, draw.binomial(invited, RATE), [1.0] * 8
    came, effects = np.zeros_like(invited), []
    for sector in range(8):
        own = draw.beta(1.5, 1.5, 30)
        calls, visits = np.zeros(30), np.zeros(30)
        for meeting in range(MEETINGS):
            called = draw.permutation(30)[: invited[sector, meeting]]
            present = draw.random(len(called)) < own[called]
            calls[called] += 1
            visits[called] += present
            came[sector, meeting] = present.sum()
        effects.append(design_effect(visits, calls))
    return invited, came, effects


def _falls(invited: np.ndarray, came: np.ndarray, planted: bool) -> bool:
    rows = [
        {"team": SECTORS[s], "starts_at": datetime(2011, 3, 1) + timedelta(14 * m),
         "invited": invited[s, m], "invited_attended": came[s, m], "has_list": True}
        for s in range(8) for m in range(MEETINGS)
    ]  # fmt: skip
    found = falling(pd.DataFrame(rows))
    return SECTORS[0] in found if planted else bool(found)


def _rates(invited: np.ndarray, came: np.ndarray, effects: list[float]) -> pd.DataFrame:
    table = pd.DataFrame({"sector": SECTORS, "rate_invited": invited.sum(axis=1)})
    table["rate_invited_attended"] = came.sum(axis=1)
    table["attendance_rate"] = table["rate_invited_attended"] / table["rate_invited"]
    bounds = [wilson(*pair) for pair in zip(came.sum(axis=1), invited.sum(axis=1), strict=True)]
    table["attendance_rate_low"], table["attendance_rate_high"] = zip(*bounds, strict=True)
    return table.assign(
        walk_ins=0, without_list=0, rate_invited_effect=effects, rate_invited_organisations=30
    )


def _postulates(count: np.ndarray, rate: np.ndarray, draw: np.random.Generator) -> pd.DataFrame:
    decided = draw.binomial(count, rate)
    table = pd.DataFrame({"sector": SECTORS, "postulates": count, "decided": decided})
    table = table.assign(not_void=count, decided_share=decided / count)
    statuses = dict.fromkeys(wishes.status.Status, 0)
    return table.assign(**statuses | {"accepted": decided, "submitted": count - decided})


def _clearly(build, table: pd.DataFrame) -> bool:
    return "clearly" in build(table, EN, {}).takeaway


def _areas(low: np.ndarray, planted: bool, draw: np.random.Generator) -> bool:
    rows = []
    for n, area in enumerate(("financial", "non_financial", "systemic")):
        whole = 120 if planted else int(draw.integers(15, 60))
        taken = int(draw.binomial(whole, low[n]))
        counts = {"accepted": taken, "partly_accepted": 0, "rejected": whole - taken}
        rows.append({"area": area, **counts, "decided": whole, "taken_up": taken})
    table = pd.DataFrame(rows).assign(acceptance_rate=lambda of: of["taken_up"] / of["decided"])
    return "clearly" in wishes.decisions_by_area(table.astype({"area": object}), EN).takeaway


def _districts(planted: bool, draw: np.random.Generator) -> bool:
    register = draw.multinomial(2_500, draw.dirichlet([5] * 18))
    share = register.astype(float)
    if planted:  # the largest district comes a quarter as often as the others
        share[register.argmax()] /= 4
    active = draw.multinomial(301 if planted else int(draw.integers(40, 302)), share / share.sum())
    table = pd.DataFrame({"declared": register, "active": active})
    table["category"] = [f"D{n}" for n in range(18)]
    for name in ("active", "declared"):
        table[f"{name}_share"] = table[name] / table[name].sum()
    table["difference"] = table["active_share"] - table["declared_share"]
    exhibit = people.representation(table.assign(spellings=1), "district", EN)
    return "Under-represented" in exhibit.takeaway


def _silence(planted: bool, draw: np.random.Generator) -> bool:
    """Meetings every three weeks or so; planted: one sector has stopped for four of its steps."""
    look, long = draw.uniform(150, 300), []
    for n, days in enumerate(draw.gamma(6, 21 / 6, (8, 200)).cumsum(axis=1)):
        past = days[days <= look - (84 if planted and n == 0 else 0)]
        long.append(look - past[-1] > longest_usual(np.diff(past), 8) if len(past) else False)
    return long[0] if planted else any(long)


if __name__ == "__main__":
    main()
