"""Whatever tells a number and is a link opens exactly as many records."""

from pathlib import Path

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine
from tests.audit.audit import Findings, scope_of, stored
from tests.audit.consultations import edges, random_params, random_rows
from tests.audit.links import marks, told
from tests.records import put

SCOPES = [
    {},
    {"from": "2011-05-09", "to": "2011-08-20"},
    {"sector": "OBY,SRO", "as_of": "2011-07-10"},
]


@pytest.mark.parametrize("params", SCOPES)
def test_of_the_sample(sample: URL, params: dict[str, str]) -> None:
    findings = Findings()
    with read_engine(sample).connect() as connection:
        told(scope_of(connection, params), connection, findings)
    assert not findings.wrong
    assert findings.compared > 20


def test_marks_of_the_sample(sample: URL) -> None:
    findings = Findings()
    with read_engine(sample).connect() as connection:
        marks(scope_of(connection, {}), connection, findings)
    assert not findings.wrong
    assert findings.compared > 300


@pytest.mark.parametrize("name", ["nothing", "deadlines", "5 of 8"])
def test_at_the_edges(sqlite_template: Path, tmp_path: Path, name: str) -> None:
    findings = Findings()
    with stored(sqlite_template, tmp_path, edges()[name]) as connection:
        told(scope_of(connection, {}), connection, findings)
        marks(scope_of(connection, {}), connection, findings)
    assert not findings.wrong


def test_of_a_random_consultation(database: URL) -> None:
    put(database, *random_rows(1))
    findings = Findings()
    with read_engine(database).connect() as connection:
        scope = scope_of(connection, random_params(1))
        told(scope, connection, findings)
        marks(scope, connection, findings)
    assert not findings.wrong
