"""No file whatsoever ends in anything but a load or a refusal with its reason, and soon.

The large cases are tried by `python -m tests.benchmarks.hostile` alone.
"""

import time
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine

from data_access.engine import write_engine
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.schema import upgrade
from locales import locale
from tests.data_access.hostile import Case
from tests.data_access.hostile.corpus import CASES

SECONDS = 20
"""Far more than any takes on an idle machine; a hang takes longer."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    database = str(tmp_path_factory.mktemp("hostile") / "h.db")
    engine = write_engine(URL.create("sqlite", database=database))
    upgrade(engine)
    return engine


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.large], ids=lambda case: case.name
)
def test_a_hostile_file_loads_or_is_refused_with_its_reason(
    engine: Engine, tmp_path: Path, case: Case
) -> None:
    path = case.write(tmp_path)
    start = time.perf_counter()
    try:
        report = load(engine, path, dry_run=True).report
        refused = False
    except Refused as error:
        report, refused = error.report, True
    told = report.told(locale("pl"))
    assert refused == bool(case.refused), told
    assert (case.refused or case.warned) in told
    assert time.perf_counter() - start < SECONDS
