"""What a headline may claim, in words, and which rows a table marks for it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from charts.reader import Reader
from domain.evidence import differing, leader
from locales import Locale

_MOST_NAMED = 3


def apart(table: pd.DataFrame, part: str, whole: str) -> np.ndarray:
    """`LOWER`, `HIGHER` or 0 per row: whether its share `part` / `whole` differs from the others'.

    `table` may have `…_effect` and `…_organisations` of `whole`, as `attendance.by_sector` has:
    rows of the same organisations then count for fewer.
    """
    effects, organisations = (table.get(f"{whole}_{n}") for n in ("effect", "organisations"))
    return differing(table[part], table[whole], effects, organisations)


def leads(counts: pd.Series) -> list[bool]:
    """Which row has most beyond chance, if one has."""
    first = leader(counts)
    return [n == first for n in range(len(counts))]


def named(texts: Sequence[str], locale: Locale) -> str:
    """«a; b; c; 2 inne»: all that share a claim, none of them left out unsaid."""
    told = list(texts[:_MOST_NAMED])
    if len(texts) > len(told):
        others = len(texts) - len(told)
        told.append(locale.ngettext("{n} other", "{n} others", others))
    return "; ".join(told)


def named_shares(rows: pd.DataFrame, name: str, part: str, whole: str, reader: Reader) -> list[str]:
    """«Edukacja – 10 z 100 (10%)» for each row."""
    return [
        f"{row[name]} – {reader.locale.part(row[part], row[whole])}"
        for row in rows.to_dict("records")
    ]
