"""What a load takes away: nothing unasked, and what was asked is told by table beforehand."""

from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import URL, func, select

from data_access import models
from data_access.__main__ import main
from data_access.engine import read_engine, write_engine, writing
from data_access.load.data_format import TABLES
from data_access.load.load_files import load
from data_access.load.log import loads
from data_access.load.problems import Refused
from data_access.load.store import ChangedRows, store
from data_access.sample import tables
from locales import locale
from tests.data_access.test_load import ORGANISATIONS, WHOLE, Folder, folder

__all__ = ["folder"]
SAMPLE = "WPW-2012-2014"
UNTOUCHED = ChangedRows(0, 0, 1)


def _rows(database: URL) -> dict[str, int]:
    with read_engine(database).connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in models.Base.metadata.sorted_tables
            if table.name not in ("database", "loads", "revisions", "journal")
        }


def _kept(**files: str) -> dict[str, str]:
    """The small load under the sample's code."""
    own = {name: text.replace("P;", f"{SAMPLE};") for name, text in (WHOLE | files).items()}
    return own | {"organizacje": ORGANISATIONS}


@pytest.fixture(scope="module")
def made_up() -> dict[str, pd.DataFrame]:
    return tables()


@pytest.fixture
def with_sample(database: URL, made_up: dict[str, pd.DataFrame]) -> URL:
    """The sample without its long tables."""
    few = {name: made_up[name] for name in ("programmes", "sectors", "milestones")}
    with writing(write_engine(database)) as connection:
        store(connection, few, is_sample=True)
    return database


def test_afresh_counts_what_came_changed_stayed_and_went(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    path = folder(
        **{"branże": "program;kod;nazwa\nP;KUL;Sztuka\nP;SPO;Sport\n"},
        organizacje="kod;nazwa\nA;Łąka\n",
        obecność="program;spotkanie;organizacja;obecna\nP;M1;A;x\n",
    )
    (path / "statusy_postulatów.csv").unlink()
    tried = load(write_engine(database), path, replace=True, dry_run=True).changes
    assert tried == {
        "programmes": ChangedRows(0, 0, 1),
        "sectors": ChangedRows(added=1, changed=1, unchanged=0, removed=1),
        "organisations": ChangedRows(added=0, changed=1, unchanged=0, removed=1),  # its KRS goes
        "meetings": ChangedRows(0, 0, 2),
        "attendance": ChangedRows(added=0, changed=1, unchanged=0, removed=1),
        "postulates": ChangedRows(0, 0, 1),
        "postulate_statuses": ChangedRows(0, 0, 0, removed=3),
    }
    assert _rows(database)["postulate_statuses"] == 3, "a trial removes nothing"
    assert load(write_engine(database), path, replace=True).changes == tried
    assert _rows(database)["sectors"] == 2
    assert _rows(database)["postulate_statuses"] == 0
    with read_engine(database).connect() as connection:
        assert list(connection.scalars(select(models.Organisation.krs))) == [None]
        logged = loads(connection)["changes"][0]
    assert logged["postulate_statuses"] == [0, 0, 0, 3]


def test_afresh_with_the_same_records_removes_nothing(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    changes = load(write_engine(database), folder(), replace=True).changes
    assert {(of.added, of.changed, of.removed) for of in changes.values()} == {(0, 0, 0)}


def test_afresh_leaves_other_programmes_alone(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    other = {name: text.replace("P;", "R;") for name, text in WHOLE.items()}
    other["organizacje"] = ORGANISATIONS
    load(write_engine(database), folder(**other))
    before = _rows(database)
    load(write_engine(database), folder(**WHOLE), replace=True)
    assert _rows(database) == before


def test_afresh_needs_programme_and_sectors(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    before = _rows(database)
    path = folder()
    for name in WHOLE:
        if name != "statusy_postulatów":
            (path / f"{name}.csv").unlink()
    with pytest.raises(Refused) as refused:
        load(write_engine(database), path, replace=True)
    needed = {TABLES[name].named for name in ("programmes", "sectors")}
    assert {problem.file for problem in refused.value.report.errors} >= needed
    assert _rows(database) == before


def test_another_programme_under_the_samples_code_is_refused(
    with_sample: URL, folder: Folder
) -> None:
    before = _rows(with_sample)
    with pytest.raises(Refused) as refused:
        load(write_engine(with_sample), folder(**_kept()))
    (problem,) = refused.value.report.errors
    assert (problem.file, problem.row, problem.value) == ("programy.csv", 2, SAMPLE)
    assert "--replace" in problem.told(locale("pl"))
    assert _rows(with_sample) == before


def test_the_sample_goes_when_it_is_asked_for(
    with_sample: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    path = folder(**_kept())
    tried = load(write_engine(with_sample), path, replace=True, dry_run=True)
    assert tried.changes["milestones"] == ChangedRows(0, 0, 0, removed=14)
    load(write_engine(with_sample), path, replace=True)
    with read_engine(with_sample).connect() as connection:
        assert list(connection.scalars(select(models.Programme.is_sample))) == [False]
        assert list(connection.scalars(select(models.Milestone.code))) == []
    monkeypatch.setenv("DATABASE_URL", with_sample.render_as_string(hide_password=False))
    assert main(["sample"]) == 1, "the sample never takes the place of real records"


def test_the_sample_stays_beside_a_programme_of_another_code(
    with_sample: URL, folder: Folder
) -> None:
    before = _rows(with_sample)
    load(write_engine(with_sample), folder())
    after = _rows(with_sample)
    assert (after["programmes"], after["milestones"]) == (2, before["milestones"])


def test_records_added_to_the_sample_are_warned_of_and_it_stays_one(
    with_sample: URL, tmp_path: Path
) -> None:
    path = tmp_path / "harmonogram.csv"
    path.write_text(f"program;kod;nazwa;plan_od;plan_do\n{SAMPLE};NOWY;Coś;2011-05-01;2011-05-02\n")
    report = load(write_engine(with_sample), path).report
    assert [problem.value for problem in report.warnings] == [SAMPLE]
    with read_engine(with_sample).connect() as connection:
        assert list(connection.scalars(select(models.Programme.is_sample))) == [True]


def test_a_row_loaded_afresh_keeps_no_column_that_is_not_sent(
    database: URL, folder: Folder
) -> None:
    load(write_engine(database), folder())
    load(write_engine(database), folder(organizacje="kod;nazwa\nA;Łąka\nB;Żółw\n"), replace=True)
    with read_engine(database).connect() as connection:
        assert set(connection.scalars(select(models.Organisation.krs))) == {None}


def test_a_load_says_which_programme_is_opened_first(
    database: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    assert main(["--lang", "en", "load", str(folder())]) == 0
    assert "opens this programme first: P" in capsys.readouterr().out
    later = {name: text.replace("P;", "R;") for name, text in WHOLE.items()}
    later |= {"programy": later["programy"].replace("2012", "2013"), "organizacje": ORGANISATIONS}
    path = str(folder(**later))
    assert main(["--lang", "en", "load", path, "--dry-run"]) == 0
    assert "opens R first from now on, no longer P" in capsys.readouterr().out
    monkeypatch.setenv("PROGRAMME", "P")
    assert main(["--lang", "en", "load", path]) == 0
    assert "opens this programme first: P" in capsys.readouterr().out
