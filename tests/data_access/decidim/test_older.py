"""Exports of older Decidim platforms: any language, hours without a zone, errors in their place."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from data_access.load.check import checked
from data_access.load.decidim import read_decidim
from data_access.load.existing_records import Stored
from data_access.load.problems import Report
from locales import locale
from tests.data_access.decidim.export import (
    OLD_MEETINGS,
    PROCESSES,
    Files,
    Row,
    meeting,
    meetings,
    proposal,
    proposals,
    space,
    table,
)

_OLD = {
    "id": "1",
    "title/fr": "Salle",
    "participatory_space/url": f"{space('bp')}?participatory_process_slug=bp",
    "component/id": "30",
    "published_at": "2018-04-03 10:00:00 UTC",
}


def _read(folder: Path, files: Files) -> tuple[dict[str, list[dict]], Report]:
    """Typed rows of each table, and what is wrong with them."""
    for kind, text in files.items():
        (folder / f"h-open-data-{kind}.csv").write_text(text, "utf-8")
    report = Report()
    typed = checked(read_decidim(folder, report), Stored(), report)
    return {name: frame.to_dict("records") for name, frame in typed.items()}, report


def _old(*rows: Row) -> Files:
    return {"proposals": table(list(dict.fromkeys(h for row in rows for h in row)), *rows)}


@pytest.mark.parametrize("dimension", ["category", "scope"])
@pytest.mark.parametrize(
    ("names", "name", "english"),
    [
        ({"fr": "Culture"}, "Culture", None),
        ({"pt-BR": "Cultura"}, "Cultura", None),
        ({"ca": "", "es": "Cultura"}, "Cultura", None),
        ({"fr": "Culture (fr)", "en": "Culture"}, "Culture", "Culture"),
        ({"fr": "Culture", "en": "Culture", "pl": "Kultura"}, "Kultura", "Culture"),
        ({"fr": "", "machine_translations/de": "Kultur"}, "Kultur", None),
        ({"fr": "Culture", "machine_translations/pl": "Kultura"}, "Culture", None),
        ({"": "Culture"}, "Culture", None),
    ],
)
def test_a_sector_is_named_in_the_first_language_that_is_filled(
    tmp_path: Path, dimension: str, names: Row, name: str, english: str | None
) -> None:
    headings = {f"{dimension}/name/{language}".strip("/"): n for language, n in names.items()}
    tables, report = _read(tmp_path, _old(_OLD | {f"{dimension}/id": "6"} | headings))
    assert not report.errors
    (sector,) = tables["sectors"]
    assert (sector["code"], sector["name"], sector["name_en"]) == (f"{dimension}-6", name, english)


def test_taxonomies_are_named_likewise(tmp_path: Path) -> None:
    cells = {"taxonomies/ids": "5", "taxonomies/5/ca": "", "taxonomies/5/fr": "Culture"}
    tables, report = _read(tmp_path, _old(_OLD | cells))
    assert not report.errors
    assert [(s["code"], s["name"]) for s in tables["sectors"]] == [("taxonomy-5", "Culture")]


def test_each_sector_may_have_a_language_of_its_own(tmp_path: Path) -> None:
    rows = [
        _OLD | {"category/id": "6", "category/name/fr": "Culture", "category/name/es": ""},
        _OLD | {"id": "2", "category/id": "7", "category/name/es": "Deporte"},
        _OLD | {"id": "3", "category/id": "8", "category/name/fr": "<p> </p>"},
    ]
    tables, report = _read(tmp_path, _old(*rows))
    assert not report.errors
    assert [s["name"] for s in tables["sectors"]] == ["Culture", "Deporte", "Kategoria 8"]


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2018-04-03 17:00:00", 17),
        ("2018-04-03 17:00:00 UTC", 17),
        ("2018-04-03 17:00:00 +0200", 15),
        ("2018-04-03T17:00:00.000Z", 17),
        ("2018-04-03T17:00:00.000+02:00", 15),
        ("2018-04-03T17:00", 17),
        ("2018-12-03 17:00:00", 17),
    ],
)
def test_an_hour_without_a_zone_is_utc(tmp_path: Path, written: str, hour: int) -> None:
    row = {
        "id": "1",
        "title/fr": "Réunion",
        "start_time": written,
        "end_time": "2018-12-31 10:00:00",
        "participatory_space/url": space("bp"),
    }
    tables, report = _read(tmp_path, {"meetings": table(OLD_MEETINGS, row)})
    assert not report.errors
    (found,) = tables["meetings"]
    at = datetime.fromisoformat(f"2018-{written[5:10]}T{hour}:00:00+00:00")
    assert found["starts_at"] == at


def test_days_are_local_ones_with_or_without_a_zone(tmp_path: Path) -> None:
    for written in ("2018-04-03 22:30:00", "2018-04-03 22:30:00 UTC", "2018-04-04"):
        tables, report = _read(tmp_path, _old(_OLD | {"published_at": written}))
        assert not report.errors
        assert tables["postulates"][0]["submitted_on"] == date(2018, 4, 4)


def test_an_old_archive_loads(tmp_path: Path) -> None:
    packed = tmp_path / "open-data.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        row = _OLD | {"category/id": "6", "category/name/fr": "Culture"}
        archive.writestr("data/h-open-data-proposals.csv", _old(row)["proposals"])
    report = Report()
    tables = checked(read_decidim(packed, report), Stored(), report)
    assert not report.errors
    assert tables["sectors"]["name"].tolist() == ["Culture"]


# -- errors are told where they are --------------------------------------------------------------


def _told(folder: Path, files: Files) -> list[str]:
    _, report = _read(folder, files)
    return [problem.told(locale("pl")) for problem in [*report.errors, *report.warnings]]


def test_what_is_wrong_with_a_space_is_told_in_its_row(tmp_path: Path) -> None:
    spaces = [
        {"id": "2", "slug": "plan", "url": space("plan")},
        {"id": "3", "slug": "budzet", "url": space(), "title/pl": "Budżet",
         "start_date": "2024-12-31", "end_date": "2024-01-01"},
    ]  # fmt: skip
    files = proposals(proposal()) | {"participatory_processes": table(PROCESSES, *spaces)}
    (period, consultation) = _told(tmp_path, files)
    assert period.startswith("h-open-data-participatory_processes.csv, wiersz 3, kolumna end_date")
    assert "koniec przed początkiem" in period
    assert consultation == period


def test_what_is_wrong_with_a_sector_is_told_where_it_was_met_first(tmp_path: Path) -> None:
    row = meeting(2, taxonomies__ids="21", taxonomies__12__pl="", **{"taxonomies/12/pl": ""})
    files = proposals(proposal(), proposal(2, taxonomies__ids="21")) | meetings(row)
    files["proposals"] = files["proposals"].replace("taxonomies/21/pl", "taxonomies/21/fr")
    files["proposals"] = files["proposals"].replace('"Culture"', '"write@example.com"')
    files["proposals"] = files["proposals"].replace('"Kultura"', '""')
    told = [line for line in _told(tmp_path, files) if "adres" in line]
    assert told
    assert all(line.startswith("h-open-data-proposals.csv, wiersz 2") for line in told)


def test_a_record_without_a_day_is_told_once(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, _old(_OLD | {"published_at": ""}))
    assert told.startswith("h-open-data-proposals.csv, wiersz 2, kolumna published_at")
