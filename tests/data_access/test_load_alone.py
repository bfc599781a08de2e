"""Any table alone, where its programme is known: what it refers to is found in the database."""

from pathlib import Path

import pytest
from sqlalchemy import URL, select

from data_access import export, models
from data_access.__main__ import main
from data_access.engine import read_engine, write_engine
from data_access.load.data_format import TABLES
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.load.template import template
from locales import locale
from tests.data_access.test_load import ORGANISATIONS, STATUSES, WHOLE, Folder, folder

__all__ = ["folder"]


@pytest.fixture
def whole(database: URL, tmp_path: Path) -> URL:
    """A programme with a row in every table."""
    path = tmp_path / "whole.xlsx"
    path.write_bytes(template(locale("pl")))
    load(write_engine(database), path)
    return database


def _tables(database: URL) -> dict[str, bytes]:
    with read_engine(database).connect() as connection:
        programme = connection.scalar(select(models.Programme.id).limit(1))
        return {
            name: export.csv_text(export.table_frame(connection, programme, name), spec)
            for name, spec in TABLES.items()
        }


def _file(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path


def _refusal(database: URL, path: Path, **options: str) -> str:
    with pytest.raises(Refused) as refused:
        load(write_engine(database), path, **options)
    return refused.value.report.told(locale("pl"))


def test_every_table_loads_alone_and_changes_nothing(whole: URL, tmp_path: Path) -> None:
    for name, text in _tables(whole).items():
        (tmp_path / f"{name}.csv").write_bytes(text)
        changes = load(write_engine(whole), tmp_path / f"{name}.csv").changes
        assert {table: (c.added, c.changed, c.unchanged) for table, c in changes.items()} == {
            name: (0, 0, 1)
        }


def test_all_tables_together_change_nothing(whole: URL, tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    for name, text in _tables(whole).items():
        (tmp_path / "all" / f"{name}.csv").write_bytes(text)
    changes = load(write_engine(whole), tmp_path / "all").changes
    assert set(changes) == set(TABLES)
    assert {(of.added, of.changed, of.unchanged) for of in changes.values()} == {(0, 0, 1)}


def test_a_decision_of_one_row_is_held_against_the_database(
    database: URL, folder: Folder, tmp_path: Path
) -> None:
    load(write_engine(database), folder())
    head = STATUSES.splitlines()[0]
    early = _file(tmp_path, "statusy_postulatow", f"{head}\nP;P1;2011-04-01;w analizie;\n")
    assert "przed zgłoszeniem" in _refusal(database, early)
    lost = _file(tmp_path, "statusy_postulatow", f"{head}\nP;P9;2011-07-01;w analizie;\n")
    assert "P9" in _refusal(database, lost)
    path = _file(tmp_path, "statusy_postulatow", f"{head}\nP;P1;2011-07-01;w analizie;Wraca\n")
    loaded = load(write_engine(database), path)
    assert loaded.changes["postulate_statuses"].added == 1
    assert not loaded.report.warnings


def test_the_first_load_needs_programme_and_sectors(database: URL, tmp_path: Path) -> None:
    path = _file(tmp_path, "statusy_postulatow", STATUSES)
    with pytest.raises(Refused) as refused:
        load(write_engine(database), path)
    assert [problem.file for problem in refused.value.report.errors] == [
        TABLES[name].named for name in ("programmes", "sectors")
    ]


def test_a_programme_that_is_not_known_is_named_once_a_row(
    database: URL, folder: Folder, tmp_path: Path
) -> None:
    load(write_engine(database), folder())
    path = _file(tmp_path, "statusy_postulatow", STATUSES.replace("P;", "Q;"))
    with pytest.raises(Refused) as refused:
        load(write_engine(database), path)
    errors = refused.value.report.errors
    assert [(problem.row, problem.value) for problem in errors] == [(2, "Q"), (3, "Q"), (4, "Q")]
    assert errors[0].values == (("codes", "P"),)


def _organisations(database: URL) -> list[tuple[str, str]]:
    statement = select(models.Programme.code, models.Organisation.code).join(
        models.Organisation, models.Organisation.programme_id == models.Programme.id
    )
    with read_engine(database).connect() as connection:
        return sorted(tuple(row) for row in connection.execute(statement))


def test_organisations_alone_go_where_there_is_no_doubt(
    database: URL, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    load(write_engine(database), folder())
    path = _file(tmp_path, "organizacje", "kod;nazwa\nC;Trzecia\n")
    load(write_engine(database), path)
    assert ("P", "C") in _organisations(database)

    other = {name: text.replace("P;", "R;") for name, text in WHOLE.items()}
    load(write_engine(database), folder(**other | {"organizacje": ORGANISATIONS}))
    path.write_text("kod;nazwa\nD;Czwarta\n")
    told = _refusal(database, path)
    assert "--programme" in told
    assert "P, R" in told
    assert "Z" in _refusal(database, path, programme="Z")

    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    assert main(["load", str(path), "--programme", "R"]) == 0
    assert [of for of, code in _organisations(database) if code == "D"] == ["R"]


def test_organisations_go_into_the_programmes_that_the_load_names(
    database: URL, folder: Folder, tmp_path: Path
) -> None:
    load(write_engine(database), folder())
    other = {name: text.replace("P;", "R;") for name, text in WHOLE.items()}
    load(write_engine(database), folder(**other | {"organizacje": ORGANISATIONS}))
    (tmp_path / "two").mkdir()
    _file(tmp_path / "two", "organizacje", "kod;nazwa\nE;Piąta\n")
    _file(tmp_path / "two", "branze_organizacji", "program;organizacja;branza\nR;E;KUL\n")
    load(write_engine(database), tmp_path / "two")
    assert [of for of, code in _organisations(database) if code == "E"] == ["R"]


def test_a_head_count_that_is_not_sent_is_kept_while_the_organisation_was_there(
    database: URL, folder: Folder, tmp_path: Path
) -> None:
    def people() -> list[int]:
        with read_engine(database).connect() as connection:
            counts = select(models.Attendance.people).order_by(models.Attendance.participant)
            return list(connection.scalars(counts))

    head = "program;spotkanie;organizacja;obecna"
    load(write_engine(database), folder(obecność=f"{head};osoby\nP;M1;A;x;25\nP;M1;B;;0\n"))
    path = _file(tmp_path, "obecnosc", f"{head}\nP;M1;A;x\nP;M1;B;x\n")
    changes = load(write_engine(database), path).changes["attendance"]
    assert (changes.changed, changes.unchanged) == (1, 1)
    assert people() == [25, 1]
    path.write_text(f"{head}\nP;M1;A;\n")
    load(write_engine(database), path)
    assert people() == [0, 1]
