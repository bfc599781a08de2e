"""Worklists go out to the units and load back as changes of status: both languages, databases."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import URL

from catalogue.source import exhibit_source
from charts import Reader
from data_access import postulates
from data_access.engine import read_engine, write_engine
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.load.worklist_sheet import HEADINGS, TO_FILL, status_words
from locales import locale
from reports.__main__ import main
from reports.worklists import archive, worklists
from reports.worklists.file_names import file_names
from tests.fitting import wrapped_rows_are_high_enough
from tests.records import change, organisation, postulate, programme, put, scope, sector

JUNE, DAY = date(2011, 6, 1), date(2011, 9, 10)
LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])


@pytest.fixture
def consultation(database: URL) -> URL:
    put(
        database,
        programme(),
        programme(2),
        sector("KUL"),
        organisation("O1", name="=Fundacja"),
        postulate("late", "KUL", JUNE, department="MOPS", text="Treść", organisation="O1"),
        postulate("later", "KUL", date(2011, 7, 1), department="mops"),
        postulate("due", "KUL", date(2011, 8, 20), department="MOPS"),
        postulate("ahead", "KUL", date(2011, 9, 14), department="MOPS"),
        postulate("sport", "KUL", date(2011, 6, 1), department="Wydział Sportu"),
        postulate("nobody's", "KUL", date(2011, 6, 1)),
        change("late", date(2011, 6, 5), "in_review"),
        change("late", DAY, "presented", justification="Zespół poparł."),
    )  # fmt: skip
    return database


def made(url: URL, language: str) -> dict[str, bytes]:
    with read_engine(url).connect() as connection:
        return worklists(
            exhibit_source(scope(url, programme="P1"), connection, Reader(locale(language)))
        )


def filled(data: bytes, language: str, **given: tuple) -> Workbook:
    """The workbook with status, day and justification put into the rows of some postulates."""
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    places = [heads[locale(language).gettext(HEADINGS[name])] for name in TO_FILL]
    rows = {sheet.cell(row, 2).value: row for row in range(2, sheet.max_row + 1)}
    for code, values in given.items():
        for place, value in zip(places, values, strict=True):
            sheet.cell(rows[code], place).value = value
    return book


def sent(folder: Path, **books: Workbook) -> Path:
    folder.mkdir()
    for name, book in books.items():
        book.save(folder / f"{name}.xlsx")
    return folder


def statuses(url: URL) -> dict[str, str]:
    with read_engine(url).connect() as connection:
        found = postulates.search(scope(url, programme="P1"), connection)[0]
    return found.set_index("code")["status"].to_dict()


@LANGUAGES
def test_each_unit_gets_what_it_has_to_answer(consultation: URL, language: str) -> None:
    files = made(consultation, language)
    nobodys = {"pl": "Bez wskazanej komórki.xlsx", "en": "Without a responsible unit.xlsx"}
    assert sorted(files) == sorted(["MOPS.xlsx", "Wydział Sportu.xlsx", nobodys[language]])
    sheet = load_workbook(io.BytesIO(files["MOPS.xlsx"])).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["late", "later", "due"], "the earliest deadline first"
    assert rows[0][3:8] == ("Treść", "=Fundacja", datetime(2011, 6, 1), datetime(2011, 7, 1), 76)
    assert rows[0][9].endswith("Zespół poparł.")
    assert [*rows[0][10:]] == [None] * 3
    (listed, _day) = sheet.data_validations.dataValidation
    book = load_workbook(io.BytesIO(files["MOPS.xlsx"]))
    chosen = book.worksheets[1][listed.formula1.partition("!")[2].replace("$", "")]
    assert [cell.value for (cell,) in chosen] == list(status_words(locale(language)).values())
    assert wrapped_rows_are_high_enough(book)


@LANGUAGES
def test_what_nobody_filled_in_changes_nothing(
    consultation: URL, language: str, tmp_path: Path
) -> None:
    with read_engine(consultation).connect() as connection:
        of = exhibit_source(
            scope(consultation, programme="P1"), connection, Reader(locale(language))
        )
        (tmp_path / "back.zip").write_bytes(archive(of))
    loaded = load(write_engine(consultation), tmp_path / "back.zip")
    assert not loaded.changes
    assert len(loaded.report.warnings) == 3


@LANGUAGES
def test_partly_filled_in_it_loads_as_changes_of_status(
    consultation: URL, language: str, tmp_path: Path
) -> None:
    files, word = made(consultation, language), status_words(locale(language))
    mops = filled(
        files["MOPS.xlsx"], language,
        late=(word["rejected"], datetime(2011, 9, 10), "Brak środków."),
        due=(word["in_review"], "12.09.2011", None),
    )  # fmt: skip
    sport = filled(
        files["Wydział Sportu.xlsx"], language, sport=(word["accepted"], date(2011, 9, 13), "Tak.")
    )
    folder = sent(tmp_path / "back", mops=mops, sport=sport)
    loaded = load(write_engine(consultation), folder)
    assert loaded.programmes == ["P1"]
    assert loaded.changes["postulate_statuses"].added == 3
    after = statuses(consultation)
    assert after["late"] == "rejected", "it follows what was recorded of that day"
    assert (after["due"], after["sport"]) == ("in_review", "accepted")
    assert after["later"] == "submitted"
    again = load(write_engine(consultation), folder)
    assert again.changes["postulate_statuses"].added == 0
    assert again.changes["postulate_statuses"].changed == 0


@LANGUAGES
def test_every_status_that_may_be_chosen_is_read(
    consultation: URL, language: str, tmp_path: Path
) -> None:
    data = made(consultation, language)["MOPS.xlsx"]
    for status, word in status_words(locale(language)).items():
        book = filled(data, language, later=(word, datetime(2011, 9, 14), "Bo tak."))
        load(write_engine(consultation), sent(tmp_path / status, mops=book))
        assert statuses(consultation)["later"] == status


@LANGUAGES
def test_what_is_wrong_is_refused_by_cell(consultation: URL, language: str, tmp_path: Path) -> None:
    files, word = made(consultation, language), status_words(locale(language))
    book = filled(
        files["MOPS.xlsx"], language,
        late=("zgodzono", datetime(2011, 9, 10), "x"),
        later=(word["rejected"], datetime(2011, 1, 1), "x"),
        due=(None, None, "sama przyczyna"),
    )  # fmt: skip
    sport = filled(
        files["Wydział Sportu.xlsx"], language, sport=(word["accepted"], "kiedyś", "Tak.")
    )
    with pytest.raises(Refused) as refused:
        load(write_engine(consultation), sent(tmp_path / "back", mops=book, sport=sport))
    places = {(str(p.file).split(".")[0], p.row, p.position) for p in refused.value.report.errors}
    status, day = 10, 11
    assert places == {
        ("mops", 2, status),
        ("mops", 3, day),
        ("mops", 4, status),
        ("mops", 4, day),
        ("sport", 2, day),
    }
    assert statuses(consultation)["late"] == "presented"


def test_one_file_sent_twice_is_told_of(consultation: URL, tmp_path: Path) -> None:
    book = filled(
        made(consultation, "pl")["MOPS.xlsx"], "pl", due=("wycofany", datetime(2011, 9, 1), None)
    )
    with pytest.raises(Refused) as refused:
        load(write_engine(consultation), sent(tmp_path / "back", a=book, b=book))
    (message,) = refused.value.report.error_messages()
    assert "w wierszu 4 pliku a.xlsx" in message.told(locale("pl"))


def test_unit_names_make_file_names_that_every_system_takes() -> None:
    named = file_names(["", "A/B", "a b", "..", "con: x\n" + "y" * 200], locale("pl"))
    assert named["A/B"] == "A B.xlsx"
    assert named["a b"] == "a b 2.xlsx"
    assert named[".."] == "Bez wskazanej komórki 2.xlsx"
    assert max(map(len, named.values())) < 100


def test_the_command_line_writes_a_folder_or_an_archive(
    sample: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", sample.render_as_string())
    assert main(["worklists", str(tmp_path / "folder")]) == 0
    assert main(["worklists", str(tmp_path / "all.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert sorted(packed.namelist()) == sorted(p.name for p in (tmp_path / "folder").iterdir())
