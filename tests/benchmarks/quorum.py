"""How far the chances of a quorum are kept: on simulated teams, and on real sessions.

    python -m tests.benchmarks.quorum [FOLDER]

Each meeting is foretold from those before its day only. Told are the Brier score beside that of the
base rate (the share of earlier meetings with a quorum), and, of those foretold with 65–92%, how
many had one. FOLDER holds `attendance.csv` and `meetings.csv` of the data format: an organisation's
invitation to a team's meeting is taken for a seat there. The simulated teams: «habit», every member
comes at a rate of its own; «drift», the rates fall to a half in a year; «days», a day is easy or
hard for all; «new», half of the members change after the sixth meeting.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from domain.quorum import Presence, chance, expected_presence, needed

KINDS = ("habit", "drift", "days", "new")
TEAMS, MEETINGS, SEATS = 60, 14, 14
_SILENT = 3
"""First meetings of a simulated team that are not foretold."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    given = parser.parse_args()
    print(f"{'':<10} foretold   Brier    base   better  65–92%: n   said    was")
    for kind in KINDS:
        teams = [_foretold(_simulated(kind, np.random.default_rng(n))) for n in range(TEAMS)]
        _tell(kind, pd.concat([team.iloc[_SILENT:] for team in teams]))
    if given.folder:
        told = _foretold(_recorded(given.folder))
        _tell("recorded", told.iloc[len(told) // 8 :])


def _foretold(seats: pd.DataFrame) -> pd.DataFrame:
    """One row per meeting, by time: `chance`, `base`, `kept`. `seats`: `day`, `at`, `team`,
    `meeting`, `member`, `present`."""
    rows, kept = [], []
    meetings = list(seats.groupby(["at", "meeting"], sort=True))
    known, day = seats.iloc[:0], None
    for _at, own in meetings:
        if own["day"].iloc[0] != day:
            day = own["day"].iloc[0]
            known = seats[seats["day"] < day]
            base = np.mean(kept) if kept else 0.75
        history = known[known["team"] == own["team"].iloc[0]]
        everyone = Presence(float(known["present"].sum()), len(known))
        history = history.assign(meeting=history["at"])
        presence = expected_presence(history, own["member"].tolist(), everyone)
        enough = needed(len(own))
        kept.append(int(own["present"].sum()) >= enough)
        rows.append((chance(presence, enough), base, kept[-1]))
    return pd.DataFrame(rows, columns=["chance", "base", "kept"])


def _simulated(kind: str, draw: np.random.Generator) -> pd.DataFrame:
    rows = []
    own = draw.beta(3, 2.5, 2 * SEATS)
    for n in range(MEETINGS):
        rate = own * (1 - 0.5 * n / MEETINGS) if kind == "drift" else own
        shift = draw.normal(0, 0.8) if kind == "days" else 0.0
        rate = 1 / (1 + (1 / np.clip(rate, 0.01, 0.99) - 1) * np.exp(-shift))
        first = SEATS // 2 if kind == "new" and n >= 6 else 0
        for member in range(first, first + SEATS):
            rows.append((n, n, "T", n, f"M{member}", draw.random() < rate[member]))
    return pd.DataFrame(rows, columns=["day", "at", "team", "meeting", "member", "present"])


def _recorded(folder: Path) -> pd.DataFrame:
    rows = pd.read_csv(folder / "attendance.csv")
    meetings = pd.read_csv(folder / "meetings.csv")[["code", "team", "starts_at"]]
    rows = rows.merge(meetings, left_on="meeting", right_on="code")
    return rows.assign(
        at=rows["starts_at"], day=rows["starts_at"].str[:10], member=rows["organisation"],
        present=rows["attended"] == 1,
    )  # fmt: skip


def _tell(kind: str, told: pd.DataFrame) -> None:
    brier = ((told["chance"] - told["kept"]) ** 2).mean()
    base = ((told["base"] - told["kept"]) ** 2).mean()
    likely = told[told["chance"].between(0.65, 0.92)]
    print(
        f"{kind:<10} {len(told):>8} {brier:>7.4f} {base:>7.4f} {1 - brier / base:>7.0%} "
        f"{len(likely):>10} {likely['chance'].mean():>6.0%} {likely['kept'].mean():>6.0%}"
    )


if __name__ == "__main__":
    main()
