"""Whatever tells a number and is a link opens exactly as many records."""

import pytest
from sqlalchemy import URL

from catalogue import EXHIBITS
from catalogue.source import exhibit_source
from charts import Reader
from data_access.engine import read_engine
from data_access.shared_reads import shared_reads
from locales import locale
from tests.audit.audit import Findings, scope_of
from tests.audit.consultations import edges
from tests.audit.links import linked, marks, told
from tests.records import put

SCOPES = [
    {},
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
    with read_engine(sample).connect() as connection, shared_reads():
        marks(scope_of(connection, {}), connection, findings)
    assert not findings.wrong
    assert findings.compared > 300


@pytest.mark.parametrize(
    "key",
    ["regulars", "active_over_time", "turnover", "representation_legal_form",
     "representation_district"],
)  # fmt: skip
def test_charts_of_organisations_open_lists_of_them(sample: URL, key: str) -> None:
    with read_engine(sample).connect() as connection:
        source = exhibit_source(scope_of(connection, {}), connection, Reader(locale("pl")))
        assert len(list(linked(EXHIBITS[key].build(source).chart))) > 2


def test_of_nothing(sqlite_database: URL) -> None:
    findings = Findings()
    put(sqlite_database, *edges()["nothing"])
    with read_engine(sqlite_database).connect() as connection:
        told(scope_of(connection, {}), connection, findings)
        marks(scope_of(connection, {}), connection, findings)
    assert not findings.wrong


@pytest.mark.parametrize("name", ["deadlines", "5 of 8"])
def test_at_the_edges_on_both_databases(database: URL, name: str) -> None:
    """Of random consultations: `python -m tests.benchmarks.audit`."""
    put(database, *edges()[name])
    findings = Findings()
    with read_engine(database).connect() as connection:
        told(scope_of(connection, {}), connection, findings)
        marks(scope_of(connection, {}), connection, findings)
    assert not findings.wrong
    assert findings.compared > 10
