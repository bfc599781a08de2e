"""What every part of the predecessor shares: its dates, register, tables and random generators."""

import re
from datetime import date
from functools import cache
from random import Random
from typing import Final

import pandas as pd

from data_access.sample.organisations import SampleOrganisation, register
from data_access.sample.participants import umbrellas, zeal
from data_access.sample.setting import random_of, sample_table, sample_texts, weighted_sample
from domain.vocabulary import COORDINATING

PREDECESSOR_PROGRAMME: Final = "WPW-2009-2011"
PREDECESSOR_START: Final = date(2008, 3, 3)
PREDECESSOR_END: Final = date(2008, 10, 24)
PREDECESSOR_AS_OF: Final = date(2008, 12, 31)
_YEARS = 3
"""Between the two consultations."""
_REGISTERED_BY = date(2008, 2, 1)
_CIRCLE = 2
"""So many times as many organisations may come to a sector as its largest meeting has."""


def generator(part: str) -> Random:
    return random_of(f"{PREDECESSOR_PROGRAMME}/{part}")


def of_predecessor(columns: str, rows: list[tuple]) -> pd.DataFrame:
    """Rows as a table, with the programme's code as the first column."""
    table = sample_table(columns, rows)
    table.insert(0, "programme", PREDECESSOR_PROGRAMME)
    return table


def predecessor_figures() -> dict:
    """The figures that are meant: calendar, head counts, numbers of postulates, schedule."""
    return sample_texts("predecessor")


def predecessor_sectors() -> list[str]:
    return list(predecessor_figures()["postulates"])


def meeting_code(team: str, n: int) -> str:
    return f"{'KOR' if team == COORDINATING else team}-S{n}"


def earlier(text: str) -> str:
    """A text of the successor's: the years that it names are earlier ones here."""
    return re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) - _YEARS), text)


@cache
def registered() -> tuple[SampleOrganisation, ...]:
    """The organisations that were there already."""
    return tuple(each for each in register() if each.registered_on < _REGISTERED_BY)


@cache
def circle(sector: str) -> tuple[str, ...]:
    """Who may take part in a sector: some of those that declare it; the umbrellas last."""
    largest = max(present for *_rest, present in predecessor_figures()["calendar"][sector])
    declared = [each for each in registered() if sector in each.sectors]
    drawn = weighted_sample(
        generator(f"circle/{sector}"),
        declared,
        [zeal(each) for each in declared],
        largest * _CIRCLE,
    )
    known = {each.code for each in registered()}
    leading = [code for code in umbrellas() if code in known]
    return (*(each.code for each in drawn if each.code not in leading), *leading)
