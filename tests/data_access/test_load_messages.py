"""What a person is told of a load: one cause once, in the reader's words and the file's."""

from pathlib import Path

import pytest
from sqlalchemy import URL, select

from data_access import models
from data_access.commands.loading import print_changes
from data_access.engine import read_engine, write_engine
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.load.store import ChangedRows
from locales import locale
from tests.data_access.test_load import (
    ATTENDANCE,
    MEETINGS,
    ORGANISATIONS,
    POSTULATES,
    PROGRAMMES,
    STATUSES,
    Folder,
    folder,
)

__all__ = ["folder"]


def _told(database: URL, path: Path, language: str = "pl") -> list[str]:
    """The lines of the report, errors first, without their headings."""
    try:
        report = load(write_engine(database), path).report
    except Refused as refused:
        report = refused.report
    lines = report.told(locale(language)).splitlines()
    return [line.strip() for line in lines if line.startswith("  ")]


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        (  # a missing column, and what would follow from it
            {"branże": "program;nazwa\nP;Kultura\nP;Edukacja\n"},
            ["branże.csv, kolumna kod: brakuje tej kolumny"],
        ),
        (
            {"branże": "kod;nazwa\nKUL;Kultura\nEDU;Edukacja\n"},
            ["branże.csv, kolumna program: brakuje tej kolumny"],
        ),
        (
            {"postulaty": "program;kod;tytuł;data_zgłoszenia\nP;P1;Sala;2011-05-01\n"},
            ["postulaty.csv, kolumna branza: brakuje tej kolumny"],
        ),
        (
            {"obecność": "program;organizacja;obecna\nP;A;x\nP;B;x\n"},
            [
                "obecność.csv, kolumna spotkanie: brakuje tej kolumny",
                "spotkania.csv, wiersz 2, kolumna kod: „M1” – spotkanie odbyte, ale nikt nie jest "
                "zapisany jako obecny",
            ],
        ),
        (  # a name in the place of its code, a slip of the pen, and what is like nothing
            {
                "postulaty": POSTULATES + "P;P2;edukacja;Sala;2011-05-01\n"
                "P;P3;Edukcja;Sala;2011-05-01\nP;P4;sport;Sala;2011-05-01\n"
            },
            [
                *(
                    f"postulaty.csv, wiersz {row}, kolumna branża: „{word}” – nie ma takiego kodu "
                    "w tabeli branże; czy chodziło o „EDU”?"
                    for row, word in ((3, "edukacja"), (4, "Edukcja"))
                ),
                "postulaty.csv, wiersz 5, kolumna branża: „sport” – nie ma takiego kodu w tabeli "
                "branże",
            ],
        ),
        (  # a code is a number: each other one is near
            {"statusy_postulatów": STATUSES.replace("P;P1;", "P;P2;")},
            [
                "statusy_postulatów.csv, 3 wiersze (2–4), kolumna postulat: „P2” – nie ma takiego "
                "kodu w tabeli postulaty"
            ],
        ),
        (  # a head count is a whole number, beside empty cells too
            {"obecność": "program;spotkanie;organizacja;zaproszona;obecna;osoby\n"
             "P;M1;A;x;x;\nP;M1;B;x;;3\n"},
            ["obecność.csv, wiersz 3, kolumna osoby: „3” – podano liczbę osób, ale nie zaznaczono "
             "obecności: osoby nie są liczone"],
        ),
        (  # a code left out, and the rows that mean it
            {"branże": "program;kod;nazwa\nP;;Kultura\nP;EDU;Edukacja\n"},
            ["branże.csv, wiersz 2, kolumna kod: tu wymagana jest wartość"],
        ),
        (  # one code that is nowhere, in several rows
            {"postulaty": POSTULATES + "P;P2;SPO;Boisko;2011-05-01\nP;P3;SPO;Basen;2011-05-01\n"},
            ["postulaty.csv, 2 wiersze (3–4), kolumna branża: „SPO” – nie ma takiego kodu w tabeli "
             "branże"],
        ),
        (  # a step is not judged by one that could not be read
            {"statusy_postulatów": STATUSES.replace("przedstawiony", "przedstwiony")},
            ["statusy_postulatów.csv, wiersz 3, kolumna status: „przedstwiony” – oczekiwano jednej "
             "z wartości: zgłoszony, w analizie zespołu branżowego, przedstawiony zespołowi "
             "koordynacyjnemu, do dalszych prac, uwzględniony, uwzględniony częściowo, "
             "nieuwzględniony, wycofany, połączony z innym, poza zakresem – przekazany właściwej "
             "komórce; czy chodziło o „przedstawiony zespołowi koordynacyjnemu”?"],
        ),
        (
            {"statusy_postulatów": STATUSES.replace("P;P1;2011-05-20;przedstawiony;\n", "")},
            ["statusy_postulatów.csv, wiersz 3, kolumna status: nietypowa zmiana statusu: "
             "w analizie zespołu branżowego → uwzględniony"],
        ),
        (
            {"spotkania": MEETINGS.replace("05.07.2011 17:00", "05.07.2011 17:00-19:00")
             .replace("początek", "początek;koniec").replace(";odbyte", ";05.07.2011 18:00;odbyte")
             .replace(";planowane", ";;planowane")},
            ["spotkania.csv, wiersz 2, kolumna początek: „05.07.2011 17:00-19:00” – w kolumnie "
             "koniec podano inny koniec"],
        ),
        (
            {"obecność": ATTENDANCE.replace("obecna", "obecna;osoby").replace(";x;x", ";x;x;2")
             .replace("B;x;", "B;x;;3")},
            ["obecność.csv, wiersz 3, kolumna osoby: „3” – podano liczbę osób, ale nie zaznaczono "
             "obecności: osoby nie są liczone"],
        ),
        (
            {"obecność": ATTENDANCE + "P;M1;C;;\n",
             "organizacje": ORGANISATIONS + "C;Trzecia;;;\n"},
            ["obecność.csv, wiersz 4, kolumna obecna: nie zaznaczono ani zaproszenia, ani "
             "zgłoszenia, ani obecności: wiersz nic nie wnosi"],
        ),
        (
            {"statusy_postulatów": STATUSES.replace("uwzględniony", "przyjęty")},
            ["statusy_postulatów.csv, wiersz 4, kolumna status: „przyjęty” – wczytano jako "
             "„uwzględniony”"],
        ),
        (
            {"statusy_postulatów": STATUSES.replace("Słuszny", "\u200b \xa0")},
            ["statusy_postulatów.csv, wiersz 4, kolumna uzasadnienie: tu wymagane jest "
             "uzasadnienie"],
        ),
        (
            {"organizacje": ORGANISATIONS + "C;ŻÓŁW;-;brak;tak\n"},
            ["organizacje.csv, wiersz 4, kolumna krs: „-” – uznano za puste pole",
             "organizacje.csv, wiersz 4, kolumna nip: „brak” – uznano za puste pole",
             "organizacje.csv, wiersz 4, kolumna nazwa: „ŻÓŁW / Żółw” – prawdopodobnie to samo: "
             "różnią się tylko wielkością liter, odstępami lub zapisem znaków"],
        ),
        (  # letters of another alphabet
            {"branże_organizacji": "program;organizacja;branża\nP;А;KUL\n",
             "organizacje": ORGANISATIONS + "В;Trzecia;;;nie\n"},
            ["branże_organizacji.csv, wiersz 2, kolumna organizacja: „А” – nie ma takiego kodu "
             "w tabeli organizacje: A tylko wygląda tak samo, różni je litera А (U+0410)",
             "organizacje.csv, wiersz 4, kolumna kod: „В” – wygląda jak kod B, ale to inny kod: "
             "różni je litera В (U+0412)"],
        ),
        (  # mergers that lead nowhere
            {"postulaty": POSTULATES + "P;P2;KUL;Sala;2011-05-01\nP;P3;KUL;Hala;2011-05-01\n",
             "statusy_postulatów":
             "program;postulat;data_zmiany;status;uzasadnienie;połączony z\n"
             "P;P1;2011-05-02;połączony;a;P2\nP;P2;2011-05-02;połączony;a;P3\n"
             "P;P3;2011-05-02;w analizie;;P1\nP;P3;2011-05-03;połączony;a;P1\n"},
            ["statusy_postulatów.csv, wiersz 4, kolumna połączony z: „P1” – podano tu postulat, "
             "ale status jest inny niż „połączony z innym”",
             *(f"statusy_postulatów.csv, wiersz {row}, kolumna połączony z: „{target}” – połączone "
               f"w kółko, żaden nie czeka więc na rozstrzygnięcie: {codes}"
               for row, target, codes in ((2, "P2", "P1 → P2 → P3 → P1"),
                                          (3, "P3", "P2 → P3 → P1 → P2"),
                                          (5, "P1", "P3 → P1 → P2 → P3")))],
        ),
        (  # what stands in the cell is told, as it stands there
            {"postulaty": POSTULATES.replace("2011-05-01", "11.05.2011"),
             "statusy_postulatów": STATUSES.replace("2011-05-02", "2 V 2011 r.")},
            ["statusy_postulatów.csv, wiersz 2, kolumna data_zmiany: „2 V 2011 r.” – zmiana przed "
             "zgłoszeniem postulatu"],
        ),
        (
            {"spotkania": MEETINGS.replace("05.07.2011 17:00", "05.07.2011 17:00-15:00")},
            ["spotkania.csv, wiersz 2, kolumna początek: „05.07.2011 17:00-15:00” – koniec przed "
             "początkiem"],
        ),
        (
            {"obecność": "program;spotkanie;organizacja;obecna;osoby\nP;M1;A;Tak;1 000 000\n"
             "P;M2;A;Tak;\n"},
            ["obecność.csv, wiersz 2, kolumna osoby: „1 000 000” – to nie jest liczba osób: od 0 "
             "do 100\xa0000",
             "obecność.csv, wiersz 3, kolumna obecna: „Tak” – obecność na spotkaniu M2, które jest "
             "planowane albo odwołane"],
        ),
        (
            {"postulaty": POSTULATES.replace("2011-05-01", "5/1/2011")},
            ["postulaty.csv, wiersz 2, kolumna data_zgłoszenia: „5/1/2011” – nie wiadomo, co jest "
             "dniem, a co miesiącem: wpisz 05.01.2011 albo 01.05.2011"],
        ),
    ],
)  # fmt: skip
def test_one_cause_is_told_once_in_polish(
    sqlite_database: URL, folder: Folder, files: dict[str, str], lines: list[str]
) -> None:
    assert _told(sqlite_database, folder(**files)) == lines


def test_a_missing_table_is_told_once(sqlite_database: URL, folder: Folder) -> None:
    path = folder()
    (path / "organizacje.csv").unlink()
    assert _told(sqlite_database, path) == [
        "organizacje: brakuje tej tabeli, a odwołują się do niej: obecnosc"
    ]
    assert _told(sqlite_database, path, "en") == [
        "organisations: this table is missing, and others refer to it: attendance"
    ]


def test_a_needed_table_is_told_once_by_its_polish_name(
    sqlite_database: URL, folder: Folder
) -> None:
    path = folder()
    (path / "branże.csv").unlink()
    assert _told(sqlite_database, path) == ["branze: brakuje tej tabeli, a jest wymagana"]


def test_english_readers_get_english_words(sqlite_database: URL, folder: Folder) -> None:
    path = folder(spotkania=MEETINGS.replace("odbyte", "obyte"))
    assert _told(sqlite_database, path, "en") == [
        "spotkania.csv, row 2, column status: “obyte” – not one of: planned, held, cancelled; "
        "did you mean held?"
    ]


def test_a_missing_column_is_called_in_the_language_of_the_others(
    sqlite_database: URL, folder: Folder
) -> None:
    path = folder(branże="programme;code\nP;KUL\n")
    assert _told(sqlite_database, path)[0] == "branże.csv, kolumna name: brakuje tej kolumny"


def test_an_end_written_with_its_beginning_is_kept(database: URL, folder: Folder) -> None:
    path = folder(spotkania=MEETINGS.replace("05.07.2011 17:00", "5 lipca 2011, godz. 17–19"))
    assert not _told(database, path)
    with read_engine(database).connect() as connection:
        held = select(models.Meeting.starts_at, models.Meeting.ends_at).where(
            models.Meeting.code == "M1"
        )
        assert [(a.hour, b.hour) for a, b in connection.execute(held)] == [(15, 17)]


@pytest.mark.parametrize("end", ["19:00", "do 19.00", "19:00:00", "do godz. 19:00", "7 pm"])
def test_an_hour_alone_ends_on_the_day_of_its_beginning(
    sqlite_database: URL, folder: Folder, end: str
) -> None:
    meetings = MEETINGS.replace("początek", "początek;koniec").replace(";odbyte", f";{end};odbyte")
    assert not _told(sqlite_database, folder(spotkania=meetings.replace(";plan", ";;plan")))
    with read_engine(sqlite_database).connect() as connection:
        ends = connection.scalars(select(models.Meeting.ends_at).order_by(models.Meeting.code))
        assert [at and (at.day, at.hour) for at in ends] == [(5, 17), None]


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        ("05.07.2011 17:00", "16:00", "kolumna koniec: „16:00” – koniec przed początkiem"),
        ("05.07.2011 17:00", "25:00", "kolumna koniec: „25:00” – nie ma takiej godziny"),
        ("05.07.2011 07:00", "12.05", "kolumna koniec: „12.05” – to nie jest data z godziną"),
        ("05.07.2011 07:00", "do 12.05", "kolumna koniec: „do 12.05” – to nie jest data"),
        ("05.07.2011 17:00", "19", "kolumna koniec: „19” – to nie jest data z godziną"),
        ("35.07.2011 17:00", "19:00", "kolumna początek: „35.07.2011 17:00” – nie ma takiego dnia"),
        ("27.03.2011 01:00", "02:30", "kolumna koniec: „02:30” – takiej godziny nie było"),
    ],
)
def test_an_hour_alone_that_ends_nothing_is_told_once(
    sqlite_database: URL, folder: Folder, begin: str, end: str, told: str
) -> None:
    meetings = MEETINGS.replace("początek", "początek;koniec").replace(";odbyte", f";{end};odbyte")
    meetings = meetings.replace("05.07.2011 17:00", begin).replace(";plan", ";;plan")
    (said,) = _told(sqlite_database, folder(spotkania=meetings))
    assert told in said


def test_hundreds_of_warnings_of_one_kind_are_one_line(
    sqlite_database: URL, folder: Folder
) -> None:
    many = "".join(f"P;P{n};KUL;pisać na a{n}@example.org;2011-05-01\n" for n in range(2, 502))
    assert _told(sqlite_database, folder(postulaty=POSTULATES + many)) == [
        "postulaty.csv, 500 wierszy (3–502), kolumna tytuł: tekst prawdopodobnie zawiera adres "
        "e-mail, numer telefonu lub PESEL"
    ]


def test_names_are_held_against_those_in_the_database(database: URL, folder: Folder) -> None:
    head = "kod;nazwa;forma_prawna;dzielnica\n"
    rows = "A;Łąka;fundacja;Podgórze\nB;Żółw;fundacja;Podgórze\n"
    assert not _told(database, folder(organizacje=head + rows))
    path = folder(organizacje=head + "C;łąka;Fundacja;podgórze\nD;Inna;fundacja;Podgórze\n")
    alike = (
        "prawdopodobnie to samo: różnią się tylko wielkością liter, odstępami lub zapisem znaków"
    )
    assert _told(database, path) == [
        f"organizacje.csv, wiersz 2, kolumna nazwa: „łąka / Łąka” – {alike}",
        f"organizacje.csv, wiersz 2, kolumna forma_prawna: „Fundacja / fundacja” – {alike}",
        f"organizacje.csv, wiersz 2, kolumna dzielnica: „podgórze / Podgórze” – {alike}",
    ]
    renamed = folder(organizacje=head + "B;ŻÓŁW;fundacja;Podgórze\n")
    assert not [line for line in _told(database, renamed) if "nazwa" in line], "the same record"


def test_a_circle_of_mergers_is_seen_across_loads(database: URL, folder: Folder) -> None:
    postulates = POSTULATES + "P;P2;KUL;Sala;2011-05-01\n"

    def circles(change: str) -> list[str]:
        head = "program;postulat;data_zmiany;status;uzasadnienie;polaczony_z\n"
        told = _told(database, folder(postulaty=postulates, statusy_postulatów=f"{head}{change}\n"))
        return [line for line in told if "w kółko" in line]

    assert not circles("P;P1;2011-05-02;połączony;a;P2")
    assert "P2 → P1 → P2" in circles("P;P2;2011-05-03;połączony;a;P1")[0]
    assert not circles("P;P1;2011-05-04;w analizie;;")
    assert not circles("P;P2;2011-05-05;połączony;a;P1")


def test_a_code_that_the_database_holds_unfolded_is_the_same(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    engine = write_engine(database)
    with engine.begin() as connection:
        for table in ("attendance", "organisations"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
        connection.exec_driver_sql(
            "INSERT INTO organisations (programme_id, code, name) VALUES (1, 'A  1', 'Dawna')"
        )
    path = folder(
        organizacje="kod;nazwa\nA 1;Nowa\n",
        obecność="program;spotkanie;organizacja;obecna\nP;M1;A 1;x\n",
    )
    changes = load(engine, path).changes["organisations"]
    assert (changes.added, changes.changed) == (0, 1)


def test_a_programme_that_is_not_known_is_told_once(sqlite_database: URL, folder: Folder) -> None:
    assert _told(sqlite_database, folder(programy=PROGRAMMES.replace("P;", "X;"))) == [
        "branże.csv, 2 wiersze (2–3), kolumna program: „P” – nie ma takiego programu; "
        "znane są: X; tak samo w plikach: obecność.csv, postulaty.csv, spotkania.csv, "
        "statusy_postulatów.csv"
    ]


@pytest.mark.parametrize(("language", "title"), [("pl", "branze"), ("en", "sectors")])
def test_the_table_of_changes_names_tables_in_the_readers_language(
    language: str, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_changes({"sectors": ChangedRows(1, 0, 0)}, locale(language))
    assert capsys.readouterr().out.splitlines()[1].split() == [title, "1", "0", "0", "0"]
