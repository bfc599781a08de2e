"""Accounts to set in type: of the sample, of nothing, of hostile records."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine
from locales import locale
from reports.account import Document, account
from tests.records import (
    AS_OF,
    attendance,
    change,
    declares,
    meeting,
    milestone,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
)
from tests.reports.exhibits import put_hostile

HOSTILE = (
    '#import "x.typ" $x^2$ \\end *bold* _it_ `raw` <label> @ref // </w:t> & "quote" '
    "\x00\x07\x1b[31m\x0b\x85 \u202ekcab\u2066 \u200f\ufeff \ue000 \ufffe 😀 漢字 سلام "
    + "bezprzerwy"
    * 40
)
"""Markup of every kind, control characters, marks that turn the direction of writing, text that no
font of ours has, an endless word."""

Gather = Callable[..., Document]


@pytest.fixture
def gather() -> Gather:
    """The account of a database, in a language, for a scope's URL parameters."""

    def gathered(url: URL, language: str = "pl", **params: str) -> Document:
        of = scope(url, **params)
        with read_engine(url).connect() as connection:
            return account(of, connection, locale(language))

    return gathered


@pytest.fixture(scope="session")
def of_sample(sample: URL) -> Gather:
    """The account of the sample, in a language, for a scope's URL parameters: gathered once."""

    @cache
    def kept(language: str, **params: str) -> Document:
        of = scope(sample, **params)
        with read_engine(sample).connect() as connection:
            return account(of, connection, locale(language))

    return lambda language="pl", **params: kept(language, **params)


@pytest.fixture(scope="session")
def many(to_fill: Callable[[], URL]) -> URL:
    """Forty-six sectors of hostile names, in a database that all tests read and none writes."""
    url = to_fill()
    put_hostile(url)
    return url


@pytest.fixture
def empty(sqlite_database: URL) -> URL:
    """A programme with one sector and nothing else."""
    put(sqlite_database, programme(), sector("KUL"))
    return sqlite_database


@pytest.fixture
def hostile(sqlite_database: URL) -> URL:
    """Two sectors, two meetings, three postulates and a comment; every free text is hostile."""
    put(
        sqlite_database,
        programme(name=HOSTILE),
        sector("A", name=HOSTILE),
        sector("B"),
        organisation("o1", name=HOSTILE, legal_form=HOSTILE),
        declares("o1", "A"),
        milestone("K1", name=HOSTILE),
        milestone("K2", name="K2" + HOSTILE, planned_start=AS_OF, planned_end=date(2011, 12, 1)),
        meeting("M3", "A", day=date(2011, 10, 10), status="planned", title=HOSTILE, venue=HOSTILE),
        meeting("M1", "A", title=HOSTILE, venue=HOSTILE),
        meeting("M 2\n", "A", day=date(2011, 6, 10), title=None),
        attendance("M1", "o1", "ia"),
        postulate(
            "P1", "A", title=HOSTILE, text=HOSTILE * 20, organisation="o1", department=HOSTILE
        ),
        change("P1", date(2011, 7, 1), "rejected", justification=HOSTILE),
        postulate("P2", "A"),
        change("P2", date(2011, 7, 2), "merged", merged_into="P1"),
        postulate("P3", "A"),
        change("P3", date(2011, 7, 3), "accepted", justification=" \n"),
        postulate("P4", "B", stage="draft_consultation"),
    )
    return sqlite_database
