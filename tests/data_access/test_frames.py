"""Every read returns the columns, types and units that are declared, whatever the records hold."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandera.errors import SchemaErrors
from sqlalchemy import URL

from catalogue import EXHIBITS
from catalogue.source import Read, Records, exhibit_source
from charts import Reader
from data_access.engine import read_engine, write_engine
from data_access.load.load_files import load
from locales import locale
from tests.data_access.frames import READS, frame_of, schema
from tests.data_access.whole import whole, written
from tests.records import programme, put, scope


def _faults(url: URL, **params: str) -> dict[str, str]:
    """Read → what of its frame is not as declared."""
    found, of = {}, scope(url, **params)
    with read_engine(url).connect() as connection:
        for read in READS:
            try:
                schema(read).validate(frame_of(read(of, connection)), lazy=True)
            except SchemaErrors as error:
                columns = ["column", "check", "failure_case"]
                found[f"{read.__module__}.{read.__name__}"] = error.failure_cases[
                    columns
                ].to_string()
    return found


@pytest.mark.parametrize(
    "params",
    [{}, {"sector": "KUL"}, {"as_of": "2011-03-01"}, {"from": "2011-06-01", "to": "2011-06-30"}],
    ids=["whole", "one sector", "before all", "a month"],
)
def test_over_the_sample(sample: URL, params: dict[str, str]) -> None:
    assert not _faults(sample, **params)


def test_over_a_programme_without_records(database: URL) -> None:
    put(database, programme())
    assert not _faults(database)


@pytest.mark.parametrize("kind", ["some", "all"])
def test_over_records_with_empty_columns(database: URL, tmp_path: Path, kind: str) -> None:
    load(write_engine(database), written(tmp_path / "load", whole(kind, rows=9)))
    assert not _faults(database)


class _Recording(Records):
    """Remembers what is read."""

    def read(self, function: Read, *args: Any, **options: Any) -> Any:
        answer = super().read(function, *args, **options)
        if isinstance(answer, pd.DataFrame | tuple):
            made.add((function, args))
        return answer


made: set[tuple[Read, tuple]] = set()


def test_every_read_behind_an_exhibit_is_declared(sample: URL) -> None:
    with read_engine(sample).connect() as connection:
        source = exhibit_source(scope(sample), connection, Reader(locale("pl")))
        of = _Recording(**vars(source))
        for entry in EXHIBITS.values():
            entry.build(of)
    assert {read.__name__ for read, args in made if not args} <= {read.__name__ for read in READS}
