"""The files' numbers are those of the exhibits, and of the records computed anew."""

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine
from tests.audit.audit import Findings, scope_of
from tests.audit.consultations import edges, random_params, random_rows
from tests.audit.files import files
from tests.records import put


def test_of_the_sample(sample: URL) -> None:
    findings = Findings()
    with read_engine(sample).connect() as connection:
        files(scope_of(connection, {"sector": "KUL,SPO"}), connection, "pl", findings)
    assert not findings.wrong
    assert findings.compared > 1_000


@pytest.mark.parametrize("name", ["nothing", "5 of 8", "all"])
def test_at_the_edges(sqlite_database: URL, name: str) -> None:
    findings = Findings()
    put(sqlite_database, *edges()[name])
    with read_engine(sqlite_database).connect() as connection:
        files(scope_of(connection, {}), connection, "en", findings)
    assert not findings.wrong


def test_of_a_random_consultation(sqlite_database: URL) -> None:
    findings = Findings()
    put(sqlite_database, *random_rows(2))
    with read_engine(sqlite_database).connect() as connection:
        files(scope_of(connection, random_params(2)), connection, "pl", findings)
    assert not findings.wrong
