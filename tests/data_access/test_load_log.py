"""What a load tells and leaves: the log, a trial, reports, the template, export and back."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import URL, select

from data_access import models
from data_access.__main__ import main
from data_access.engine import read_engine, revision, write_engine
from data_access.load.data_format import TABLES
from data_access.load.load_files import load
from data_access.load.log import loads
from data_access.load.marked_copy import marked_copy
from data_access.load.problems import Refused
from data_access.load.store import ChangedRows
from domain.personal import contacts
from locales import locale
from tests.data_access.test_load import ATTENDANCE, POSTULATES, STATUSES, WHOLE, Folder, folder
from tests.fitting import wrapped_rows_are_high_enough

__all__ = ["folder"]
PL = locale("pl")
BAD = {"postulaty": POSTULATES + "P;P2;KULT;Drugi;2011-05-01\n"}


def _log(database: URL) -> list[dict]:
    with read_engine(database).connect() as connection:
        return loads(connection).to_dict("records")


def test_every_load_is_logged_and_so_is_a_refused_one(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder(), by="Anna")
    with pytest.raises(Refused):
        load(write_engine(database), folder(**BAD), by="Jan")
    refused, loaded = _log(database)
    assert (loaded["by"], loaded["outcome"], loaded["programmes"]) == ("Anna", "loaded", ["P"])
    assert loaded["changes"]["postulate_statuses"] == [3, 0, 0, 0]
    assert {file["name"] for file in loaded["files"]} == {f"{name}.csv" for name in WHOLE}
    assert all(len(file["sha256"]) == 64 for file in loaded["files"])
    assert (refused["by"], refused["outcome"], refused["errors"]) == ("Jan", "refused", 1)
    assert refused["changes"] == {}


def test_a_load_tells_what_it_added_changed_and_left(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    changed = WHOLE["branże"].replace("Kultura", "Sztuka") + "P;SPO;Sport\n"
    again = load(write_engine(database), folder(**{"branże": changed}))
    assert again.changes["sectors"] == ChangedRows(added=1, changed=1, unchanged=1)
    assert again.changes["attendance"] == ChangedRows(added=0, changed=0, unchanged=2)
    assert again.changes["postulates"] == ChangedRows(added=0, changed=0, unchanged=1)


def test_a_trial_says_the_same_and_writes_nothing(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    with read_engine(database).connect() as connection:
        before = revision(connection)
    more = folder(**{"branże": WHOLE["branże"] + "P;SPO;Sport\n"})
    tried = load(write_engine(database), more, dry_run=True)
    assert tried.changes["sectors"].added == 1
    with read_engine(database).connect() as connection:
        assert revision(connection) == before
        assert sorted(connection.scalars(select(models.Sector.code))) == ["EDU", "KUL"]
    assert len(_log(database)) == 1
    assert load(write_engine(database), more).changes == tried.changes


def test_a_later_load_is_held_against_the_database(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    path = folder()
    for name in ("postulaty", "spotkania", "obecność", "statusy_postulatów"):
        (path / f"{name}.csv").unlink()
    head = STATUSES.splitlines()[0]
    files = {
        "statusy": f"{head}\nP;P1;2011-04-30;w analizie;\nP;P1;2011-06-02;zgłoszony;\n",
        "obecność": "program;spotkanie;organizacja;obecna\nP;M2;A;x\n",
    }
    (path / "statusy_postulatów.csv").write_text(files["statusy"], encoding="utf-8")
    (path / "obecność.csv").write_text(files["obecność"], encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load(write_engine(database), path)
    told = refused.value.report.told(locale("en"))
    assert "changed before the postulate was submitted" in told
    assert "attended the meeting M2, which is planned or cancelled" in told
    assert "unusual step: accepted → submitted" in told


def test_a_meeting_with_a_list_cannot_become_planned(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    path = folder(spotkania=WHOLE["spotkania"].replace("odbyte", "odwołane"))
    (path / "obecność.csv").unlink()
    with pytest.raises(Refused) as refused:
        load(write_engine(database), path)
    assert "the database holds who attended" in refused.value.report.told(locale("en"))


@pytest.mark.parametrize(
    "text",
    [
        *("pisać na jan.kowalski@example.org", "tel. 126161234", "Kontakt: 601 234 567"),
        *("+48 12 616 12 34", "0048601234567", "PESEL 44051401359", "dzwonić 12 616-12-34"),
        "501234567",
    ],
)
def test_data_of_persons_in_free_text_are_warned_of_and_not_echoed(
    sqlite_database: URL, folder: Folder, text: str
) -> None:
    path = folder(postulaty=f"{POSTULATES}P;P2;KUL;{text};2011-05-01\n")
    report = load(write_engine(sqlite_database), path).report
    (warning,) = report.warnings
    assert (warning.row, warning.column) == (3, "tytuł")
    assert text not in report.told(PL)
    assert text not in json.dumps(report.as_json(PL), ensure_ascii=False)


def test_data_of_persons_in_a_wrong_cell_are_not_echoed(
    sqlite_database: URL, folder: Folder
) -> None:
    path = folder(obecność=ATTENDANCE + "P;M1;jan.kowalski@example.org;x;x\n")
    with pytest.raises(Refused) as refused:
        load(write_engine(sqlite_database), path)
    assert "kowalski" not in refused.value.report.told(PL)


@pytest.mark.parametrize(
    "text",
    [
        *("uchwała nr 123/2011 z 05.07.2011", "12 345 678 zł", "KRS 0000123456", "§ 12 ust. 3"),
        *("lata 2012-2014", "REGON 492707333", "NIP 526-000-12-46", "kwota 1 250 000,00", ""),
    ],
)
def test_other_numbers_are_not_taken_for_data_of_persons(text: str) -> None:
    assert not contacts(text)


def test_the_marked_copy_shows_each_bad_cell_in_place(
    sqlite_database: URL, folder: Folder, tmp_path: Path
) -> None:
    path = folder(postulaty=BAD["postulaty"] + "P;P3;KUL;=1+1;2011-02-31\n")
    with pytest.raises(Refused) as refused:
        load(write_engine(sqlite_database), path)
    book = load_workbook(io.BytesIO(marked_copy(path, refused.value.report, PL)))
    assert book.sheetnames[0] == "Raport"
    sheet = book["postulaty"]
    assert "nie ma takiego kodu" in sheet["C3"].comment.text
    assert "nie ma takiego dnia" in sheet["E4"].comment.text
    assert sheet["C3"].fill.bgColor.rgb != sheet["C2"].fill.bgColor.rgb
    assert sheet["D4"].value == "=1+1"
    assert sheet["D4"].data_type == "s", "what looks like a formula stays text"


def test_a_marked_copy_mended_in_place_loads(
    sqlite_database: URL, folder: Folder, tmp_path: Path
) -> None:
    path = folder(**BAD)
    with pytest.raises(Refused) as refused:
        load(write_engine(sqlite_database), path)
    book = load_workbook(io.BytesIO(marked_copy(path, refused.value.report, PL)))
    book["postulaty"]["C3"] = "KUL"
    book.save(tmp_path / "poprawione.xlsx")
    report = load(write_engine(sqlite_database), tmp_path / "poprawione.xlsx").report
    assert not report.warnings


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_template_loads_as_it_is(
    sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sqlite_database))
    path = tmp_path / "wzor.xlsx"
    assert main(["--lang", language, "template", str(path)]) == 0
    loaded = load(write_engine(sqlite_database), path)
    assert {name: of.added for name, of in loaded.changes.items()} == dict.fromkeys(TABLES, 1)
    assert not loaded.report.warnings
    assert wrapped_rows_are_high_enough(load_workbook(path))
    sheet = load_workbook(path)["spotkania"]
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.formula1]
    assert '"planowane,odbyte,odwołane"' in lists


def test_the_command_line_writes_both_reports(
    sqlite_database: URL, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sqlite_database))
    reports = [str(tmp_path / "r.json"), str(tmp_path / "r.xlsx")]
    asked = ["load", str(folder(**BAD)), "--report", reports[0], "--report", reports[1]]
    assert main(["--lang", "pl", *asked]) == 1
    assert "Niczego nie wczytano" in capsys.readouterr().err
    told = json.loads(Path(reports[0]).read_text(encoding="utf-8"))
    assert told["errors"] == 1
    assert told["problems"][0]["column"] == "branża"
    assert load_workbook(reports[1]).sheetnames[0] == "Raport"


def test_exported_and_loaded_again_the_numbers_are_the_same(
    sample: URL, database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    def printed(url: URL) -> str:
        monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
        assert main(["indicators", "--series"]) == 0
        return capsys.readouterr().out

    first = printed(sample)
    assert main(["export", str(tmp_path / "out")]) == 0
    load(write_engine(database), tmp_path / "out")
    capsys.readouterr()
    assert printed(database) == first
    assert main(["export", str(tmp_path / "again")]) == 0
    for file in (tmp_path / "out").iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
    assert main(["export", str(tmp_path / "again")]) == 2, "a filled folder is left alone"


def test_hostile_text_survives_export(
    sqlite_database: URL, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = '=cmd()|"a\nb",ł'
    quoted = hostile.replace('"', '""')
    load(
        write_engine(sqlite_database),
        folder(postulaty=f'{POSTULATES}P;P2;KUL;"{quoted}";2011-05-01\n'),
    )
    monkeypatch.setenv("DATABASE_URL", str(sqlite_database))
    assert main(["export", str(tmp_path / "out")]) == 0
    load(write_engine(sqlite_database), tmp_path / "out", replace=True)
    with read_engine(sqlite_database).connect() as connection:
        rows = connection.execute(select(models.Postulate.title, models.Postulate.submitted_on))
        assert (hostile, date(2011, 5, 1)) in [tuple(row) for row in rows]


def test_a_report_of_a_kind_that_is_not_written_stops_before_the_load(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    with pytest.raises(SystemExit, match="2"):
        main(["load", str(folder()), "--report", "bledy.txt"])
    assert "bledy.txt: a report is a .json or an .xlsx file" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()
