"""Loading: every decent file without a question, every bad one refused with reasons, whole."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, func, select

from data_access import models
from data_access.engine import read_engine, revision, write_engine
from data_access.load.load_files import load
from data_access.load.problems import Refused
from locales import locale

PROGRAMMES = "kod;nazwa;okres_od;okres_do\nP;Program;01.01.2012;31.12.2014\n"
SECTORS = "program;kod;nazwa\nP;KUL;Kultura\nP;EDU;Edukacja\n"
ORGANISATIONS = "kod;nazwa;krs;nip;opp\nA;Łąka;123;526-000-12-46;tak\nB;Żółw;;;nie\n"
MEETINGS = (
    "program;kod;zespół;początek;status\nP;M1;KUL;05.07.2011 17:00;odbyte\n"
    "P;M2;koordynacyjny;2011-12-05 17:00;planowane\n"
)
ATTENDANCE = "program;spotkanie;organizacja;zaproszona;obecna\nP;M1;A;x;x\nP;M1;B;x;\n"
POSTULATES = "program;kod;branża;tytuł;data_zgłoszenia\nP;P1;KUL;Więcej sal;2011-05-01\n"
STATUSES = (
    "program;postulat;data_zmiany;status;uzasadnienie\nP;P1;2011-05-02;w analizie;\n"
    "P;P1;2011-05-20;przedstawiony;\nP;P1;2011-06-01;uwzględniony;Słuszny\n"
)
ITSELF = (
    "program;postulat;data_zmiany;status;uzasadnienie;polaczony_z\n"
    "P;P1;2011-05-02;połączony z innym;Ten sam;P1\n"
)
WHOLE = {
    "programy": PROGRAMMES,
    "branże": SECTORS,
    "organizacje": ORGANISATIONS,
    "spotkania": MEETINGS,
    "obecność": ATTENDANCE,
    "postulaty": POSTULATES,
    "statusy_postulatów": STATUSES,
}
Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """`folder(postulaty="…")` writes the whole small load, with the given files instead."""

    def write(encoding: str = "utf-8", **files: str) -> Path:
        path = tmp_path / "load"
        path.mkdir(exist_ok=True)
        for name, text in (WHOLE | files).items():
            (path / f"{name}.csv").write_bytes(text.encode(encoding))
        return path

    return write


def _scalars(database: URL, column: object) -> list:
    with read_engine(database).connect() as connection:
        return sorted(v for v in connection.scalars(select(column)) if v is not None)


def _count(database: URL) -> int:
    with read_engine(database).connect() as connection:
        tables = [
            table
            for table in models.Base.metadata.sorted_tables
            if table.name not in ("database", "loads", "revisions", "journal")
        ]
        return sum(connection.scalar(select(func.count()).select_from(table)) for table in tables)


def _refusal(database: URL, path: Path, language: str = "pl") -> str:
    with pytest.raises(Refused) as refused:
        load(write_engine(database), path)
    assert _count(database) == 0, "nothing of a refused load is written"
    return refused.value.report.told(locale(language))


def test_a_polish_folder_loads_without_a_question(database: URL, folder: Folder) -> None:
    loaded = load(write_engine(database), folder())
    assert {name: changes.added for name, changes in loaded.changes.items()} == {
        "programmes": 1,
        "sectors": 2,
        "organisations": 2,
        "meetings": 2,
        "attendance": 2,
        "postulates": 1,
        "postulate_statuses": 3,
    }
    assert not loaded.report.warnings
    assert _scalars(database, models.Organisation.name) == ["Łąka", "Żółw"]
    assert _scalars(database, models.Organisation.krs) == ["0000000123"]
    assert _scalars(database, models.Organisation.nip) == ["5260001246"]
    assert _scalars(database, models.Meeting.starts_at) == [
        datetime(2011, 7, 5, 15),
        datetime(2011, 12, 5, 16),
    ]
    assert _scalars(database, models.Meeting.kind) == ["coordinating", "sector"]
    assert _scalars(database, models.Attendance.people) == [0, 1]
    assert _scalars(database, models.Programme.response_days) == [30]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso8859_2"])
def test_old_code_pages_are_read(sqlite_database: URL, folder: Folder, encoding: str) -> None:
    load(write_engine(sqlite_database), folder(encoding))
    assert _scalars(sqlite_database, models.Organisation.name) == ["Łąka", "Żółw"]


@pytest.mark.parametrize("separator", [",", "\t"])
def test_other_separators_are_read(sqlite_database: URL, folder: Folder, separator: str) -> None:
    path = folder(**{name: text.replace(";", separator) for name, text in WHOLE.items()})
    load(write_engine(sqlite_database), path)
    assert _count(sqlite_database) == 13


def test_a_workbook_loads_as_the_folder_does(sqlite_database: URL, tmp_path: Path) -> None:
    path = tmp_path / "konsultacje.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        for name, text in WHOLE.items():
            sheet = workbook.add_worksheet(name)
            for r, line in enumerate(text.splitlines()):
                for c, cell in enumerate(line.split(";")):
                    if r and name == "postulaty" and c == 4:
                        sheet.write_datetime(r, c, datetime.fromisoformat(cell), day)
                    else:
                        sheet.write(r, c, int(cell) if cell.isdigit() else cell)
    loaded = load(write_engine(sqlite_database), path)
    assert sum(changes.added for changes in loaded.changes.values()) == 13

    assert _scalars(sqlite_database, models.Postulate.submitted_on) == [date(2011, 5, 1)]


def test_loading_twice_changes_nothing(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    before = _count(database)
    load(write_engine(database), folder())
    assert _count(database) == before


def test_a_later_load_updates_by_code_and_keeps_what_it_does_not_list(
    database: URL, folder: Folder
) -> None:
    load(write_engine(database), folder())
    load(write_engine(database), folder(organizacje="kod;nazwa\nA;Nowa nazwa\nC;Trzecia\n"))
    assert _scalars(database, models.Organisation.name) == ["Nowa nazwa", "Trzecia", "Żółw"]


def test_a_column_that_is_not_sent_keeps_what_is_known(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    load(write_engine(database), folder(organizacje="kod;nazwa\nA;Łąka\nB;Żółw\n"))
    assert _scalars(database, models.Organisation.krs) == ["0000000123"]
    load(write_engine(database), folder(organizacje="kod;nazwa;krs\nA;Łąka;\nB;Żółw;\n"))
    assert _scalars(database, models.Organisation.krs) == [], "sent and empty: emptied"


def test_a_table_sent_twice_is_refused(sqlite_database: URL, folder: Folder) -> None:
    path = folder()
    (path / "organisations.csv").write_text("code,name\nC,Trzecia\n")
    assert "ta tabela jest też w pliku" in _refusal(sqlite_database, path)


def test_a_misnamed_file_is_warned_of(sqlite_database: URL, folder: Folder) -> None:
    path = folder()
    (path / "organizacje stare.csv").write_text("kod;nazwa\nC;Trzecia\n")
    report = load(write_engine(sqlite_database), path).report
    assert "organizacje stare" in report.told(locale("pl"))


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
@pytest.mark.parametrize("name", ["Śląsk", "Żuraw", "źdźbło", "Łąka"])
def test_short_files_in_old_code_pages(
    sqlite_database: URL, folder: Folder, encoding: str, name: str
) -> None:
    load(
        write_engine(sqlite_database), folder(encoding, branże=f"program;kod;nazwa\nP;KUL;{name}\n")
    )
    assert _scalars(sqlite_database, models.Sector.name) == [name]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"branże": "program;kod\nP;KUL\n"}, "branże.csv, kolumna nazwa: brakuje tej kolumny"),
        ({"branże": "program;kod;nazwa\nP;KUL;\n"}, "wiersz 2, kolumna nazwa: tu wymagana"),
        ({"branże": "program;kod;nazwa\nX;KUL;a\n"}, "wiersz 2, kolumna program: „X” –"),
        ({"branże": SECTORS + "P;KUL;Znów\n"}, "„P / KUL” – ten sam klucz jest już w wierszu 2"),
        ({"programy": PROGRAMMES.replace("01.01.2012", "31.02.2012")}, "nie ma takiego dnia"),
        ({"programy": PROGRAMMES.replace("2012", "0001")}, "roku od 1900 do 2199"),
        ({"spotkania": MEETINGS.replace("2011-12-05", "0001-01-01")}, "roku od 1900 do 2199"),
        ({"programy": PROGRAMMES.replace("01.01.2012", "wkrótce")}, "„wkrótce” – to nie jest data"),
        ({"programy": PROGRAMMES.replace("2014", "2010")}, "koniec przed początkiem"),
        ({"spotkania": MEETINGS.replace("odbyte", "obyte")}, "czy chodziło o „odbyte”"),
        ({"spotkania": MEETINGS.replace("KUL", "SPO")}, "„SPO” – nie ma takiego kodu w tabeli"),
        ({"obecność": ATTENDANCE.replace(";A;", ";Z;")}, "„Z” – nie ma takiego kodu"),
        ({"obecność": ATTENDANCE.replace(";A;", ";;")}, "dokładnie jedną z kolumn"),
        ({"obecność": ATTENDANCE + "P;M2;A;;x\n"}, "obecność na spotkaniu M2, które"),
        ({"obecność": ATTENDANCE.replace(";x;x", ";x;może")}, "„może” – ani tak, ani nie"),
        ({"organizacje": ORGANISATIONS.replace("12-46", "12-47")}, "to nie jest NIP"),
        ({"organizacje": ORGANISATIONS.replace("123", "12345678901")}, "KRS ma dziesięć cyfr"),
        ({"organizacje": "kod;nazwa;Nazwisko\nA;a;x\nB;b;y\n"}, "danych osobowych nie przyjm"),
        ({"statusy_postulatów": STATUSES.replace("05-02", "04-02")}, "zmiana przed zgłoszeniem"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(
    sqlite_database: URL, folder: Folder, files: dict[str, str], said: str
) -> None:
    assert said in _refusal(sqlite_database, folder(**files))


def test_all_that_is_wrong_is_in_one_report(database: URL, folder: Folder) -> None:
    path = folder(
        branże="program;kod;nazwa\nP;KUL;\nP;EDU;Edukacja\n",
        postulaty=POSTULATES.replace("2011-05-01", "kiedyś"),
    )
    told = _refusal(database, path, "en")
    assert told.startswith("2 errors:")
    assert "branże.csv, row 2, column nazwa" in told
    assert "postulaty.csv, row 2, column data_zgłoszenia" in told


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"statusy_postulatów": STATUSES.replace("Słuszny", "")}, "a justification is due"),
        ({"statusy_postulatów": ITSELF}, "merged into itself"),
        ({"statusy_postulatów": STATUSES.replace("P;P1;2011-05-20;przedstawiony;\n", "")}, "step"),
        ({"obecność": ATTENDANCE.replace(";x;x", ";x;")}, "no one is recorded as attended"),
        ({"branże": SECTORS.replace("nazwa", "nazwa;uwagi", 1)}, "unknown column"),
    ],
)
def test_what_is_odd_is_warned_of_and_loaded(
    sqlite_database: URL, folder: Folder, files: dict[str, str], said: str
) -> None:
    report = load(write_engine(sqlite_database), folder(**files)).report
    assert said in report.told(locale("en"))


def test_a_problem_knows_its_cell(sqlite_database: URL, folder: Folder) -> None:
    path = folder(organizacje="\n;;;;\nkod;nazwa;krs;nip;regon;PESEL\nA;x;;;\nB;y;;123;\n")
    with pytest.raises(Refused) as refused:
        load(write_engine(sqlite_database), path)
    errors = refused.value.report.errors
    cells = {(problem.column, problem.row, problem.position) for problem in errors}
    assert {("nip", 5, 3), ("PESEL", 3, 5)} <= cells


def test_a_nul_in_a_text_is_left_out(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder(branże=SECTORS.replace("Kultura", "Kul\0tura")))
    assert "Kultura" in _scalars(database, models.Sector.name)


def test_a_refused_load_leaves_the_revision_alone(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    with read_engine(database).connect() as connection:
        before = revision(connection)
    with pytest.raises(Refused):
        load(write_engine(database), folder(branże="program;kod;nazwa\nP;KUL;\n"))
    with read_engine(database).connect() as connection:
        assert revision(connection) == before


BROKEN_ZIP = b"PK\x03\x04" + b"\0" * 60 + b"PK\x05\x06" + b"\1" * 16 + b"\0\0"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\x00",
        b"PK\x03\x04broken",
        BROKEN_ZIP,
        b'"open quote',
        b'kod;nazwa\n"' + b"x" * 200_000,
    ],
)
@pytest.mark.parametrize("name", ["programmes.csv", "programmes.xlsx"])
def test_a_broken_file_is_a_report_not_a_traceback(
    sqlite_database: URL, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    assert _refusal(sqlite_database, tmp_path / name)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 400), st.binary(min_size=1, max_size=6))
def test_a_mutated_file_ends_in_a_load_or_a_report(
    sqlite_database: URL, folder: Folder, name: str, place: int, mutation: bytes
) -> None:
    path = folder()
    file = path / f"{name}.csv"
    data = file.read_bytes()
    at = place % (len(data) + 1)
    file.write_bytes(data[:at] + mutation + data[at + len(mutation) // 2 :])
    told = ""
    try:
        report = load(write_engine(sqlite_database), path).report
        assert not report.errors
    except Refused as refused:
        told = refused.report.told(locale("pl"))
        assert told.partition(":")[0]
