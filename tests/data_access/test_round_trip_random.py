"""Random records, given out in every form and loaded again: nothing added, nothing changed."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL

from data_access.engine import read_engine, write_engine
from data_access.export import exported_tables
from data_access.load.load_files import Loaded, load
from data_access.load.problems import Refused
from locales import locale
from tests.conftest import fresh_sqlite
from tests.data_access.anything import records
from tests.data_access.downloads import DOWNLOADS
from tests.data_access.whole import written

quiet = settings(
    max_examples=8,
    derandomize=True,  # the same records each time; a search is for whoever changes the formats
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a whole consultation shrinks for ages
    suppress_health_check=[
        *(HealthCheck.function_scoped_fixture, HealthCheck.too_slow),
        *(HealthCheck.data_too_large, HealthCheck.large_base_example),
    ],
)
forms = st.sampled_from(sorted(DOWNLOADS))


@pytest.fixture(scope="module")
def other(to_fill: Callable[[], URL]) -> URL:
    """What was given out is loaded there, into a fresh one each time."""
    return to_fill()


@pytest.mark.long
@quiet
@given(records(), forms)
def test_nothing_changes_on_sqlite(
    sqlite_template: Path,
    sqlite_database: URL,
    other: URL,
    sent: dict[str, pd.DataFrame],
    form: str,
) -> None:
    fresh_sqlite(sqlite_template, sqlite_database)
    fresh_sqlite(sqlite_template, other)
    with TemporaryDirectory() as name:
        _comes_back(sqlite_database, other, Path(name), sent, form)


@pytest.mark.long
@settings(quiet, max_examples=3)
@given(records(), forms)
def test_nothing_changes_on_postgresql(
    postgres_database: URL,
    sqlite_template: Path,
    other: URL,
    sent: dict[str, pd.DataFrame],
    form: str,
) -> None:
    """Out of PostgreSQL into SQLite: the records are those that were given out."""
    fresh_sqlite(sqlite_template, other)
    with TemporaryDirectory() as name:
        _comes_back(postgres_database, other, Path(name), sent, form)


def _comes_back(
    database: URL, other: URL, folder: Path, sent: dict[str, pd.DataFrame], form: str
) -> None:
    _load(database, written(folder / "sent", sent), replace=True)
    (folder / "out").mkdir()
    paths = DOWNLOADS[form](database, folder / "out")
    for path in paths:
        for table, of in _load(database, path).changes.items():
            assert (of.added, of.changed, of.removed) == (0, 0, 0), (table, of)
    _load(other, paths[0] if len(paths) == 1 else folder / "out")
    assert _held(other) == _held(database)


def _load(database: URL, path: Path, *, replace: bool = False) -> Loaded:
    try:
        return load(write_engine(database), path, replace=replace)
    except Refused as refused:
        pytest.fail(f"{path.name}: {refused.report.told(locale('en'))}")


def _held(database: URL) -> dict[str, list[dict]]:
    """All records: what every figure is computed from."""
    with read_engine(database).connect() as connection:
        found = exported_tables(connection, 1)
    return {name: table.to_dict("records") for name, table in found.items()}
