"""Members: terms, and absences with notice, refused where they contradict what else is known."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine, write_engine
from data_access.export import export, table_frame
from data_access.load.load_files import Loaded, load
from data_access.load.problems import Refused
from locales import locale

Send = Callable[..., Loaded]
_FILES = {
    "programy": "kod;nazwa;okres_od;okres_do\nP;Program;01.01.2012;31.12.2014\n",
    "branze": "program;kod;nazwa\nP;KUL;Kultura\n",
    "organizacje": "kod;nazwa\nA;Łąka\n",
    "czlonkowie": "program;kod;zespół;rola;Od;do\nP;C1;KUL;ekspert;1.03.2011;30.06.2011\n"
    "P;C2;koordynacyjny;urząd;;2011-05-10\nP;C3;KUL;organizacja;;\n",
    "spotkania": "program;kod;zespół;początek;status\nP;M1;KUL;05.05.2011 17:00;odbyte\n",
    "obecnosc": "program;spotkanie;czlonek;zaproszona;obecna;Usprawiedliwiona\n"
    "P;M1;C1;tak;;tak\nP;M1;C3;tak;tak;nie\n",
}


@pytest.fixture
def send(database: URL, tmp_path: Path) -> Send:
    """`send(obecnosc="…")` loads the small set with these files in place of its own."""

    def sent(**files: str) -> Loaded:
        folder = tmp_path / "sent"
        folder.mkdir(exist_ok=True)
        for name, text in (_FILES | files).items():
            (folder / f"{name}.csv").write_text(text)
        return load(write_engine(database), folder)

    return sent


def _told(send: Send, **files: str) -> str:
    with pytest.raises(Refused) as refused:
        send(**files)
    return refused.value.report.told(locale("pl"))


def test_terms_and_excuses_go_both_ways(send: Send, database: URL, tmp_path: Path) -> None:
    send()
    with read_engine(database).connect() as connection:
        members = table_frame(connection, 1, "members").set_index("code")
        rows = table_frame(connection, 1, "attendance").set_index("member")
        export(connection, 1, tmp_path / "out")
    assert list(members["from"]) == [date(2011, 3, 1), None, None]
    assert list(members["to"]) == [date(2011, 6, 30), date(2011, 5, 10), None]
    assert rows["excused"].to_dict() == {"C1": True, "C3": False}
    again = load(write_engine(database), tmp_path / "out").changes
    assert sum(change.added + change.changed for change in again.values()) == 0


def test_a_term_may_be_one_day_but_not_end_before_it_starts(send: Send) -> None:
    of = "program;kod;zespół;rola;od;do\nP;C1;KUL;ekspert;{};{}\nP;C3;KUL;ekspert;;\n"
    send(czlonkowie=of.format("2011-05-05", "2011-05-05"))
    told = _told(send, czlonkowie=of.format("2011-05-06", "2011-05-05"))
    assert "czlonkowie.csv, wiersz 2" in told
    assert "koniec przed początkiem" in told


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("C1;;;tak;tak;tak", "obecność i nieobecność usprawiedliwiona wykluczają się"),
        (";A;;tak;;tak", "usprawiedliwić można tylko nieobecność członka zespołu"),
        (";;mieszkańcy;tak;;tak", "usprawiedliwić można tylko nieobecność członka zespołu"),
    ],
)
def test_only_a_member_who_did_not_come_is_excused(send: Send, row: str, why: str) -> None:
    heading = "program;spotkanie;czlonek;organizacja;strona;zaproszona;obecna;usprawiedliwiona\n"
    told = _told(send, obecnosc=f"{heading}P;M1;{row}\n")
    assert "1 błąd:" in told
    assert "obecnosc.csv, wiersz 2" in told
    assert why in told


@pytest.mark.parametrize("column", ["obecna", "usprawiedliwiona"])
def test_a_later_load_may_not_contradict_what_is_recorded(send: Send, column: str) -> None:
    send()
    member = {"obecna": "C1", "usprawiedliwiona": "C3"}[column]
    told = _told(send, obecnosc=f"program;spotkanie;czlonek;{column}\nP;M1;{member};tak\n")
    assert "wykluczają się" in told
    both = "program;spotkanie;czlonek;obecna;usprawiedliwiona\n"
    send(obecnosc=f"{both}P;M1;C1;tak;nie\nP;M1;C3;nie;tak\n")


def test_an_excuse_without_an_invitation_is_warned_of(send: Send) -> None:
    heading = "program;spotkanie;czlonek;zaproszona;obecna;usprawiedliwiona\n"
    report = send(obecnosc=f"{heading}P;M1;C1;nie;nie;tak\nP;M1;C3;tak;tak;nie\n").report
    assert [(w.row, w.column) for w in report.warnings] == [(2, "usprawiedliwiona")]


@pytest.mark.parametrize("day", ["28.02.2011", "1.07.2011"])
def test_a_member_listed_out_of_term_is_warned_of(send: Send, database: URL, day: str) -> None:
    meeting = "program;kod;zespół;początek;status\nP;M1;KUL;{} 0:30;odbyte\n"
    for inside in ("1.03.2011", "30.06.2011"):
        assert not send(spotkania=meeting.format(inside)).report.warnings
    report = send(spotkania=meeting.format(day)).report
    assert [(w.row, w.column, w.value) for w in report.warnings] == [(2, "czlonek", "C1")]
    assert "poza kadencją" in report.told(locale("pl"))
    longer = _FILES["czlonkowie"].replace("1.03.2011;30.06.2011", "1.01.2011;")
    assert not send(spotkania=meeting.format(day), czlonkowie=longer).report.warnings
