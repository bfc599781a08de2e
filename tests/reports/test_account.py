"""What the account tells: every postulate with its position, who came, what is missing."""

from datetime import date

import pytest
from sqlalchemy import URL

from charts import Exhibit
from reports.account import Document
from reports.account.document import PrintedExhibit, PrintedTable, Section, walk
from tests.records import change, meeting, postulate, programme, put, sector
from tests.reports.conftest import Gather


def tables(section: Section) -> list[PrintedTable]:
    return [block for block in section.blocks if isinstance(block, PrintedTable)]


def rows(document: Document) -> list[tuple[str, ...]]:
    """Of every table of postulates and comments."""
    parts = document.sections[3].sections
    return [row for part in parts for table in tables(part) for row in table.rows]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_postulate_of_the_sample_is_told_once(of_sample: Gather, language: str) -> None:
    document = of_sample(language)
    told = rows(document)
    assert len(told) == 204
    assert len({row[2] for row in told}) == 204
    assert all(all(row) for row in told)
    for part in document.sections[3].sections:
        numbers = [row[0] for table in tables(part) for row in table.rows]
        assert numbers == [str(n + 1) for n in range(len(numbers))]


def test_words_are_the_reader_s(of_sample: Gather) -> None:
    polish, english = of_sample("pl"), of_sample("en")
    assert polish.title == "Raport z przebiegu konsultacji"
    assert english.title == "Report on the course of the consultation"
    assert "stan na 15.09.2011" in polish.scope
    assert polish.subject != english.subject
    assert "Odbyło się 28 spotkań branżowych." in polish.sections[0].blocks[1]


def test_a_sector_s_account_tells_of_it_alone(of_sample: Gather) -> None:
    whole, document = of_sample(), of_sample(sector="KUL")
    assert [part.title for part in document.sections[3].sections] == ["Kultura"]
    (held,) = tables(document.sections[1])
    assert {row[1] for row in held.rows} == {"Kultura"}
    assert len(rows(document)) < len(rows(whole))
    assert "Zespół koordynacyjny zebrał się" not in document.sections[0].blocks[1]


def test_positions_are_told_in_neutral_forms_with_their_day(hostile: URL, gather: Gather) -> None:
    by_code = {row[2].split("(")[-1].split(")")[0]: row for row in rows(gather(hostile))}
    assert by_code["P2"][3:] == ("Połączono z P1\n02.07.2011", "brak")
    assert by_code["P3"][1:] == ("—", "Postulat P3 (P3)", "Uwzględniono\n03.07.2011", "brak")
    assert by_code["P4"][3:] == ("Zgłoszono, oczekuje na rozpatrzenie", "—")


def test_comments_on_the_draft_stand_apart(hostile: URL, gather: Gather) -> None:
    first, second = gather(hostile).sections[3].sections
    assert [table.title for table in tables(first)] == ["Postulaty"]
    assert [table.title for table in tables(second)] == ["Uwagi do projektu"]


def test_what_is_missing_is_counted_and_named(hostile: URL, gather: Gather) -> None:
    (table,) = tables(gather(hostile).sections[4])
    assert table.rows == (
        ("Rozstrzygnięcia bez uzasadnienia", "1", "P3"),
        ("Inne stanowiska, które wymagają uzasadnienia, a go nie mają", "1", "P2"),
        ("Odbyte spotkania bez listy obecności", "1", "M 2"),
        ("Odbyte spotkania bez protokołu", "2", "M1, M 2"),
    )


def test_hundreds_of_codes_are_cut_short(sqlite_database: URL, gather: Gather) -> None:
    codes = [f"P{n}" for n in range(103)]
    put(sqlite_database, programme(), sector("A"), *(postulate(code, "A") for code in codes))
    put(sqlite_database, *(change(code, date(2011, 7, 1), "accepted") for code in codes))
    (table,) = tables(gather(sqlite_database).sections[4])
    assert table.rows[0][1] == "103"
    assert table.rows[0][2].endswith("… i jeszcze 3")


def test_nothing_after_the_as_of_date_has_happened(sqlite_database: URL, gather: Gather) -> None:
    put(
        sqlite_database,
        programme(),
        sector("A"),
        meeting("M1", "A", day=date(2011, 6, 1)),
        postulate("P1", "A", day=date(2011, 5, 1)),
        change("P1", date(2011, 6, 1), "accepted", justification="Tak."),
    )
    document = gather(sqlite_database, as_of="2011-05-31")
    assert rows(document)[0][3:] == ("Zgłoszono, oczekuje na rozpatrzenie", "—")
    assert not tables(document.sections[1])


@pytest.mark.parametrize("language", ["pl", "en"])
def test_with_no_records_the_reason_is_said(empty: URL, gather: Gather, language: str) -> None:
    document = gather(empty, language)
    assert len(document.sections) == 5
    assert all(section.blocks for section in walk(document.sections))
    assert not list(document.exhibits())


def test_exhibits_carry_their_tables(of_sample: Gather) -> None:
    document = of_sample()
    shown = [b for s in walk(document.sections) for b in s.blocks if isinstance(b, PrintedExhibit)]
    assert [block.exhibit for block in shown] == list(document.exhibits())
    for block in shown:
        assert isinstance(block.exhibit, Exhibit)
        assert len(block.table.rows) == len(block.exhibit.table)
        assert all(len(row) == len(block.table.columns) for row in block.table.rows)
