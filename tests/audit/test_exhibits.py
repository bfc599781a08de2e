"""Tables, sentences and hover texts tell the indicators of their scope."""

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine
from tests.audit.audit import Findings, scope_of
from tests.audit.cards import cards
from tests.audit.consultations import edges, random_params, random_rows
from tests.audit.exhibits import exhibits
from tests.records import put


@pytest.mark.parametrize("language", ["pl", "en"])
def test_of_the_sample(sample: URL, language: str) -> None:
    findings = Findings()
    params = {"sector": "KUL,SPO", "from": "2011-05-09", "to": "2011-08-20"}
    with read_engine(sample).connect() as connection:
        exhibits(scope_of(connection, params), connection, language, findings)
    assert not findings.wrong
    assert findings.compared > 1_000


@pytest.mark.parametrize("name", ["nothing", "deadlines", "5 of 8"])
def test_at_the_edges(sqlite_database: URL, name: str) -> None:
    findings = Findings()
    put(sqlite_database, *edges()[name])
    with read_engine(sqlite_database).connect() as connection:
        exhibits(scope_of(connection, {}), connection, "pl", findings)
    assert not findings.wrong


def test_of_a_random_consultation(sqlite_database: URL) -> None:
    """Of many more: `python -m tests.benchmarks.audit`."""
    findings = Findings()
    put(sqlite_database, *random_rows(1))
    with read_engine(sqlite_database).connect() as connection:
        exhibits(scope_of(connection, random_params(1)), connection, "en", findings)
    assert not findings.wrong


@pytest.mark.parametrize("params", [{}, {"sector": "KUL,SPO", "from": "2011-05-09"}])
def test_cards_of_the_sample(sample: URL, params: dict[str, str]) -> None:
    findings = Findings()
    with read_engine(sample).connect() as connection:
        cards(scope_of(connection, params), connection, "pl", findings)
    assert not findings.wrong
    assert findings.compared == 10


@pytest.mark.parametrize("name", ["nothing", "5 of 8", "all"])
def test_cards_at_the_edges(sqlite_database: URL, name: str) -> None:
    findings = Findings()
    put(sqlite_database, *edges()[name])
    with read_engine(sqlite_database).connect() as connection:
        cards(scope_of(connection, {}), connection, "en", findings)
    assert not findings.wrong
