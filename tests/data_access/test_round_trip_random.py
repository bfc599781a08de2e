"""Random records, given out in every form and loaded again: nothing added, nothing changed."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL

from data_access.engine import read_engine, write_engine
from data_access.export import tables
from data_access.load import Loaded, Refused, load
from locales import locale
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


@quiet
@given(records(), forms)
def test_nothing_changes_on_sqlite(
    sqlite_template: Path, sent: dict[str, pd.DataFrame], form: str
) -> None:
    with TemporaryDirectory() as name:
        urls = []
        for kind in ("first", "second"):
            path = Path(name) / f"{kind}.db"
            shutil.copy(sqlite_template, path)
            urls.append(URL.create("sqlite", database=str(path)))
        _comes_back(*urls, Path(name), sent, form)
        for url in urls:
            read_engine(url).dispose()
            write_engine(url).dispose()


@settings(quiet, max_examples=3)
@given(records(), forms)
def test_nothing_changes_on_postgresql(
    postgres_database: URL, sqlite_template: Path, sent: dict[str, pd.DataFrame], form: str
) -> None:
    """Out of PostgreSQL into SQLite: the records are those that were given out."""
    with TemporaryDirectory() as name:
        path = Path(name) / "second.db"
        shutil.copy(sqlite_template, path)
        url = URL.create("sqlite", database=str(path))
        _comes_back(postgres_database, url, Path(name), sent, form)
        read_engine(url).dispose()
        write_engine(url).dispose()


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
        found = tables(connection, 1)
    return {name: table.to_dict("records") for name, table in found.items()}
