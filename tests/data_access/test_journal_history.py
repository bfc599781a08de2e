"""What the journal tells: of one record, of all, for how long, and on the command line."""

import csv
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from sqlalchemy import URL, delete, func, select, update

from data_access.__main__ import main
from data_access.config import system_user
from data_access.engine import read_engine, write_engine, writing
from data_access.export.workbook import TooLong
from data_access.journal import journal_file
from data_access.journal.history import HISTORY_COLUMNS, everything, record_history
from data_access.journal.undo import undo
from data_access.load.load_files import load
from data_access.models import (
    Attendance,
    Database,
    JournalEntry,
    Load,
    Meeting,
    Postulate,
    PostulateStatus,
    Revision,
    now,
)
from domain.clock import local, today
from locales import locale
from tests.data_access.test_load import POSTULATES, STATUSES, WHOLE, Folder, folder
from tests.records import scope

__all__ = ["folder"]


def _history(database: URL, table: str, code: str) -> list[tuple]:
    with read_engine(database).connect() as connection:
        found = record_history(scope(database), connection, table, code)
    assert tuple(found) == HISTORY_COLUMNS
    columns = ["revision", "by", "table", "what", "column", "before", "after"]
    return list(found[columns].itertuples(index=False, name=None))


def test_a_postulates_history_tells_who_changed_what(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder(), by="Anna")
    changed = folder(
        postulaty=POSTULATES.replace("Więcej sal", "Mniej sal").replace("05-01", "05-02"),
        statusy_postulatów=STATUSES.replace("Słuszny", "Słuszny i tani")
        + "P;P1;2011-06-20;odrzucony;Jednak nie\n",
    )
    load(write_engine(database), changed, by="Jan")
    told = _history(database, "postulates", "P1")
    assert [line for line in told if line[0] == 2] == [
        (2, "Jan", "postulates", "changed", "title", "Więcej sal", "Mniej sal"),
        (
            *(2, "Jan", "postulates", "changed", "submitted_on"),
            *(pd.Timestamp("2011-05-01").date(), pd.Timestamp("2011-05-02").date()),
        ),
        (2, "Jan", "postulate_statuses", "changed", "justification", "Słuszny", "Słuszny i tani"),
        (2, "Jan", "postulate_statuses", "added", None, None, None),
    ]
    added = [line[2:] for line in told if line[0] == 1]
    assert added.count(("postulate_statuses", "added", None, None, None)) == 3
    assert ("postulates", "added", None, None, None) in added


def test_a_meeting_that_went_and_came_back_tells_so(database: URL, folder: Folder) -> None:
    engine = write_engine(database)
    load(engine, folder())
    with writing(engine) as connection:
        connection.execute(delete(PostulateStatus))
        connection.execute(delete(Postulate))
        connection.execute(delete(Attendance))
        connection.execute(delete(Meeting))
    undo(engine, 2)
    with writing(engine) as connection:
        of = Attendance.participant == "A"
        connection.execute(update(Attendance).where(of).values(attended=False))
    told = [(line[0], *line[2:]) for line in _history(database, "meetings", "M1")]
    assert (4, "attendance", "changed", "attended", True, False) in told
    assert (3, "meetings", "brought_back", None, None, None) in told
    assert (2, "meetings", "removed", None, None, None) in told
    assert (1, "meetings", "added", None, None, None) in told
    assert not [line for line in told if line[0] == 4 and line[1] == "meetings"]


def test_a_large_load_is_one_row_for_each_table(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    with read_engine(database).connect() as connection:
        found = everything(connection)
        assert everything(connection, today() + timedelta(days=1)).empty
    rows = found.set_index("table")["rows"]
    assert rows["attendance"] == 2
    assert rows["postulate_statuses"] == 3
    assert len(found) == len(WHOLE)


def test_what_is_older_than_it_is_kept_goes_and_is_told(
    database: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    engine = write_engine(database)
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    load(engine, folder(), by="Anna")
    load(engine, folder(postulaty=POSTULATES.replace("Więcej", "Mniej")), by="Anna")
    with engine.begin() as connection:
        for number, when in connection.execute(select(Revision.revision, Revision.at)).all():
            own = update(Revision).where(Revision.revision == number)
            connection.execute(own.values(at=when - timedelta(days=40)))
        earlier = update(Load).where(Load.id == select(func.min(Load.id)).scalar_subquery())
        connection.execute(earlier.values(at=now() - timedelta(days=40)))
    assert load(engine, folder()).forgotten is None, "two years have not passed"
    monkeypatch.setenv("JOURNAL_DAYS", "30")
    assert main(["--lang", "en", "load", str(folder()), "--by", "Jan"]) == 0
    day = locale("en").date(local(now() - timedelta(days=40)).date())
    assert f"all up to {day}" in capsys.readouterr().out
    with read_engine(database).connect() as connection:
        assert connection.scalar(select(Database.journal_from)) == 2
        entries = connection.scalars(select(JournalEntry.revision))
        assert set(entries) == {3}
        by = dict(connection.execute(select(Revision.revision, Revision.by)).all())
        assert connection.scalars(select(Load.by)).all() == ["Anna", system_user(), "Jan"]
    assert (by[1], by[2], by[4]) == ("", "", "Jan")
    monkeypatch.setenv("JOURNAL_DAYS", "two years")
    with pytest.raises(SystemExit, match="JOURNAL_DAYS=two years"):
        main(["load", str(folder())])


@pytest.mark.parametrize("language", ["pl", "en"])
def test_undo_on_the_command_line(
    database: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys, language: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    load(write_engine(database), folder())
    load(write_engine(database), folder(postulaty=POSTULATES.replace("Więcej", "Mniej")))
    assert main(["--lang", language, "undo", "2", "--by", "Anna"]) == 0
    told = capsys.readouterr().out
    assert ("Cofnięcie ma numer 3." if language == "pl" else "This is revision 3.") in told
    assert main(["--lang", language, "undo", "2"]) == 1
    told = capsys.readouterr().err
    assert ("cofnięty zapisem nr 3" if language == "pl" else "undone already") in told


def test_the_journal_as_a_file(
    database: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    load(write_engine(database), folder(), by="=Anna")
    load(write_engine(database), folder(postulaty=POSTULATES.replace("Więcej sal", "=1+1")))
    assert main(["journal", str(tmp_path / "j.csv")]) == 0
    assert main(["journal", str(tmp_path / "j.xlsx")]) == 0
    with (tmp_path / "j.csv").open(encoding="utf-8", newline="") as file:
        first, *rows = csv.reader(file)
    assert tuple(first) == HISTORY_COLUMNS
    line = dict(zip(first, rows[0], strict=True))
    assert (line["programme"], line["key"], line["before"], line["after"]) == (
        *("P", "P1"),
        *("Więcej sal", "=1+1"),
    )
    sheet = [
        ["" if cell.value is None else cell.value for cell in row]
        for row in load_workbook(tmp_path / "j.xlsx").active
    ]
    assert sheet == [first, *rows]


def test_no_text_is_cut_for_a_workbook(tmp_path: Path) -> None:
    row = dict.fromkeys(HISTORY_COLUMNS, "x") | {"after": "ą" * 32_768}
    with pytest.raises(TooLong):
        journal_file.write_journal(pd.DataFrame([row]), tmp_path / "j.xlsx")
