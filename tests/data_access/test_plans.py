"""No read looks through a table that grows with the number of programmes: both databases' plans."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, event, text

from catalogue import EXHIBITS
from catalogue.source import exhibit_source
from charts import Reader
from data_access.engine import read_engine, write_engine, writing
from data_access.load.load_files import load
from data_access.models import Base
from locales import locale
from tests.data_access.frames import READS
from tests.data_access.many import more_programmes
from tests.data_access.whole import whole, written
from tests.records import scope

PROGRAMMES = 100
LARGE = {table.name for table in Base.metadata.sorted_tables if "programme_id" in table.c}
"""Tables that hold rows of all programmes. Those of the programmes themselves, of revisions and
of loads are read through on purpose."""


@pytest.fixture
def many(database: URL, tmp_path: Path) -> URL:
    """A programme among many that are as large."""
    load(write_engine(database), written(tmp_path / "load", whole("some")))
    of = scope(database)
    with writing(write_engine(database)) as connection:
        more_programmes(connection, of.programme_id, PROGRAMMES)
        connection.execute(text("ANALYZE"))
    return database


def test_every_read_goes_to_its_programme_s_rows_by_an_index(many: URL) -> None:
    with read_engine(many).connect() as connection:
        asked = _statements(connection, many)
        plan = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
        scans = {
            statement: found
            for statement, values in asked.items()
            if (found := list(plan(connection, statement, values)))
        }
    assert len(asked) > 60, "the reads were seen"
    assert not scans, "\n\n".join(f"{told}: {statement}" for statement, told in scans.items())


def test_a_scan_is_seen(many: URL) -> None:
    with read_engine(many).connect() as connection:
        plan = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
        for statement in (
            "SELECT count(*) FROM attendance WHERE people = 1",
            "SELECT count(*) FROM attendance WHERE meeting = 'M1'",
            "SELECT programme_id, code FROM meetings ORDER BY programme_id, code",
        ):
            assert list(plan(connection, statement, ()))


def _statements(connection: Connection, url: URL) -> dict[str, object]:
    """What the reads and the exhibits send, with its values."""
    asked = {}

    def _keep(_connection, _cursor, statement, values, _context, _many) -> None:
        asked[statement] = values

    event.listen(connection.engine, "before_cursor_execute", _keep)
    try:
        source = exhibit_source(scope(url), connection, Reader(locale("pl")))
        for entry in EXHIBITS.values():
            entry.build(source)
        narrowed = scope(url, sector="S0", **{"from": "2011-05-01", "to": "2011-06-30"})
        for read in READS:
            read(narrowed, connection)
    finally:
        event.remove(connection.engine, "before_cursor_execute", _keep)
    return {statement: values for statement, values in asked.items() if _reads(statement)}


def _reads(statement: str) -> bool:
    return bool(re.match(r"\s*(SELECT|WITH)", statement))


def _on_sqlite(connection: Connection, statement: str, values: object) -> Iterator[str]:
    """Steps that go through a whole table or index; `SEARCH … (programme_id=?` does not."""
    named = dict(re.findall(r"\b(?:FROM|JOIN) (\w+) AS (\w+)", statement))
    tables = LARGE | {alias for table, alias in named.items() if table in LARGE}
    for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values):
        found = re.match(r"(SCAN|SEARCH) (\w+)(.*)", step.detail)
        if found and found[2] in tables and "programme_id=?" not in found[3]:
            yield step.detail


def _on_postgresql(connection: Connection, statement: str, values: object) -> Iterator[str]:
    """Nodes that no index on the programme leads; left alone it scans what is small."""
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")
    answer = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar_one()
    plans = [(answer if isinstance(answer, list) else json.loads(answer))[0]["Plan"]]
    while plans:
        node = plans.pop()
        plans += node.get("Plans", ())
        condition = node.get("Index Cond") or node.get("Recheck Cond") or ""
        if node.get("Relation Name") in LARGE and "programme_id = " not in condition:
            yield f"{node['Node Type']} on {node['Relation Name']} {condition}"
