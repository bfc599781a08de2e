"""Every indicator equals the one computed anew from the raw records, whatever they hold."""

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine
from tests.audit.audit import Findings, indicators, scope_of
from tests.audit.consultations import edges, random_params, random_rows
from tests.records import put

SCOPES = 2
"""Of each random consultation."""


@pytest.mark.parametrize(
    "params", [{"sector": "KUL,SPO", "from": "2011-05-09", "to": "2011-08-20"}, {}]
)
def test_of_the_sample(sample: URL, params: dict[str, str]) -> None:
    findings = Findings()
    with read_engine(sample).connect() as connection:
        indicators(scope_of(connection, params), connection, findings)
    assert not findings.wrong
    assert findings.compared > 1_000


@pytest.mark.parametrize("name", list(edges()))
def test_at_the_edges(sqlite_database: URL, name: str) -> None:
    findings = Findings()
    put(sqlite_database, *edges()[name])
    with read_engine(sqlite_database).connect() as connection:
        for params in ({}, {"sector": "A", "as_of": "2011-06-01"}):
            indicators(scope_of(connection, params), connection, findings)
    assert not findings.wrong


@pytest.mark.parametrize("seed", range(4))
def test_of_random_consultations(sqlite_database: URL, seed: int) -> None:
    findings = Findings()
    put(sqlite_database, *random_rows(seed))
    with read_engine(sqlite_database).connect() as connection:
        for n in range(SCOPES):
            params = random_params(seed * 100 + n)
            indicators(scope_of(connection, params), connection, findings)
    assert not findings.wrong
