"""Two sides held against each other, figure by figure: what differs, and whether beyond chance.

Two sectors or programmes are two samples. Two days of one consultation are not: the later day
holds the earlier one's records. There only rates of what happens once, at a meeting or with a
decision, can be judged: what came between the days against what was there before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from domain.evidence import Pair, beyond_chance
from domain.intervals import newcombe

COMPARED_COUNTS: Final = (
    *("declared", "active", "attending", "submitting", "meetings.held", "without_list"),
    *("attended", "people", "postulates", "by_group.open", "by_group.decided", "by_group.void"),
    *("overdue", "unjustified"),
)
"""The counts that are set side by side: names of `data_access.changes.key_figures`."""
DAYS: Final = ("days_to_decision_median", "days_to_decision_p85")
HAPPENING: Final = frozenset(
    {
        *("attendance_rate", "show_up_rate", "quorum", "acceptance_rate", "justified_share"),
        "answered_on_time",
    }
)
"""Rates of events: each is counted once, and on one of two days or between them."""
COMPARED: Final = [
    *("key", "kind", "part", "whole", "other_part", "other_whole", "value", "other_value"),
    *("difference", "low", "high", "judged", "verdict"),
]


@dataclass(frozen=True)
class Side:
    """`figures`: count → number; `days`: of `DAYS`, NaN where undefined; `effects`: rate → by how
    much rows that are alike widen its variance."""

    figures: Mapping[str, int]
    days: Mapping[str, float]
    effects: Mapping[str, float]


def compared(
    first: Side,
    second: Side,
    rates: Mapping[str, tuple[str, str]],
    between: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """One row per figure of two sides, the second held against the first; rates before counts.

    `rates`: rate → the counts that it divides. `between`: where the second side is a later day of
    the first, the effects of what came between.

    Columns: `key`, `kind` (`count`, `share`, `days`); of shares `part`, `whole`, `other_part`,
    `other_whole` (float), else NaN; `value`, `other_value` (float); `difference` (other − first),
    `low`, `high` (of two samples' shares, Newcombe's 95% interval); `judged` (bool: whether chance
    was asked about); `verdict` (float: 1 higher, −1 lower, 0 may be chance, NaN too few or not
    judged).
    """
    rows = [
        *(_rate(rate, parts, first, second, between is None) for rate, parts in rates.items()),
        *_counts(first, second),
        *_days(first, second),
    ]
    pairs = {}
    for rate, parts in rates.items():
        pair = _pair(rate, parts, first, second, between)
        if pair:
            pairs[rate] = pair
    found = dict(zip(pairs, beyond_chance(list(pairs.values())), strict=True))
    for row in rows:
        row["judged"] = row["key"] in found
        row["verdict"] = found.get(row["key"])
    floats = [name for name in COMPARED if name not in ("key", "kind", "judged")]
    return pd.DataFrame(rows, columns=COMPARED).astype(dict.fromkeys(floats, "float64"))


def _counts(first: Side, second: Side) -> Iterator[dict[str, Any]]:
    for count in COMPARED_COUNTS:
        a, b = first.figures[count], second.figures[count]
        yield {"key": count, "kind": "count", "value": a, "other_value": b, "difference": b - a}


def _days(first: Side, second: Side) -> Iterator[dict[str, Any]]:
    for name in DAYS:
        a, b = first.days[name], second.days[name]
        yield {"key": name, "kind": "days", "value": a, "other_value": b, "difference": b - a}


def _rate(
    rate: str, parts: tuple[str, str], first: Side, second: Side, samples: bool
) -> dict[str, Any]:
    part, whole, other_part, other_whole = _fractions(parts, first, second)
    row: dict[str, Any] = {"key": rate, "kind": "share", "part": part, "whole": whole}
    row |= {"other_part": other_part, "other_whole": other_whole}
    row["value"] = part / whole if whole else None
    row["other_value"] = other_part / other_whole if other_whole else None
    if whole and other_whole:
        row["difference"] = other_part / other_whole - part / whole
        if samples:
            row["low"], row["high"] = newcombe(part, whole, other_part, other_whole)
    return row


def _fractions(parts: tuple[str, str], first: Side, second: Side) -> tuple[int, int, int, int]:
    part, whole = parts
    return (first.figures[part], first.figures[whole], second.figures[part], second.figures[whole])


def _pair(
    rate: str,
    parts: tuple[str, str],
    first: Side,
    second: Side,
    between: Mapping[str, float] | None,
) -> Pair | None:
    """What is judged of a rate; None where nothing is there, or its records are the same ones."""
    part, whole, other_part, other_whole = _fractions(parts, first, second)
    effect = first.effects.get(rate, 1.0)
    if between is None:
        found = Pair(part, whole, other_part, other_whole, effect, second.effects.get(rate, 1.0))
        return found if whole and other_whole else None
    came, of = other_part - part, other_whole - whole
    if rate not in HAPPENING or not whole or not 0 <= came <= of or not of:
        return None
    return Pair(part, whole, came, of, effect, between.get(rate, 1.0))
