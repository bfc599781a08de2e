"""What every part of the sample shares: its dates, random generators, local times, tables."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

import pandas as pd

from domain.clock import LOCAL

SAMPLE_PROGRAMME: Final = "WPW-2012-2014"
SAMPLE_START: Final = date(2011, 3, 1)
SAMPLE_END: Final = date(2011, 10, 31)
SAMPLE_AS_OF: Final = date(2011, 9, 15)
DRAFT_PUBLISHED: Final = date(2011, 9, 1)
SECTORS: Final = ("KUL", "EDU", "SRO", "GOS", "SPO", "OBY", "ZDR", "WYK")
HOLIDAYS: Final = frozenset(
    date(2011, month, day) for month, day in [(4, 25), (5, 3), (6, 13), (6, 23), (8, 15)]
)

_T = TypeVar("_T")


def random_of(part: str) -> Random:
    """A generator of the part's own, so that a change in one part does not shift the others."""
    return Random(f"{SAMPLE_PROGRAMME}/{part}")


def in_krakow(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment in Kraków."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL)


def working_day(day: date) -> date:
    """The day itself, or the next one on which the office works."""
    while day.weekday() > 4 or day in HOLIDAYS:
        day += timedelta(days=1)
    return day


def weighted_sample(
    random: Random, items: Sequence[_T], weights: Sequence[float], size: int
) -> list[_T]:
    """Up to `size` different items, likelier ones first; items of weight 0 never."""
    keyed = [
        (random.random() ** (1 / weight), position)
        for position, weight in enumerate(weights)
        if weight > 0
    ]
    return [items[position] for _, position in sorted(keyed, reverse=True)[:size]]


@cache
def sample_texts(name: str) -> dict[str, Any]:
    """The contents of `texts/NAME.toml`."""
    path = Path(__file__).parent / "texts" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sample_table(columns: str, rows: list[tuple]) -> pd.DataFrame:
    """Rows as a table; `columns` are names separated by spaces."""
    return pd.DataFrame(rows, columns=columns.split())


def of_programme(columns: str, rows: list[tuple]) -> pd.DataFrame:
    """Like `sample_table`, with the programme's code as the first column."""
    table = sample_table(columns, rows)
    table.insert(0, "programme", SAMPLE_PROGRAMME)
    return table
